// SPDX-License-Identifier: GPL-3.0-or-later
// Fits the ordinal model's few numbers on inspections whose outcome is known, and says how well it does on inspections
// it has not seen. Used by waymark-cli calibrate and by the second example. docs/decisions/0003-judgement.md.
#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "base/error.h"
#include "framework/pack.h"
#include "judgement/assess.h"
#include "judgement/ordinal.h"

namespace waymark::judgement {

struct KnownInspection {
  std::string inspection;
  Bank bank;
  int outcome = kUnknown;  // place in Pack::outcomes
};

/// One inspection as a model fitted on all the others sees it.
struct HeldOut {
  std::string inspection;
  int outcome = kUnknown;    // as published
  int predicted = kUnknown;  // as computed
  double score = 0;
  std::vector<double> probabilities;
  Ordinal model;
};

struct LeaveOneOut {
  std::size_t right = 0;
  std::size_t of = 0;
  std::array<double, 2> rightRange{};  // 95% Wilson interval of the share that is right
  double logLoss = 0;                  // mean; natural logarithm
  double logLossError = 0;             // its standard error
  std::vector<HeldOut> inspections;
};

struct Calibration {
  Ordinal model;
  SlopePrior prior;
  LeaveOneOut leaveOneOut;
  std::vector<std::string> withheld;  // too little evidence for an outcome: not fitted on
};

/// The normal prior on the slope for a score in standard deviations. 2.5 says: one standard deviation of the score
/// rarely moves the odds by more than e to the 5. It is what keeps a perfectly separable sample finite.
constexpr double kSlopePriorDeviation = 2.5;

/// Reads reach, impact, mixed, also and prior weights, the slope's bound and the outcomes' rates from the pack's
/// settings; gives slope and cuts. Deterministic, and the same whatever the order of the inspections. TooLittle
/// {problem} unless every outcome has at least two inspections with enough evidence.
base::Result<Calibration> calibrate(std::span<const KnownInspection> known, const framework::Pack& pack);

/// The assessment of one inspection by a model fitted on all the others. Errors as calibrate's.
base::Result<Assessment> leaveOneOut(std::span<const KnownInspection> known, std::size_t which,
                                     const framework::Pack& pack);

/// The pack with these numbers in place of its own.
framework::Pack withModel(framework::Pack pack, const Ordinal& model);

}  // namespace waymark::judgement
