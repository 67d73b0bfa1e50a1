// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/plan_task.h"

#include <QCoreApplication>
#include <algorithm>
#include <cstdlib>
#include <unordered_map>

#include "app/plan_calendar.h"
#include "app/plan_order.h"
#include "bridge/text.h"
#include "shell/app_state.h"
#include "shell/due_words.h"

namespace waymark::ui {

namespace {

/// What the orders say of a task: the least room it has towards any of the goals.
void setRoom(PlanTask& task, const std::vector<app::OrderTowards>& orders, const app::Plan& plan) {
  for (const auto& towards : orders) {
    const auto* slack = towards.order.slackOf(task.key);
    if (slack == nullptr) continue;
    task.critical = task.critical || towards.order.onChain(task.key);
    if (task.slack && *task.slack <= slack->days) continue;
    task.slack = slack->days;
    const auto later = std::ranges::find(plan.tasks, slack->holdsUp, &app::PlannedTask::key);
    task.holdsUp = later != plan.tasks.end() ? later->title : towards.title;
  }
}

}  // namespace

std::vector<PlanTask> planTasks(const app::Plan& plan, const domain::Workspace& workspace, const framework::Pack& pack,
                                const calendar::Calendar& calendar, const base::Now& now) {
  const auto orders = app::planOrders(plan, pack, calendar, now.today);
  const auto& people = workspace.all<domain::Person>();
  const auto& records = workspace.all<domain::Task>();
  std::unordered_map<std::string, app::HandLate> tooLate;
  for (auto& late : app::handLate(plan, pack)) tooLate.emplace(late.key, late);
  std::vector<PlanTask> tasks;
  tasks.reserve(plan.tasks.size());
  for (const auto& planned : plan.tasks) {
    PlanTask task{};
    static_cast<app::PlannedTask&>(task) = planned;
    if (const auto* record = planned.record ? records.find(*planned.record) : nullptr) {
      task.ownerNamed = record->value.owner.has_value();
      task.notes = record->value.notes;
    }
    if (const auto* person = planned.owner ? people.find(*planned.owner) : nullptr)
      task.ownerText = person->value.name;
    else if (const auto* role = pack.ownerRole(planned.ownerRole))
      task.ownerText = role->title;
    const auto partner = app::partnerOf(workspace, planned);
    if (const auto* row = partner ? workspace.all<domain::Partner>().find(*partner) : nullptr)
      task.partnerText = row->value.name;
    setRoom(task, orders, plan);
    task.late = app::isLate(planned, now);
    task.dueToday = planned.due == now.today && app::isOpen(planned);
    if (const auto at = tooLate.find(task.key); at != tooLate.end()) task.tooLate = at->second;
    tasks.push_back(std::move(task));
  }
  return tasks;
}

std::vector<PlanTask> alsoDue(const AppState& state) {
  const auto* inspection = state.inspection();
  if (inspection == nullptr) return {};
  const auto now = state.now();
  std::vector<PlanTask> rows;
  for (const auto& due : app::duesOf(state.workspace(), inspection->value, state.planPack(), state.calendar(),
                                     state.plan(), now)) {
    PlanTask row{};
    row.key = dueKey(due);
    row.title = fromQt(dueWords(due));
    row.due = due.due;
    row.dueTime = due.time;
    row.owner = due.owner;
    row.assumed = due.assumed;
    row.milestone = true;
    row.external = true;
    row.packIndex = -1;
    row.ownerText = fromQt(dueOwner(state, due));
    row.ownerNamed = due.owner.has_value();
    row.late = due.late;
    row.dueToday = due.due == now.today;
    const auto stands = dueState(state, due);
    row.also = AlsoDue{due, stands.mark, stands.word};
    rows.push_back(std::move(row));
  }
  return rows;
}

QString roomText(const PlanTask& task) {
  if (!task.slack || !app::isOpen(task)) return {};
  const int days = *task.slack;
  const QString count = std::abs(days) == 1
                            ? QCoreApplication::translate("TimelineModel", "1 working day")
                            : QCoreApplication::translate("TimelineModel", "%1 working days").arg(std::abs(days));
  if (days < 0)
    return QCoreApplication::translate("TimelineModel", "%1 too late for “%2”").arg(count, toQt(task.holdsUp));
  if (task.holdsUp == task.title)
    return QCoreApplication::translate("TimelineModel", "Its day is fixed by others: no room");
  if (days == 0)
    return QCoreApplication::translate("TimelineModel", "No room: a day later moves “%1”").arg(toQt(task.holdsUp));
  return QCoreApplication::translate("TimelineModel", "%1 of room before it moves “%2”").arg(count, toQt(task.holdsUp));
}

}  // namespace waymark::ui
