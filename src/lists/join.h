// SPDX-License-Identifier: GPL-3.0-or-later
// One list put together from several extracts: care status from one system, absence from another. Children are found by
// UPN, then ULN, then the sources' own id; what doesn't fit is listed, never dropped and never guessed at. Pure.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "lists/table.h"

namespace waymark::lists {

/// What counts where the list and a part both say something.
enum class JoinRule { ListCounts, PartCounts };

/// Both say something, and not the same.
struct JoinConflict {
  std::uint32_t row = 0;   // of the list, from 0
  std::uint32_t from = 0;  // of the part, from 0
  std::size_t column = 0;  // in Definition::columns
};

/// What became of one part. Rows are places in its table or the list's, from 0.
struct JoinedPart {
  std::vector<std::size_t> columns;  // that it gives
  std::vector<std::size_t> byKey;    // rows of the list that found theirs here, by place in keyColumns()
  std::size_t filled = 0;            // cells of the list that hold what this part says
  std::vector<std::uint32_t> unmatched;   // rows of the part: no child of the list
  std::vector<std::uint32_t> notGiven;    // rows of the list that this part says nothing of
  std::vector<std::uint32_t> repeated;    // rows of the part whose child an earlier row has: the first was taken
  std::vector<std::uint32_t> doubtful;    // rows of the part that fit a child by one key and not by a surer one
  std::vector<JoinConflict> conflicts;
  JoinRule rule = JoinRule::ListCounts;
};

struct JoinedList {
  Table table;  // the list's own rows, in their order
  std::vector<JoinedPart> parts;
};

/// `parts` are of the same list (mapPart). A part fills what the list leaves empty and adds columns that it lacks; by
/// the other rule it replaces what the list says too, but for a cell of its own that can't be read.
JoinedList joinLists(const Definition& definition, Table list, std::span<const Table> parts,
                     JoinRule rule = JoinRule::ListCounts);

}  // namespace waymark::lists
