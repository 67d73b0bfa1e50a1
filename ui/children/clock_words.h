// SPDX-License-Identifier: GPL-3.0-or-later
// How clocks are said in the window: a state's shape and word, a line for a child.
#pragma once

#include <QString>

#include "app/clock_report.h"
#include "widgets/marks.h"

namespace waymark::ui {

Mark clockMark(schedule::ClockState state);
QString clockStateWord(schedule::ClockState state);
/// The state with the days that tell how far: "Late: 12 days", "Due soon: in 3 days", "Unclear".
QString clockPressing(const schedule::ChildClock& clock);
/// "Final plan: 12 days late, due Mon 25 May 2026. Advice not in: Health (12 days over)".
QString clockTold(const app::ClockReport& report, const schedule::ChildClock& clock);
/// "46.4% (120 of 259)".
QString shareWords(const schedule::Share& share);

}  // namespace waymark::ui
