// SPDX-License-Identifier: GPL-3.0-or-later
// The demonstration's tracked children, concerns, points and named people (resources/demo/tracked.json), sealed with
// its key. Used once, when the demonstration's children are made.
#pragma once

#include "app/session.h"
#include "seal/seal.h"

namespace waymark::app {

/// Nothing where the workspace has no inspection. The children are drawn from its lists, the same each time.
base::Result<void> addDemonstrationTracked(Session& session, const seal::Key& key, base::Stamp at);

}  // namespace waymark::app
