// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/compare.h"

#include <algorithm>
#include <utility>

namespace waymark::lists {
namespace {

/// Rows by child, and in the sheet's order within one.
using RowsByChild = std::vector<std::pair<base::Uuid, std::uint32_t>>;

RowsByChild rowsByChild(const KnownRows& rows) {
  RowsByChild out;
  out.reserve(rows.children.size());
  for (std::size_t i = 0; i < rows.children.size(); ++i)
    out.emplace_back(rows.children[i].uuid, static_cast<std::uint32_t>(i));
  std::ranges::sort(out);
  return out;
}

using Group = std::vector<std::uint32_t>;

/// The rows of the child that `at` stands on; goes on to the next one.
Group nextGroup(const RowsByChild& rows, std::size_t& at) {
  Group group;
  const auto child = rows[at].first;
  for (; at < rows.size() && rows[at].first == child; ++at) group.push_back(rows[at].second);
  return group;
}

class ListComparer {
 public:
  ListComparer(const Definition& definition, const KnownRows& before, const KnownRows& after)
      : m_definition(definition), m_before(before), m_after(after) {
    for (std::size_t i = 0; i < definition.columns.size(); ++i) {
      const bool early = before.table.has(i);
      const bool late = after.table.has(i);
      if (early && late) m_columns.push_back(i);
      // A list without rows has no columns either.
      if (early && !late && after.table.size() > 0) out.onlyBefore.push_back(i);
      if (late && !early && before.table.size() > 0) out.onlyAfter.push_back(i);
    }
  }

  void run() {
    const auto before = rowsByChild(m_before);
    const auto after = rowsByChild(m_after);
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < before.size() || j < after.size()) {
      if (j == after.size() || (i < before.size() && before[i].first < after[j].first))
        append(out.gone, nextGroup(before, i));
      else if (i == before.size() || after[j].first < before[i].first)
        append(out.added, nextGroup(after, j));
      else
        pair(nextGroup(before, i), nextGroup(after, j));
    }
    for (auto* rows : {&out.added, &out.gone, &out.addedAgain, &out.goneAgain}) std::ranges::sort(*rows);
    std::ranges::sort(out.changed, {}, &ChangedRow::after);
  }

  ListChanges out;

 private:
  static void append(Group& to, const Group& rows) { to.insert(to.end(), rows.begin(), rows.end()); }

  [[nodiscard]] bool sameAt(std::size_t column, std::uint32_t before, std::uint32_t after) const {
    return sameCell(m_definition, column, m_before.table, before, m_after.table, after);
  }
  [[nodiscard]] bool alike(std::uint32_t before, std::uint32_t after) const {
    return std::ranges::all_of(m_columns, [&](std::size_t column) { return sameAt(column, before, after); });
  }

  void pair(Group before, Group after) {
    // A filler such as “UNKNOWN” can make one child of thousands of rows: then their order has to do.
    constexpr std::size_t kMostCompared = 10'000;
    if (before.size() + after.size() > 2 && before.size() * after.size() <= kMostCompared)
      std::erase_if(before, [&](std::uint32_t early) {
        const auto twin = std::ranges::find_if(after, [&](std::uint32_t late) { return alike(early, late); });
        if (twin == after.end()) return false;
        after.erase(twin);
        ++out.same;
        return true;
      });
    const auto both = std::min(before.size(), after.size());
    for (std::size_t i = 0; i < both; ++i) compareRows(before[i], after[i]);
    append(out.goneAgain, Group(before.begin() + static_cast<std::ptrdiff_t>(both), before.end()));
    append(out.addedAgain, Group(after.begin() + static_cast<std::ptrdiff_t>(both), after.end()));
  }

  void compareRows(std::uint32_t before, std::uint32_t after) {
    const auto first = out.changedColumns.size();
    for (const auto column : m_columns)
      if (!sameAt(column, before, after)) out.changedColumns.push_back(column);
    const auto count = out.changedColumns.size() - first;
    if (count == 0)
      ++out.same;
    else
      out.changed.push_back({before, after, first, count});
  }

  const Definition& m_definition;
  const KnownRows& m_before;
  const KnownRows& m_after;
  std::vector<std::size_t> m_columns;  // that both have
};

}  // namespace

std::vector<std::size_t> ListChanges::byColumn(const Definition& definition) const {
  std::vector<std::size_t> counts(definition.columns.size());
  for (const auto column : changedColumns) ++counts[column];
  return counts;
}

bool sameCell(const Definition& definition, std::size_t column, const Table& a, std::size_t rowA, const Table& b,
              std::size_t rowB) {
  const auto state = a.state(column, rowA);
  if (state != b.state(column, rowB)) return false;
  if (state == CellState::Absent || state == CellState::Empty) return true;
  const auto& left = a.columns[column];
  const auto& right = b.columns[column];
  if (state == CellState::Filled) {
    switch (definition.columns[column].kind) {
      case ColumnKind::Date:
        return left.day(rowA) == right.day(rowB);
      case ColumnKind::Count:
      case ColumnKind::Percent:
        // Ten digits are what a list keeps of a number (Table::text).
        if (left.number(rowA) == right.number(rowB)) return true;
        break;
      case ColumnKind::Code: {
        const auto known =
            static_cast<std::int32_t>(definition.codeLists[definition.columns[column].codeList].codes.size());
        if (left.code(rowA) < known || right.code(rowB) < known) return left.code(rowA) == right.code(rowB);
        break;
      }
      default:
        return left.text(rowA) == right.text(rowB);
    }
  }
  return a.text(definition, column, rowA) == b.text(definition, column, rowB);
}

ListChanges compareLists(const Definition& definition, const KnownRows& before, const KnownRows& after) {
  ListComparer comparer(definition, before, after);
  comparer.run();
  return std::move(comparer.out);
}

}  // namespace waymark::lists
