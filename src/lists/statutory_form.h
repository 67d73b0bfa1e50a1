// SPDX-License-Identifier: GPL-3.0-or-later
// A list in the template's own columns, order, codes and date style: what goes to inspectors. Local columns are never
// part of it. Pure; written to files by exchange/list_form.
#pragma once

#include <string>

#include "lists/table.h"

namespace waymark::lists {

struct FormCell {
  enum class Kind : std::uint8_t { Empty, Text, Number, Day };
  Kind kind = Kind::Empty;
  std::string text;   // as the form writes it, whatever the kind
  double number = 0;  // of Number
  base::Day day{};    // of Day
};

/// True values: what isn't in its code set or can't be read goes out as it stands. A column that the table lacks is
/// empty.
FormCell formCell(const Definition& definition, const Table& table, std::size_t column, std::size_t row);

/// "04/03/2011" or "2011-03-04".
std::string formDay(const Definition& definition, base::Day day);

}  // namespace waymark::lists
