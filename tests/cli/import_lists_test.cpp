// SPDX-License-Identifier: GPL-3.0-or-later
// Extract after extract of one list: what the next one would change, before it is taken in.
#include <algorithm>

#include "cli/sealed_place.h"

using namespace waymark::cli;

namespace {

constexpr const char* kLater =
    "A2,,,31/02/2015,2,WBRI,SLCN,123456,2,0,0,2.5,South\r\n"
    "A1,H801200001001,1000000043,2014-03-09,Male,WBRI,SEMH,123456,2,0,0,1.50,\r\n"
    "A9,,,,,,MLD,123456,2,0,0,,\r\n";

std::vector<std::string> import(const SealedPlace& place, const std::string& sheet, const std::string& source,
                                const std::string& day) {
  return {"import-lists", place.file, sheet, "--source", source, "--as-at", day, "--passphrase-file", place.passphrase};
}

std::vector<std::string> preview(const SealedPlace& place, const std::string& sheet,
                                 const std::string& source = "School census", const std::string& day = "2026-12-02") {
  auto arguments = import(place, sheet, source, day);
  arguments.emplace_back("--preview");
  return arguments;
}

}  // namespace

TEST_CASE("an import can be looked at first: new, gone and changed, field by field") {
  const SealedPlace place;
  place.sealed();
  const auto first = place.json(preview(place, place.list))[0];
  CHECK(first["compared_with"].is_null());
  CHECK(first["added"] == 2);
  CHECK(place.json({"children", place.file}).empty());

  place.imported(place.list);
  const auto later = place.write("later.csv", std::string(kHeader) + kLater);
  const auto seen = place.json(preview(place, later))[0];
  CHECK(seen["compared_with"]["source"] == "School census");
  CHECK(seen["new_children"] == 1);
  CHECK(seen["added"] == 1);
  CHECK(seen["gone"] == 0);
  CHECK(seen["same"] == 0);
  REQUIRE(seen["changed"] == 2);
  const auto& changes = seen["changes"];
  CHECK(changes["added"][0]["row"] == 4);
  CHECK(changes["added"][0]["case"].is_null());
  CHECK(changes["changed"][0]["case"] == "C-00002");
  CHECK(changes["changed"][0]["fields"][0] == Json{{"column", "locality"}, {"was", "=cmd,South"}, {"now", "South"}});
  // The ULN came in: that it did is said, the number isn't.
  CHECK(changes["changed"][1]["case"] == "C-00001");
  CHECK(changes["changed"][1]["fields"] ==
        Json::array({{{"column", "uln"}},
                     {{"column", "primary_need"}, {"was", "ASD"}, {"now", "SEMH"}},
                     {{"column", "locality"}, {"was", "North"}, {"now", ""}}}));
  CHECK(place.json({"children", place.file}).size() == 2);  // still the old list

  const auto words = ran(preview(place, later)).out;
  CHECK(words.find("1 added, 0 gone, 2 changed, 0 the same") != std::string::npos);
  CHECK(words.find("C-00001, row 3: uln; primary_need ASD → SEMH; locality North → (empty)") != std::string::npos);
  CHECK(words.find("Nothing was taken in.") != std::string::npos);
  CHECK(words.find("1000000043") == std::string::npos);
}

TEST_CASE("an import says what it changed, and a child that is left out has gone") {
  const SealedPlace place;
  place.sealed();
  place.imported(place.list);
  const auto later =
      place.write("later.csv", std::string(kHeader) + "A1,H801200001001,,09/03/2014,1,WBRI,ASD,123456,2,0,0,1.5,North\r\n");
  const auto rows = place.imported(later, "2026-12-02");
  CHECK(rows[0]["same"] == 1);
  CHECK(rows[0]["gone"] == 1);
  CHECK(rows[0]["changed"] == 0);
  CHECK_FALSE(rows[0].contains("changes"));
}

TEST_CASE("an extract is compared with the newest of its own source; an older one says that it stays behind") {
  const SealedPlace place;
  place.sealed();
  place.imported(place.list);
  const auto other = place.write("other.csv", std::string(kHeader) + "X1,,,,,,MLD,123456,2,0,0,,\r\n");
  CHECK(place.json(preview(place, other, "Case system"))[0]["compared_with"]["source"] == "School census");
  REQUIRE(ran(import(place, other, "Case system", "2026-12-01")).exit == 0);
  CHECK(place.json(preview(place, other, "case system"))[0]["compared_with"]["source"] == "Case system");
  CHECK(place.json(preview(place, place.list))[0]["same"] == 2);
  const auto older = ran(preview(place, place.list, "School census", "2026-11-03")).out;
  CHECK(older.find("A later extract of this list is there") != std::string::npos);
}

TEST_CASE("a child that was found by one number is found by its others from then on") {
  const SealedPlace place;
  place.sealed();
  place.imported(place.list);
  // The school census brings child A1's ULN under its UPN, and a permanent UPN for A2, which had none.
  const auto later = place.write("later.csv", std::string(kHeader) +
                                                  "A1,H801200001001,1000000043,,1,WBRI,ASD,123456,2,0,0,1.5,\r\n"
                                                  "A2,H801200001002,,,2,WBRI,SLCN,123456,2,0,0,2.5,\r\n");
  place.imported(later, "2026-12-02");
  const auto other = place.write("other.csv", std::string(kHeader) + "77,,1000000043,,1,WBRI,ASD,123456,2,0,0,1.5,\r\n" +
                                                  "78,H801200001002,,,2,WBRI,SLCN,123456,2,0,0,2.5,\r\n");
  const auto seen = place.json(preview(place, other, "College"))[0];
  CHECK(seen["known_children"] == 2);
  CHECK(seen["new_children"] == 0);
}

TEST_CASE("a header that doesn't speak for itself is said with --column, also here") {
  const SealedPlace place;
  place.sealed();
  std::string header = kHeader;
  header.replace(header.find("SEN primary need"), 16, "Needs group");
  auto arguments = preview(place, place.write("h.csv", header + "A1,,,,1,WBRI,ASD,123456,2,0,0,1.5,\r\n"));
  CHECK(ran(arguments).out.find("“Needs group”) is none of the list's columns") != std::string::npos);
  arguments.insert(arguments.end(), {"--column", "Needs group=primary_need"});
  CHECK(ran(arguments).out.find("is none of the list's columns") == std::string::npos);
  arguments.back() = "Needs group=shoe_size";
  CHECK(ran(arguments).exit == 3);
}

TEST_CASE("cells that can’t be read are named by their address, and what stands in them isn’t printed") {
  const SealedPlace place;
  place.sealed();
  const auto seen = place.json(preview(place, place.list))[0];
  CHECK(seen["unread_cells"] == 1);
  REQUIRE(seen["unread"].size() == 1);
  const auto& cell = seen["unread"][0];
  CHECK(cell["cell"] == "D3");
  CHECK(cell["row"] == 3);
  CHECK(cell["column"] == "date_of_birth");
  CHECK_FALSE(cell.contains("value"));
  const auto words = ran(preview(place, place.list)).out;
  CHECK(words.find("Cells that couldn't be read\n") != std::string::npos);
  CHECK(words.find("support.csv, D3: ") != std::string::npos);
  CHECK(words.find("31/02/2015") == std::string::npos);

  // What was joined on stands in no cell of the list.
  const auto without = place.write("without.csv",
                                   "Unique ID,UPN,ULN,Date of birth,Gender,Ethnicity,SEN primary need,Main education "
                                   "establishment - URN,Main education establishment - phase,Suspensions\r\n"
                                   "A1,H801200001001,,09/03/2014,1,WBRI,ASD,123456,2,0\r\n");
  auto arguments = import(place, without, "Census", "2026-11-02");
  arguments.insert(arguments.end(), {"--join", place.write("absence.csv", "UPN,Absence\r\nH801200001001,lots\r\n")});
  CHECK(ran(arguments).out.find("absence.csv, row 2, Absence (joined on): ") != std::string::npos);
  std::erase(arguments, "Census");
  arguments.insert(arguments.begin() + 4, "Another");
  const auto joined = place.json(arguments)[0]["unread"];
  REQUIRE(joined.size() == 1);
  CHECK(joined[0]["cell"].is_null());
  CHECK(joined[0]["row"] == 2);
  CHECK(joined[0]["column"] == "absence");

  // So with what is joined onto a list that is kept.
  const auto later = place.write("later.csv", "UPN,Permanent exclusions\r\nH801200001001,none at all\r\n");
  const auto told = ran({"join-lists", place.file, later, "--source", "Attendance", "--preview", "--passphrase-file",
                           place.passphrase});
  CHECK(told.out.find("row 2, Permanent exclusions (joined on): ") != std::string::npos);
}

TEST_CASE("a preview needs the key, and a damaged sealed half stops it") {
  const SealedPlace place;
  place.sealed();
  place.imported(place.list);
  auto arguments = preview(place, place.list);
  arguments[arguments.size() - 2] = place.write("wrong", "not the passphrase");
  const auto wrong = ran(arguments);
  CHECK(wrong.exit == 3);
  CHECK(wrong.out.empty());
}

TEST_CASE("what was said of a header is kept for the source's next file, shown, and can be unsaid") {
  const SealedPlace place;
  place.sealed();
  std::string header = kHeader;
  header.replace(header.find("SEN primary need"), 16, "Needs group");
  const auto file = place.write("h.csv", header + "A1,,,,1,WBRI,ASD,123456,2,0,0,1.5,North\r\n");
  auto arguments = import(place, file, "Census", "2026-11-02");
  arguments.insert(arguments.end(), {"--column", "Needs group=primary_need", "--column", "Locality="});
  REQUIRE(ran(arguments).exit == 0);
  auto mappings = place.json({"list-mappings", place.file});
  REQUIRE(mappings.size() == 1);
  CHECK(mappings[0]["source"] == "Census");
  CHECK(mappings[0]["columns"] == Json{{"Needs group", "primary_need"}, {"Locality", ""}});
  REQUIRE(ran(import(place, file, "census", "2026-12-02")).exit == 0);
  auto child = place.json({"children", place.file})[0];
  CHECK(child["columns"]["primary_need"] == "ASD");
  CHECK_FALSE(child["columns"].contains("locality"));
  CHECK(ran(import(place, file, "Other", "2026-12-02")).out.find("“Needs group”) is none") != std::string::npos);

  arguments = import(place, file, "Census", "2026-12-03");
  arguments.insert(arguments.end(), {"--column", "Locality=locality"});
  REQUIRE(ran(arguments).exit == 0);
  CHECK(place.json({"children", place.file})[0]["columns"]["locality"] == "North");
}

TEST_CASE("extracts are joined on as they are taken in, with what doesn't fit by row") {
  const SealedPlace place;
  place.sealed();
  const auto care = place.write("care.csv", "Care report\r\nUPN,Known to social care,Team\r\n"
                                            "H801200001001,Yes,CIN\r\nH801200001999,Yes,CP\r\n");
  const auto absence = place.write("absence.csv", "Unique ID,Absence\r\nA2,9.5\r\nA1,7\r\n");
  auto arguments = preview(place, place.list);
  arguments.insert(arguments.end(), {"--join", care, "--join-column", "Team=social_care_team", "--join", absence});
  const auto seen = place.json(arguments)[0];
  REQUIRE(seen["joined"].size() == 2);
  CHECK(seen["joined"][0]["columns"] == Json::array({"social_care", "social_care_team"}));
  CHECK(seen["joined"][0]["matched_by"]["upn"] == 1);
  CHECK(seen["joined"][0]["unmatched_rows"] == Json::array({4}));
  CHECK(seen["joined"][0]["rows_without"] == Json::array({3}));
  CHECK(seen["joined"][1]["matched_by"]["unique_id"] == 2);
  CHECK(seen["joined"][1]["conflicts"].size() == 2);
  CHECK(seen["joined"][1]["conflicts"][0] == Json{{"row", 2}, {"joined_row", 3}, {"column", "absence"}});
  CHECK(ran(arguments).out.find("1 of its rows are no child of this list: 4") != std::string::npos);

  std::erase(arguments, "--preview");
  REQUIRE(ran(arguments).exit == 0);
  const auto child = place.json({"children", place.file})[0];
  CHECK(child["columns"]["social_care"] == "yes");
  CHECK(child["columns"]["social_care_team"] == "CIN");
  CHECK(child["columns"]["absence"] == "1.5");  // the list's own value

  arguments.insert(arguments.end(), {"--join", place.write("none.csv", "UPN,Shoe size\r\nH801200001001,5\r\n")});
  const auto refused = ran(arguments);
  CHECK(refused.exit == 3);
  CHECK(refused.err.find("--join-column") != std::string::npos);
}

TEST_CASE("columns that come later are joined onto the lists that are there, and the children stay who they are") {
  const SealedPlace place;
  place.sealed();
  place.imported(place.list);
  const auto before = place.json({"children", place.file});
  const auto changes = place.json({"info", place.file})["changes"];
  const auto care = place.write("care.csv", "UPN,Known to social care,Team,Absence\r\n"
                                            "H801200001001,Yes,CIN,9\r\nH801200001999,Yes,CP,9\r\n");
  const std::vector<std::string> add{"join-lists", place.file, care, "--source", "Social care", "--passphrase-file",
                                     place.passphrase};
  const auto with = [&](std::vector<std::string> more) {
    more.insert(more.begin(), add.begin(), add.end());
    return more;
  };
  CHECK(ran({"join-lists", place.file, care, "--source", "Social care"}).exit == 2);
  const auto seen = place.json(with({"--join-column", "Team=social_care_team", "--preview"}))[0];
  CHECK(seen["list"] == "List_2");
  CHECK(seen["joined"][0]["matched_by"]["upn"] == 1);
  CHECK(seen["joined"][0]["filled"] == 2);
  CHECK(seen["joined"][0]["unmatched_rows"] == Json::array({3}));
  CHECK(seen["joined"][0]["rows_without"] == Json::array({3}));
  CHECK(seen["joined"][0]["conflicts"] == Json::array({{{"row", 2}, {"joined_row", 2}, {"column", "absence"}}}));
  CHECK(seen["changes"]["changed"][0]["case"] == before[0]["case"]);
  CHECK(seen["changes"]["changed"][0]["fields"][0]["now"] == "yes");
  CHECK(seen["changes"]["added"].empty());
  CHECK(place.json({"info", place.file})["changes"] == changes);  // nothing was kept

  REQUIRE(ran(with({"--join-column", "Team=social_care_team"})).exit == 0);
  auto after = place.json({"children", place.file});
  REQUIRE(after.size() == before.size());
  CHECK(after[0]["case"] == before[0]["case"]);
  CHECK(after[1]["case"] == before[1]["case"]);  // without a number that tells who it is, and still the same child
  CHECK(after[0]["columns"]["social_care_team"] == "CIN");
  CHECK(after[0]["columns"]["absence"] == "1.5");
  CHECK(after[1]["columns"]["social_care"] == "");
  CHECK(place.json({"info", place.file})["changes"] == changes.get<int>() + 1);  // one step
  CHECK_FALSE(place.holds("H801200001999"));

  // Its headers are known now; it says nothing new; and it can count before the list.
  const auto again = ran(add);
  CHECK(again.exit == 3);
  CHECK(again.err.find("says nothing that the lists don’t have") != std::string::npos);
  REQUIRE(ran(with({"--replace"})).exit == 0);
  after = place.json({"children", place.file});
  CHECK(after[0]["columns"]["absence"] == "9");
  CHECK(after[0]["columns"]["social_care_team"] == "CIN");
  CHECK(ran(with({"--list", "List_1"})).exit == 3);  // it isn't there
}

TEST_CASE("a definition of the area's own goes with its lists and is opened by its id") {
  const SealedPlace place;
  place.sealed();
  const auto own = place.write("own.json", R"({"format": 1, "id": "own-lists", "version": "1.0", "title": "Own lists",
    "about": "made up", "effective_from": "2025-06-06", "look_back_months": 6, "source": "a test", "certainty": "stated",
    "verified_on": "2026-11-22", "code_sets": [],
    "columns": [
      {"id": "unique_id", "title": "Our number", "kind": "identifier", "identity": true, "source": "a test",
       "certainty": "stated", "verified_on": "2026-11-22"},
      {"id": "hours", "title": "Hours of support", "kind": "count", "source": "a test", "certainty": "stated",
       "verified_on": "2026-11-22"},
      {"id": "note", "title": "What is agreed", "kind": "text", "source": "a test", "certainty": "stated",
       "verified_on": "2026-11-22"}],
    "lists": [{"id": "plans", "title": "Plans", "columns": ["unique_id", "hours", "note"], "source": "a test",
               "certainty": "stated", "verified_on": "2026-11-22"}],
    "rules": [{"codes": {"plans": "O1"}, "severity": "error", "title": "Hours missing", "message": "m",
               "what_to_do": "w", "when": [{"check": "empty", "column": "hours"}], "columns": ["hours"],
               "source": "a test", "certainty": "stated", "verified_on": "2026-11-22"}]})");
  const auto list = place.write("plans.csv", "Our number,Hours of support,What is agreed\r\nX1,12,a\r\nX2,,b\r\n");
  auto arguments = import(place, list, "Case system", "2026-11-02");
  arguments.insert(arguments.end(), {"--definition", own});
  const auto done = ran(arguments);
  CAPTURE(done.err);
  REQUIRE(done.exit == 0);
  fs::remove(own);
  const auto checked = place.json({"check-children", place.file, "--definition", "own-lists"});
  CHECK(checked["rows"] == Json{{"plans", 2}});
  CHECK(checked["rows_failing_per_further_rule"] == Json{{"O1", 1}});
  CHECK(ran({"check-children", place.file, "--definition", "no-lists"}).exit == 3);
  // The next extract is read by what is kept.
  arguments = import(place, list, "Case system", "2026-11-09");
  arguments.insert(arguments.end(), {"--definition", "own-lists", "--preview"});
  const auto next = place.json(arguments);
  CHECK(next[0]["known_children"] == 2);
  CHECK(ran({"keep-definition", place.file, place.write("bad.json", "{}")}).exit == 3);
}

TEST_CASE("all lists of the files and what is joined on are one undo step") {
  const SealedPlace place;
  place.sealed();
  const auto before = place.json({"info", place.file});
  const auto plans = place.write("plans.csv",
                                 "Unique ID,UPN,ULN,Date of birth,Gender,Ethnicity,Date initial EHC plan issued,Date "
                                 "updated EHC plan issued,Date EHC plan last reviewed,SEN primary need,Main education "
                                 "establishment - URN,Main education establishment - phase\r\n"
                                 "P1,,,09/03/2012,1,WBRI,01/02/2024,,,ASD,123456,2\r\n");
  const auto absence = place.write("absence.csv", "Unique ID,Days off\r\nA2,9.5\r\nP1,7\r\n");
  auto arguments = import(place, place.list, "School census", "2026-11-02");
  arguments.insert(arguments.begin() + 3, plans);
  arguments.insert(arguments.end(), {"--join", absence, "--join-source", "Attendance", "--join-column", "Days off=absence"});
  REQUIRE(ran(arguments).exit == 0);
  CHECK(place.json({"children", place.file}).size() == 3);
  CHECK(place.json({"list-mappings", place.file}).size() == 2);
  REQUIRE(ran({"undo", place.file}).exit == 0);
  CHECK(place.json({"children", place.file}).empty());
  CHECK(place.json({"list-mappings", place.file}).empty());
  CHECK(place.json({"info", place.file})["counts"] == before["counts"]);
}

TEST_CASE("what is said of an extract's headers is kept for its own source, and used when it is joined on again") {
  const SealedPlace place;
  place.sealed();
  const auto care = place.write("care.csv", "Pupil number,Team name\r\n" + std::string(kUpn) + ",CIN\r\n");
  auto arguments = import(place, place.list, "School census", "2026-11-02");
  arguments.insert(arguments.end(), {"--join", care, "--join-source", "Social care"});
  CHECK(ran(arguments).exit == 3);  // its headers say nothing
  auto said = arguments;
  said.insert(said.end(), {"--join-column", "Pupil number=upn", "--join-column", "Team name=social_care_team"});
  REQUIRE(ran(said).exit == 0);
  const auto kept = place.json({"list-mappings", place.file});
  REQUIRE(kept.size() == 1);
  CHECK(kept[0]["source"] == "Social care");
  CHECK(kept[0]["list"] == "join:List_2");
  CHECK(kept[0]["columns"] == Json{{"Pupil number", "upn"}, {"Team name", "social_care_team"}});
  arguments[6] = "2026-12-02";
  const auto again = place.json(arguments)[0];
  CHECK(again["joined"][0]["matched_by"]["upn"] == 1);
  // They aren't the headers of a list of that source.
  CHECK(ran(import(place, care, "Social care", "2026-12-03")).exit == 3);
}

TEST_CASE("a file that no header tells is a list because somebody says so, and is known again by what they said") {
  const SealedPlace place;
  place.sealed();
  const std::string rows = "Our pupils\r\nPupil,Number,Need,Bus pass\r\nx," + std::string(kUpn) + ",ASD,yes\r\n";
  const auto file = place.write("ours.csv", rows);
  auto arguments = import(place, file, "Our system", "2026-11-02");
  CHECK(ran(arguments).err.find("no header of annex-a-2023") != std::string::npos);
  auto said = arguments;
  said.insert(said.end(), {"--as-list", "List_2", "--header-row", "2", "--column", "Need=primary_need"});
  const auto keyless = ran(said);
  CHECK(keyless.exit == 2);
  CHECK(keyless.err.find("which header is the UPN") != std::string::npos);
  said.insert(said.end(), {"--column", "Number=upn"});
  REQUIRE(ran(said).exit == 0);
  const auto child = place.json({"children", place.file})[0];
  CHECK(child["columns"]["primary_need"] == "ASD");
  // The next file needs no word.
  arguments = import(place, place.write("next.csv", rows + "y,H801200001002,SLCN,no\r\n"), "our SYSTEM", "2026-12-02");
  const auto next = place.json(arguments)[0];
  CHECK(next["list"] == "List_2");
  CHECK(next["known_children"] == 1);
  CHECK(next["new_children"] == 1);
  CHECK(ran(import(place, file, "Another", "2026-12-02")).exit == 3);
  said[6] = "2026-12-05";
  for (const auto& [option, value] : {std::pair("--as-list", "List_9"), std::pair("--header-row", "none"), std::pair("--header-row", "9")}) {
    auto wrong = said;
    *(std::ranges::find(wrong, option) + 1) = value;
    CHECK(ran(wrong).exit != 0);
  }
}
