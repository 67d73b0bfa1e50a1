// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rehearsal.h"

#include <algorithm>
#include <tuple>

#include "app/standing.h"
#include "base/text.h"

namespace waymark::app {
namespace {

base::Now endOfClosing(const StandingSince& standing, const base::Now& now) {
  if (standing.standing != Standing::Closed || !standing.since || now.today < *standing.since) return now;
  constexpr int kLastMinute = 24 * 60 - 1;
  return {base::Stamp{*standing.since} + std::chrono::minutes{kLastMinute}, *standing.since,
          base::TimeOfDay{kLastMinute}};
}

}  // namespace

std::vector<Slip> slipsOf(const domain::Workspace& workspace, const domain::Inspection& inspection, const Plan& plan,
                          const calendar::Calendar& calendar, const base::Now& now) {
  const auto until = endOfClosing(standingOf(workspace, inspection.id), now);
  std::vector<Slip> slips;
  for (const auto& task : plan.tasks) {
    if (!task.due || task.state == domain::TaskState::NotNeeded || task.conditional) continue;
    const auto* record = task.record ? workspace.all<domain::Task>().find(*task.record) : nullptr;
    const auto doneAt = record != nullptr ? record->value.doneAt : std::nullopt;
    const bool isDone = task.state == domain::TaskState::Done;
    if (isDone && !doneAt) continue;
    const auto local = isDone ? base::nowAt(*doneAt) : until;
    const bool late =
        *task.due < local.today || (*task.due == local.today && task.dueTime && *task.dueTime < local.time);
    if (!late) continue;
    const auto days = calendar.workingDaysBetween(*task.due, local.today);
    slips.push_back({task.key, task.title, task.owner, task.ownerRole, *task.due, task.dueTime,
                     isDone ? doneAt : std::nullopt, days ? std::max(*days, 0) : 0,
                     record != nullptr ? record->value.slipReason : std::string()});
  }
  std::ranges::stable_sort(slips, [](const Slip& a, const Slip& b) {
    return std::tuple(-a.workingDaysLate, a.due, a.title) < std::tuple(-b.workingDaysLate, b.due, b.title);
  });
  return slips;
}

std::vector<const domain::Stored<domain::Inspection>*> rehearsalsOf(const domain::Workspace& workspace) {
  std::vector<const domain::Stored<domain::Inspection>*> rows;
  for (const auto& row : workspace.all<domain::Inspection>())
    if (row.value.kind == domain::InspectionKind::Rehearsal) rows.push_back(&row);
  std::ranges::stable_sort(rows, [](const auto* a, const auto* b) { return a->value.notified > b->value.notified; });
  return rows;
}

domain::Inspection newRehearsal(const domain::Workspace& workspace, const framework::Pack& pack, base::Day day,
                                base::TimeOfDay time, domain::InspectionId id) {
  domain::Inspection rehearsal;
  rehearsal.id = id;
  rehearsal.title = "Rehearsal " + std::to_string(rehearsalsOf(workspace).size() + 1);
  rehearsal.kind = domain::InspectionKind::Rehearsal;
  rehearsal.frameworkId = pack.id;
  rehearsal.frameworkVersion = pack.version;
  rehearsal.notified = day;
  rehearsal.notifiedTime = time;
  return rehearsal;
}

std::optional<domain::Change> slipReasonChange(const domain::Workspace& workspace,
                                               const domain::InspectionId& inspection, const std::string& taskKey,
                                               const std::string& reason, domain::TaskId newId) {
  for (const auto& row : workspace.all<domain::Task>()) {
    const auto& task = row.value;
    const bool isIt = task.packTask.empty() ? base::uuidText(task.id.uuid) == taskKey : task.packTask == taskKey;
    if (task.inspection != inspection || !isIt) continue;
    if (task.slipReason == reason) return std::nullopt;
    auto after = task;
    after.slipReason = reason;
    return domain::edited(row, std::move(after));
  }
  if (reason.empty()) return std::nullopt;
  domain::Task fresh;
  fresh.id = newId;
  fresh.inspection = inspection;
  fresh.packTask = taskKey;
  fresh.slipReason = reason;
  return domain::made(std::move(fresh));
}

domain::Change closing(const domain::InspectionId& inspection, const std::string& reason, const std::string& by,
                       domain::InspectionEventId id, const base::Now& now) {
  return domain::made(domain::Record{domain::InspectionEvent{
      id, inspection, domain::InspectionEventKind::Closed, now.today, reason, {}, by, now.utc}});
}

}  // namespace waymark::app
