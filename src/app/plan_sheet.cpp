// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/plan_sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "app/plan_order.h"

namespace waymark::app {

namespace {

std::string spanText(const base::DateRange& days) {
  const auto count = (days.to - days.from).count() + 1;
  if (count == 1) return base::longText(days.from);
  if (count == 7) return "Week of " + base::longText(days.from);
  return base::longText(days.from) + " to " + base::longText(days.to);
}

std::string stateText(const PlannedTask& task, const base::Now& now) {
  if (isLate(task, now)) return "Late";
  switch (task.state) {
    case domain::TaskState::NotStarted:
      return "Not started";
    case domain::TaskState::InProgress:
      return "In progress";
    case domain::TaskState::Done:
      return "Done";
    case domain::TaskState::NotNeeded:
      return "Not needed";
  }
  return {};
}

std::string counted(std::size_t count, const char* what) {
  return fmt::format("{} {}{}", count, count == 1 ? "task" : "tasks", what);
}

}  // namespace

PlanSheet planSheet(const domain::Workspace& workspace, const domain::Inspection& inspection,
                    const framework::Pack& pack, const Plan& plan, const calendar::Calendar& calendar,
                    const base::DateRange& days, const base::Now& now) {
  PlanSheet sheet{workspace.area().name, inspection.title, spanText(days), days, now, {}, {}, {}};
  for (auto day = days.from; day <= days.to; day += std::chrono::days{1})
    if (calendar.holidayOn(day) != nullptr || calendar::Calendar::isWeekend(day)) sheet.offDays.push_back(day);
  const auto orders = planOrders(plan, pack, calendar, now.today);
  for (const auto& phase : plan.timeline.phases) {
    SheetRow group;
    group.isGroup = true;
    group.title = phase.title;
    sheet.rows.push_back(group);
    for (const auto& task : plan.tasks) {
      if (task.phase != phase.id || !task.due) continue;
      SheetRow row;
      row.from = task.start.value_or(*task.due);
      row.to = *task.due;
      row.late = isLate(task, now);
      if (!row.late && (row.from > days.to || row.to < days.from)) continue;
      row.title = task.title;
      if (const auto* person = task.owner ? workspace.all<domain::Person>().find(*task.owner) : nullptr)
        row.owner = person->value.name;
      else if (const auto* role = pack.ownerRole(task.ownerRole))
        row.owner = role->title;
      row.due = base::shortText(*task.due) + (task.dueTime ? ", " + base::timeText(*task.dueTime) : "");
      row.state = stateText(task, now);
      if (std::ranges::any_of(orders, [&](const auto& towards) { return towards.order.onChain(task.key); }))
        row.marks = "critical";
      if (task.movedByHand) row.marks += row.marks.empty() ? "moved by hand" : ", moved by hand";
      row.time = task.dueTime;
      row.milestone = task.milestone;
      row.assumed = task.assumed;
      row.closed = !isOpen(task);
      sheet.rows.push_back(std::move(row));
    }
    if (sheet.rows.back().isGroup) sheet.rows.pop_back();
  }
  return sheet;
}

PlanSheet fitted(PlanSheet sheet, std::size_t most) {
  std::size_t closed = 0;
  std::size_t open = 0;
  std::optional<base::Day> firstLeftOut;
  while (sheet.rows.size() > most) {
    auto leaves = sheet.rows.end();
    for (auto row = sheet.rows.begin(); row != sheet.rows.end(); ++row) {
      if (row->isGroup) continue;
      const auto weight = [](const SheetRow& one) { return std::pair(one.closed, one.late ? base::Day{} : one.to); };
      if (leaves == sheet.rows.end() || weight(*row) >= weight(*leaves)) leaves = row;
    }
    if (leaves == sheet.rows.end()) break;
    ++(leaves->closed ? closed : open);
    if (!leaves->closed) firstLeftOut = std::min(firstLeftOut.value_or(leaves->to), leaves->to);
    const auto before = std::prev(leaves);  // the first row is a group
    const auto next = sheet.rows.erase(leaves);
    if (before->isGroup && (next == sheet.rows.end() || next->isGroup)) sheet.rows.erase(before);
  }
  std::string text;
  if (closed > 0) text = counted(closed, " done or not needed");
  if (open > 0) text += (text.empty() ? "" : ", ") + counted(open, "") + " due from " + base::longText(*firstLeftOut);
  if (!text.empty())
    sheet.leftOut = "Left out so that the page can be read: " + text + ". Print shorter spans to see them.";
  return sheet;
}

}  // namespace waymark::app
