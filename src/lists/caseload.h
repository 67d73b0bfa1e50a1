// SPDX-License-Identifier: GPL-3.0-or-later
// How many children a list has by primary need, and by age, phase or list beside it: what a breakdown for leaders and
// partners shows, with small counts hidden where it is shared (suppress.h).
#pragma once

#include <array>
#include <optional>
#include <span>

#include "base/codes.h"
#include "lists/suppress.h"
#include "lists/table.h"

namespace waymark::lists {

enum class CaseloadBy : std::uint8_t { Age, Phase, List };

/// A list of the definition as it lies in a workspace. Row i is aged `ages[i]`.
struct CaseloadList {
  std::size_t list = 0;  // in Definition::lists
  const Table* table = nullptr;
  std::span<const std::optional<int>> ages;
};

/// Needs in the code set's order, with a row for other codes and one for none where there are such. A child on two
/// lists counts in each.
CountTable caseloadBreakdown(const Definition& definition, std::span<const CaseloadList> lists, CaseloadBy by);

/// The share of a list's rows, in percent, whose column has this code; with "" those where none is recorded. Nothing
/// where the list lacks the column or has no rows.
std::optional<double> shareOf(const Definition& definition, const Table& table, std::string_view column,
                              std::string_view code);

}  // namespace waymark::lists

template <>
struct waymark::base::CodeSet<waymark::lists::CaseloadBy> {
  static constexpr std::array<std::string_view, 3> kCodes{"age", "phase", "list"};
};
