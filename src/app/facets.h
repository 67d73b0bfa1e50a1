// SPDX-License-Identifier: GPL-3.0-or-later
// Questions that a caseload's rows can be told apart by, and how many rows each answer has while other answers are
// chosen. Pure.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "app/caseload.h"
#include "schedule/clocks.h"

namespace waymark::app {

struct Facet {
  enum class Kind : std::uint8_t {
    List,      // key: the list's id
    Problems,  // key: kProblemKeys
    Rule,      // key: the rule's code, or kUnreadKey; a row may have several
    Age,       // key: kAgeKeys
    Clock,     // key: kNoClockKey or the code of a state of a clock that is open
    Setting,   // key: what the settings register says of the child's setting; "" where it says nothing
    Column,    // key: the cell's text; "" is empty
  };
  Kind kind = Kind::Column;
  std::string id;          // "list", "problems", "rule", "age", "clock", of kSettingParts, or a column's id
  std::size_t column = 0;  // of Kind::Column
  std::vector<std::string> keys;
  std::vector<std::uint32_t> values;  // places in `keys`, row after row
  std::vector<std::uint32_t> ends;    // by row, where a row may have several; empty where each has one

  [[nodiscard]] std::span<const std::uint32_t> of(std::size_t row) const {
    if (ends.empty()) return std::span(values).subspan(row, 1);
    const std::size_t begin = row == 0 ? 0 : ends[row - 1];
    return std::span(values).subspan(begin, ends[row] - begin);
  }
  /// The place of a key, or nothing.
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view key) const;
};

/// What the settings register says of where a child is.
struct SettingPart {
  std::string_view id;
  std::string lists::Setting::*text;
};
inline constexpr std::array<SettingPart, 3> kSettingParts{{{"setting_phase", &lists::Setting::phase},
                                                           {"setting_type", &lists::Setting::type},
                                                           {"setting_locality", &lists::Setting::locality}}};
constexpr std::array<std::string_view, 3> kProblemKeys{"none", "queries", "errors"};
constexpr std::string_view kUnreadKey = "unread";  // a cell that couldn't be read
constexpr std::string_view kNoClockKey = "none";
/// Whole years: from; the last is for those without a birthday that could be read.
struct AgeBand {
  std::string_view key;
  int from;
};
constexpr std::array<AgeBand, 7> kAgeBands{
    {{"under 5", -1000}, {"5-10", 5}, {"11-15", 11}, {"16-18", 16}, {"19-25", 19}, {"26 and over", 26}, {"not known", 1000}}};

/// In the order in which they are asked: list, problems, rule, need, age, phase, setting with what the register says of
/// it, the area's own columns, the other coded ones. A question to which all rows give one answer is left out.
std::vector<Facet> facetsOf(const Caseload& caseload);

/// The state of the clock that each row's child needs looking at first (worstClock); null where none runs. Worse first.
Facet clockFacet(const std::vector<const schedule::ChildClock*>& clocks);

/// What is chosen: by facet, by value. A row passes where each facet that has choices has one of the row's.
class FacetChoice {
 public:
  FacetChoice() = default;
  explicit FacetChoice(const std::vector<Facet>& facets);

  void set(std::size_t facet, std::uint32_t value, bool chosen);
  [[nodiscard]] bool isChosen(std::size_t facet, std::uint32_t value) const { return m_chosen[facet][value] != 0; }
  [[nodiscard]] bool asks(std::size_t facet) const { return m_counts[facet] > 0; }
  [[nodiscard]] bool isEmpty() const;
  void clear();
  [[nodiscard]] bool passes(const std::vector<Facet>& facets, std::size_t row) const;
  /// By facet, by value: the rows that would be shown if it alone were chosen in its facet, the other facets as they
  /// are. `matches` says which rows the filter's words find.
  [[nodiscard]] std::vector<std::vector<std::uint32_t>> counts(const std::vector<Facet>& facets, std::size_t rows,
                                                               const std::function<bool(std::size_t)>& matches) const;

 private:
  [[nodiscard]] bool passes(const Facet& facet, std::size_t at, std::size_t row) const;

  std::vector<std::vector<std::uint8_t>> m_chosen;
  std::vector<std::size_t> m_counts;
};

}  // namespace waymark::app
