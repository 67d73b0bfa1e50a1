// SPDX-License-Identifier: GPL-3.0-or-later
// The arithmetic below an assessment: findings' weights, sums by criterion, the score and what each finding does to it.
// Used inside src/judgement only. Formulas: docs/decisions/0003-judgement.md.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "framework/pack.h"
#include "judgement/assess.h"

namespace waymark::judgement {

/// A pack's settings as look-up tables. A finding of average reach and impact, or of unstated, weighs 1.
struct Weights {
  std::array<std::array<double, 5>, 5> weight{};  // [reach + 1][impact + 1], 0 is unstated
  std::array<double, 3> sign{};                   // by domain::Finding
  double also = 0;
  double prior = 0;

  [[nodiscard]] double of(const Item& item) const {
    return weight[static_cast<std::size_t>(item.reach + 1)][static_cast<std::size_t>(item.impact + 1)];
  }
  [[nodiscard]] double signOf(const Item& item) const { return sign[static_cast<std::size_t>(item.finding)]; }
};
Weights weightsOf(const framework::JudgementSettings& settings);

/// The evidence on one criterion, added up.
struct Sums {
  double weight = 0;   // of the findings
  double towards = 0;  // weight times sign
  double squares = 0;  // weight times sign squared
};

/// Sums by criterion, and the score they give.
class Balance {
 public:
  Balance(std::size_t criteria, double prior) : m_sums(criteria), m_prior(prior) {}

  void add(const Item& item, const Weights& weights, double times = 1.0);
  /// Changes only an item's sign by `step` (a concern resolved to mixed: mixed minus concern).
  void turn(const Item& item, const Weights& weights, double step);
  /// Sets the shown position, as if just enough evidence were there to bring it. Clamped to ±0.95.
  void setPosition(std::size_t criterion, double position);

  [[nodiscard]] const Sums& sums(std::size_t criterion) const { return m_sums[criterion]; }
  [[nodiscard]] Sums& sums(std::size_t criterion) { return m_sums[criterion]; }
  [[nodiscard]] std::size_t size() const { return m_sums.size(); }
  [[nodiscard]] double prior() const { return m_prior; }
  /// Shrunk towards 0: towards / (weight + prior).
  [[nodiscard]] double position(std::size_t criterion) const;
  /// How far the evidence on a criterion can be relied on: weight / (weight + prior), 0 to 1.
  [[nodiscard]] double reliability(std::size_t criterion) const;
  [[nodiscard]] double totalReliability() const;
  /// The mean of the criteria's unshrunk positions, each counted by its reliability. 0 without evidence.
  [[nodiscard]] double score() const;

 private:
  std::vector<Sums> m_sums;
  double m_prior;
};

/// Counts of every criterion × finding × reach × impact, first and also apart: integers, so that the sums made from
/// them don't depend on the order of the findings.
class Tally {
 public:
  explicit Tally(std::size_t criteria);
  void add(const Item& item);
  [[nodiscard]] Balance balance(const Weights& weights) const;
  /// Findings of a kind that have this criterion first.
  [[nodiscard]] int first(std::size_t criterion, domain::Finding finding) const;
  [[nodiscard]] int also(std::size_t criterion) const;

 private:
  static constexpr std::size_t kCells = 3 * 5 * 5;
  std::size_t m_criteria;
  std::vector<std::uint32_t> m_first;
  std::vector<std::uint32_t> m_also;
};

/// What one finding does to the score: the slope of the score in each criterion's sums, for weight and for sign.
class Pulls {
 public:
  Pulls(const Balance& balance, const Weights& weights);
  /// About the change of the score that taking this finding out would undo. Positive pulls up.
  [[nodiscard]] double of(const Item& item) const;

 private:
  const Weights& m_weights;
  std::vector<std::array<double, 3>> m_slope;  // [criterion][finding]
};

/// The few rows that pull most, kept sorted while a bank is walked once. Equal pulls: the lower row first.
class TopRows {
 public:
  static constexpr std::size_t kKept = 5;
  struct Entry {
    double pull = 0;
    std::uint32_t place = 0;  // in Bank::items
  };
  void offer(double pull, std::uint32_t place);
  [[nodiscard]] std::span<const Entry> entries() const { return {m_entries.data(), m_count}; }

 private:
  std::array<Entry, kKept> m_entries{};
  std::size_t m_count = 0;
};

/// True for items that the pack has a place for; a bank of another pack can hold others.
[[nodiscard]] bool fits(const Item& item, std::size_t criteria);

}  // namespace waymark::judgement
