// SPDX-License-Identifier: GPL-3.0-or-later
// A sheet (.xlsx, .ods, .csv) as a small table of texts and days, its header found among the first rows. For the
// sheets that go out of Waymark, are filled in and come back. Pure, so that it runs on a second thread.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/error.h"

namespace waymark::app {

struct TableCell {
  std::string text;              // trimmed
  std::optional<base::Day> day;  // where it can be read as one
  bool isBroken = false;         // #REF!, or a formula that was never worked out
};

struct TableRow {
  std::uint32_t number = 0;                  // of the sheet
  std::vector<std::optional<TableCell>> cells;  // by the columns asked for; nothing where the sheet has no such column
};

struct SheetTable {
  std::vector<std::string> unknown;  // headers that no column has
  std::vector<bool> found;           // by column
  std::vector<TableRow> rows;
};

/// A column by the names people give it, its own first; compared by lists::textKey.
using ColumnNames = std::vector<std::string>;

/// Rows beneath the first row, among the first ten of a sheet, that names at least one of `needed` (places in
/// `columns`) and two columns in all. Errors: exchange::eachSheetRow's; FileUnreadable where no sheet has it;
/// FileTooBig beyond 10,000 rows.
base::Result<SheetTable> readSheetTable(std::string_view bytes, const std::string& file,
                                        const std::vector<ColumnNames>& columns, const std::vector<std::size_t>& needed);

/// "12:00", "9:05", "9.05", "0.5" of a spreadsheet's day; nothing for anything else.
std::optional<base::TimeOfDay> timeIn(std::string_view text);
/// As lists::readDay, and with the weekday in front: "Mon 8 Sep 2025".
std::optional<base::Day> dayIn(std::string_view text);

}  // namespace waymark::app
