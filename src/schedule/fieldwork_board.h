// SPDX-License-Identifier: GPL-3.0-or-later
// The timetable while it is being arranged: where each session lies, where else it may lie, what is in the way there
// and what it costs. Used by fieldwork_arrange.cpp and fieldwork_reasons.cpp only.
#pragma once

#include <vector>

#include "schedule/fieldwork_clashes.h"

namespace waymark::schedule {

/// Sessions begin on a quarter of an hour.
constexpr int kFieldworkStep = 15;

class FieldworkBoard {
 public:
  explicit FieldworkBoard(const FieldworkProblem& problem);

  [[nodiscard]] const FieldworkProblem& problem() const { return m_problem; }
  [[nodiscard]] const std::vector<std::optional<FieldworkAt>>& at() const { return m_at; }
  [[nodiscard]] const std::optional<FieldworkAt>& at(int slot) const { return m_at[static_cast<std::size_t>(slot)]; }
  /// Where a session breaks no rule by itself.
  [[nodiscard]] const std::vector<FieldworkAt>& candidates(int slot) const {
    return m_candidates[static_cast<std::size_t>(slot)];
  }
  /// Every quarter of an hour of every day and place, whether or not a rule of its own is broken there.
  [[nodiscard]] std::vector<FieldworkAt> everywhere(int slot) const;

  void put(int slot, const FieldworkAt& at);
  void take(int slot);

  /// The placed sessions that clash with `slot` lying `at`, each once.
  void inTheWay(int slot, const FieldworkAt& at, std::vector<int>& out) const;
  /// Every clash there would be, with the rule and whom it is about.
  void clashesAt(int slot, const FieldworkAt& at, std::vector<Clash>& out) const;

  /// What the soft rules hold against the days that `slot` would be in, lying `at`; lower is better.
  [[nodiscard]] int softAt(int slot, const FieldworkAt& at) const;
  /// Inspectors' minutes between their sessions.
  [[nodiscard]] int idleMinutes() const;

 private:
  struct Pair {
    bool inspector = false;
    bool person = false;
    bool order = false;
  };
  [[nodiscard]] const Pair& pair(int a, int b) const {
    return m_pairs[static_cast<std::size_t>(a) * m_at.size() + static_cast<std::size_t>(b)];
  }
  [[nodiscard]] bool clash(int slot, const FieldworkAt& at, int other, const FieldworkAt& otherAt) const;
  void roadInTheWay(int slot, const FieldworkAt& at, std::vector<int>& out) const;
  [[nodiscard]] int idleOn(int inspector, int day, int slot, const FieldworkAt* at) const;
  template <class F>
  void eachRoad(int slot, const FieldworkAt& at, const std::vector<int>& without, F visit) const;

  const FieldworkProblem& m_problem;
  std::vector<std::optional<FieldworkAt>> m_at;
  std::vector<std::vector<FieldworkAt>> m_candidates;
  std::vector<Pair> m_pairs;
  std::vector<std::vector<int>> m_days;        // placed sessions by day
  std::vector<std::vector<int>> m_inspectors;  // all sessions of each
  std::vector<std::vector<int>> m_people;
  std::vector<std::vector<int>> m_order;       // sessions with an order between them and this one
  bool m_hasOnline = false;
};

}  // namespace waymark::schedule
