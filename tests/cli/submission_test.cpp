// SPDX-License-Identifier: GPL-3.0-or-later
// Lists as they go to inspectors: in the template's form, kept as they went out, shown and compared later.
#include "cli/sealed_place.h"

using namespace waymark::cli;
namespace fs = std::filesystem;

namespace {

struct Submitted : SealedPlace {
  Submitted() {
    sealed();
    imported(list);
  }
  [[nodiscard]] std::string beside(const std::string& name) const {
    return (fs::path(file).parent_path() / name).string();
  }
  [[nodiscard]] std::vector<std::string> submit(const std::string& out, const std::string& asAt = "2026-11-23") const {
    return {"submit-lists", file, "--as-at", asAt, "--out", out, "--why", "Week 1", "--to", "Ofsted",
            "--passphrase-file", passphrase};
  }
  static std::string bytesOf(const std::string& path) {
    std::ostringstream all;
    all << std::ifstream(path, std::ios::binary).rdbuf();
    return all.str();
  }
};

}  // namespace

TEST_CASE("a submission holds the template's columns with corrections laid over, and no local column") {
  const Submitted place;
  REQUIRE(ran({"correct", place.file, "--case", "C-00001", "--column", "primary_need", "--value", "MLD"}).exit == 0);
  const auto out = place.beside("list.csv");
  const auto made = place.json(place.submit(out));
  REQUIRE(made.size() == 1);
  CHECK(made[0]["list"] == "List_2");
  CHECK(made[0]["rows"] == 2);
  CHECK(made[0]["sent_to"] == "Ofsted");
  const auto text = Submitted::bytesOf(out);
  CHECK(text.starts_with("\xEF\xBB\xBFUnique ID,UPN,ULN,Date of birth,Gender,Ethnicity,SEN primary need,"));
  CHECK(text.find("A1,H801200001001,,09/03/2014,a) Male,a) WBRI,b) MLD,123456,b) Primary,,0,0,1.5,,,,\r\n") !=
        std::string::npos);
  CHECK(text.find("31/02/2015") != std::string::npos);  // true values, also those that can't be read
  CHECK(text.find("North") == std::string::npos);
  CHECK(text.find("Locality") == std::string::npos);

  // The checks of the workspace are those of the file that went out.
  const auto file = place.json({"check-lists", out, "--as-at", "2026-11-23"});
  auto checks = file["rows_failing_per_rule"];
  checks.update(file["rows_failing_per_further_rule"]);
  CHECK(made[0]["checks"] == checks);
  CHECK(ran({"records", place.file, "identity_access"}).out.find("Week 1") != std::string::npos);
}

TEST_CASE("the log of submissions gives the same file again, whatever became of the lists") {
  const Submitted place;
  const auto out = place.beside("lists.xlsx");
  const auto made = place.json(place.submit(out));
  const auto id = made[0]["id"].get<std::string>();
  place.imported(place.write("later.csv", std::string(kHeader) + "A1,H801200001001,,09/03/2014,1,WBRI,SEMH,123456,2,0,0,1.5,East\r\n" +
                                              "A5,,,,1,WBRI,SEMH,123456,2,0,0,1.5,\r\n"),
                 "2026-12-02");
  CHECK(place.json({"submissions", place.file}) == made);

  const auto again = place.beside("again.xlsx");
  const std::vector<std::string> write{"submissions", place.file, "--id", id, "--out", again, "--why", "Asked for it"};
  CHECK(ran(write).exit == 3);  // locked
  auto unlocked = write;
  unlocked.insert(unlocked.end(), {"--passphrase-file", place.passphrase});
  const auto written = place.json(unlocked);
  CHECK(written["same_file"] == true);
  CHECK(Submitted::bytesOf(again) == Submitted::bytesOf(out));
  CHECK(ran({"records", place.file, "identity_access"}).out.find("Asked for it") != std::string::npos);

  auto compared = place.json({"submissions", place.file, "--id", id, "--compare", "--passphrase-file", place.passphrase});
  CHECK(compared["extract_as_at"] == "2026-12-02");
  CHECK(compared["added"] == Json::array({"C-00003"}));
  CHECK(compared["gone"] == Json::array({"C-00002"}));
  REQUIRE(compared["changed"].size() == 1);
  CHECK(compared["changed"][0]["fields"] == Json::array({{{"column", "primary_need"}, {"was", "ASD"}, {"now", "SEMH"}}}));
  compared = place.json({"submissions", place.file, "--id", id, "--compare"});
  CHECK(compared["changed"].size() == 1);
}

TEST_CASE("a submission shows the lists as they were on its day") {
  const Submitted place;
  place.imported(place.write("later.csv", std::string(kHeader) + "A7,,,,1,WBRI,SEMH,123456,2,0,0,1.5,\r\n"), "2026-12-02");
  CHECK(place.json(place.submit(place.beside("a.csv"), "2026-11-30"))[0]["rows"] == 2);
  CHECK(place.json(place.submit(place.beside("b.csv"), "2026-12-05"))[0]["rows"] == 1);
  CHECK(ran(place.submit(place.beside("c.csv"), "2026-10-01")).exit == 3);
  CHECK_FALSE(fs::exists(place.beside("c.csv")));
}

TEST_CASE("a look at the checks writes nothing; a submission needs a reason, a known form and a new file") {
  const Submitted place;
  auto preview = place.submit(place.beside("a.csv"));
  preview.emplace_back("--preview");
  CHECK(place.json(preview)[0]["rows"] == 2);
  CHECK_FALSE(fs::exists(place.beside("a.csv")));
  CHECK(place.json({"submissions", place.file}).empty());
  CHECK(ran({"submit-lists", place.file, "--as-at", "2026-11-23", "--out", place.beside("a.csv"), "--why", " ",
             "--passphrase-file", place.passphrase}).exit == 3);
  CHECK(ran(place.submit(place.beside("a.pdf"))).exit == 2);
  CHECK(ran(place.submit(place.list)).exit == 3);
  CHECK(Submitted::bytesOf(place.list).starts_with("Unique ID"));
  auto wrong = place.submit(place.beside("a.csv"));
  wrong.back() = place.write("wrong", "not the passphrase");
  CHECK(ran(wrong).exit == 3);
  CHECK_FALSE(fs::exists(place.beside("a.csv")));
  CHECK(ran({"records", place.file, "identity_access"}).out.find("Week 1") == std::string::npos);
  CHECK(place.json({"submissions", place.file}).empty());
}

TEST_CASE("a submission stays in the log when the last step is undone, and goes with the purge") {
  const Submitted place;
  REQUIRE(ran({"correct", place.file, "--case", "C-00001", "--column", "primary_need", "--value", "MLD"}).exit == 0);
  REQUIRE(ran(place.submit(place.beside("a.csv"))).exit == 0);
  CHECK(ran({"undo", place.file}).exit != 0);  // what went out can't be taken back
  CHECK(place.json({"submissions", place.file}).size() == 1);
  REQUIRE(ran({"purge-children", place.file, "--why", "Retention", "--yes"}).exit == 0);
  CHECK(place.json({"submissions", place.file}).empty());
}

TEST_CASE("a submission by a definition of the area's own has its columns, their order, its codes and dates") {
  const SealedPlace place;
  place.sealed();
  const auto own = place.write("own.json", R"({"format": 1, "id": "own-lists", "version": "1.0", "title": "Own lists",
    "about": "made up", "effective_from": "2025-06-06", "look_back_months": 6, "date_style": "yyyy-mm-dd",
    "source": "a test", "certainty": "stated", "verified_on": "2026-11-22",
    "code_sets": [{"id": "band", "title": "Band", "source": "a test", "certainty": "stated",
                   "verified_on": "2026-11-22",
                   "codes": [{"code": "low", "title": "Low", "form": "1: low band", "also": ["L"]},
                             {"code": "high", "title": "High", "form": "2: high band", "also": ["H"]}]}],
    "columns": [
      {"id": "unique_id", "title": "Our number", "kind": "identifier", "identity": true, "source": "a test",
       "certainty": "stated", "verified_on": "2026-11-22"},
      {"id": "hours", "title": "Hours of support", "kind": "count", "source": "a test", "certainty": "stated",
       "verified_on": "2026-11-22"},
      {"id": "band", "title": "Band", "kind": "code", "codes": "band", "source": "a test", "certainty": "stated",
       "verified_on": "2026-11-22"},
      {"id": "agreed", "title": "Agreed on", "kind": "date", "source": "a test", "certainty": "stated",
       "verified_on": "2026-11-22"},
      {"id": "team", "title": "Team", "kind": "text", "local": true, "source": "a test", "certainty": "stated",
       "verified_on": "2026-11-22"}],
    "lists": [{"id": "plans", "title": "Plans", "columns": ["agreed", "unique_id", "band", "hours"],
               "local_columns": ["team"], "source": "a test", "certainty": "stated", "verified_on": "2026-11-22"}],
    "rules": [{"codes": {"plans": "O1"}, "severity": "error", "title": "Hours missing", "message": "m",
               "what_to_do": "w", "when": [{"check": "empty", "column": "hours"}], "columns": ["hours"],
               "source": "a test", "certainty": "stated", "verified_on": "2026-11-22"}]})");
  const auto list = place.write("plans.csv",
                                "Our number,Team,Hours of support,Band,Agreed on\r\n"
                                "X1,North,12,h,04/03/2026\r\nX2,South,,medium,31/02/2026\r\n");
  REQUIRE(ran({"import-lists", place.file, list, "--source", "Case system", "--as-at", "2026-11-02", "--definition", own,
               "--passphrase-file", place.passphrase})
              .exit == 0);
  fs::remove(own);  // the workspace keeps it
  const auto out = (place.folder / "out.csv").string();
  const std::vector<std::string> submit{"submit-lists", place.file, "--definition", "own-lists", "--as-at", "2026-11-23",
                                        "--out", out, "--why", "Week 1", "--passphrase-file", place.passphrase};
  const auto made = place.json(submit);
  CHECK(made[0]["list"] == "plans");
  CHECK(made[0]["checks"] == Json{{"O1", 1}});
  const std::string sent = "\xEF\xBB\xBF"
                           "Agreed on,Our number,Band,Hours of support\r\n"
                           "2026-03-04,X1,2: high band,12\r\n"
                           "31/02/2026,X2,medium,\r\n";
  CHECK(Submitted::bytesOf(out) == sent);
}
