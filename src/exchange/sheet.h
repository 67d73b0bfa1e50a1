// SPDX-License-Identifier: GPL-3.0-or-later
// A list as it is seen, on its way to other programs: comma-separated text, a workbook, or what a paste understands.
// Made by ui/shell from any table; pure but for the workbook's temporary file, so that it runs on a second thread.
#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include "base/error.h"

namespace waymark::exchange {

struct SheetColumn {
  std::string title;
  int width = 120;        // as on screen, in pixels
  bool isNumber = false;  // whole numbers go over as numbers
};

struct Sheet {
  std::string name;
  std::vector<SheetColumn> columns;
  std::vector<std::vector<std::string>> rows;  // as many cells as columns
};

/// With a mark (BOM) in front, so that spreadsheets read UTF-8; formulas are made harmless as csvLine does.
std::string sheetCsv(const Sheet& sheet);

/// The bytes of an .xlsx file: the heading stays in view and filters, days are dates, text is never a formula. Cells
/// beyond what a workbook holds are cut with "…". NotWritable where the temporary folder is; TooManyRows beyond
/// 1,048,575; Cancelled.
base::Result<std::string> sheetXlsx(const Sheet& sheet, const std::stop_token& stop = {});

/// Tab-separated, one line a row, with the headings: a cell's own tabs and line ends become spaces.
std::string sheetText(const Sheet& sheet);
/// The same as an HTML table.
std::string sheetHtml(const Sheet& sheet);

}  // namespace waymark::exchange
