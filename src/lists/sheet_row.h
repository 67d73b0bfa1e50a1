// SPDX-License-Identifier: GPL-3.0-or-later
// A row of a sheet as any reader gives it, whatever the file's format: cells with their place and kind. Filled by
// src/exchange, read by the mapping and the table.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/date.h"

namespace waymark::lists {

struct SheetCell {
  enum class Kind : std::uint8_t { Text, Number, Date, Error };
  std::uint32_t column = 0;  // 0 is A
  Kind kind = Kind::Text;
  bool formula = false;  // the value is the last result that the file holds
  bool percent = false;  // shown as a percentage: 0.015 reads 1.5%
  bool hasDay = false;   // `day` is set: a date, or a number that would be one in this workbook's date system
  std::string_view text;  // as the file has it
  double number = 0;      // of Number and Date cells
  base::Day day{};
};

/// The cells that hold something, from left to right. The texts are valid until the reader goes on.
struct SheetRow {
  std::uint32_t number = 0;  // from 1; in delimited text the line
  std::span<const SheetCell> cells;
};

/// "A", "Z", "AA" … for 0, 25, 26 …
std::string columnLetters(std::uint32_t column);
/// "C12".
std::string cellAddress(std::uint32_t column, std::uint32_t row);

}  // namespace waymark::lists
