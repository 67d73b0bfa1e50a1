// SPDX-License-Identifier: GPL-3.0-or-later
// The two kinds of workbook behind sheet_rows.h, and what they share.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/zip_archive.h"

namespace waymark::exchange {

/// Office Open XML: workbook, shared texts, styles, one part a sheet.
base::Result<SheetsRead> readXlsx(const ZipArchive& archive, std::string_view file, const SheetVisitor& visitor,
                                  const SheetLimits& limits);
/// OpenDocument: all sheets in content.xml.
base::Result<SheetsRead> readOds(const ZipArchive& archive, std::string_view file, const SheetVisitor& visitor,
                                 const SheetLimits& limits);
/// Comma, semicolon or tab (exchange/csv.h).
base::Result<SheetsRead> readDelimited(std::string_view bytes, std::string_view file, const SheetVisitor& visitor,
                                       const SheetLimits& limits);

/// The row in the making: cells in any order, their texts in one buffer until the row is handed on.
class RowBuffer {
 public:
  /// A cell whose text is copied into the row.
  void add(lists::SheetCell cell, std::string_view text);
  /// A cell whose text lives longer than the row.
  void addStable(const lists::SheetCell& cell) { m_cells.push_back({cell, kStable, 0}); }
  [[nodiscard]] bool empty() const { return m_cells.empty(); }
  [[nodiscard]] std::size_t size() const { return m_cells.size(); }
  /// From left to right; nothing if one place is given twice. Valid until clear().
  std::optional<lists::SheetRow> finish(std::uint32_t number);
  void clear();

 private:
  static constexpr std::size_t kStable = static_cast<std::size_t>(-1);
  struct Pending {
    lists::SheetCell cell;
    std::size_t at;
    std::size_t length;
  };
  std::vector<Pending> m_cells;
  std::vector<lists::SheetCell> m_finished;
  std::string m_text;
};

constexpr std::uint32_t kLastRow = 1'048'576;
constexpr std::uint32_t kLastColumn = 16'384;

/// "sheet “List_1”".
std::string quotedSheet(std::string_view name);
/// A serial day number in the system that begins in 1900 (with its 29 February that never was) or in 1904.
std::optional<base::Day> daySerial(double serial, bool from1904);
/// A number as a file writes it, all of the text; nothing for "inf" and the like.
std::optional<double> plainNumber(std::string_view text);
/// "2011-03-04" and "2011-03-04T00:00:00".
std::optional<base::Day> isoDayPart(std::string_view text);

}  // namespace waymark::exchange
