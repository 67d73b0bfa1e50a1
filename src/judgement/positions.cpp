// SPDX-License-Identifier: GPL-3.0-or-later
#include "judgement/positions.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

namespace waymark::judgement {
namespace {

constexpr double kFurthestSet = 0.95;

double mean(const std::array<double, 4>& levels) {
  const double sum = std::accumulate(levels.begin(), levels.end(), 0.0);
  return sum > 0 ? sum / 4 : 1.0;
}

/// Calls with each criterion an item bears on and its share there: 1 for the first, `also` for the others.
template <class F>
void eachCriterion(const Item& item, double also, std::size_t criteria, F&& visit) {
  visit(static_cast<std::size_t>(item.criterion), 1.0);
  for (auto bits = item.also; bits != 0; bits &= bits - 1) {
    const auto criterion = static_cast<std::size_t>(std::countr_zero(bits));
    if (criterion < criteria) visit(criterion, also);
  }
}

std::size_t cellOf(const Item& item) {
  return (static_cast<std::size_t>(item.finding) * 5 + static_cast<std::size_t>(item.reach + 1)) * 5 +
         static_cast<std::size_t>(item.impact + 1);
}

}  // namespace

bool fits(const Item& item, std::size_t criteria) {
  return item.criterion >= 0 && static_cast<std::size_t>(item.criterion) < criteria && item.finding >= 0 &&
         item.finding < 3 && item.reach >= kUnknown && item.reach < 4 && item.impact >= kUnknown && item.impact < 4;
}

Weights weightsOf(const framework::JudgementSettings& settings) {
  Weights weights;
  const double usualReach = mean(settings.reach);
  const double usualImpact = mean(settings.impact);
  for (std::size_t reach = 0; reach < 5; ++reach)
    for (std::size_t impact = 0; impact < 5; ++impact)
      weights.weight[reach][impact] = (reach == 0 ? 1.0 : settings.reach[reach - 1] / usualReach) *
                                      (impact == 0 ? 1.0 : settings.impact[impact - 1] / usualImpact);
  weights.sign = {1.0, settings.mixed, -1.0};
  weights.also = settings.alsoWeight;
  weights.prior = settings.priorWeight;
  return weights;
}

void Balance::add(const Item& item, const Weights& weights, double times) {
  const double weight = times * weights.of(item);
  const double sign = weights.signOf(item);
  eachCriterion(item, weights.also, m_sums.size(), [&](std::size_t criterion, double share) {
    auto& sums = m_sums[criterion];
    sums.weight += share * weight;
    sums.towards += share * weight * sign;
    sums.squares += share * weight * sign * sign;
  });
}

void Balance::turn(const Item& item, const Weights& weights, double step) {
  const double weight = weights.of(item);
  eachCriterion(item, weights.also, m_sums.size(),
                [&](std::size_t criterion, double share) { m_sums[criterion].towards += share * weight * step; });
}

void Balance::setPosition(std::size_t criterion, double position) {
  const double wanted = std::clamp(position, -kFurthestSet, kFurthestSet);
  auto& sums = m_sums[criterion];
  // |position| can't exceed weight / (weight + prior), so that much weight is put there at least.
  sums.weight = std::max(sums.weight, m_prior * std::abs(wanted) / (1 - std::abs(wanted)));
  sums.towards = wanted * (sums.weight + m_prior);
  sums.squares = sums.weight > 0 ? sums.towards * sums.towards / sums.weight : 0;
}

double Balance::position(std::size_t criterion) const {
  const auto& sums = m_sums[criterion];
  const double whole = sums.weight + m_prior;
  return whole > 0 ? sums.towards / whole : 0;
}

double Balance::reliability(std::size_t criterion) const {
  const auto& sums = m_sums[criterion];
  const double whole = sums.weight + m_prior;
  return whole > 0 ? sums.weight / whole : 0;
}

double Balance::totalReliability() const {
  double total = 0;
  for (std::size_t i = 0; i < m_sums.size(); ++i) total += reliability(i);
  return total;
}

double Balance::score() const {
  double sum = 0;
  for (std::size_t i = 0; i < m_sums.size(); ++i) sum += position(i);
  const double total = totalReliability();
  return total > 0 ? sum / total : 0;
}

Tally::Tally(std::size_t criteria) : m_criteria(criteria), m_first(criteria * kCells), m_also(criteria * kCells) {}

void Tally::add(const Item& item) {
  const auto cell = cellOf(item);
  ++m_first[static_cast<std::size_t>(item.criterion) * kCells + cell];
  for (auto bits = item.also; bits != 0; bits &= bits - 1) {
    const auto criterion = static_cast<std::size_t>(std::countr_zero(bits));
    if (criterion < m_criteria) ++m_also[criterion * kCells + cell];
  }
}

Balance Tally::balance(const Weights& weights) const {
  Balance balance(m_criteria, weights.prior);
  for (std::size_t criterion = 0; criterion < m_criteria; ++criterion) {
    auto& sums = balance.sums(criterion);
    for (std::size_t cell = 0; cell < kCells; ++cell) {
      const double count = m_first[criterion * kCells + cell] + weights.also * m_also[criterion * kCells + cell];
      if (count <= 0) continue;
      const double weight = count * weights.weight[cell / 5 % 5][cell % 5];
      const double sign = weights.sign[cell / 25];
      sums.weight += weight;
      sums.towards += weight * sign;
      sums.squares += weight * sign * sign;
    }
  }
  return balance;
}

int Tally::first(std::size_t criterion, domain::Finding finding) const {
  const auto from =
      m_first.begin() + static_cast<std::ptrdiff_t>(criterion * kCells + static_cast<std::size_t>(finding) * 25);
  return static_cast<int>(std::accumulate(from, from + 25, 0U));
}

int Tally::also(std::size_t criterion) const {
  const auto from = m_also.begin() + static_cast<std::ptrdiff_t>(criterion * kCells);
  return static_cast<int>(std::accumulate(from, from + static_cast<std::ptrdiff_t>(kCells), 0U));
}

Pulls::Pulls(const Balance& balance, const Weights& weights) : m_weights(weights), m_slope(balance.size()) {
  const double total = balance.totalReliability();
  if (total <= 0) return;
  const double score = balance.score();
  for (std::size_t criterion = 0; criterion < balance.size(); ++criterion) {
    const auto& sums = balance.sums(criterion);
    const double whole = sums.weight + balance.prior();
    // Without a prior the first finding on an empty criterion takes it over at once.
    const double room = whole > 0 ? whole : 1.0;
    // d(score)/d(weight) at a sign: the quotient rule on sum(towards/whole) / sum(weight/whole).
    for (std::size_t finding = 0; finding < 3; ++finding)
      m_slope[criterion][finding] =
          ((weights.sign[finding] * room - sums.towards) - score * balance.prior()) / (room * room * total);
  }
}

double Pulls::of(const Item& item) const {
  double pull = 0;
  const auto finding = static_cast<std::size_t>(item.finding);
  eachCriterion(item, m_weights.also, m_slope.size(),
                [&](std::size_t criterion, double share) { pull += share * m_slope[criterion][finding]; });
  return pull * m_weights.of(item);
}

void TopRows::offer(double pull, std::uint32_t place) {
  if (m_count == kKept && pull <= m_entries[kKept - 1].pull) return;
  std::size_t at = m_count < kKept ? m_count++ : kKept - 1;
  for (; at > 0 && m_entries[at - 1].pull < pull; --at) m_entries[at] = m_entries[at - 1];
  m_entries[at] = {pull, place};
}

}  // namespace waymark::judgement
