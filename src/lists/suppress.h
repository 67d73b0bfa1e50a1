// SPDX-License-Identifier: GPL-3.0-or-later
// Small counts hidden in what is shared, so that nobody can be told from a table: the small ones, and as few others as
// keep the totals from giving them away. Why and how: docs/decisions/0016-suppression.md.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace waymark::lists {

/// Counts of children by two things. Totals are worked out from the cells.
struct CountTable {
  std::string title;     // "SEN primary need by age"
  std::string rowTitle;  // what the rows are: "Primary need"
  std::vector<std::string> rows;
  std::vector<std::string> columns;
  std::vector<std::vector<std::int64_t>> cells;  // by row; none below 0
};

struct SharedCell {
  std::int64_t count = 0;  // never to be shown where `hidden`
  bool hidden = false;
  bool operator==(const SharedCell&) const = default;
};

/// The cells with a row and a column of totals behind them.
struct SharedTable {
  std::string title;
  std::string rowTitle;
  std::vector<std::string> rows;     // the last is the total
  std::vector<std::string> columns;  // the last is the total
  std::vector<std::vector<SharedCell>> cells;
  int below = 0;  // the threshold; 0: nothing is hidden
  [[nodiscard]] std::size_t hidden() const;
};

/// True numbers, with their totals.
SharedTable withTotals(const CountTable& table);
/// Counts from 1 to below `below` are hidden, totals among them, and with each at least as many others that from all
/// that is shown every hidden count could still have been another. Zeros are shown.
SharedTable suppressed(const CountTable& table, int below);

/// What stands for a hidden count in a table: one mark for all, since which of them are small tells again.
constexpr const char* kHiddenCount = "c";
/// The count, or the mark.
std::string sharedText(const SharedCell& cell);
/// A count on its own, without a table that could give it away.
std::string sharedText(std::int64_t count, int below);

}  // namespace waymark::lists
