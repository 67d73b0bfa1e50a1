// SPDX-License-Identifier: GPL-3.0-or-later
// What can be changed on several tasks of the plan at once (shell/many_bar.h).
#pragma once

#include "shell/many_bar.h"
#include "timeline/timeline_model.h"

namespace waymark::ui {

/// The id a task is selected by: keys of the pack aren't ids.
base::Uuid taskUuid(const PlanTask& task);

std::vector<ManyField> taskFields(AppState& state, const TimelineModel& model);

}  // namespace waymark::ui
