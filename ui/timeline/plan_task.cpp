// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/plan_task.h"

namespace waymark::ui {

std::vector<PlanTask> planTasks(const app::Plan& plan, const domain::Workspace& workspace, const framework::Pack& pack,
                                const base::Now& now) {
  const auto& people = workspace.all<domain::Person>();
  const auto& records = workspace.all<domain::Task>();
  std::vector<PlanTask> tasks;
  tasks.reserve(plan.tasks.size());
  for (const auto& planned : plan.tasks) {
    PlanTask task{planned, false, {}, {}, false, false};
    if (const auto* record = planned.record ? records.find(*planned.record) : nullptr) {
      task.ownerNamed = record->value.owner.has_value();
      task.notes = record->value.notes;
    }
    if (const auto* person = planned.owner ? people.find(*planned.owner) : nullptr)
      task.ownerText = person->value.name;
    else if (const auto* role = pack.ownerRole(planned.ownerRole))
      task.ownerText = role->title;
    task.late = app::isLate(planned, now);
    task.dueToday = planned.due == now.today && app::isOpen(planned);
    tasks.push_back(std::move(task));
  }
  return tasks;
}

}  // namespace waymark::ui
