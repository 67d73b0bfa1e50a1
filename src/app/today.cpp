// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/today.h"

#include <algorithm>
#include <set>

#include "app/reanchor.h"
#include "app/restricted.h"

namespace waymark::app {

namespace {

using domain::Evidence;
using domain::Person;
using domain::ReviewState;

const base::DateRange* leaveOn(const Person& person, base::Day day) {
  for (const auto& range : person.leave)
    if (range.contains(day)) return &range;
  return nullptr;
}

/// The first phase is preparation: everything in it counts from before the notification.
bool isPreparation(const PlannedTask& task, const framework::Pack& pack) {
  return !pack.phases.empty() && task.phase == pack.phases.front().id;
}

void sortTask(Today& today, const PlannedTask& task, const base::Now& now, std::optional<base::Day> nextUntil) {
  if (!isOpen(task) || task.conditional || !task.due) return;
  if (isLate(task, now))
    today.late.push_back(task);
  else if (*task.due == now.today)
    today.dueToday.push_back(task);
  else if (nextUntil && *task.due <= *nextUntil)
    today.next.push_back(task);
}

bool concerns(const OwnerFilter& filter, const Evidence& evidence, const domain::Workspace& workspace) {
  if (const auto* partner = std::get_if<domain::PartnerId>(&filter))
    if (evidence.partner) return *evidence.partner == *partner;
  return includes(filter, evidence.givenBy, workspace);
}

void countEvidence(Counts& counts, const domain::Workspace& workspace, base::Day today, const OwnerFilter& filter) {
  for (const auto& row : workspace.all<Evidence>()) {
    const auto& evidence = row.value;
    if (isUnderEmbargo(workspace, evidence) || !concerns(filter, evidence, workspace)) continue;
    counts.awaitingReview += evidence.review == ReviewState::InReview ? 1 : 0;
    const bool passed = evidence.reviewBy && *evidence.reviewBy < today;
    counts.reviewPassed += passed && evidence.review != ReviewState::Rejected ? 1 : 0;
  }
}

std::vector<std::string> uncoveredRoles(const domain::Workspace& workspace, const Plan& plan,
                                        const framework::Pack& pack) {
  std::set<std::string, std::less<>> needed;
  for (const auto& task : plan.tasks)
    if (isOpen(task) && !task.conditional && !task.owner && !task.ownerRole.empty()) needed.insert(task.ownerRole);
  std::vector<std::string> roles;
  for (const auto& role : pack.ownerRoles)
    if (needed.contains(role.id) && !personWithRole(workspace, role.id)) roles.push_back(role.id);
  return roles;
}

std::vector<AwayPerson> awayOn(const domain::Workspace& workspace, base::Day today) {
  std::vector<AwayPerson> away;
  for (const auto& row : workspace.all<Person>()) {
    const auto* leave = leaveOn(row.value, today);
    if (leave == nullptr) continue;
    AwayPerson person{row.value.id, leave->to, row.value.deputy, false};
    if (row.value.deputy)
      if (const auto* deputy = workspace.all<Person>().find(*row.value.deputy))
        person.deputyAway = leaveOn(deputy->value, today) != nullptr;
    away.push_back(person);
  }
  return away;
}

}  // namespace

bool includes(const OwnerFilter& filter, const std::optional<domain::PersonId>& person,
              const domain::Workspace& workspace) {
  if (std::holds_alternative<Everyone>(filter)) return true;
  if (std::holds_alternative<Nobody>(filter)) return !person;
  if (!person) return false;
  if (const auto* wanted = std::get_if<domain::PersonId>(&filter)) return *wanted == *person;
  const auto* row = workspace.all<Person>().find(*person);
  return row != nullptr && row->value.partner == std::get<domain::PartnerId>(filter);
}

Today todayFor(const domain::Workspace& workspace, const Plan& plan, const framework::Pack& pack,
               const calendar::Calendar& calendar, const base::Now& now, const OwnerFilter& filter) {
  Today today;
  today.beforeTheCall = !plan.timeline.notified || *plan.timeline.notified > now.today;
  std::optional<base::Day> nextUntil;
  if (const auto day = calendar.addWorkingDays(now.today, kNextWorkingDays)) nextUntil = *day;
  for (const auto& task : plan.tasks) {
    if (isPreparation(task, pack)) {
      today.toPrepare += task.state != domain::TaskState::NotNeeded ? 1 : 0;
      today.prepared += task.state == domain::TaskState::Done ? 1 : 0;
    }
    if (!includes(filter, task.owner, workspace)) continue;
    if (!plan.timeline.notified && isOpen(task) && isPreparation(task, pack))
      today.next.push_back(task);
    else
      sortTask(today, task, now, nextUntil);
  }
  today.counts.late = today.late.size();
  today.counts.dueToday = today.dueToday.size();
  for (const auto& late : handLate(plan, pack))
    for (const auto& task : plan.tasks)
      if (task.key == late.key && includes(filter, task.owner, workspace)) ++today.counts.tooLate;
  countEvidence(today.counts, workspace, now.today, filter);
  today.counts.rolesWithNobody = uncoveredRoles(workspace, plan, pack);
  today.away = awayOn(workspace, now.today);
  return today;
}

domain::Change stateChange(const domain::Workspace& workspace, const domain::Inspection& inspection,
                           const PlannedTask& task, domain::TaskState state, base::Stamp at, domain::TaskId newId) {
  const auto doneAt = state == domain::TaskState::Done ? std::optional(at) : std::nullopt;
  if (task.record)
    if (const auto* row = workspace.all<domain::Task>().find(*task.record)) {
      auto after = row->value;
      after.state = state;
      after.doneAt = doneAt;
      return domain::edited(*row, std::move(after));
    }
  domain::Task fresh;
  fresh.id = newId;
  fresh.inspection = inspection.id;
  fresh.packTask = task.key;
  fresh.state = state;
  fresh.doneAt = doneAt;
  return domain::made(std::move(fresh));
}

}  // namespace waymark::app
