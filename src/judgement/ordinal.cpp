// SPDX-License-Identifier: GPL-3.0-or-later
#include "judgement/ordinal.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace waymark::judgement {
namespace {

constexpr double kLeast = 1e-12;

double logistic(double value) {
  if (value >= 0) return 1 / (1 + std::exp(-value));
  const double power = std::exp(value);
  return power / (1 + power);
}

/// The upper (side 0) or lower (side 1) edge of an outcome: how likely it is to be that good, and its derivatives.
struct Edge {
  double share;   // F
  double first;   // F'
  double second;  // F''
};
Edge edgeAt(const Ordinal& model, double score, int place) {
  if (place < 0) return {0, 0, 0};
  if (static_cast<std::size_t>(place) >= model.cuts.size()) return {1, 0, 0};
  const double share = logistic(model.cuts[static_cast<std::size_t>(place)] + model.slope * score);
  const double first = share * (1 - share);
  return {share, first, first * (1 - 2 * share)};
}

using Matrix = std::vector<std::vector<double>>;

/// Solves matrix * x = right by elimination with row exchange; the matrix is a few rows wide.
std::vector<double> solved(Matrix matrix, std::vector<double> right) {
  const std::size_t size = right.size();
  for (std::size_t column = 0; column < size; ++column) {
    std::size_t best = column;
    for (std::size_t row = column + 1; row < size; ++row)
      if (std::abs(matrix[row][column]) > std::abs(matrix[best][column])) best = row;
    std::swap(matrix[column], matrix[best]);
    std::swap(right[column], right[best]);
    if (std::abs(matrix[column][column]) < 1e-300) continue;
    for (std::size_t row = column + 1; row < size; ++row) {
      const double factor = matrix[row][column] / matrix[column][column];
      for (std::size_t k = column; k < size; ++k) matrix[row][k] -= factor * matrix[column][k];
      right[row] -= factor * right[column];
    }
  }
  for (std::size_t row = size; row-- > 0;) {
    for (std::size_t k = row + 1; k < size; ++k) right[row] -= matrix[row][k] * right[k];
    right[row] = std::abs(matrix[row][row]) < 1e-300 ? 0 : right[row] / matrix[row][row];
  }
  return right;
}

/// Gradient and Hessian of the penalised log loss, in the order cuts…, slope.
struct Derivatives {
  std::vector<double> gradient;
  Matrix hessian;
};

Derivatives derivatives(const Ordinal& model, std::span<const Observation> observations, double penalty) {
  const std::size_t cuts = model.cuts.size();
  Derivatives out{std::vector<double>(cuts + 1), Matrix(cuts + 1, std::vector<double>(cuts + 1))};
  for (const auto& seen : observations) {
    const auto upper = edgeAt(model, seen.score, seen.outcome);
    const auto lower = edgeAt(model, seen.score, seen.outcome - 1);
    const double chance = std::max(upper.share - lower.share, kLeast);
    std::vector<double> up(cuts + 1);
    std::vector<double> down(cuts + 1);
    if (const auto place = static_cast<std::size_t>(seen.outcome); place < cuts) up[place] = 1, up[cuts] = seen.score;
    if (seen.outcome > 0) down[static_cast<std::size_t>(seen.outcome - 1)] = 1, down[cuts] = seen.score;
    for (std::size_t i = 0; i <= cuts; ++i) {
      const double slopeI = (upper.first * up[i] - lower.first * down[i]) / chance;
      out.gradient[i] -= seen.times * slopeI;
      for (std::size_t k = 0; k <= cuts; ++k) {
        const double slopeK = (upper.first * up[k] - lower.first * down[k]) / chance;
        out.hessian[i][k] -=
            seen.times * ((upper.second * up[i] * up[k] - lower.second * down[i] * down[k]) / chance - slopeI * slopeK);
      }
    }
  }
  out.gradient[cuts] += 2 * penalty * model.slope;
  out.hessian[cuts][cuts] += 2 * penalty;
  return out;
}

enum class Slope { Free, Fixed };

Ordinal minimised(Ordinal model, std::span<const Observation> observations, double penalty, Slope slope) {
  const auto loss = [&](const Ordinal& at) { return totalLogLoss(at, observations) + penalty * at.slope * at.slope; };
  double best = loss(model);
  for (int step = 0; step < 200; ++step) {
    auto [gradient, hessian] = derivatives(model, observations, penalty);
    if (slope == Slope::Fixed) {
      gradient.pop_back();
      hessian.pop_back();
    }
    for (std::size_t i = 0; i < hessian.size(); ++i) {
      hessian[i].resize(hessian.size());
      hessian[i][i] += 1e-9;
    }
    const auto move = solved(std::move(hessian), gradient);
    // The whole step, or half of it, and so on, until the loss falls and the cuts still ascend.
    bool moved = false;
    for (double part = 1; part > 1e-9 && !moved; part /= 2) {
      Ordinal next = model;
      for (std::size_t i = 0; i < next.cuts.size(); ++i) next.cuts[i] -= part * move[i];
      if (slope == Slope::Free) next.slope -= part * move.back();
      if (!std::ranges::is_sorted(next.cuts)) continue;
      if (const double value = loss(next); value < best - 1e-13) {
        best = value;
        model = std::move(next);
        moved = true;
      }
    }
    if (!moved) break;
  }
  return model;
}

}  // namespace

std::vector<double> Ordinal::probabilities(double score) const {
  std::vector<double> out;
  out.reserve(cuts.size() + 1);
  double before = 0;
  for (const double cut : cuts) {
    const double upTo = std::max(before, logistic(cut + slope * score));
    out.push_back(upTo - before);
    before = upTo;
  }
  out.push_back(1 - before);
  return out;
}

int mostProbable(std::span<const double> probabilities) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < probabilities.size(); ++i)
    if (probabilities[i] >= probabilities[best]) best = i;
  return probabilities.empty() ? -1 : static_cast<int>(best);
}

int nextProbable(std::span<const double> probabilities) {
  const int best = mostProbable(probabilities);
  int next = -1;
  for (int i = 0; i < static_cast<int>(probabilities.size()); ++i)
    if (i != best &&
        (next < 0 || probabilities[static_cast<std::size_t>(i)] >= probabilities[static_cast<std::size_t>(next)]))
      next = i;
  return next;
}

double expectedGoodness(std::span<const double> probabilities) {
  if (probabilities.size() < 2) return 1;
  double sum = 0;
  const auto worst = static_cast<double>(probabilities.size() - 1);
  for (std::size_t i = 0; i < probabilities.size(); ++i)
    sum += probabilities[i] * (worst - static_cast<double>(i)) / worst;
  return sum;
}

double totalLogLoss(const Ordinal& model, std::span<const Observation> observations) {
  double loss = 0;
  for (const auto& seen : observations) {
    const auto chances = model.probabilities(seen.score);
    loss -= seen.times * std::log(std::max(chances[static_cast<std::size_t>(seen.outcome)], kLeast));
  }
  return loss;
}

base::Result<Ordinal> fitOrdinal(std::span<const Observation> observations, std::size_t outcomes, SlopePrior prior) {
  std::vector<double> counts(outcomes);
  double sum = 0;
  for (const auto& seen : observations) {
    WAYMARK_ASSERT(seen.outcome >= 0 && static_cast<std::size_t>(seen.outcome) < outcomes);
    ++counts[static_cast<std::size_t>(seen.outcome)];
    sum += seen.score;
  }
  if (outcomes < 2 || std::ranges::count(counts, 0.0) > 0)
    return base::fail(base::Code::TooLittle,
                      {{"problem", "Every outcome needs at least one inspection to fit the model on"}});
  const auto number = static_cast<double>(observations.size());
  double squares = 0;
  for (const auto& seen : observations) squares += (seen.score - sum / number) * (seen.score - sum / number);
  const double spread = std::sqrt(squares / std::max(number - 1, 1.0));
  if (!(spread > 1e-9))
    return base::fail(base::Code::TooLittle,
                      {{"problem", "All inspections have the same score, so nothing can be fitted"}});
  // Normal prior with this standard deviation on slope * spread.
  const double scale = prior.standardDeviation / spread;
  const double penalty = 1 / (2 * scale * scale);

  Ordinal start;
  double upTo = 0;
  for (std::size_t i = 0; i + 1 < outcomes; ++i) {
    upTo += counts[i] / number;
    start.cuts.push_back(std::log(upTo / (1 - upTo)));
  }
  auto model = minimised(start, observations, penalty, Slope::Free);
  const double held = prior.bound > 0 ? std::clamp(model.slope, 0.0, prior.bound) : std::max(model.slope, 0.0);
  if (held != model.slope) {
    start.slope = held;
    model = minimised(start, observations, penalty, Slope::Fixed);
  }
  return model;
}

}  // namespace waymark::judgement
