// SPDX-License-Identifier: GPL-3.0-or-later
// A change that was made before an earlier one of the same record was saved, put on top of it. Used by app::Session.
#pragma once

#include "domain/change.h"

namespace waymark::domain {

/// `change` as it would be had it been made on `present`, the same record at `revision`: the fields it changed are
/// changed there, and those it left alone stay as they are there.
Change rebased(const Change& change, const Record& present, std::int64_t revision);

}  // namespace waymark::domain
