// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/plan.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>

#include "app/restricted.h"
#include "app/standing.h"
#include "app/told.h"

namespace waymark::app {

const domain::Stored<domain::Inspection>* currentInspection(const domain::Workspace& workspace) {
  // A real one before a published example; one that is awaited before the newest of the notified ones.
  const auto weight = [](const domain::Inspection& inspection) {
    return std::tuple(inspection.kind == domain::InspectionKind::Inspection, !inspection.notified.has_value(),
                      inspection.notified.value_or(base::Day{}));
  };
  const domain::Stored<domain::Inspection>* current = nullptr;
  for (const auto& row : workspace.all<domain::Inspection>())
    if (row.value.kind != domain::InspectionKind::Rehearsal &&
        (current == nullptr || weight(current->value) <= weight(row.value)))
      current = &row;
  return current;
}

schedule::Inputs planInputs(const domain::Workspace& workspace, const domain::Inspection& inspection) {
  schedule::Inputs inputs{inspection.notified, {}, inspection.publishedOutcome, {}};
  for (const auto& [key, told] : toldRows(workspace, inspection.id, domain::ToldSubject::Task))
    inputs.told.insert_or_assign(key, schedule::ToldTime{told->value.day, told->value.time});
  for (const auto& row : workspace.all<domain::Override>()) {
    if (row.value.inspection != inspection.id || row.value.subject != domain::OverrideSubject::Anchor) continue;
    if (const auto day = base::parseDay(row.value.value)) inputs.anchors.insert_or_assign(row.value.key, *day);
  }
  return inputs;
}

calendar::Calendar calendarFor(const domain::Workspace& workspace) {
  std::vector<calendar::BankHoliday> holidays;
  std::vector<calendar::Closure> closures;
  std::vector<calendar::Closure> terms;
  for (const auto& [entry, revision] : workspace.all<domain::CalendarEntry>()) {
    const base::DateRange days{entry.firstDay, entry.lastDay};
    if (entry.kind == domain::CalendarEntryKind::BankHoliday) holidays.push_back({entry.firstDay, entry.name, false});
    if (entry.kind == domain::CalendarEntryKind::Closure) closures.push_back({days, entry.name});
    if (entry.kind == domain::CalendarEntryKind::SchoolTerm) terms.push_back({days, entry.name});
  }
  return calendar::england().withPublishedYears(holidays).withClosures(std::move(closures)).withTerms(std::move(terms));
}

base::Result<domain::ChangeSet> importBankHolidays(const domain::Workspace& workspace, std::string_view json,
                                                   std::string_view file, base::IdMaker& ids, const base::Now& now) {
  const auto published = calendar::parseGovUkHolidays(json, file);
  if (!published) return tl::make_unexpected(published.error());
  const auto full = calendar::fullYearsOf(*published);
  std::set<int> years;
  for (const auto& holiday : full) years.insert(base::yearOf(holiday.day));
  domain::ChangeSet set{"import bank holidays", {}};
  for (const auto& row : workspace.all<domain::CalendarEntry>())
    if (row.value.kind == domain::CalendarEntryKind::BankHoliday && years.contains(base::yearOf(row.value.firstDay)))
      set.changes.push_back(domain::removed(row));
  for (const auto& holiday : full)
    set.changes.push_back(domain::made(domain::Record{domain::CalendarEntry{
        ids.makeId<domain::CalendarEntryTag>(now.utc), domain::CalendarEntryKind::BankHoliday, holiday.name,
        holiday.day, holiday.day, "GOV.UK bank holidays, imported " + base::isoText(now.today)}}));
  return set;
}

std::optional<domain::PersonId> personWithRole(const domain::Workspace& workspace, const std::string& role) {
  for (const auto& row : workspace.all<domain::Person>())
    if (std::ranges::find(row.value.roles, role) != row.value.roles.end()) return row.value.id;
  return std::nullopt;
}

Plan planFor(const domain::Workspace& workspace, const domain::Inspection& inspection, const framework::Pack& pack,
             const calendar::Calendar& calendar) {
  auto inputs = planInputs(workspace, inspection);
  Plan plan{schedule::compute(pack, calendar, inputs), {}};
  const auto followed = followedRows(workspace, inspection.id, pack, calendar, plan.timeline);
  if (!followed.empty()) {
    for (const auto& [task, row] : followed) inputs.told.insert_or_assign(task, row.time);
    plan.timeline = schedule::compute(pack, calendar, inputs);
  }
  std::unordered_map<std::string, const domain::Task*> added;
  for (const auto& row : workspace.all<domain::Task>())
    if (row.value.inspection == inspection.id && !row.value.packTask.empty()) added[row.value.packTask] = &row.value;
  std::unordered_map<std::string, std::optional<domain::PersonId>> byRole;
  const auto personFor = [&](const std::string& role) {
    const auto [at, isNew] = byRole.try_emplace(role);
    if (isNew) at->second = personWithRole(workspace, role);
    return at->second;
  };
  const bool stopped = isStopped(standingOf(workspace, inspection.id));
  const auto told = toldRows(workspace, inspection.id, domain::ToldSubject::Task);
  const auto take = [&](PlannedTask& planned, const domain::Task& task) {
    planned.record = task.id;
    planned.state = task.state;
    if (task.owner) planned.owner = task.owner;
    if (task.due) {
      planned.due = task.due;
      planned.start = task.due;
      planned.movedByHand = !task.packTask.empty();
      // It keeps its length in working days.
      if (planned.packIndex >= 0) {
        const int length = pack.tasks[static_cast<std::size_t>(planned.packIndex)].durationDays;
        planned.start = calendar.addWorkingDays(*task.due, 1 - length).value_or(*task.due);
      }
    }
    if (task.dueTime) planned.dueTime = task.dueTime;
  };
  for (const auto& dated : plan.timeline.tasks) {
    PlannedTask planned;
    planned.key = dated.id;
    planned.title = dated.title;
    planned.phase = dated.phase;
    planned.label = dated.label;
    planned.start = dated.start;
    planned.due = dated.due;
    planned.dueTime = dated.dueTime;
    planned.ownerRole = dated.owner;
    planned.owner = personFor(dated.owner);
    planned.external = dated.external;
    planned.conditional = dated.conditional;
    planned.milestone = dated.milestone;
    planned.assumed = dated.provenance.certainty == framework::Certainty::Assumed;
    planned.packIndex = dated.packIndex;
    planned.clockStopped = stopped;
    if (const auto at = told.find(dated.id); at != told.end()) planned.told = at->second->value.id;
    if (const auto at = followed.find(dated.id); at != followed.end()) planned.told = at->second.told->value.id;
    if (inspection.kind == domain::InspectionKind::Rehearsal && dated.due && inspection.notified &&
        *dated.due < *inspection.notified)
      planned.state = domain::TaskState::NotNeeded;
    // A published inspection was another area's to run: its plan shows the dates and asks for nothing.
    if (inspection.kind == domain::InspectionKind::Published) planned.state = domain::TaskState::NotNeeded;
    if (const auto at = added.find(dated.id); at != added.end()) take(planned, *at->second);
    plan.tasks.push_back(std::move(planned));
  }
  for (const auto& row : workspace.all<domain::Task>()) {
    if (row.value.inspection != inspection.id || !row.value.packTask.empty()) continue;
    PlannedTask planned;
    planned.key = base::uuidText(row.value.id.uuid);
    const auto* point = confidentialPointOf(workspace, row.value);
    planned.title = point != nullptr ? point->code + ": an action in confidence until publication" : row.value.title;
    planned.phase = row.value.phase;
    planned.clockStopped = stopped;
    take(planned, row.value);
    plan.tasks.push_back(std::move(planned));
  }
  if (plan.timeline.notified)
    std::ranges::stable_sort(plan.tasks, {}, [](const PlannedTask& task) {
      constexpr int kEndOfDay = 24 * 60;
      return std::tuple(!task.due.has_value(), task.due.value_or(base::Day{}),
                        task.dueTime ? task.dueTime->minutes : kEndOfDay);
    });
  return plan;
}

bool isOpen(const PlannedTask& task) {
  return task.state == domain::TaskState::NotStarted || task.state == domain::TaskState::InProgress;
}

bool isLate(const PlannedTask& task, const base::Now& now) {
  if (!isOpen(task) || task.conditional || task.clockStopped || !task.due) return false;
  return *task.due < now.today || (*task.due == now.today && task.dueTime && *task.dueTime < now.time);
}

base::Now nowFor(const domain::Workspace& workspace, const base::Now& real) {
  const auto& area = workspace.area();
  if (!area.clockDay) return real;
  const auto time = area.clockTime.value_or(base::TimeOfDay{});
  return {base::Stamp{*area.clockDay} + std::chrono::minutes{time.minutes}, *area.clockDay, time};
}

}  // namespace waymark::app
