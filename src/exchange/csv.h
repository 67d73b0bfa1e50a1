// SPDX-License-Identifier: GPL-3.0-or-later
// Reads and writes comma-separated text (RFC 4180, and what spreadsheets make of it). Why it is our own:
// docs/decisions/0004-csv.md.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace waymark::exchange {

/// Bytes of a text file as UTF-8: UTF-8 with or without a mark, UTF-16 either way round, else Windows-1252.
/// BadText {where} if it is none of them or holds a NUL.
base::Result<std::string> utf8From(std::string_view bytes, std::string_view where);

/// Comma, semicolon or tab: the one that comes most often in the first line, outside quotes; or in the first lines,
/// where a title may stand above the header.
char separatorOf(std::string_view text, std::size_t lines = 1);

struct CsvRow {
  std::size_t line = 0;  // the row's first line, from 1
  std::vector<std::string> cells;
};

struct CsvLimits {
  std::size_t cells = 1'000;
  std::size_t cellBytes = 100'000;
};

/// Walks the rows in order and holds one at a time; blank lines are passed over. `visit` returns false to stop.
/// BadRow {file, row, problem} where a quote isn't closed, text follows a closing quote, or a limit is passed.
base::Result<void> eachCsvRow(std::string_view text, char separator, std::string_view file,
                              const std::function<bool(const CsvRow&)>& visit, CsvLimits limits = {});

/// A row with its line end (CRLF, as RFC 4180 has it), quoted where it must be. A cell that a spreadsheet would run
/// as a formula (= + - @) gets an apostrophe in front; csvCell takes it away.
std::string csvLine(const std::vector<std::string>& cells, char separator = ',');

/// A cell as it was before csvLine's apostrophe.
std::string csvCell(std::string_view cell);

}  // namespace waymark::exchange
