// SPDX-License-Identifier: GPL-3.0-or-later
// A table with totals is a graph: rows on one side, columns on the other (the totals are a row and a column too), each
// hidden cell an edge between its two. A hidden count can have been another exactly where some cycle of hidden cells
// runs through it along which one is raised and lowered in turn, so that no shown sum changes. Only what is above 1 can
// be lowered, since it is known that zeros aren't hidden. So each hidden cell gets the cheapest such cycle.
#include "lists/suppress.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <queue>

#include "base/error.h"

namespace waymark::lists {
namespace {

constexpr std::int64_t kTotalCost = 1'000'000'000;  // a total is the last that is hidden besides
constexpr std::int64_t kFar = std::numeric_limits<std::int64_t>::max() / 4;

class Cycles {
 public:
  explicit Cycles(SharedTable& table)
      : m_cells(table.cells), m_rows(table.rows.size()), m_columns(table.columns.size()) {}

  /// Hides what keeps this hidden cell from being worked out.
  void protect(std::size_t row, std::size_t column) {
    auto best = kFar;
    std::vector<std::size_t> path;
    for (const bool forward : {true, false}) {
      if (!mayPass(row, column, forward)) continue;
      // Forward is an arc from the row to the column: the way back closes the cycle.
      const auto from = forward ? m_rows + column : row;
      const auto to = forward ? row : m_rows + column;
      auto [cost, found] = cheapest(from, to, row, column);
      if (cost >= best) continue;
      best = cost;
      path = std::move(found);
    }
    // Raising a cell, its two totals and the total of totals is always a cycle.
    WAYMARK_ASSERT(!path.empty());
    for (std::size_t i = 0; i + 1 < path.size(); ++i) {
      const auto [r, c] = cellBetween(path[i], path[i + 1]);
      m_cells[r][c].hidden = true;
    }
  }

 private:
  [[nodiscard]] bool isTotal(std::size_t row, std::size_t column) const {
    return (row + 1 == m_rows) != (column + 1 == m_columns);
  }
  /// Whether the cell's count can change as an arc from its row to its column (or back) asks: cells and the total of
  /// totals are raised forward, totals of rows and columns, which stand on their sums' other side, are lowered.
  [[nodiscard]] bool mayPass(std::size_t row, std::size_t column, bool forward) const {
    const bool raises = forward != isTotal(row, column);
    return raises || m_cells[row][column].count > 1;
  }
  [[nodiscard]] std::int64_t cost(std::size_t row, std::size_t column) const {
    const auto& cell = m_cells[row][column];
    if (cell.hidden) return 0;
    const bool total = row + 1 == m_rows || column + 1 == m_columns;
    return cell.count + 1 + (total ? kTotalCost : 0);
  }
  [[nodiscard]] std::pair<std::size_t, std::size_t> cellBetween(std::size_t a, std::size_t b) const {
    return a < m_rows ? std::pair(a, b - m_rows) : std::pair(b, a - m_rows);
  }

  /// The cheapest way without the cell itself, as the nodes it goes by (rows first, columns behind them).
  [[nodiscard]] std::pair<std::int64_t, std::vector<std::size_t>> cheapest(std::size_t from, std::size_t to,
                                                                           std::size_t row, std::size_t column) const {
    std::vector<std::int64_t> distance(m_rows + m_columns, kFar);
    std::vector<std::size_t> before(m_rows + m_columns, from);
    using Entry = std::pair<std::int64_t, std::size_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> next;
    distance[from] = 0;
    next.emplace(0, from);
    while (!next.empty()) {
      const auto [so, node] = next.top();
      next.pop();
      if (so > distance[node]) continue;
      if (node == to) break;
      const bool atRow = node < m_rows;
      for (std::size_t i = 0; i < (atRow ? m_columns : m_rows); ++i) {
        const auto other = atRow ? m_rows + i : i;
        const auto [r, c] = cellBetween(node, other);
        if ((r == row && c == column) || m_cells[r][c].count == 0 || !mayPass(r, c, atRow)) continue;
        const auto sum = so + cost(r, c);
        if (sum >= distance[other]) continue;
        distance[other] = sum;
        before[other] = node;
        next.emplace(sum, other);
      }
    }
    if (distance[to] >= kFar) return {kFar, {}};
    std::vector<std::size_t> path{to};
    while (path.back() != from) path.push_back(before[path.back()]);
    std::ranges::reverse(path);
    return {distance[to], std::move(path)};
  }

  std::vector<std::vector<SharedCell>>& m_cells;
  std::size_t m_rows;
  std::size_t m_columns;
};

}  // namespace

std::size_t SharedTable::hidden() const {
  std::size_t count = 0;
  for (const auto& row : cells) count += static_cast<std::size_t>(std::ranges::count(row, true, &SharedCell::hidden));
  return count;
}

SharedTable withTotals(const CountTable& table) {
  SharedTable out{table.title, table.rowTitle, table.rows, table.columns, {}, 0};
  out.rows.emplace_back("Total");
  out.columns.emplace_back("Total");
  std::vector<SharedCell> totals(out.columns.size());
  for (const auto& row : table.cells) {
    WAYMARK_ASSERT(row.size() == table.columns.size());
    std::vector<SharedCell> cells;
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < row.size(); ++i) {
      cells.push_back({row[i], false});
      sum += row[i];
      totals[i].count += row[i];
    }
    cells.push_back({sum, false});
    totals.back().count += sum;
    out.cells.push_back(std::move(cells));
  }
  out.cells.push_back(std::move(totals));
  return out;
}

SharedTable suppressed(const CountTable& table, int below) {
  auto out = withTotals(table);
  out.below = below;
  for (auto& row : out.cells)
    for (auto& cell : row) cell.hidden = cell.count > 0 && cell.count < below;
  // What is hidden besides lies on a cycle of its own, so only the small ones are gone through; smallest first.
  std::vector<std::pair<std::size_t, std::size_t>> small;
  for (std::size_t row = 0; row < out.cells.size(); ++row)
    for (std::size_t column = 0; column < out.cells[row].size(); ++column)
      if (out.cells[row][column].hidden) small.emplace_back(row, column);
  std::ranges::stable_sort(small, {}, [&](const auto& at) { return out.cells[at.first][at.second].count; });
  Cycles cycles(out);
  for (const auto& [row, column] : small) cycles.protect(row, column);
  return out;
}

std::string sharedText(const SharedCell& cell) {
  return cell.hidden ? kHiddenCount : std::to_string(cell.count);
}

std::string sharedText(std::int64_t count, int below) {
  return count > 0 && count < below ? fmt::format("fewer than {}", below) : std::to_string(count);
}

}  // namespace waymark::lists
