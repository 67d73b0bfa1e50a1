// SPDX-License-Identifier: GPL-3.0-or-later
// The proportional-odds model from a score to the outcomes' probabilities, and its fit. Used by assess and calibrate.
#pragma once

#include <span>
#include <vector>

#include "base/error.h"

namespace waymark::judgement {

/// P(outcome is place j or better) = 1 / (1 + exp(-(cuts[j] + slope * score))). `cuts` ascend; one fewer than outcomes.
/// (McCullagh 1980, "Regression models for ordinal data".)
struct Ordinal {
  double slope = 0;
  std::vector<double> cuts;
  bool operator==(const Ordinal&) const = default;

  /// By outcome, best first; they sum to 1.
  [[nodiscard]] std::vector<double> probabilities(double score) const;
};

/// The most probable place; of equal ones the worse, so that a tie is never flattering.
int mostProbable(std::span<const double> probabilities);
/// The second most probable.
int nextProbable(std::span<const double> probabilities);
/// The expected outcome where the worst is 0 and the best 1.
double expectedGoodness(std::span<const double> probabilities);

struct Observation {
  double score = 0;
  int outcome = 0;   // place, 0 best
  double times = 1;  // how many inspections it stands for in the fit
};

/// What keeps the slope finite where the outcomes are perfectly separable.
struct SlopePrior {
  /// Standard deviation of a normal prior, centred on 0, on the slope for a score in standard deviations.
  double standardDeviation = 2.5;
  /// The slope never exceeds this, whatever the data say.
  double bound = 0;
};

/// The most probable slope and cuts under the prior: Newton's method on a concave function, so one answer whatever the
/// start. TooLittle {problem} if an outcome has no observation or the scores are all equal.
base::Result<Ordinal> fitOrdinal(std::span<const Observation> observations, std::size_t outcomes, SlopePrior prior);

/// Minus the log likelihood of the observations, without the prior. Each counts `times`.
double totalLogLoss(const Ordinal& model, std::span<const Observation> observations);

}  // namespace waymark::judgement
