// SPDX-License-Identifier: GPL-3.0-or-later
// How many children a list has by one thing or by two: by need and age, phase, sex, locality … What a breakdown for
// leaders and partners shows, with small counts hidden where it is shared (suppress.h).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lists/suppress.h"
#include "lists/table.h"

namespace waymark::lists {

/// What children are counted by: "age", "list", or the id of a column of codes or of text.
struct Breakdown {
  std::string rows = "primary_need";
  std::string columns = "age";  // "", or the same as `rows`: by `rows` alone
  bool operator==(const Breakdown&) const = default;
};

struct BreakdownPart {
  std::string id;
  std::string title;
};
/// All that a definition's children can be counted by: need, age, phase, list first, then its other columns. What tells
/// who a child is, and numbers, are left out.
std::vector<BreakdownPart> breakdownParts(const Definition& definition);

/// A list of the definition as it lies in a workspace. Row i is aged `ages[i]`.
struct CountedList {
  std::size_t list = 0;  // in Definition::lists
  const Table* table = nullptr;
  std::span<const std::optional<int>> ages;
};

/// Codes in the code set's order, the 30 texts with the most children, and a place for what is left and one for none
/// where there are such. A child on two lists counts in each. Texts that fewer than `fewest` children have are counted
/// together: what somebody typed of one child doesn't become a heading. Nothing for a part that isn't there.
std::optional<CountTable> caseloadBreakdown(const Definition& definition, std::span<const CountedList> lists,
                                            const Breakdown& by, int fewest);

/// The share of a list's rows, in percent, whose column has this code; with "" those where none is recorded. Nothing
/// where the list lacks the column or has no rows.
std::optional<double> shareOf(const Definition& definition, const Table& table, std::string_view column,
                              std::string_view code);

}  // namespace waymark::lists
