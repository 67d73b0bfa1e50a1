// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/plan_order.h"

namespace waymark::app {

std::vector<OrderTowards> planOrders(const Plan& plan, const framework::Pack& pack, const calendar::Calendar& calendar,
                                     base::Day today) {
  std::vector<schedule::OrderedTask> tasks;
  for (const auto& task : plan.tasks) {
    if (!task.due || !isOpen(task) || task.conditional) continue;
    schedule::OrderedTask ordered{task.key, task.start.value_or(*task.due), *task.due, task.external || task.told, {}};
    if (task.packIndex >= 0) ordered.after = pack.tasks[static_cast<std::size_t>(task.packIndex)].after;
    tasks.push_back(std::move(ordered));
  }
  std::vector<OrderTowards> orders;
  for (const auto& anchor : plan.timeline.anchors) {
    if ((anchor.id != "fieldwork" && anchor.id != "on_site") || !anchor.day || *anchor.day < today) continue;
    const schedule::Goal goal{anchor.id, *anchor.day};
    auto order = schedule::criticalOrder(tasks, goal, calendar, today);
    if (!order.slacks.empty()) orders.push_back({goal, anchor.title, std::move(order)});
  }
  return orders;
}

}  // namespace waymark::app
