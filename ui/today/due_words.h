// SPDX-License-Identifier: GPL-3.0-or-later
// What is due as a row of Today: its words, its state, where it opens. Used by ui/today.
#pragma once

#include <QString>
#include <vector>

#include "app/dues.h"
#include "shell/app_state.h"
#include "today/task_list.h"

namespace waymark::ui {

/// "R-014 The self-evaluation", in the window's language.
QString dueWords(const app::Due& due);
/// Everything but its urgency, which is the list's.
TaskRow dueRow(const AppState& state, const app::Plan& plan, const app::Due& due);
/// False where the command line alone has it (dueCommand).
bool hasPage(const QString& id);
/// The page where it is worked on, or the command of waymark-cli.
QString duePage(app::DueKind kind);
QString dueCommand(app::DueKind kind);
/// What the change is called in Undo.
QString dueDoneName(const domain::Change& change, const app::Due& due);

struct CountWords {
  QString page;
  QString text;  // "31 of 45 requests answered"
};
/// Only what there is something of.
std::vector<CountWords> countWords(const app::DueCounts& counts);

}  // namespace waymark::ui
