// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>

#include "app/plan_sheet.h"
#include "framework/pack_loader.h"

using namespace waymark;
using namespace waymark::app;
using base::dayOf;

namespace {

PlanSheet sheetOf(const base::DateRange& days, const base::Now& now, SheetGroups groups = SheetGroups::Phase,
                  const domain::Workspace& workspace = {}) {
  const auto pack = *framework::Library().load("area-send-2025");
  domain::Inspection inspection;
  inspection.id = {base::namedUuid("called")};
  inspection.title = "Area SEND inspection";
  inspection.frameworkId = pack.id;
  inspection.notified = dayOf(2025, 9, 8);
  const auto& calendar = calendar::england();
  return planSheet(workspace, inspection, pack, planFor(workspace, inspection, pack, calendar), calendar, days, now,
                   groups);
}

base::Now morningOf(base::Day day) {
  return {base::Stamp{day}, day, base::TimeOfDay{8 * 60}};
}

const base::DateRange kWeek{dayOf(2025, 9, 8), dayOf(2025, 9, 14)};

}  // namespace

TEST_CASE("a sheet has what is at work on its days, each under its phase, and what is late") {
  const auto sheet = sheetOf(kWeek, morningOf(dayOf(2025, 9, 10)));
  CHECK(sheet.span == "Week of Mon 8 Sep 2025");
  CHECK(sheet.offDays == std::vector<base::Day>{dayOf(2025, 9, 13), dayOf(2025, 9, 14)});
  REQUIRE(!sheet.rows.empty());
  CHECK(sheet.rows.front().isGroup);
  std::size_t late = 0;
  for (const auto& row : sheet.rows) {
    if (row.isGroup) continue;
    CHECK((row.late || (row.from <= kWeek.to && row.to >= kWeek.from)));
    CHECK(row.late == (row.state == "Late"));
    late += row.late ? 1 : 0;
  }
  CHECK(late > 20);  // nobody has done anything since the readiness work
  CHECK(std::ranges::none_of(sheet.rows, [](const auto& row) { return row.title == "Report published"; }));
  CHECK(std::ranges::any_of(sheet.rows, [](const auto& row) { return row.assumed; }));
  CHECK(std::ranges::any_of(sheet.rows, [](const auto& row) { return row.marks == "critical"; }));
}

TEST_CASE("a sheet can stand under owners, organisations or states, with the same tasks on it") {
  domain::Workspace workspace;
  domain::Partner council;
  council.id = {base::namedUuid("council")};
  council.name = "Testshire Council";
  domain::Person lano;
  lano.id = {base::namedUuid("lano")};
  lano.name = "Amal Hart";
  lano.roles = {"lano"};
  lano.partner = council.id;
  workspace.table<domain::Partner>().put({council, 1});
  workspace.table<domain::Person>().put({lano, 1});
  const auto now = morningOf(dayOf(2025, 9, 10));
  const auto titles = [&](SheetGroups groups, bool ofGroups) {
    std::vector<std::string> out;
    for (const auto& row : sheetOf(kWeek, now, groups, workspace).rows)
      if (row.isGroup == ofGroups) out.push_back(row.title);
    return out;
  };
  const auto tasks = [&](SheetGroups groups) {
    auto out = titles(groups, false);
    std::ranges::sort(out);
    return out;
  };
  const auto byPhase = tasks(SheetGroups::Phase);
  for (const auto groups : {SheetGroups::Owner, SheetGroups::Partner, SheetGroups::State})
    CHECK(tasks(groups) == byPhase);
  CHECK(titles(SheetGroups::Partner, true) == std::vector<std::string>{"Testshire Council", "No organisation yet"});
  CHECK(titles(SheetGroups::State, true) == std::vector<std::string>{"Late", "Not started"});
  const auto owners = titles(SheetGroups::Owner, true);
  CHECK(std::ranges::find(owners, "Amal Hart") != owners.end());
  CHECK(std::ranges::find(owners, "Data and performance lead (nobody named)") != owners.end());
  for (const auto& row : sheetOf(kWeek, now, SheetGroups::State, workspace).rows)
    if (!row.isGroup) CHECK((row.state == "Late" || row.state == "Not started"));
}

TEST_CASE("what doesn't fit is left out: closed tasks, then those due last, never a late one first; the page says so") {
  auto sheet = sheetOf(kWeek, morningOf(dayOf(2025, 9, 8)));
  const auto size = sheet.rows.size();
  CHECK(fitted(sheet, size).leftOut.empty());
  const auto first = std::ranges::find(sheet.rows, false, &SheetRow::isGroup);
  first->closed = true;
  first->late = false;
  const auto one = fitted(sheet, size - 1);
  CHECK(one.leftOut.find("1 task done or not needed.") != std::string::npos);
  CHECK(std::ranges::count(one.rows, first->title, &SheetRow::title) == 0);
  const auto few = fitted(sheet, 10);
  CHECK(few.rows.size() <= 10);
  CHECK(few.leftOut.find("due from") != std::string::npos);
  for (const auto& row : few.rows) CHECK((row.isGroup || row.late));
  for (std::size_t i = 0; i < few.rows.size(); ++i)
    if (few.rows[i].isGroup) CHECK((i + 1 < few.rows.size() && !few.rows[i + 1].isGroup));
}
