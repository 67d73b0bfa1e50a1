// SPDX-License-Identifier: GPL-3.0-or-later
// The words of the Today page: the clock, the counts, the steps and their reasons. Used by ui/today.
#pragma once

#include <QString>

#include "app/readiness.h"
#include "app/today.h"
#include "shell/app_state.h"

namespace waymark::ui {

struct ClockWords {
  QString headline;  // "Week 1, day 3"
  QString line;      // "Wed 11 Nov 2026, 10:20 · fieldwork in 6 working days (Thu 19 Nov)"
};
ClockWords clockWords(const AppState& state, const app::Today& today);

struct StepWords {
  QString title;
  QString reason;
};
StepWords stepWords(const AppState& state, const app::Step& step);

/// Name of a person, or "Nobody yet" with the role's title: "Nobody yet (data and performance lead)".
QString ownerText(const AppState& state, const app::PlannedTask& task);
/// "E1 Needs identified and assessed".
QString criterionText(const framework::Pack& pack, base::ShortCode id);
/// "E1, E4 and L2".
QString criteriaList(const std::vector<base::ShortCode>& ids);

}  // namespace waymark::ui
