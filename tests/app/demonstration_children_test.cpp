// SPDX-License-Identifier: GPL-3.0-or-later
// The demonstration's children: the same each time, the country's shape, faults as real lists have them.
#include "app/demonstration_children.h"

#include <catch2/catch.hpp>
#include <set>

#include "app/caseload.h"
#include "app/identities.h"
#include "app/list_check.h"
#include "app/list_import.h"
#include "app/submission.h"
#include "lists/check.h"
#include "storage/support.h"

using namespace waymark;
using test::kNow;
using test::must;

namespace {

constexpr int kShare = 10;
const base::Day kAsAt = base::dayOf(2026, 11, 9);

app::ReadLists readBoth(const lists::Definition& definition) {
  const auto files = must(app::demonstrationFiles(kShare));
  auto both = must(app::readListBytes(definition, files.plans, "plans.csv"));
  auto support = must(app::readListBytes(definition, files.support, "support.csv"));
  both.tables.push_back(std::move(support.tables.front()));
  return both;
}

std::size_t percentOf(const lists::Table& table, const lists::Definition& definition, const char* column,
                      std::string_view value) {
  const auto at = definition.column(column).value();
  std::size_t count = 0;
  for (std::size_t row = 0; row < table.size(); ++row)
    if (table.text(definition, at, row) == value) ++count;
  return count * 100 / table.size();
}

}  // namespace

TEST_CASE("the demonstration's children are the same each time") {
  const auto once = must(app::demonstrationFiles(kShare));
  const auto again = must(app::demonstrationFiles(kShare));
  CHECK(once.plans == again.plans);
  CHECK(once.support == again.support);
  CHECK(once.settings == again.settings);
  CHECK(once.cases == again.cases);
  CHECK(once.advice == again.advice);
  CHECK(once.reviews == again.reviews);
}

TEST_CASE("the demonstration has the country's shape of need, age and placement") {
  const auto definition = must(app::listDefinition("annex-a-2023"));
  const auto read = readBoth(definition);
  REQUIRE(read.tables.size() == 2);
  const auto& plans = read.tables[0];
  CHECK(plans.size() >= 1230);
  CHECK(read.tables[1].size() >= 2600);
  // England, January 2025: autism 31.5%, SLCN 21.3%, special schools 30.4%, boys 71%.
  CHECK(percentOf(plans, definition, "primary_need", "ASD") == Approx(31.5).margin(4));
  CHECK(percentOf(plans, definition, "primary_need", "SLCN") == Approx(21.3).margin(4));
  CHECK(percentOf(plans, definition, "main_phase", "special") == Approx(30.4).margin(4));
  CHECK(percentOf(plans, definition, "gender", "male") == Approx(71).margin(4));
}

TEST_CASE("the demonstration's lists hold faults of many sorts, and most of their rows have none") {
  const auto definition = must(app::listDefinition("annex-a-2023"));
  const auto read = readBoth(definition);
  const auto found = lists::checkLists(definition, read.tables, kAsAt);
  std::set<std::string> failing;
  std::set<std::pair<std::uint32_t, std::uint32_t>> published;  // rows with a fault of the published rules
  for (const auto& run : found.runs) {
    const auto& rule = definition.rules[run.rule];
    if (run.rows > 0) failing.insert(rule.places[run.place].code);
    for (std::size_t i = run.first; rule.published && i < run.first + run.rows; ++i)
      published.insert({found.problems[i].table, found.problems[i].row});
  }
  for (const auto* code : {"101a", "101c", "103", "106b", "109", "201c", "203"}) {
    CAPTURE(code);
    CHECK(failing.contains(code));
  }
  const auto rows = read.tables[0].size() + read.tables[1].size();
  CHECK(published.size() * 100 / rows >= 2);
  CHECK(published.size() * 100 / rows <= 15);
}

TEST_CASE("the demonstration's children come in as anybody's lists do, and can't be undone away") {
  const test::Folder folder;
  auto session = must(app::Session::create(folder / "demo.waymark", "Priya Shah", kNow, {}));
  const auto added = must(app::addDemonstrationChildren(session, kNow, 2));
  CHECK(added.lists == 6);
  CHECK(added.children > 700);
  const auto workspace = must(session.load());
  CHECK(workspace.all<domain::Child>().size() == added.children);
  CHECK_FALSE(session.history().undoName);
  const auto key = must(app::openSeal(session, {app::kDemonstrationPassphrase, ""}));
  const auto* extract = app::latestExtract(workspace, "annex-a-2023", "List_1");
  REQUIRE(extract != nullptr);
  CHECK(extract->asAt == kAsAt);
  const auto opened = must(app::openList(session, must(app::listDefinition("annex-a-2023")), *extract, &key));
  CHECK(opened.children.size() == opened.table.size());
}

TEST_CASE("the demonstration's children on both lists are spread over them") {
  const auto definition = must(app::listDefinition("annex-a-2023"));
  const auto read = readBoth(definition);
  const auto id = definition.column("unique_id").value();
  std::set<std::string> supported;
  for (std::size_t row = 0; row < read.tables[1].size(); ++row)
    supported.insert(read.tables[1].text(definition, id, row));
  std::vector<std::size_t> both;
  for (std::size_t row = 0; row < read.tables[0].size(); ++row)
    if (supported.contains(read.tables[0].text(definition, id, row))) both.push_back(row);
  REQUIRE(both.size() >= 4);  // 54 of all
  CHECK(both.front() >= read.tables[0].size() / both.size() / 4);
  for (std::size_t i = 1; i < both.size(); ++i) CHECK(both[i] - both[i - 1] > 1);
  CHECK(both.back() >= read.tables[0].size() / 2);
}

TEST_CASE("the demonstration has corrections to fix at source, settings that returned nothing, and a submission") {
  const test::Folder folder;
  auto session = must(app::Session::create(folder / "demo.waymark", "Priya Shah", kNow, {}));
  must(app::addDemonstrationChildren(session, kNow, kShare));
  const auto workspace = must(session.load());
  const auto caseload = must(app::openCaseload(session, app::newestExtracts(workspace), nullptr));
  std::size_t standing = 0;
  for (const auto& list : caseload.lists)
    for (const auto& one : list.corrections) standing += one.state == lists::CorrectionState::Standing ? 1 : 0;
  CHECK(standing >= 10);
  CHECK(standing == workspace.all<domain::ListCorrection>().size());
  CHECK(caseload.returnedNothing.size() >= 4);
  for (const auto& setting : caseload.returnedNothing) CHECK(setting.authority == "999");
  REQUIRE(workspace.all<domain::ListSubmission>().size() == 1);
  const auto& gone = workspace.all<domain::ListSubmission>().rows().front().value;
  const auto definition = must(app::listDefinition("annex-a-2023"));
  CHECK(must(app::openSubmission(session, definition, gone, nullptr)).table.size() == caseload.lists[0].table.size());
  // Sent before the corrections: today's list differs by them.
  const auto compared = must(app::compareSubmission(session, workspace, definition, gone, nullptr));
  CHECK(compared.changes.changed.size() >= 6);
  CHECK_FALSE(session.history().undoName);
}
