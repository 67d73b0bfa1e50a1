// SPDX-License-Identifier: GPL-3.0-or-later
// What the commands about the fieldwork timetable work with. For the two files that have them.
#pragma once

#include <vector>

#include "app/fieldwork.h"
#include "cli/workspace_state.h"

namespace waymark::cli {

struct FieldworkState {
  ClockState clock;
  app::FieldworkView view;
};

/// NotFound where the workspace has no inspection; TooLittle before there is a notification day.
base::Result<FieldworkState> fieldworkState(app::Session& session, const Console& console, app::ArrangeScope scope);

/// The grid, invitations, briefing sheets and timetables.
std::vector<Command> fieldworkFileCommands();

}  // namespace waymark::cli
