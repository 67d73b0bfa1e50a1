// SPDX-License-Identifier: GPL-3.0-or-later
// The demonstration's fieldwork week: further people, the inspection team, places, hours and sixty sessions
// (resources/demo/fieldwork.json). Used by demonstration.cpp.
#pragma once

#include <map>
#include <string>

#include "base/error.h"
#include "domain/change.h"

namespace waymark::app {

/// Adds the week. `keys`: the ids of the partners and people that the demonstration has already, by their keys.
base::Result<void> addDemonstrationFieldwork(domain::ChangeSet& set, std::map<std::string, base::Uuid> keys,
                                             const domain::InspectionId& inspection);

}  // namespace waymark::app
