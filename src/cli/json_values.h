// SPDX-License-Identifier: GPL-3.0-or-later
// Values as the commands' JSON has them.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>

#include "base/date.h"

namespace waymark::cli {

/// "2025-09-08", or null where there is no day.
inline nlohmann::ordered_json dayOrNull(const std::optional<base::Day>& day) {
  return day ? nlohmann::ordered_json(base::isoText(*day)) : nlohmann::ordered_json();
}

}  // namespace waymark::cli
