// SPDX-License-Identifier: GPL-3.0-or-later
#include "judgement/calibrate.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "judgement/evaluation.h"

namespace waymark::judgement {
namespace {

struct Fitted {
  const KnownInspection* known;
  Observation observation;
};

/// Those with enough evidence for an outcome, by name, so that the order they came in makes no difference.
struct Sample {
  std::vector<Fitted> fitted;
  std::vector<std::string> withheld;
};

Sample sampleOf(std::span<const KnownInspection> known, const framework::Pack& pack) {
  Sample sample;
  for (const auto& one : known) {
    const auto seen = evaluate(one.bank, pack, {});
    if (seen.withFindings < static_cast<std::size_t>(std::max(pack.judgement.criteriaNeeded, 1)))
      sample.withheld.push_back(one.inspection);
    else
      sample.fitted.push_back({&one, {seen.balance.score(), one.outcome, 1.0}});
  }
  std::ranges::stable_sort(sample.fitted, {}, [](const Fitted& one) { return one.known->inspection; });
  std::ranges::sort(sample.withheld);
  return sample;
}

SlopePrior priorOf(const framework::Pack& pack) {
  return {kSlopePriorDeviation, pack.judgement.slopeBound};
}

/// Makes the sample's outcomes count as often as they are given, so that the probabilities don't hang on how the sample
/// was picked (nor, in leaving one out, on which outcome was left out).
void weighByRates(std::vector<Observation>& observations, const framework::Pack& pack) {
  const auto& rates = pack.judgement.outcomeRates;
  if (rates.size() != pack.outcomes.size()) return;
  const double whole = std::accumulate(rates.begin(), rates.end(), 0.0);
  for (std::size_t outcome = 0; outcome < rates.size(); ++outcome) {
    const auto same = [&](const Observation& one) { return one.outcome == static_cast<int>(outcome); };
    const auto count = std::ranges::count_if(observations, same);
    for (auto& one : observations)
      if (same(one))
        one.times = rates[outcome] / whole * static_cast<double>(observations.size()) / static_cast<double>(count);
  }
}

base::Result<Ordinal> fitWithout(const std::vector<Fitted>& sample, std::size_t left, const framework::Pack& pack) {
  std::vector<Observation> observations;
  for (std::size_t i = 0; i < sample.size(); ++i)
    if (i != left) observations.push_back(sample[i].observation);
  weighByRates(observations, pack);
  return fitOrdinal(observations, pack.outcomes.size(), priorOf(pack));
}

/// Wilson's score interval at 95%: holds at 20 of 20, where the plain one has no width.
std::array<double, 2> wilson(std::size_t right, std::size_t of) {
  constexpr double kZ = 1.959964;
  const auto n = static_cast<double>(of);
  const double share = static_cast<double>(right) / n;
  const double middle = share + kZ * kZ / (2 * n);
  const double half = kZ * std::sqrt(share * (1 - share) / n + kZ * kZ / (4 * n * n));
  const double whole = 1 + kZ * kZ / n;
  return {std::max(0.0, (middle - half) / whole), std::min(1.0, (middle + half) / whole)};
}

constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

}  // namespace

base::Result<Calibration> calibrate(std::span<const KnownInspection> known, const framework::Pack& pack) {
  auto sample = sampleOf(known, pack);
  for (std::size_t outcome = 0; outcome < pack.outcomes.size(); ++outcome) {
    const auto count = std::ranges::count_if(
        sample.fitted, [&](const Fitted& one) { return one.observation.outcome == static_cast<int>(outcome); });
    if (count < 2)
      return base::fail(base::Code::TooLittle,
                        {{"problem",
                          "Calibrating needs at least two inspections with enough evidence of each outcome, "
                          "and “" +
                              pack.outcomes[outcome].title + "” has " + std::to_string(count)}});
  }
  Calibration out;
  out.prior = priorOf(pack);
  out.withheld = std::move(sample.withheld);
  const auto model = fitWithout(sample.fitted, kNobody, pack);
  if (!model) return tl::make_unexpected(model.error());
  out.model = *model;

  auto& loo = out.leaveOneOut;
  double sum = 0;
  double squares = 0;
  for (std::size_t i = 0; i < sample.fitted.size(); ++i) {
    const auto& [one, observation] = sample.fitted[i];
    auto fit = fitWithout(sample.fitted, i, pack);
    if (!fit) return tl::make_unexpected(fit.error());
    HeldOut held{one->inspection, one->outcome, kUnknown, observation.score, fit->probabilities(observation.score),
                 *std::move(fit)};
    held.predicted = mostProbable(held.probabilities);
    const double loss = totalLogLoss(held.model, std::span(&observation, 1));
    sum += loss;
    squares += loss * loss;
    loo.right += static_cast<std::size_t>(held.predicted == held.outcome);
    loo.inspections.push_back(std::move(held));
  }
  loo.of = sample.fitted.size();
  const auto number = static_cast<double>(loo.of);
  loo.rightRange = wilson(loo.right, loo.of);
  loo.logLoss = sum / number;
  loo.logLossError = std::sqrt(std::max(0.0, squares / number - loo.logLoss * loo.logLoss) / (number - 1));
  return out;
}

base::Result<Assessment> leaveOneOut(std::span<const KnownInspection> known, std::size_t which,
                                     const framework::Pack& pack) {
  WAYMARK_ASSERT(which < known.size());
  std::vector<KnownInspection> others(known.begin(), known.end());
  others.erase(others.begin() + static_cast<std::ptrdiff_t>(which));
  const auto sample = sampleOf(others, pack);
  const auto model = fitWithout(sample.fitted, kNobody, pack);
  if (!model) return tl::make_unexpected(model.error());
  return assess(known[which].bank, withModel(pack, *model));
}

framework::Pack withModel(framework::Pack pack, const Ordinal& model) {
  pack.judgement.slope = model.slope;
  pack.judgement.cuts = model.cuts;
  return pack;
}

}  // namespace waymark::judgement
