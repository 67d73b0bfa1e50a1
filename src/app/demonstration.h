// SPDX-License-Identifier: GPL-3.0-or-later
// The demonstration area: fictional, complete, and the same each time (resources/demo). Used by waymark-cli demo and
// the window's start page.
#pragma once

#include "base/error.h"
#include "domain/change.h"
#include "framework/pack.h"

namespace waymark::app {

/// Every record of the demonstration as one set of new records, ids and order fixed by a seed. The pack must be the
/// one the demonstration names (area-send-2025). Errors: those of its files, which a test holds at none.
base::Result<domain::ChangeSet> demonstrationArea(const framework::Pack& pack);

/// The pack that the demonstration is logged against.
inline constexpr const char* kDemonstrationPack = "area-send-2025";

}  // namespace waymark::app
