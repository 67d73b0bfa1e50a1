// SPDX-License-Identifier: GPL-3.0-or-later
// Delimited text as sheet rows: what a list needs on top of exchange/csv.h.
#include "base/text.h"
#include "exchange/csv.h"
#include "exchange/workbook.h"

namespace waymark::exchange {

base::Result<SheetsRead> readDelimited(std::string_view bytes, std::string_view file, const SheetVisitor& visitor,
                                       const SheetLimits& limits) {
  auto text = utf8From(bytes, file);
  if (!text) return tl::make_unexpected(text.error());
  std::string_view rest = *text;
  constexpr std::size_t kLinesLookedAt = 40;  // CRLF counts twice
  char separator = separatorOf(rest, kLinesLookedAt);
  // Spreadsheets write "sep=;" in front of a file for each other.
  if (rest.starts_with("sep=") && rest.size() > 5 && (rest[5] == '\r' || rest[5] == '\n')) {
    separator = rest[4];
    rest.remove_prefix(5);
  }
  if (!visitor.sheet({})) return SheetsRead{};
  std::size_t seen = 0;
  bool tooMany = false;
  std::vector<lists::SheetCell> cells;
  auto walked = eachCsvRow(
      rest, separator, file,
      [&](const CsvRow& row) {
        cells.clear();
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
          const std::string& cell = row.cells[i];
          if (cell.empty()) continue;
          std::string_view value = cell;
          // csvLine's mark in front of what a spreadsheet would run, as csvCell has it.
          if (value.size() > 1 && value.front() == '\'' && csvCell(value).size() < value.size()) value.remove_prefix(1);
          lists::SheetCell out;
          out.column = static_cast<std::uint32_t>(i);
          out.text = value;
          cells.push_back(out);
        }
        seen += cells.size();
        tooMany = seen > limits.cells;
        if (cells.empty() || tooMany) return !tooMany;
        return visitor.row({static_cast<std::uint32_t>(row.line), cells});
      },
      {kLastColumn, limits.cellBytes});
  if (!walked) return tl::make_unexpected(walked.error());
  if (tooMany)
    return base::fail(base::Code::FileTooBig,
                      {{"file", std::string(file)}, {"limit", std::to_string(limits.cells) + " cells"}});
  return SheetsRead{};
}

}  // namespace waymark::exchange
