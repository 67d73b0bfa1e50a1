// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/join.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "base/text.h"
#include "lists/compare.h"

namespace waymark::lists {
namespace {

constexpr std::uint32_t kNoRow = static_cast<std::uint32_t>(-1);

/// The row's value in a key column, folded; "" where it has none.
std::string keyOf(const Table& table, std::size_t column, std::size_t row) {
  if (!table.has(column) || !table.columns[column].filled(row)) return {};
  return base::folded(base::trimmed(table.columns[column].text(row)));
}

/// The rows of a part, found by the keys of a list's row.
class Finder {
 public:
  Finder(const Table& part, const std::vector<std::size_t>& keys) : m_part(part), m_keys(keys), m_rows(keys.size()) {
    for (std::size_t row = 0; row < part.size(); ++row) {
      bool again = false;
      for (std::size_t i = 0; i < keys.size(); ++i) {
        const auto key = keyOf(part, keys[i], row);
        if (!key.empty() && !m_rows[i].emplace(key, static_cast<std::uint32_t>(row)).second) again = true;
      }
      if (again) repeated.push_back(static_cast<std::uint32_t>(row));
    }
  }

  struct Found {
    std::uint32_t row = kNoRow;
    std::size_t key = 0;
    bool doubtful = false;
  };
  [[nodiscard]] Found find(const Table& list, std::size_t row) const {
    for (std::size_t i = 0; i < m_keys.size(); ++i) {
      const auto key = keyOf(list, m_keys[i], row);
      if (key.empty()) continue;
      const auto at = m_rows[i].find(key);
      if (at == m_rows[i].end()) continue;
      return {at->second, i, disagrees(list, row, at->second, i)};
    }
    return {};
  }

  std::vector<std::uint32_t> repeated;

 private:
  /// A surer key says that it is a different child: the ids of two systems can coincide.
  [[nodiscard]] bool disagrees(const Table& list, std::size_t row, std::uint32_t from, std::size_t by) const {
    for (std::size_t i = 0; i < by; ++i) {
      const auto ours = keyOf(list, m_keys[i], row);
      const auto theirs = keyOf(m_part, m_keys[i], from);
      if (!ours.empty() && !theirs.empty() && ours != theirs) return true;
    }
    return false;
  }

  const Table& m_part;
  const std::vector<std::size_t>& m_keys;
  std::vector<std::unordered_map<std::string, std::uint32_t>> m_rows;
};

class Joiner {
 public:
  Joiner(const Definition& definition, Table list, JoinRule rule)
      : m_definition(definition), m_keys(keyColumns(definition, list.mapping.list)), m_rule(rule) {
    out.table = std::move(list);
  }

  void add(const Table& part) {
    auto& told = out.parts.emplace_back();
    told.byKey.resize(m_keys.size());
    told.rule = m_rule;
    const Finder finder(part, m_keys);
    told.repeated = finder.repeated;
    std::vector<std::uint32_t> from(out.table.size(), kNoRow);
    std::vector<std::uint8_t> taken(part.size(), 0);
    for (std::size_t row = 0; row < from.size(); ++row) {
      const auto found = finder.find(out.table, row);
      if (found.row != kNoRow && found.doubtful) {
        told.doubtful.push_back(found.row);
        taken[found.row] = 1;
      }
      if (found.row == kNoRow || found.doubtful) {
        told.notGiven.push_back(static_cast<std::uint32_t>(row));
        continue;
      }
      ++told.byKey[found.key];
      taken[found.row] = 1;
      from[row] = found.row;
    }
    for (const auto row : told.repeated) taken[row] = 1;
    for (std::size_t row = 0; row < taken.size(); ++row)
      if (taken[row] == 0) told.unmatched.push_back(static_cast<std::uint32_t>(row));
    std::ranges::sort(told.doubtful);
    const auto doubled = std::ranges::unique(told.doubtful);
    told.doubtful.erase(doubled.begin(), doubled.end());
    for (const auto& mapped : part.mapping.columns) {
      if (!mapped.column || !part.has(*mapped.column)) continue;
      if (std::ranges::find(m_keys, *mapped.column) != m_keys.end()) continue;
      told.columns.push_back(*mapped.column);
      fill(part, mapped, from, told);
    }
    std::ranges::stable_sort(told.conflicts, {}, &JoinConflict::row);
    std::ranges::stable_sort(out.table.unread, {}, &UnreadCell::row);
  }

  JoinedList out;

 private:
  void fill(const Table& part, const MappedColumn& mapped, const std::vector<std::uint32_t>& from, JoinedPart& told) {
    const auto column = *mapped.column;
    auto& list = out.table;
    if (!list.place(column)) {
      auto added = mapped;
      added.place = 0;
      for (const auto& one : list.mapping.columns) added.place = std::max(added.place, one.place + 1);
      added.header = part.file + ": " + mapped.header;
      added.match = Match::Known;  // not what somebody said of the list's own headers
      added.joined = true;
      list.mapping.columns.push_back(added);
      std::erase(list.mapping.missing, column);
    }
    Mapping one;
    one.list = list.mapping.list;
    one.columns.push_back(*std::ranges::find(list.mapping.columns, column, &MappedColumn::column));
    TableBuilder builder(m_definition, std::move(one), "", "");
    for (std::size_t row = 0; row < from.size(); ++row) {
      const auto state = list.state(column, row);
      const bool ours = state == CellState::Filled || state == CellState::Unread;
      const bool theirs = from[row] != kNoRow && part.state(column, from[row]) != CellState::Empty;
      const bool differ = ours && theirs && !sameCell(m_definition, column, list, row, part, from[row]);
      if (differ) told.conflicts.push_back({static_cast<std::uint32_t>(row), from[row], column});
      const bool replaces =
          differ && m_rule == JoinRule::PartCounts && part.state(column, from[row]) == CellState::Filled;
      if ((ours || !theirs) && !replaces) {
        builder.carry(list, column, row, list.rows[row]);
      } else {
        builder.carry(part, column, from[row], list.rows[row]);
        ++told.filled;
      }
    }
    auto made = builder.finish();
    list.columns[column] = std::move(made.columns[column]);
    list.otherCodes[column] = std::move(made.otherCodes[column]);
    std::erase_if(list.unread, [&](const UnreadCell& cell) { return cell.column == column; });
    list.unread.insert(list.unread.end(), made.unread.begin(), made.unread.end());
    std::ranges::stable_sort(list.unread, {}, &UnreadCell::row);
  }

  const Definition& m_definition;
  std::vector<std::size_t> m_keys;
  JoinRule m_rule;
};

}  // namespace

JoinedList joinLists(const Definition& definition, Table list, std::span<const Table> parts, JoinRule rule) {
  Joiner joiner(definition, std::move(list), rule);
  for (const auto& part : parts) joiner.add(part);
  return std::move(joiner.out);
}

}  // namespace waymark::lists
