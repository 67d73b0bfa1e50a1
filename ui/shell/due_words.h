// SPDX-License-Identifier: GPL-3.0-or-later
// What is due in words, where it is worked on, and marking it done: one action for Today and for the Timeline.
#pragma once

#include <QString>

#include "app/dues.h"
#include "shell/app_state.h"
#include "widgets/marks.h"

namespace waymark::ui {

class Navigator;

/// "R-014 The self-evaluation", in the window's language.
QString dueWords(const app::Due& due);
/// Where it stands: "Sign-off", "3 left".
struct DueState {
  Mark mark = Mark::NotStarted;
  QString word;
};
DueState dueState(const AppState& state, const app::Due& due);
/// "Nobody yet" where nobody has it.
QString dueOwner(const AppState& state, const app::Due& due);
/// Its own among everything that is due; of a task the task's. It holds no words.
std::string dueKey(const app::Due& due);

/// False where the command line alone has it (dueCommand).
bool hasPage(const QString& id);
/// The page where it is worked on, or the command of waymark-cli.
QString duePage(app::DueKind kind);
QString dueCommand(app::DueKind kind);
/// The page's name as the rail has it.
QString duePageTitle(app::DueKind kind);

/// Goes where it is worked on.
void goToDue(Navigator& navigator, const app::Due& due);
/// Marks it done, one undo step; goes where it is worked on when that takes more than a key. Not for tasks.
void markDueDone(AppState& state, Navigator& navigator, const app::Due& due);

}  // namespace waymark::ui
