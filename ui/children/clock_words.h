// SPDX-License-Identifier: GPL-3.0-or-later
// How clocks are said in the window: a state's shape and word, a line for a child.
#pragma once

#include <QString>

#include "app/clock_report.h"
#include "widgets/marks.h"

namespace waymark::ui {

Mark clockMark(schedule::ClockState state);
QString clockStateWord(schedule::ClockState state);
/// "Final plan: 12 days late"; "" for a child without an open clock. For a column of a list of children.
QString clockSummary(const app::ClockReport& report, const app::ChildClocks& child);
/// "46.4% (120 of 259)".
QString shareWords(const schedule::Share& share);

}  // namespace waymark::ui
