// SPDX-License-Identifier: GPL-3.0-or-later
#include "schedule/fieldwork_arrange.h"

#include <algorithm>
#include <limits>
#include <random>

#include "schedule/fieldwork_board.h"
#include "schedule/fieldwork_reasons.h"

namespace waymark::schedule {
namespace {

constexpr int kPatienceEach = 60;      // steps without gain, a session
constexpr int kPatienceLeast = 1500;
constexpr int kConflictWeight = 100;   // one session put out, against the times that pair has met before
constexpr int kPolishSweeps = 6;
constexpr int kProgressEvery = 32;

/// Iterative forward search: the hardest session that waits goes where it puts out the fewest others, and pairs that
/// keep putting each other out grow dearer. What is put out waits again; the best timetable met is kept.
class Arranging {
 public:
  Arranging(const FieldworkProblem& problem, const ArrangeOptions& options, const std::stop_token& stop,
            const ArrangeProgress& progress)
      : m_problem(problem),
        m_board(problem),
        m_stop(stop),
        m_progress(progress),
        m_random(options.seed),
        m_count(static_cast<int>(problem.sessions.size())),
        m_met(problem.sessions.size() * problem.sessions.size()),
        m_putOut(problem.sessions.size()),
        m_cyclic(cyclicSlots(problem)) {
    m_patience = options.patience > 0 ? options.patience : kPatienceLeast + kPatienceEach * m_count;
  }

  Arrangement run() {
    start();
    search();
    restoreBest();
    fill();
    if (!m_stop.stop_requested()) polish();
    return result();
  }

 private:
  [[nodiscard]] const FieldworkSlot& slotOf(int slot) const { return m_problem.sessions[static_cast<std::size_t>(slot)]; }

  /// Sessions that lie somewhere already and may move stay there if they can.
  void start() {
    for (int slot = 0; slot < m_count; ++slot) {
      if (slotOf(slot).fixed) continue;
      ++m_toPlace;
      const auto& candidates = m_board.candidates(slot);
      if (candidates.empty() || std::ranges::find(m_cyclic, slot) != m_cyclic.end()) continue;
      if (slotOf(slot).at && std::ranges::find(candidates, *slotOf(slot).at) != candidates.end()) {
        m_board.inTheWay(slot, *slotOf(slot).at, m_others);
        if (m_others.empty()) {
          m_board.put(slot, *slotOf(slot).at);
          ++m_placed;
          continue;
        }
      }
      m_waiting.push_back(slot);
    }
    keepBest();
  }

  void search() {
    int sinceBest = 0;
    while (!m_waiting.empty() && sinceBest < m_patience && !m_stop.stop_requested()) {
      ++m_steps;
      ++sinceBest;
      const auto next = hardest();
      const int slot = m_waiting[next];
      m_waiting.erase(m_waiting.begin() + static_cast<std::ptrdiff_t>(next));
      if (!place(slot)) {
        m_hopeless.push_back(slot);  // only what is fixed stands in its way: nothing here can help
        continue;
      }
      if (m_placed > m_bestPlaced) {
        keepBest();
        sinceBest = 0;
      }
      if (m_progress && m_steps % kProgressEvery == 0) m_progress(m_bestPlaced, m_toPlace);
    }
  }

  /// Those put out most often first, then those with the fewest places to lie in.
  [[nodiscard]] std::size_t hardest() {
    std::size_t best = 0;
    for (std::size_t i = 1; i < m_waiting.size(); ++i)
      if (key(m_waiting[i]) < key(m_waiting[best])) best = i;
    return best;
  }
  [[nodiscard]] std::pair<int, int> key(int slot) const {
    const int choices = static_cast<int>(m_board.candidates(slot).size());
    const int shared = 1 + static_cast<int>(slotOf(slot).inspectors.size() + slotOf(slot).people.size());
    return {-m_putOut[static_cast<std::size_t>(slot)] / 2, choices / shared};
  }

  bool place(int slot) {
    const FieldworkAt* best = nullptr;
    std::vector<int> bestOthers;
    int bestCost = std::numeric_limits<int>::max();
    int bestSoft = std::numeric_limits<int>::max();
    std::uint32_t same = 0;
    for (const auto& at : m_board.candidates(slot)) {
      m_board.inTheWay(slot, at, m_others);
      int cost = 0;
      for (const int other : m_others)
        cost = slotOf(other).fixed ? std::numeric_limits<int>::max() : add(cost, kConflictWeight + met(slot, other));
      if (cost > bestCost || cost == std::numeric_limits<int>::max()) continue;
      const int soft = m_board.softAt(slot, at);
      if (cost == bestCost && soft > bestSoft) continue;
      // One of the equally good by lot: the same choice each time would go in circles.
      same = cost == bestCost && soft == bestSoft ? same + 1 : 1;
      if (same > 1 && m_random() % same != 0) continue;
      best = &at;
      bestCost = cost;
      bestSoft = soft;
      bestOthers = m_others;
    }
    if (best == nullptr) return false;
    for (const int other : bestOthers) {
      m_board.take(other);
      --m_placed;
      ++met(slot, other);
      ++met(other, slot);
      ++m_putOut[static_cast<std::size_t>(other)];
      m_waiting.push_back(other);
    }
    m_board.put(slot, *best);
    ++m_placed;
    return true;
  }
  /// No sum of costs may wrap or reach what stands for “fixed”.
  static int add(int cost, int more) {
    return cost == std::numeric_limits<int>::max() ? cost : std::min(cost + more, 1'000'000'000);
  }
  int& met(int slot, int other) {
    return m_met[static_cast<std::size_t>(slot) * m_problem.sessions.size() + static_cast<std::size_t>(other)];
  }

  void keepBest() {
    m_best = m_board.at();
    m_bestPlaced = m_placed;
  }
  void restoreBest() {
    for (int slot = 0; slot < m_count; ++slot)
      if (!slotOf(slot).fixed) m_board.take(slot);
    for (int slot = 0; slot < m_count; ++slot)
      if (const auto& at = m_best[static_cast<std::size_t>(slot)]; at && !slotOf(slot).fixed) m_board.put(slot, *at);
  }

  /// Anything that still fits where it disturbs nobody.
  void fill() {
    for (int slot = 0; slot < m_count && !m_stop.stop_requested(); ++slot)
      if (!slotOf(slot).fixed && !m_board.at(slot) && std::ranges::find(m_cyclic, slot) == m_cyclic.end())
        moveToBest(slot);
  }

  /// Each session in turn to where the soft rules hold least against it, until nothing moves.
  void polish() {
    std::vector<int> order;
    for (int slot = 0; slot < m_count; ++slot)
      if (!slotOf(slot).fixed && m_board.at(slot)) order.push_back(slot);
    for (int sweep = 0; sweep < kPolishSweeps; ++sweep) {
      bool moved = false;
      std::ranges::shuffle(order, m_random);
      for (const int slot : order) {
        if (m_stop.stop_requested()) return;
        moved = moveToBest(slot) || moved;
      }
      if (!moved) return;
    }
  }

  bool moveToBest(int slot) {
    const auto now = m_board.at(slot);
    int bestSoft = now ? m_board.softAt(slot, *now) : std::numeric_limits<int>::max();
    const FieldworkAt* best = nullptr;
    for (const auto& at : m_board.candidates(slot)) {
      const int soft = m_board.softAt(slot, at);
      if (soft >= bestSoft) continue;
      m_board.inTheWay(slot, at, m_others);
      if (!m_others.empty()) continue;
      best = &at;
      bestSoft = soft;
    }
    if (best == nullptr) return false;
    m_board.put(slot, *best);
    return true;
  }

  Arrangement result() {
    Arrangement out;
    out.steps = m_steps;
    out.cancelled = m_stop.stop_requested();
    out.idleMinutes = m_board.idleMinutes();
    for (int slot = 0; slot < m_count; ++slot) {
      out.at.push_back(slotOf(slot).fixed ? slotOf(slot).at : m_board.at(slot));
      if (!slotOf(slot).fixed && !m_board.at(slot) && !out.cancelled)
        out.unplaced.push_back(whyNot(m_board, slot, m_cyclic));
    }
    if (m_progress) m_progress(m_toPlace - static_cast<int>(out.unplaced.size()), m_toPlace);
    return out;
  }

  const FieldworkProblem& m_problem;
  FieldworkBoard m_board;
  const std::stop_token& m_stop;
  const ArrangeProgress& m_progress;
  std::mt19937_64 m_random;
  int m_count;
  int m_patience = 0;
  int m_toPlace = 0;
  int m_placed = 0;
  int m_bestPlaced = 0;
  int m_steps = 0;
  std::vector<int> m_waiting;
  std::vector<int> m_hopeless;
  std::vector<int> m_others;
  std::vector<int> m_met;
  std::vector<int> m_putOut;
  std::vector<int> m_cyclic;
  std::vector<std::optional<FieldworkAt>> m_best;
};

}  // namespace

std::vector<int> cyclicSlots(const FieldworkProblem& problem) {
  // What can be taken off from the front has no circle before it; what can be taken off from the back, none behind.
  const auto count = problem.sessions.size();
  std::vector<bool> left(count, true);
  const auto takeOff = [&](auto isFree) {
    for (bool again = true; again;) {
      again = false;
      for (std::size_t slot = 0; slot < count; ++slot)
        if (left[slot] && isFree(slot)) {
          left[slot] = false;
          again = true;
        }
    }
  };
  takeOff([&](std::size_t slot) {
    return std::ranges::none_of(problem.sessions[slot].after, [&](int before) { return left[static_cast<std::size_t>(before)]; });
  });
  takeOff([&](std::size_t slot) {
    for (std::size_t other = 0; other < count; ++other)
      if (left[other] && std::ranges::find(problem.sessions[other].after, static_cast<int>(slot)) != problem.sessions[other].after.end())
        return false;
    return true;
  });
  std::vector<int> out;
  for (std::size_t slot = 0; slot < count; ++slot)
    if (left[slot]) out.push_back(static_cast<int>(slot));
  return out;
}

Arrangement arrange(const FieldworkProblem& problem, const ArrangeOptions& options, const std::stop_token& stop,
                    const ArrangeProgress& progress) {
  return Arranging(problem, options, stop, progress).run();
}

}  // namespace waymark::schedule
