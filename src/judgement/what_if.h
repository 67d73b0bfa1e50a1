// SPDX-License-Identifier: GPL-3.0-or-later
// "What if": the same assessment with findings left out, concerns resolved, or a criterion set by hand. Pure; nothing
// of it is stored. Used by the Provisional outcome page.
#pragma once

#include <vector>

#include "judgement/assess.h"
#include "judgement/evaluation.h"

namespace waymark::judgement {

struct WhatIf {
  std::vector<std::uint32_t> off;      // rows that don't count
  std::vector<std::uint32_t> toMixed;  // rows that count as mixed: a concern resolved, a strength in doubt
  std::vector<SetPosition> positions;  // criteria set by hand, -0.95 to +0.95; wins over their findings
};

/// The bank with the rows of `off` taken out and those of `toMixed` turned.
Bank changed(const Bank& bank, const WhatIf& whatIf);

/// The assessment under `whatIf`. A criterion set by hand has a reason "position_set"; the number of criteria with
/// findings doesn't change, so a position set by hand can't bring an outcome where there isn't enough evidence.
Assessment assessIf(const Bank& bank, const framework::Pack& pack, const WhatIf& whatIf);

}  // namespace waymark::judgement
