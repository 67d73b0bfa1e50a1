// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen reader is told our own widgets are: texts, groups, charts, the window. Qt takes them all for fillers.
#pragma once

namespace waymark::ui {

/// Once a program; before the first widget is read. On the window's thread.
void installAccessibleRoles();

}  // namespace waymark::ui
