// SPDX-License-Identifier: GPL-3.0-or-later
// What the demonstration's children are drawn from: proportions, settings and faults (resources/demo/children.json).
#pragma once

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/error.h"

namespace waymark::app {

/// The same numbers from the same seed with every standard library, whose distributions differ.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : m_engine(seed) {}
  /// 0 to count - 1; count is at least 1.
  int below(int count) { return static_cast<int>(m_engine() % static_cast<std::uint64_t>(count)); }
  int between(int low, int high) { return low + below(high - low + 1); }
  bool happens(int inTenThousand) { return below(10'000) < inTenThousand; }

 private:
  std::mt19937_64 m_engine;
};

/// Values with whole weights.
template <class T>
class Weighted {
 public:
  void add(T value, int weight) {
    if (weight <= 0) return;
    m_total += weight;
    m_rows.emplace_back(m_total, std::move(value));
  }
  [[nodiscard]] bool empty() const { return m_rows.empty(); }
  [[nodiscard]] const T& pick(Dice& dice) const {
    const int at = dice.below(m_total);
    for (const auto& [end, value] : m_rows)
      if (at < end) return value;
    return m_rows.back().second;
  }

 private:
  int m_total = 0;
  std::vector<std::pair<int, T>> m_rows;
};

/// Where a child of an age is: "mainstream", "special" … as the release's columns are called in the file.
struct AgeAndPlace {
  int age = 0;
  std::string place;
};

struct DemonstrationClocks {
  double plansIn20Weeks = 0;   // percent, as are the next three
  double decidedIn6Weeks = 0;
  double refused = 0;
  double exceptions = 0;  // of the late plans
  int waiting = 0;        // children with a request and no plan
  int longestWaitDays = 0;
  std::vector<std::string> agencies;
};

struct DemonstrationShape {
  std::uint64_t seed = 0;
  base::Day asAt;
  std::string sourceName;
  int plans = 0;
  int support = 0;
  std::string authority;  // three digits
  Weighted<std::string> planNeed;
  Weighted<std::string> supportNeed;
  Weighted<AgeAndPlace> planAges;
  Weighted<int> supportAges;
  Weighted<int> yearsInPlace;
  Weighted<std::string> ethnicity;
  int malePercent = 0;
  double reviewsHeld = 0;          // percent
  double decisionsInFourWeeks = 0;  // percent
  std::vector<std::string> localities;
  std::vector<std::string> settingWords;
  std::map<std::string, int, std::less<>> settings;  // kind to how many
  std::map<std::string, int, std::less<>> faults;    // to rows in 10,000
  int onBothLists = 0;
  DemonstrationClocks clocks;

  [[nodiscard]] int faultRate(std::string_view fault) const {
    const auto at = faults.find(fault);
    return at == faults.end() ? 0 : at->second;
  }
};

/// Errors: those of the file, which a test holds at none.
base::Result<DemonstrationShape> demonstrationShape();

}  // namespace waymark::app
