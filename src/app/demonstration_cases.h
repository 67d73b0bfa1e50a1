// SPDX-License-Identifier: GPL-3.0-or-later
// The demonstration's requests, advice and reviews, as a case system's extracts: what the statutory clocks run on.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/demonstration_shape.h"

namespace waymark::app {

/// What the lists say of a child that the case system says too.
struct DemonstrationPlan {
  std::string id;
  base::Day initial;
  std::optional<base::Day> reviewed;
  std::optional<base::Day> decided;
  std::optional<base::Day> amended;
};

struct DemonstrationCases {
  std::string cases;    // CSV, of resources/lists/ehc-cases.json
  std::string advice;   // CSV
  std::string reviews;  // CSV
};

/// `waiting` are ids of children whom somebody has asked a plan for, one request each.
DemonstrationCases demonstrationCases(const DemonstrationShape& shape, const std::vector<DemonstrationPlan>& plans,
                                      const std::vector<std::string>& waiting, Dice& dice);

/// "09/11/2026", as spreadsheets in England write a day.
std::string demonstrationDate(base::Day day);

}  // namespace waymark::app
