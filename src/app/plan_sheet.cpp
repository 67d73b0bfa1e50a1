// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/plan_sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "app/plan_calendar.h"
#include "app/plan_order.h"
#include "base/text.h"

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

std::string ownerText(const domain::Workspace& workspace, const framework::Pack& pack, const PlannedTask& task) {
  if (const auto* person = task.owner ? workspace.all<domain::Person>().find(*task.owner) : nullptr)
    return person->value.name;
  const auto* role = pack.ownerRole(task.ownerRole);
  return role != nullptr ? role->title : "";
}

struct Group {
  std::string id;
  std::string title;
};

/// What stands over the tasks, in order; as the Timeline page has it.
class Groups {
 public:
  Groups(const domain::Workspace& workspace, const framework::Pack& pack, const Plan& plan, SheetGroups by,
         const base::Now& now)
      : m_workspace(workspace), m_pack(pack), m_by(by), m_now(now) {
    if (by == SheetGroups::Phase) {
      for (const auto& phase : plan.timeline.phases) m_all.push_back({phase.id, phase.title});
      return;
    }
    for (const auto& task : plan.tasks)
      if (auto group = of(task); std::ranges::find(m_all, group.id, &Group::id) == m_all.end())
        m_all.push_back(std::move(group));
    // States by their order, names by the alphabet, those without a name last.
    std::ranges::sort(m_all, [by](const Group& a, const Group& b) {
      if (by == SheetGroups::State) return a.id < b.id;
      return std::pair(a.id.empty(), base::folded(a.title)) < std::pair(b.id.empty(), base::folded(b.title));
    });
  }

  [[nodiscard]] const std::vector<Group>& all() const { return m_all; }
  [[nodiscard]] Group of(const PlannedTask& task) const {
    switch (m_by) {
      case SheetGroups::Phase:
        return {task.phase, {}};
      case SheetGroups::Owner: {
        const auto owner = ownerText(m_workspace, m_pack, task);
        if (owner.empty()) return {"", "Nobody yet"};
        return task.owner ? Group{base::uuidText(task.owner->uuid), owner}
                          : Group{task.ownerRole, owner + " (nobody named)"};
      }
      case SheetGroups::Partner: {
        const auto partner = partnerOf(m_workspace, task);
        const auto* row = partner ? m_workspace.all<domain::Partner>().find(*partner) : nullptr;
        return row == nullptr ? Group{"", "No organisation yet"}
                              : Group{base::uuidText(partner->uuid), row->value.name};
      }
      case SheetGroups::State:
        return {std::to_string(isLate(task, m_now) ? 0 : 1 + static_cast<int>(task.state)), stateText(task, m_now)};
    }
    return {};
  }

 private:
  const domain::Workspace& m_workspace;
  const framework::Pack& m_pack;
  SheetGroups m_by;
  const base::Now& m_now;
  std::vector<Group> m_all;
};

std::string counted(std::size_t count, const char* what) {
  return fmt::format("{} {}{}", count, count == 1 ? "task" : "tasks", what);
}

}  // namespace

PlanSheet planSheet(const domain::Workspace& workspace, const domain::Inspection& inspection,
                    const framework::Pack& pack, const Plan& plan, const calendar::Calendar& calendar,
                    const base::DateRange& days, const base::Now& now, SheetGroups groups) {
  PlanSheet sheet{workspace.area().name, inspection.title, spanText(days), days, now, {}, {}, {}};
  for (auto day = days.from; day <= days.to; day += std::chrono::days{1})
    if (calendar.holidayOn(day) != nullptr || calendar::Calendar::isWeekend(day)) sheet.offDays.push_back(day);
  const auto orders = planOrders(plan, pack, calendar, now.today);
  const Groups under(workspace, pack, plan, groups, now);
  for (const auto& group : under.all()) {
    SheetRow heading;
    heading.isGroup = true;
    heading.title = group.title;
    sheet.rows.push_back(heading);
    for (const auto& task : plan.tasks) {
      if (!task.due || under.of(task).id != group.id) continue;
      SheetRow row;
      row.from = task.start.value_or(*task.due);
      row.to = *task.due;
      row.late = isLate(task, now);
      if (!row.late && (row.from > days.to || row.to < days.from)) continue;
      row.title = task.title;
      row.owner = ownerText(workspace, pack, task);
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
