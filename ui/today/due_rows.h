// SPDX-License-Identifier: GPL-3.0-or-later
// What is due as a row of Today, and the line of counts. Used by ui/today.
#pragma once

#include <QString>
#include <vector>

#include "app/data_errors.h"
#include "app/dues.h"
#include "shell/app_state.h"
#include "today/task_list.h"

namespace waymark::ui {

/// Everything but its urgency, which is the list's.
TaskRow dueRow(const AppState& state, const app::Plan& plan, const app::Due& due);

struct CountWords {
  QString page;  // with its argument behind a colon, where it has one
  QString text;  // "31 of 45 requests answered"
};
/// Only what there is something of.
std::vector<CountWords> countWords(const app::DueCounts& counts, const std::optional<app::DataErrors>& lists);

}  // namespace waymark::ui
