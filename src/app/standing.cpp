// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/standing.h"

#include <algorithm>
#include <tuple>

namespace waymark::app {

using domain::InspectionEventKind;

std::vector<const domain::Stored<domain::InspectionEvent>*> historyOf(const domain::Workspace& workspace,
                                                                      const domain::InspectionId& inspection) {
  std::vector<const domain::Stored<domain::InspectionEvent>*> events;
  for (const auto& row : workspace.all<domain::InspectionEvent>())
    if (row.value.inspection == inspection) events.push_back(&row);
  std::ranges::stable_sort(events, {}, [](const auto* row) { return std::tuple(row->value.day, row->value.at); });
  return events;
}

StandingSince standingOf(const domain::Workspace& workspace, const domain::InspectionId& inspection) {
  StandingSince now;
  for (const auto* row : historyOf(workspace, inspection)) {
    const auto& event = row->value;
    const auto become = [&](Standing standing) { now = {standing, event.day, event.reason}; };
    switch (event.kind) {
      case InspectionEventKind::DeferralRequested:
        become(Standing::DeferralRequested);
        break;
      case InspectionEventKind::DeferralGranted:
        become(Standing::Deferred);
        break;
      case InspectionEventKind::Paused:
        become(Standing::Paused);
        break;
      case InspectionEventKind::Closed:
        become(Standing::Closed);
        break;
      case InspectionEventKind::DeferralRefused:
      case InspectionEventKind::Resumed:
        become(Standing::Running);
        break;
      case InspectionEventKind::Reanchored:
        if (now.standing == Standing::Deferred) become(Standing::Running);
        break;
    }
  }
  return now;
}

bool isStopped(const StandingSince& standing) {
  return standing.standing == Standing::Deferred || standing.standing == Standing::Paused ||
         standing.standing == Standing::Closed;
}

}  // namespace waymark::app
