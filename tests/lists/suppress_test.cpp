// SPDX-License-Identifier: GPL-3.0-or-later
// Hidden counts: none can be worked out from what is shown. Held by trying every table that fits what is shown, and on
// larger ones by narrowing bounds until nothing moves.
#include "lists/suppress.h"

#include <catch2/catch.hpp>
#include <random>
#include <set>

using namespace waymark::lists;

namespace {

CountTable countsOf(std::vector<std::vector<std::int64_t>> cells) {
  CountTable table;
  table.rows.resize(cells.size());
  table.columns.resize(cells.front().size());
  table.cells = std::move(cells);
  return table;
}

CountTable madeCounts(std::mt19937& random, std::size_t rows, std::size_t columns, unsigned most) {
  std::vector<std::vector<std::int64_t>> cells(rows, std::vector<std::int64_t>(columns));
  for (auto& row : cells)
    for (auto& cell : row) cell = random() % 3 == 0 ? 0 : static_cast<std::int64_t>(random() % (most + 1));
  return countsOf(std::move(cells));
}

/// The values that each hidden cell takes in some table with these shown numbers, its hidden ones from 1 to two above
/// the truth (totals as they come). More than one: it can't be worked out.
class Guesser {
 public:
  explicit Guesser(const SharedTable& table) : m_table(table), m_guess(table.cells) {
    for (std::size_t r = 0; r + 1 < table.rows.size(); ++r)
      for (std::size_t c = 0; c + 1 < table.columns.size(); ++c)
        if (table.cells[r][c].hidden) m_open.emplace_back(r, c);
    m_values.assign(table.rows.size(), std::vector<std::set<std::int64_t>>(table.columns.size()));
    tryFrom(0);
  }
  [[nodiscard]] bool open(std::size_t row, std::size_t column) const { return m_values[row][column].size() > 1; }
  [[nodiscard]] std::size_t unknowns() const { return m_open.size(); }

 private:
  void tryFrom(std::size_t at) {
    if (at == m_open.size()) return look();
    const auto [r, c] = m_open[at];
    for (std::int64_t value = 1; value <= m_table.cells[r][c].count + 2; ++value) {
      m_guess[r][c].count = value;
      tryFrom(at + 1);
    }
  }
  void look() {
    const auto rows = m_table.rows.size();
    const auto columns = m_table.columns.size();
    for (auto& cell : m_guess.back()) cell.count = 0;
    for (std::size_t r = 0; r + 1 < rows; ++r) {
      m_guess[r][columns - 1].count = 0;
      for (std::size_t c = 0; c + 1 < columns; ++c) {
        m_guess[r][columns - 1].count += m_guess[r][c].count;
        m_guess[rows - 1][c].count += m_guess[r][c].count;
      }
      m_guess[rows - 1][columns - 1].count += m_guess[r][columns - 1].count;
    }
    for (std::size_t r = 0; r < rows; ++r)
      for (std::size_t c = 0; c < columns; ++c)
        if (!m_table.cells[r][c].hidden && m_guess[r][c].count != m_table.cells[r][c].count) return;
    for (std::size_t r = 0; r < rows; ++r)
      for (std::size_t c = 0; c < columns; ++c) m_values[r][c].insert(m_guess[r][c].count);
  }
  const SharedTable& m_table;
  std::vector<std::vector<SharedCell>> m_guess;
  std::vector<std::pair<std::size_t, std::size_t>> m_open;
  std::vector<std::vector<std::set<std::int64_t>>> m_values;
};

/// Whether narrowing the bounds of all hidden cells by every sum pins one of them down.
bool boundsPin(const SharedTable& table) {
  const auto rows = table.rows.size();
  const auto columns = table.columns.size();
  constexpr std::int64_t kMost = 1'000'000'000;
  std::vector<std::vector<std::pair<std::int64_t, std::int64_t>>> bounds(rows);
  for (std::size_t r = 0; r < rows; ++r)
    for (std::size_t c = 0; c < columns; ++c) {
      const auto& cell = table.cells[r][c];
      bounds[r].push_back(cell.hidden ? std::pair<std::int64_t, std::int64_t>{1, kMost} : std::pair{cell.count, cell.count});
    }
  const auto narrow = [&](auto at, std::size_t size) {
    // The last is the sum of the others.
    bool moved = false;
    std::int64_t low = 0;
    std::int64_t high = 0;
    for (std::size_t i = 0; i + 1 < size; ++i) low += at(i).first, high += at(i).second;
    auto& sum = at(size - 1);
    const auto tighten = [&](auto& one, std::int64_t from, std::int64_t to) {
      if (from > one.first) one.first = from, moved = true;
      if (to < one.second) one.second = to, moved = true;
    };
    tighten(sum, low, high);
    for (std::size_t i = 0; i + 1 < size; ++i)
      tighten(at(i), sum.first - (high - at(i).second), sum.second - (low - at(i).first));
    return moved;
  };
  for (int round = 0; round < 200; ++round) {
    bool moved = false;
    for (std::size_t r = 0; r < rows; ++r)
      moved |= narrow([&](std::size_t c) -> auto& { return bounds[r][c]; }, columns);
    for (std::size_t c = 0; c < columns; ++c)
      moved |= narrow([&](std::size_t r) -> auto& { return bounds[r][c]; }, rows);
    if (!moved) break;
  }
  for (std::size_t r = 0; r < rows; ++r)
    for (std::size_t c = 0; c < columns; ++c)
      if (table.cells[r][c].hidden && bounds[r][c].first == bounds[r][c].second) return true;
  return false;
}

std::string shape(const SharedTable& table) {
  std::string out;
  for (const auto& row : table.cells) {
    for (const auto& cell : row) out += (cell.hidden ? "[" + std::to_string(cell.count) + "]" : std::to_string(cell.count)) + " ";
    out += "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("a small count takes others with it, so that no total gives it away") {
  const auto out = suppressed(countsOf({{3, 20, 30}, {40, 50, 60}, {70, 80, 90}}), 5);
  INFO(shape(out));
  CHECK(out.cells[0][0].hidden);
  CHECK(out.hidden() == 4);  // a square of four is the least
  CHECK(out.cells[0][1].hidden);
  CHECK(out.cells[1][0].hidden);
  CHECK(out.cells[1][1].hidden);
  for (const auto& row : out.cells) CHECK(!row.back().hidden);
}

TEST_CASE("zeros and counts from the threshold on are shown, and without a threshold everything is") {
  const auto out = suppressed(countsOf({{0, 5, 9}, {7, 0, 6}}), 5);
  CHECK(out.hidden() == 0);
  CHECK(sharedText(out.cells[0][0]) == "0");
  CHECK(suppressed(countsOf({{1, 2}, {3, 4}}), 0).hidden() == 0);
  CHECK(suppressed(countsOf({{1, 2}, {3, 4}}), 1).hidden() == 0);
  CHECK(suppressed(countsOf({{1, 0}, {0, 0}}), 5).cells[1][1] == SharedCell{0, false});
}

TEST_CASE("a small total is hidden too, and ones that could be counted out take their total with them") {
  const auto small = suppressed(countsOf({{2, 0}, {20, 30}}), 5);
  INFO(shape(small));
  CHECK(small.cells[0][2].hidden);  // the row's total is 2
  // Five ones under a shown total of 5 could only be ones, zeros being shown.
  const auto ones = suppressed(countsOf({{1}, {1}, {1}, {1}, {1}}), 5);
  INFO(shape(ones));
  CHECK(ones.cells.back().back().hidden);
}

TEST_CASE("one mark stands for small counts and for those hidden with them") {
  const auto out = suppressed(countsOf({{3, 20}, {40, 50}}), 5);
  CHECK(sharedText(out.cells[0][0]) == "c");
  CHECK(sharedText(out.cells[1][1]) == "c");
  CHECK(sharedText(4, 5) == "fewer than 5");
  CHECK(sharedText(0, 5) == "0");
  CHECK(sharedText(5, 5) == "5");
}

TEST_CASE("true numbers keep their totals and hide nothing") {
  const auto out = withTotals(countsOf({{1, 2}, {3, 4}}));
  CHECK(out.hidden() == 0);
  CHECK(out.cells[2][2].count == 10);
  CHECK(out.cells[0][2].count == 3);
  CHECK(out.cells[2][1].count == 6);
}

TEST_CASE("no hidden count can be worked out: every table that fits is tried") {
  std::mt19937 source(7);
  int tried = 0;
  for (int round = 0; round < 4000 && tried < 600; ++round) {
    const auto table = madeCounts(source, 1 + source() % 3, 1 + source() % 3, 6);
    const auto out = suppressed(table, 4);
    std::size_t ways = 1;
    for (std::size_t r = 0; r + 1 < out.rows.size(); ++r)
      for (std::size_t c = 0; c + 1 < out.columns.size(); ++c)
        if (out.cells[r][c].hidden) ways *= static_cast<std::size_t>(out.cells[r][c].count + 2);
    if (out.hidden() == 0 || ways > 60'000) continue;
    ++tried;
    const Guesser guesser(out);
    CAPTURE(shape(out));
    for (std::size_t r = 0; r < out.rows.size(); ++r)
      for (std::size_t c = 0; c < out.columns.size(); ++c) {
        if (out.cells[r][c].count > 0 && out.cells[r][c].count < 4) REQUIRE(out.cells[r][c].hidden);
        if (out.cells[r][c].hidden) REQUIRE(guesser.open(r, c));
      }
  }
  CHECK(tried == 600);
}

TEST_CASE("no hidden count of a large table can be worked out by narrowing its bounds") {
  std::mt19937 source(11);
  for (int round = 0; round < 300; ++round) {
    const auto out = suppressed(madeCounts(source, 2 + source() % 14, 2 + source() % 8, static_cast<unsigned>(4 + source() % 60)), 5);
    CAPTURE(shape(out));
    REQUIRE(!boundsPin(out));
    for (const auto& row : out.cells)
      for (const auto& cell : row)
        if (cell.hidden) REQUIRE(cell.count > 0);
  }
}

TEST_CASE("a table without its secondary cells would give small counts away, as the tests see") {
  auto out = suppressed(countsOf({{3, 20}, {40, 50}}), 5);
  for (auto& row : out.cells)
    for (auto& cell : row) cell.hidden = cell.count == 3;
  CHECK(boundsPin(out));
  CHECK(!Guesser(out).open(0, 0));
}
