// SPDX-License-Identifier: GPL-3.0-or-later
// What a schema can't say of a pack: unique ids, references that lead somewhere, no circles, ranks and cuts in order.
#pragma once

#include <string_view>

#include "base/error.h"
#include "framework/pack.h"

namespace waymark::framework {

/// The first thing wrong, as BadSchema {file, path, problem}, DuplicateId or CyclicOrder.
base::Result<void> checkPack(const Pack& pack, std::string_view file);

}  // namespace waymark::framework
