// SPDX-License-Identifier: GPL-3.0-or-later
// Requests in words, for the list, the panel and the sentences of the page.
#pragma once

#include <QString>

#include "app/requests.h"
#include "shell/app_state.h"
#include "widgets/marks.h"

namespace waymark::ui {

QString requestStateWord(domain::RequestState state);
Mark requestMark(const app::RequestRow& row, const base::Now& now);
/// "Late", "Due by 15:00", else the state.
QString requestStanding(const app::RequestRow& row, const base::Now& now);
/// What is asked; of one under the embargo where its words are.
QString requestTitle(const app::RequestRow& row);
/// "Tue 9 Sep, 12:00", or "D+1, 12:00" before the call.
QString requestDue(const app::RequestRow& row);
/// Where the day comes from: "told by inspectors", "assumed: check it on the call" …
QString requestDueFrom(const app::RequestRow& row);
QString requestOwner(const AppState& state, const app::RequestRow& row);
QString readyCheckWord(app::ReadyCheck check);
/// "Ready", "Lacks an owner, a place", or of one that went out "Sent".
QString requestReadiness(const app::RequestRow& row);
/// Where the whole stands.
QString requestsSummary(const app::RequestCounts& counts, bool called);

}  // namespace waymark::ui
