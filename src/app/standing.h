// SPDX-License-Identifier: GPL-3.0-or-later
// How an inspection stands as a whole: running, deferred, paused, closed. Read from its history.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/workspace.h"

namespace waymark::app {

/// The events of one inspection, oldest first (by the day they happened, then as written down).
std::vector<const domain::Stored<domain::InspectionEvent>*> historyOf(const domain::Workspace& workspace,
                                                                      const domain::InspectionId& inspection);

enum class Standing { Running, DeferralRequested, Deferred, Paused, Closed };

struct StandingSince {
  Standing standing = Standing::Running;
  std::optional<base::Day> since;  // nothing: it never was otherwise
  std::string reason;
  bool operator==(const StandingSince&) const = default;
};

/// What the history comes to. A new notification day after a deferral starts the clock again; a refused request and a
/// resumption put it back to running.
StandingSince standingOf(const domain::Workspace& workspace, const domain::InspectionId& inspection);

/// While deferred, paused or closed nothing counts as late.
bool isStopped(const StandingSince& standing);

}  // namespace waymark::app
