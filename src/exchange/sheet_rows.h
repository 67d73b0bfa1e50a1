// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the rows of .xlsx, .ods and delimited text, known by their bytes and not by their name. Streams: memory holds
// one row and a workbook's shared texts. Why libzip and expat: docs/decisions/0012-reading-sheets.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "lists/sheet_row.h"

namespace waymark::exchange {

/// Files larger than this aren't read (base::readFile's limit).
constexpr std::size_t kLargestSheetFile = 200'000'000;

struct SheetLimits {
  std::size_t partBytes = 800'000'000;        // one part of a workbook, unpacked
  std::size_t ratio = 300;                    // unpacked to packed, once a part is larger than `freeBytes`
  std::size_t freeBytes = 10'000'000;
  std::size_t cells = 5'000'000;              // with something in them, all sheets together
  std::size_t textBytes = 200'000'000;        // shared texts of a workbook
  std::size_t cellBytes = 100'000;            // one cell
};

struct SheetHead {
  std::string name;  // "" for delimited text
  bool hidden = false;
};

/// Cells that were merged into one: what it says stands in the first of them.
struct SheetMerge {
  std::uint32_t firstRow = 0;  // from 1
  std::uint32_t lastRow = 0;
  std::uint32_t firstColumn = 0;  // 0 is A
  std::uint32_t lastColumn = 0;
};

/// What the reader calls, sheet by sheet in the workbook's order.
struct SheetVisitor {
  std::function<bool(const SheetHead&)> sheet;           // false: pass this sheet over
  std::function<bool(const lists::SheetRow&)> row;       // false: no more of this sheet
  std::function<void(const SheetMerge&)> merged = {};    // .xlsx says so after its rows, .ods before the row's end
};

struct SheetsRead {
  bool macros = false;  // there are some; they are never run
};

/// Every row that holds something. `file` is named in errors: FileUnreadable {file, problem} (problem names sheet, row
/// and column where there is one), FileTooBig {file, limit}, BadText {where}, BadRow {file, row, problem}.
base::Result<SheetsRead> eachSheetRow(std::string_view bytes, std::string_view file, const SheetVisitor& visitor,
                                      const SheetLimits& limits = {});

}  // namespace waymark::exchange
