// SPDX-License-Identifier: GPL-3.0-or-later
// The newest lists as the page shows them: the same problems as check-lists finds, by rule and by child, and nothing
// left of who the children are.
#include "app/caseload.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "app/identities.h"
#include "app/kept_lists.h"
#include "app/list_check.h"
#include "app/plan_history.h"
#include "storage/support.h"

using namespace waymark;
using base::Code;
using base::dayOf;
using test::kNow;
using test::must;
using Json = nlohmann::json;

namespace {

const std::filesystem::path kMade = WAYMARK_SHARED_DATA "/person-lists";
const seal::Cost kCheapSeal{1, std::uint64_t{1} << 20U};
const app::Opener kWords{"four words are easy", ""};

constexpr const char* kPlans =
    "Unique ID,UPN,ULN,Date of birth,Gender,Ethnicity,Date initial EHC plan issued,Date updated EHC plan issued,"
    "Date EHC plan last reviewed,SEN primary need,Main education establishment - URN,"
    "Main education establishment - phase,Locality,Disability\r\n"
    "A1,H801200001001,,09/03/2014,1,WBRI,01/02/2024,,01/03/2025,ASD,123456,2,North,Yes\r\n"
    "A2,H801200001001,,31/02/2015,9,XXXX,31/04/2024,,,ASD,12345,2,South,Yes\r\n"
    "A3,,,01/09/2016,2,WBRI,01/02/2025,,,SLCN,123456,2,South,No\r\n";

struct Lists {
  test::Engine engine{test::Engine::Kind::Sqlite};
  app::Session session{engine.open(), app::Outcome::Current, "Priya Shah"};
  lists::Definition definition = must(app::listDefinition("annex-a-2023"));
  Lists() { must(app::setUpSeal(session, kWords.passphrase, kNow, kCheapSeal)); }

  [[nodiscard]] seal::Key key() { return must(app::openSeal(session, kWords)); }
  void import(const app::ReadLists& read, base::Day asAt) {
    for (const auto& table : read.tables)
      must(app::importList(session, must(session.load()), key(), definition, table, {"case system", asAt}, kNow));
  }
  void import(const char* text, base::Day asAt) {
    import(must(app::readListBytes(definition, text, "plans.csv")), asAt);
  }
  [[nodiscard]] app::NewestExtracts newest() { return app::newestExtracts(must(session.load())); }
  [[nodiscard]] app::Caseload opened(bool withKey) {
    if (!withKey) return must(app::openCaseload(session, newest(), nullptr));
    const auto opener = key();
    return must(app::openCaseload(session, newest(), &opener));
  }
};

Json rowsByRule(const app::Caseload& caseload, bool published) {
  Json rows = Json::object();
  for (const auto& run : caseload.runs)
    if (run.rows > 0 && caseload.definition.rules[run.rule].published == published)
      rows[caseload.ruleCode(run)] = run.rows;
  return rows;
}

}  // namespace

TEST_CASE("the made lists have the same rows failing by rule in the workspace as in their files") {
  if (!std::filesystem::exists(kMade)) {
    WARN("skipped: " << kMade << " isn't here");
    return;
  }
  std::ifstream stream(kMade / "expected-small.json");
  const auto expected = Json::parse(stream);
  Lists lists;
  const auto asAt = dayOf(2026, 11, 23);
  const std::vector<std::filesystem::path> file{kMade / "person-lists-small.xlsx"};
  const auto read = must(app::readLists(lists.definition, file));
  lists.import(read, asAt);
  const auto caseload = lists.opened(true);
  CHECK(caseload.asAt == asAt);
  CHECK(caseload.size() == 1300);
  CHECK(rowsByRule(caseload, true) == expected["rows_failing_per_rule"]);
  const auto checked = lists::checkLists(lists.definition, read.tables, asAt);
  CHECK(caseload.problems == checked.problems);
  CHECK_FALSE(rowsByRule(caseload, false).empty());

  // By child it is the same sum, and the right rows.
  std::map<std::string, std::size_t> byCode;
  for (std::size_t row = 0; row < caseload.size(); ++row)
    for (const auto run : caseload.failedRuns(row)) {
      ++byCode[caseload.ruleCode(caseload.runs[run])];
      CHECK(caseload.runs[run].table == caseload.place(row).list);
    }
  for (const auto& run : caseload.runs) CHECK(byCode[caseload.ruleCode(run)] == run.rows);
}

TEST_CASE("who the children are is gone from what the page gets, whether it was checked with the key or not") {
  Lists lists;
  lists.import(kPlans, dayOf(2026, 11, 23));
  for (const bool withKey : {true, false}) {
    const auto caseload = lists.opened(withKey);
    CHECK(caseload.withIdentities == withKey);
    const auto& table = caseload.lists.at(0).table;
    for (std::size_t column = 0; column < caseload.definition.columns.size(); ++column) {
      if (!caseload.definition.columns[column].identity) continue;
      CHECK_FALSE(table.has(column));
      CHECK(table.otherCodes[column].empty());
      for (std::size_t row = 0; row < table.size(); ++row) CHECK(table.text(caseload.definition, column, row).empty());
    }
    for (const auto& cell : table.unread)
      CHECK(cell.text.empty() == caseload.definition.columns[cell.column].identity);
  }
}

TEST_CASE("without the key the rules that need it don't run and say so; the others find the same") {
  Lists lists;
  lists.import(kPlans, dayOf(2026, 11, 23));
  const auto with = lists.opened(true);
  const auto without = lists.opened(false);
  REQUIRE(with.runs.size() == without.runs.size());
  std::size_t idle = 0;
  for (std::size_t i = 0; i < with.runs.size(); ++i) {
    if (without.runs[i].ran) CHECK(with.runs[i].rows == without.runs[i].rows);
    if (with.runs[i].ran && !without.runs[i].ran) ++idle;
  }
  CHECK(idle > 10);
  CHECK(rowsByRule(with, true).contains("109"));
  CHECK_FALSE(rowsByRule(without, true).contains("109"));
}

TEST_CASE("a year group is exact with the key, and one of two at most without") {
  Lists lists;
  lists.import(kPlans, dayOf(2026, 11, 23));
  const auto with = lists.opened(true);
  const auto without = lists.opened(false);
  CHECK(with.lists[0].years[0] == lists::YearGroups{8, 8});
  CHECK(without.lists[0].years[0] == lists::YearGroups{7, 8});
  CHECK(with.lists[0].years[2] == lists::YearGroups{5, 5});  // born on 1 September: the youngest of the year
  CHECK_FALSE(with.lists[0].years[1].has_value());           // 31 February
}

TEST_CASE("cells that couldn't be read are found by their child") {
  Lists lists;
  lists.import(kPlans, dayOf(2026, 11, 23));
  const auto caseload = lists.opened(true);
  CHECK(caseload.unread(0).empty());
  CHECK(caseload.unread(1).size() == 2);  // the birthday and the plan's date
  CHECK(caseload.unread(2).empty());
}

TEST_CASE("the newest extract of each list counts, and the checks go by the latest day") {
  Lists lists;
  lists.import(kPlans, dayOf(2026, 11, 23));
  lists.import(std::string(kPlans).substr(0, std::string(kPlans).find("A2,")).c_str(), dayOf(2026, 9, 1));
  const auto first = lists.opened(false);
  CHECK(first.size() == 3);
  CHECK(first.rowId(0) != first.rowId(1));  // one UPN is one child, with two rows
  lists.import(std::string(kPlans).substr(0, std::string(kPlans).find("A2,")).c_str(), dayOf(2026, 12, 1));
  const auto caseload = lists.opened(false);
  CHECK(caseload.size() == 1);
  CHECK(caseload.rowId(0) == first.rowId(0));
  CHECK(caseload.asAt == dayOf(2026, 12, 1));
}

TEST_CASE("a case system's extract of another layout is none of the lists, however new it is") {
  Lists lists;
  lists.import(kPlans, dayOf(2026, 11, 23));
  domain::Workspace workspace = must(lists.session.load());
  auto other = workspace.all<domain::ListExtract>().rows().front().value;
  other.id = {base::namedUuid("cases")};
  other.definition = "ehc-cases";
  other.asAt = dayOf(2026, 12, 24);
  workspace.follow(domain::made(other));
  const auto newest = app::newestExtracts(workspace);
  CHECK(newest.definition == "annex-a-2023");
  CHECK(newest.extracts.size() == 1);
}

TEST_CASE("no lists are an empty caseload, and an unknown definition is named") {
  Lists lists;
  CHECK(lists.opened(false).size() == 0);
  auto extract = domain::ListExtract{};
  extract.definition = "a-council's-own";
  extract.list = "List_1";
  const auto failed = app::openCaseload(lists.session, {extract.definition, {extract}}, nullptr);
  REQUIRE_FALSE(failed);
  CHECK(failed.error().code == Code::NotFound);
}

TEST_CASE("one child's identity is read where the key is, list by list") {
  Lists lists;
  lists.import(kPlans, dayOf(2026, 11, 23));
  const auto caseload = lists.opened(false);
  const auto key = lists.key();
  const auto found = must(app::identityOf(lists.session, lists.newest(), caseload.lists[0].children[0], key));
  REQUIRE(found.size() == 2);  // one UPN is one child: A1 and A2
  const auto upn = *caseload.definition.column("upn");
  for (const auto& [column, text] : found[0].cells)
    if (column == upn) CHECK(text == "H801200001001");
  CHECK(found[0].cells.size() == 4);
  for (const auto& [column, text] : found[0].cells) CHECK(caseload.definition.columns[column].identity);
}

TEST_CASE("a plan's dates are shown over all extracts, oldest first") {
  Lists lists;
  const std::string rows = kPlans;
  const auto header = rows.substr(0, rows.find("A1,"));
  lists.import(rows.c_str(), dayOf(2026, 11, 23));
  lists.import((header + "A3,,,01/09/2016,2,WBRI,01/02/2025,,01/10/2026,SLCN,123456,2,South,No\r\n").c_str(),
               dayOf(2026, 12, 1));
  lists.import((header + "A3,,,01/09/2016,2,WBRI,31/04/2025,,,SLCN,123456,2,South,No\r\n").c_str(), dayOf(2026, 1, 5));
  const auto caseload = lists.opened(false);
  std::vector<domain::ListExtract> extracts;
  const auto workspace = must(lists.session.load());
  for (const auto& row : workspace.all<domain::ListExtract>()) extracts.push_back(row.value);
  const auto history = must(app::readPlanHistory(lists.session, lists.definition.id, extracts, {}));
  REQUIRE(history.columns.size() == 4);
  const auto lines = history.of(caseload.lists[0].children[0]);
  REQUIRE(lines.size() == 3);
  const auto asAt = [&](std::size_t line) { return history.extracts[lines[line].extract].asAt; };
  CHECK(asAt(0) == dayOf(2026, 1, 5));
  CHECK_FALSE(lines[0].dates[0].has_value());  // 31 April
  CHECK(lines[1].dates[0] == dayOf(2025, 2, 1));
  CHECK_FALSE(lines[1].dates[2].has_value());
  CHECK(lines[2].dates[2] == dayOf(2026, 10, 1));
  CHECK(history.of({base::namedUuid("nobody")}).empty());
}

TEST_CASE("a list without a plan's dates is no line of their history") {
  Lists lists;
  lists.import(kPlans, dayOf(2026, 11, 23));
  lists.import("Unique ID,UPN,ULN,Date of birth,Gender,Ethnicity,SEN primary need,Main education establishment - URN,"
               "Main education establishment - phase,Suspensions,Permanent exclusions,Absence,Disability\r\n"
               "S1,H801200001001,,09/03/2014,1,WBRI,ASD,123456,2,0,0,1.5,Yes\r\n"
               "S2,,,09/03/2015,1,WBRI,ASD,123456,2,0,0,1.5,No\r\n",
               dayOf(2026, 11, 23));
  const auto caseload = lists.opened(false);
  REQUIRE(caseload.lists.size() == 2);
  std::vector<domain::ListExtract> extracts;
  const auto workspace = must(lists.session.load());
  for (const auto& row : workspace.all<domain::ListExtract>()) extracts.push_back(row.value);
  const auto history = must(app::readPlanHistory(lists.session, lists.definition.id, extracts, {}));
  REQUIRE(caseload.lists[1].children[0] == caseload.lists[0].children[0]);
  const auto both = history.of(caseload.lists[0].children[0]);
  REQUIRE(both.size() == 1);
  CHECK(history.extracts[both[0].extract].list == "List_1");
  CHECK(both[0].dates[0] == dayOf(2024, 2, 1));
  CHECK(history.of(caseload.lists[1].children[1]).empty());
}

TEST_CASE("corrections lie over the caseload, and a rule that is off finds nothing in it") {
  Lists lists;
  lists.import(kPlans, dayOf(2026, 11, 23));
  const auto before = lists.opened(false);
  const auto column = *before.definition.column("primary_need");
  REQUIRE(before.lists[0].table.text(before.definition, column, 2) == "SLCN");
  REQUIRE(rowsByRule(before, false).contains("W105"));  // A2's URN of five digits

  base::IdMaker ids(1);
  const auto workspace = must(lists.session.load());
  const auto extract = lists.newest().extracts.front();
  const auto cameIn = must(app::openList(lists.session, lists.definition, extract, nullptr));
  const lists::KnownRows rows{cameIn.table, cameIn.children};
  const auto change = must(app::correction(workspace, nullptr, lists.definition, rows,
                                           {cameIn.children[2], column, "ASD", "The plan says so"}, "Priya Shah", ids,
                                           kNow));
  REQUIRE(change);
  const auto off = must(app::ruleOff(workspace, lists.definition, "W105", "A hospital school", "Priya Shah", ids, kNow));
  must(lists.session.apply({"correct", {*change, off}}, kNow));

  const auto after = lists.opened(false);
  CHECK(after.lists[0].table.text(after.definition, column, 2) == "ASD");
  CHECK_FALSE(rowsByRule(after, false).contains("W105"));
}

TEST_CASE("a caseload has its corrections without what tells who a child is, and says where its children are") {
  Lists lists;
  lists.import(kPlans, dayOf(2026, 11, 20));
  const auto key = lists.key();
  const auto extract = lists.newest().extracts[0];
  const auto rows = must(app::openList(lists.session, lists.definition, extract, &key));
  base::IdMaker ids;
  domain::ChangeSet set{"correct", {}};
  for (const auto& [column, value] : {std::pair{"locality", "East"}, std::pair{"upn", "A123456789012"}})
    set.changes.push_back(*must(app::correction(must(lists.session.load()), &key, lists.definition,
                                                {rows.table, rows.children},
                                                {rows.children[0], *lists.definition.column(column), value, "", {}},
                                                "Priya Shah", ids, kNow)));
  must(lists.session.apply(set, kNow).map_error([](const auto& refused) { return refused.error; }));
  lists::SettingsRegister settings({{"123456", "Oak Primary School", "Community school", "Primary", "Preston", true, {}},
                                    {"999999", "Elm College", "Further education", "16 plus", "Leyland", true, {}}});
  must(app::keepSettings(lists.session, settings, "register.csv", dayOf(2026, 11, 1), kNow));

  const auto caseload = lists.opened(true);
  REQUIRE(caseload.lists[0].corrections.size() == 2);
  for (const auto& one : caseload.lists[0].corrections) {
    CHECK(one.state == lists::CorrectionState::Standing);
    const bool identity = caseload.definition.columns[one.value.column].identity;
    CHECK(one.value.corrected == (identity ? "" : "East"));
    CHECK(one.value.was == (identity ? "" : "North"));
  }
  CHECK(caseload.registerAsAt == dayOf(2026, 11, 1));
  REQUIRE(caseload.setting(0) != nullptr);
  CHECK(caseload.setting(0)->name == "Oak Primary School");
  CHECK(caseload.setting(1) == nullptr);  // "12345" is no URN
  REQUIRE(caseload.returnedNothing.size() == 1);
  CHECK(caseload.returnedNothing[0].name == "Elm College");
  const auto found = must(app::identityOf(lists.session, lists.newest(), caseload.lists[0].children[0], key));
  REQUIRE(!found.empty());
  REQUIRE(found[0].corrections.size() == 1);
  CHECK(found[0].corrections[0].value.was == "H801200001001");
}

TEST_CASE("a child's second row is corrected by itself, and the two never at once") {
  Lists lists;
  lists.import(kPlans, dayOf(2026, 11, 20));  // A1 and A2 have one UPN
  const auto extract = lists.newest().extracts[0];
  const auto rows = must(app::openList(lists.session, lists.definition, extract, nullptr));
  REQUIRE(rows.children[0] == rows.children[1]);
  const auto locality = *lists.definition.column("locality");
  base::IdMaker ids;
  const auto corrected = [&](std::size_t row, const char* value) {
    return app::correction(must(lists.session.load()), nullptr, lists.definition, {rows.table, rows.children},
                           {rows.children[row], locality, value, "", row}, "Priya Shah", ids, kNow);
  };
  const auto change = must(corrected(1, "East"));
  must(lists.session.apply({"correct", {*change}}, kNow).map_error([](const auto& refused) { return refused.error; }));
  const auto caseload = lists.opened(false);
  CHECK(caseload.lists[0].table.text(lists.definition, locality, 0) == "North");
  CHECK(caseload.lists[0].table.text(lists.definition, locality, 1) == "East");
  CHECK(corrected(0, "West").error().code == Code::BadUse);
  CHECK(corrected(1, "West").has_value());
}
