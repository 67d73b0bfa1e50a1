// SPDX-License-Identifier: GPL-3.0-or-later
// Two extracts of one list, child by child and field by field: who is new, who has gone, what changed. Pure; used before
// an import is applied, and between a submission and today's list.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "domain/child.h"
#include "lists/table.h"

namespace waymark::lists {

/// A list and which child each of its rows is.
struct KnownRows {
  const Table& table;
  std::span<const domain::ChildId> children;  // as many as rows
};

/// Rows are places in their table, from 0.
struct ChangedRow {
  std::uint32_t before = 0;
  std::uint32_t after = 0;
  std::size_t first = 0;  // in ListChanges::changedColumns
  std::size_t count = 0;
};

struct ListChanges {
  std::vector<std::uint32_t> added;      // rows of the later list, of children the earlier one hasn't
  std::vector<std::uint32_t> gone;       // rows of the earlier list, of children the later one hasn't
  std::vector<std::uint32_t> addedAgain;  // rows of the later list: one more of a child that both have
  std::vector<std::uint32_t> goneAgain;   // rows of the earlier list: one row fewer of a child that both have
  std::vector<ChangedRow> changed;        // by row of the later list
  std::vector<std::size_t> changedColumns;
  std::size_t same = 0;                   // rows
  std::vector<std::size_t> onlyBefore;    // columns that only one of them has are not compared
  std::vector<std::size_t> onlyAfter;

  /// The columns in which a row changed, places in Definition::columns.
  [[nodiscard]] std::span<const std::size_t> columns(const ChangedRow& row) const {
    return std::span(changedColumns).subspan(row.first, row.count);
  }
  /// In how many rows each column changed, by place in Definition::columns.
  [[nodiscard]] std::vector<std::size_t> byColumn(const Definition& definition) const;
  [[nodiscard]] bool nothing() const {
    return added.empty() && gone.empty() && addedAgain.empty() && goneAgain.empty() && changed.empty();
  }
};

/// Values are compared as what they are, however they were written; what couldn't be read by its text. A child with
/// several rows: rows that are alike belong together, the others in their order.
ListChanges compareLists(const Definition& definition, const KnownRows& before, const KnownRows& after);

/// Whether two cells of a column say the same.
bool sameCell(const Definition& definition, std::size_t column, const Table& a, std::size_t rowA, const Table& b,
              std::size_t rowB);

}  // namespace waymark::lists
