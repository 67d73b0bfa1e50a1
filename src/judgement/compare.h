// SPDX-License-Identifier: GPL-3.0-or-later
// Why the provisional outcome moved: two assessments side by side. Pure; used for snapshots and "what if".
#pragma once

#include <string>
#include <vector>

#include "judgement/assess.h"

namespace waymark::judgement {

struct CriterionMove {
  base::ShortCode id;
  double before = 0;  // position; 0 where the criterion wasn't there
  double after = 0;
  double effect = 0;  // what the move did to the score; the effects sum to scoreChange
  int findingsBefore = 0;
  int findingsAfter = 0;
};

struct Comparison {
  int outcomeBefore = kUnknown;
  int outcomeAfter = kUnknown;
  double scoreChange = 0;
  /// By outcome, after minus before; empty unless both have an outcome.
  std::vector<double> probabilityChange;
  std::vector<CriterionMove> moves;  // those that moved, largest effect first
  [[nodiscard]] bool outcomeChanged() const { return outcomeBefore != outcomeAfter; }
};

Comparison compare(const Assessment& before, const Assessment& after);

/// The comparison in English, most important line first; one line "Nothing moved." where nothing did.
std::vector<std::string> comparisonText(const Comparison& comparison, const framework::Pack& pack);

}  // namespace waymark::judgement
