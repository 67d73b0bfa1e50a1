// SPDX-License-Identifier: GPL-3.0-or-later
// Sheets read whole, as texts that a test can compare.
#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "base/message.h"
#include "exchange/sheet_rows.h"
#include "support/made_workbook.h"

namespace waymark::exchange {

struct ReadCell {
  std::string place;  // "B12"
  lists::SheetCell cell;
  std::string text;
};

struct ReadSheet {
  std::string name;
  bool hidden = false;
  std::vector<std::vector<ReadCell>> rows;
};

inline base::Result<std::vector<ReadSheet>> sheetsOf(std::string_view bytes, const SheetLimits& limits = {}) {
  std::vector<ReadSheet> sheets;
  auto read = eachSheetRow(bytes, "f.xlsx",
                           {[&](const SheetHead& head) {
                              sheets.push_back({head.name, head.hidden, {}});
                              return true;
                            },
                            [&](const lists::SheetRow& row) {
                              auto& out = sheets.back().rows.emplace_back();
                              for (const auto& cell : row.cells)
                                out.push_back({lists::cellAddress(cell.column, row.number), cell, std::string(cell.text)});
                              return true;
                            }},
                           limits);
  if (!read) return tl::make_unexpected(read.error());
  return sheets;
}

/// "A1 text; B1 12.5; C1 2011-03-04; D1 !#N/A", rows parted by " / ".
inline std::string told(const ReadSheet& sheet) {
  using Kind = lists::SheetCell::Kind;
  std::string out;
  for (const auto& row : sheet.rows) {
    out += out.empty() ? "" : " / ";
    for (std::size_t i = 0; i < row.size(); ++i) {
      const auto& [place, cell, text] = row[i];
      out += (i == 0 ? "" : "; ") + place + " ";
      out += cell.kind == Kind::Error  ? "!" + text
             : cell.kind == Kind::Date ? base::isoText(cell.day)
                                       : text + (cell.percent ? "%" : "") + (cell.formula ? " (formula)" : "");
    }
  }
  return out;
}

/// The first sheet, told; or the sentence of the error.
inline std::string first(std::string_view bytes, const SheetLimits& limits = {}) {
  const auto sheets = sheetsOf(bytes, limits);
  if (!sheets) return base::sentence(sheets.error());
  return sheets->empty() ? "no sheet" : told(sheets->front());
}

}  // namespace waymark::exchange
