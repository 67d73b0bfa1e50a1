// SPDX-License-Identifier: GPL-3.0-or-later
// Corrections laid over a list that stays as it was: single cells that are to hold another text. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lists/table.h"

namespace waymark::lists {

struct CellText {
  std::uint32_t row = 0;   // of the table, from 0
  std::size_t column = 0;  // in Definition::columns
  std::string text;        // "" empties the cell
};

/// The table with these texts, read as a sheet's would be: dates day first, codes in any of their spellings. The last
/// of two texts for one cell counts. Cells of columns that the table lacks are passed over.
Table withTexts(const Definition& definition, Table table, std::vector<CellText> cells);

/// A text as the column keeps it: "04/03/2011" is "2011-03-04", "Boy" is "male". The same text again gives itself.
/// Nothing where the column can't read it; "" where it stands for nothing.
std::optional<std::string> keptText(const Definition& definition, std::size_t column, std::string_view text);

}  // namespace waymark::lists
