// SPDX-License-Identifier: GPL-3.0-or-later
// What inspectors said and how an inspection stands, in words. Used by the shell, Today and the Timeline.
#pragma once

#include <QString>

#include "app/standing.h"

namespace waymark::ui {

/// "told by the lead inspector, Mon 8 Sep, 09:40"; with the name where one is given.
QString toldText(const domain::Told& told);
/// "Paused since Wed 10 Sep 2025"; "" while it runs as planned.
QString standingText(const app::StandingSince& standing);
/// "Paused", "Deferral granted" … as a line of the history.
QString eventWord(domain::InspectionEventKind kind);

}  // namespace waymark::ui
