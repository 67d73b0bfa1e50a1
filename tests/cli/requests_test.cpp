// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli requests, request …, submission-log and bundle, as scripts use them.
#include <zip.h>

#include <algorithm>

#include "base/text.h"
#include "cli/demonstration.h"
#include "domain/request.h"

using namespace waymark::cli;
namespace base = waymark::base;
namespace fs = std::filesystem;

namespace {

struct WithRequests : Demonstration {
  Json row(const std::string& wanted) const {
    const auto all = json({"requests", file});
    for (const auto& one : all["rows"])
      if (one["code"] == wanted || one["item"] == wanted) return one;
    FAIL("there is no request " << wanted);
    return {};
  }
  std::string out(const std::string& name) const { return (folder / name).string(); }
  /// A sheet of two columns and one row.
  std::string sheet(const std::string& id, const std::string& title, const std::string& value) const {
    return write("in.csv", "Id," + title + "\n" + id + "," + value + "\n");
  }
  std::string problem(const std::string& file_) const {
    const auto read = json({"requests", file, "--in", file_, "--preview"});
    CHECK(read["refused"] == 1);
    return read["rows"].empty() ? "" : read["rows"][0]["problem"].get<std::string>();
  }
};

std::map<std::string, std::string> partsOf(const std::string& file) {
  std::map<std::string, std::string> parts;
  int error = 0;
  auto* archive = zip_open(file.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &error);
  REQUIRE(archive != nullptr);
  for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
    zip_stat_t stat;
    REQUIRE(zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &stat) == 0);
    std::string bytes(stat.size, '\0');
    auto* part = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
    REQUIRE(zip_fread(part, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size()));
    zip_fclose(part);
    parts.emplace(stat.name, std::move(bytes));
  }
  zip_discard(archive);
  return parts;
}

}  // namespace

TEST_CASE("requests list every item of the framework, and filters leave out the rest") {
  const WithRequests demo;
  const auto all = demo.json({"requests", demo.file});
  CHECK(all["requests"].get<std::size_t>() == all["rows"].size());
  CHECK(all["rows"].size() >= 53);
  const auto late = demo.json({"requests", demo.file, "--late"});
  CHECK(late["rows"].size() == all["late"].get<std::size_t>());
  for (const auto& row : late["rows"]) CHECK(row["late"] == true);
  const auto soon = demo.json({"requests", demo.file, "--due-within", "4h"});
  CHECK(soon["rows"].size() == all["due_soon"].get<std::size_t>());
  CHECK(ran({"requests", demo.file, "--state", "someday"}).exit == 3);
  CHECK(ran({"requests", demo.file, "--due-within", "soon"}).exit == 3);
}

TEST_CASE("an ask is logged with a code, changed, sent with its file's hash, and returned with a reason") {
  const WithRequests demo;
  const auto added = demo.json({"request", "add", demo.file, "Waiting times for speech therapy", "--why",
                                "Raised in the first meeting", "--due", "2026-11-12T15:00", "--criteria", "E5"});
  const std::string code = added["code"];
  CHECK(code.starts_with("R-"));
  CHECK(demo.row(code)["due_from"] == "by_hand");
  CHECK(ran({"request", "add", demo.file, "Too soon", "--due", "2026-11-01"}).err.find("received") !=
        std::string::npos);

  const std::string bytes = "%PDF-1.4 waits";
  const auto file = demo.write("waits.pdf", bytes);
  // With a named officer it doesn't go out unsigned.
  const std::string officer = demo.records("person").front()["name"];
  demo.json({"request", "sign-off", demo.file, code, "--by", officer});
  CHECK(demo.row(code)["state"] == "awaiting_sign_off");
  CHECK(ran({"request", "send", demo.file, code, file}).err.find("sign-off by the named officer") != std::string::npos);
  CHECK(ran({"request", "return", demo.file, code, "--because", "Nothing in it"}).exit == 3);
  demo.json({"request", "send", demo.file, code, file, "--to", "Ofsted portal", "--signed-off"});
  auto row = demo.row(code);
  CHECK(row["state"] == "sent");
  REQUIRE(row["versions"].size() == 1);
  CHECK(row["versions"][0]["sent_to"] == "Ofsted portal");
  CHECK(row["versions"][0]["bytes"] == bytes.size());
  CHECK(row["versions"][0]["note"].get<std::string>().find(officer) != std::string::npos);
  const auto sha = row["versions"][0]["sha256"].get<std::string>();
  CHECK(sha.size() == 64);

  demo.json({"request", "return", demo.file, code, "--because", "Page 4 is blank"});
  row = demo.row(code);
  CHECK(row["state"] == "returned");
  CHECK(row["returned_reason"] == "Page 4 is blank");
  demo.json({"request", "send", demo.file, code, demo.write("waits 2.pdf", "%PDF-1.4 again"), "--signed-off"});
  const auto log = demo.json({"submission-log", demo.file});
  const auto mine = std::count_if(log.begin(), log.end(), [&](const Json& line) { return line["code"] == code; });
  CHECK(mine == 2);
  CHECK(ran({"verify", demo.file}).exit == 0);
}

TEST_CASE("a sheet of requests comes back as it went out without changing anything") {
  for (const char* name : {"requests.xlsx", "requests.csv"}) {
    const WithRequests demo;
    demo.json({"request", "add", demo.file, "=1+1 isn’t run", "--due", "2026-11-12T09:05"});
    demo.json({"requests", demo.file, "--out", demo.out(name)});
    CHECK(ran({"requests", demo.file, "--out", demo.out(name)}).exit == 3);  // it is there
    const auto before = ran({"log", demo.file}).out;
    const auto read = demo.json({"requests", demo.file, "--in", demo.out(name)});
    CAPTURE(name, read.dump());
    CHECK(read["same"].get<std::size_t>() >= 54);
    CHECK(read["changed"] == 0);
    CHECK(read["added"] == 0);
    CHECK(read["refused"] == 0);
    CHECK(read["unknown_columns"].empty());
    CHECK(ran({"log", demo.file}).out == before);
  }
}

TEST_CASE("a sheet changes what differs in one step, adds rows without an id, and says what it refuses") {
  const WithRequests demo;
  const std::string id = demo.row("info-board-papers")["id"];
  const std::string person = demo.records("person")[2]["name"];
  const auto file = demo.write("in.csv",
                               "Id,What is asked,Owner,State,Due,Due at,Working days\n" + id + ",," + person +
                                   ",Drafting,Thu 12 Nov 2026,9.30,3\n"
                                   ",How many wait for a plan,,,13/11/2026,,\n"
                                   ",Something else,Nobody Known,,,,\n");
  const auto preview = demo.json({"requests", demo.file, "--in", file, "--preview"});
  CHECK(preview["changed"] == 1);
  CHECK(preview["added"] == 1);
  CHECK(preview["refused"] == 1);
  CHECK(demo.row("info-board-papers")["state"] != "drafting");
  const auto read = ran({"requests", demo.file, "--in", file, "--strict"});
  CHECK(read.exit == 1);
  CHECK(read.out.find("Row 4: nobody under Partners is called “Nobody Known”") != std::string::npos);
  const auto row = demo.row("info-board-papers");
  CHECK(row["state"] == "drafting");
  CHECK(row["owner"] == person);
  CHECK(row["due"] == "2026-11-12");
  CHECK(row["due_time"] == "09:30");
  CHECK(row["due_from"] == "by_hand");
  CHECK(row["working_days"] == 3);
  REQUIRE(ran({"undo", demo.file}).exit == 0);
  CHECK(demo.row("info-board-papers")["state"] != "drafting");
}

TEST_CASE("what the framework or inspectors say counts where a due moment would lie before the ask") {
  const WithRequests demo;
  const auto row = demo.row("info-contacts");
  REQUIRE(row["received"] == "2026-11-09");  // the day of the call, which no record says
  const std::string code = row["code"];
  const std::string before = "lies before received (Mon 9 Nov 2026";
  CHECK(ran({"request", "set", demo.file, code, "--due", "2026-11-01T10:00"}).err.find(before) != std::string::npos);
  CHECK(ran({"request", "set", demo.file, code, "--received", "2026-11-30"}).err.find("lies before received (Mon 30 Nov") !=
        std::string::npos);
  CHECK(demo.problem(demo.sheet(row["id"], "Due", "1 Nov 2026")).find(before) != std::string::npos);
  CHECK(ran({"told", demo.file, "--set", "information:info-contacts=2026-11-01T10:00"}).err.find(
            "What was told (Sun 1 Nov 2026 10:00) lies before the call") != std::string::npos);
  CHECK(demo.row("info-contacts") == row);
  REQUIRE(ran({"request", "set", demo.file, code, "--due", "2026-11-20"}).exit == 0);
}

TEST_CASE("each row that can't come in says why: another's id, a day, a state, an order") {
  const WithRequests demo;
  const std::string id = demo.row("info-contacts")["id"];
  CHECK(demo.problem(demo.sheet("0193e000-0000-7000-8000-000000000023", "Gap", "x")).find("another workspace") !=
        std::string::npos);
  CHECK(demo.problem(demo.sheet("R-01", "Gap", "x")).find("is no id") != std::string::npos);
  CHECK(demo.problem(demo.sheet(id, "Due", "31/02/2026")).find("is no day") != std::string::npos);
  CHECK(demo.problem(demo.sheet(id, "Due at", "teatime")).find("is no time of day") != std::string::npos);
  CHECK(demo.problem(demo.sheet(id, "State", "Nearly")).find("is no state") != std::string::npos);
  CHECK(demo.problem(demo.sheet(id, "State", "Awaiting sign-off")).find("named officer") != std::string::npos);
  CHECK(demo.problem(demo.sheet(id, "Criteria", "Q9")).find("is no criterion") != std::string::npos);
  CHECK(demo.problem(demo.sheet(id, "Working days", "two")).find("is no number") != std::string::npos);
  CHECK(demo.problem(demo.write("two.csv", "Id,Received,Due\n" + id + ",2026-11-12,2026-11-11\n")).find("before") !=
        std::string::npos);
  CHECK(ran({"requests", demo.file, "--in", demo.write("none.csv", "a,b\n1,2\n")}).exit == 3);
}

TEST_CASE("the bundle holds each file as it went out, an index and checksums that fit") {
  const WithRequests demo;
  const auto before = demo.json({"submission-log", demo.file}).size();
  const std::string first("first \0 bytes", 13);
  demo.json({"request", "send", demo.file, "I-01", demo.write("Charts.pdf", first)});
  demo.json({"request", "send", demo.file, "I-01", demo.write("Charts.pdf", "second")});
  const auto zip = demo.out("sent.zip");
  const auto made = demo.json({"bundle", demo.file, "--out", zip});
  CHECK(made["files"] == before + 2);
  const auto parts = partsOf(zip);
  CHECK(parts.size() == before + 2 + 3);
  CHECK(parts.at("files/I-01 v1 Charts.pdf") == first);
  CHECK(parts.at("files/I-01 v2 Charts.pdf") == "second");
  CHECK(parts.at("index.csv").find("files/I-01 v2 Charts.pdf") != std::string::npos);
  CHECK(parts.at("index.html").find("files/I-01%20v2%20Charts.pdf") != std::string::npos);
  for (const auto& line : demo.json({"submission-log", demo.file}))
    CHECK(parts.at("checksums-sha256.txt").find(line["sha256"].get<std::string>() + "  files/") != std::string::npos);
  CHECK((fs::status(zip).permissions() & (fs::perms::group_all | fs::perms::others_all)) == fs::perms::none);
  CHECK(ran({"bundle", demo.file, "--out", zip}).exit == 3);
  CHECK(ran({"bundle", demo.file, "--out", demo.out("sent.tar")}).exit == 2);
  std::size_t left = 0;  // no half of a file, no copy beside it
  for (const auto& entry : fs::directory_iterator(demo.folder))
    left += entry.path().filename() != "sent.zip" && entry.path().filename() != "Charts.pdf" &&
            entry.path().filename().string().find("demo.waymark") == std::string::npos;
  CHECK(left == 0);
}

TEST_CASE("a return is filled in line by line, and its cells are read as what they are") {
  const Demonstration demo;
  const auto forms = demo.json({"returns", demo.file});
  REQUIRE(forms.size() == 2);
  CHECK(forms[0]["certainty"] == "assumed");
  for (const auto& form : forms) CHECK(form["columns"].size() >= 12);
  const auto lines = [&](const char* form) { return demo.json({"return", "show", demo.file, form})["lines"]; };
  const auto add = [&](const char* form, std::vector<std::string> cells) {
    std::vector<std::string> words{"return", "add", demo.file, form};
    for (auto& cell : cells) words.insert(words.end(), {"--cell", std::move(cell)});
    return ran(words);
  };
  CHECK(lines("health-commissioning").empty());
  CHECK(add("health-commissioning",
            {"service=audiology", "commissioner=NHS Kell Valley", "Provider=Kellbridge Hospital", "as_at=31/10/2026",
             "longest_wait=22.5"})
            .exit == 0);
  const auto made = lines("health-commissioning");
  REQUIRE(made.size() == 1);
  CHECK(made[0]["line"] == 1);
  CHECK(made[0]["cells"]["service"] == "Audiology");
  CHECK(made[0]["cells"]["as_at"] == "Sat 31 Oct 2026");
  CHECK(add("health-commissioning", {"service=Audiology"}).exit == 3);  // no commissioner
  CHECK(add("health-commissioning", {"service=Alchemy", "commissioner=a", "provider=b"}).err.find("Alchemy") !=
        std::string::npos);
  CHECK(add("health-commissioning", {"service=Audiology", "commissioner=a", "provider=b", "waiting=many"})
            .err.find("many") != std::string::npos);
  CHECK(add("nothing", {}).exit == 3);
  // Children by case code only.
  CHECK(add("residential-special-schools", {"child=Jo Smith", "school=Moor Edge"}).err.find("never a name") !=
        std::string::npos);
  CHECK(add("residential-special-schools", {"child=c-00421", "school=Moor Edge"}).exit == 0);
  CHECK(lines("residential-special-schools")[0]["cells"]["child"] == "C-00421");
  CHECK(ran({"return", "set", demo.file, "health-commissioning", "1", "--cell", "gap=None in the north", "--cell",
             "longest_wait="})
            .exit == 0);
  const auto set = lines("health-commissioning")[0]["cells"];
  CHECK(set["gap"] == "None in the north");
  CHECK(!set.contains("longest_wait"));
  CHECK(ran({"return", "set", demo.file, "health-commissioning", "7", "--cell", "gap=x"}).exit == 3);
  CHECK(ran({"return", "remove", demo.file, "health-commissioning", "1"}).exit == 0);
  CHECK(lines("health-commissioning").empty());
}

TEST_CASE("a return goes out as a sheet and comes back, known by its ids, row by row") {
  const Demonstration demo;
  CHECK(ran({"return", "add", demo.file, "residential-special-schools", "--cell", "child=C-00421", "--cell",
             "school=Moor Edge", "--cell", "last_visit=2026-10-01"})
            .exit == 0);
  const auto book = (demo.folder / "return.xlsx").string();
  CHECK(ran({"return", "show", demo.file, "residential-special-schools", "--out", book}).exit == 0);
  CHECK(demo.json({"return", "show", demo.file, "residential-special-schools", "--in", book, "--preview"})["same"] == 1);
  const auto id =
      demo.json({"return", "show", demo.file, "residential-special-schools"})["lines"][0]["id"].get<std::string>();
  const auto sheet = demo.write("back.csv", "Id,Child,School,Last visit,Colour\n" + id +
                                                ",C-00421,Moor Edge,5 Nov 2026,red\n"
                                                ",C-00500,Hartwell House,,\n"
                                                ",Jo Smith,Hartwell House,,\n"
                                                "0193e000-0000-7000-8000-00000000dead,C-00501,Hartwell House,,\n" +
                                                id + ",C-00421,Twice,,\n");
  const auto before = demo.json({"return", "show", demo.file, "residential-special-schools"});
  const auto preview =
      demo.json({"return", "show", demo.file, "residential-special-schools", "--in", sheet, "--preview"});
  CHECK(preview["added"] == 1);
  CHECK(preview["changed"] == 1);
  CHECK(preview["refused"] == 3);
  CHECK(preview["unknown_columns"] == Json{"Colour"});
  CHECK(preview["rows"][2]["problem"].get<std::string>().find("never a name") != std::string::npos);
  CHECK(preview["rows"][3]["problem"].get<std::string>().find("another workspace") != std::string::npos);
  CHECK(preview["rows"][4]["problem"].get<std::string>().find("twice") != std::string::npos);
  CHECK(demo.json({"return", "show", demo.file, "residential-special-schools"}) == before);
  CHECK(ran({"return", "show", demo.file, "residential-special-schools", "--in", sheet, "--strict"}).exit == 1);
  const auto after = demo.json({"return", "show", demo.file, "residential-special-schools"})["lines"];
  REQUIRE(after.size() == 2);
  CHECK(after[0]["cells"]["last_visit"] == "Thu 5 Nov 2026");
  CHECK(after[1]["line"] == 2);
}
