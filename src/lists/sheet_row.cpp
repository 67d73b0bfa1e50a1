// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/sheet_row.h"

namespace waymark::lists {

std::string columnLetters(std::uint32_t column) {
  std::string out;
  for (auto rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    out.insert(out.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return out;
}

std::string cellAddress(std::uint32_t column, std::uint32_t row) {
  return columnLetters(column) + std::to_string(row);
}

}  // namespace waymark::lists
