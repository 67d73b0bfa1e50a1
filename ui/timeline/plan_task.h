// SPDX-License-Identifier: GPL-3.0-or-later
// A task of the plan as its row shows it: app::PlannedTask with its owner in words, notes and lateness. Values only.
#pragma once

#include <string>
#include <vector>

#include "app/plan.h"

namespace waymark::ui {

struct PlanTask : app::PlannedTask {
  bool ownerNamed = false;  // by hand, not by role
  std::string ownerText;    // the person's name, or the role's title
  std::string notes;
  bool late = false;
  bool dueToday = false;
};

/// In the plan's order.
std::vector<PlanTask> planTasks(const app::Plan& plan, const domain::Workspace& workspace, const framework::Pack& pack,
                                const base::Now& now);

}  // namespace waymark::ui
