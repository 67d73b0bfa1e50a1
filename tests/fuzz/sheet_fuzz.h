// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold of any file that the sheet readers were given, for the fuzzers of workbooks.
#pragma once

#include <cstdint>
#include <cstdlib>

#include "base/message.h"
#include "base/text.h"
#include "exchange/sheet_rows.h"

namespace waymark {

/// No crash, cells in order and inside a sheet, clean texts; or an error with a whole sentence.
inline void checkSheets(std::string_view bytes) {
  exchange::SheetLimits limits;
  limits.partBytes = 4'000'000;
  limits.cells = 50'000;
  limits.cellBytes = 5'000;
  std::uint32_t last = 0;
  const auto read = exchange::eachSheetRow(bytes, "fuzz",
                                           {[&](const exchange::SheetHead& head) {
                                              last = 0;
                                              if (!base::isCleanText(head.name)) std::abort();
                                              return true;
                                            },
                                            [&](const lists::SheetRow& row) {
                                              if (row.number <= last || row.cells.empty()) std::abort();
                                              last = row.number;
                                              for (std::size_t i = 0; i < row.cells.size(); ++i) {
                                                const auto& cell = row.cells[i];
                                                if (i > 0 && cell.column <= row.cells[i - 1].column) std::abort();
                                                if (cell.column >= 16'384 || cell.text.empty()) std::abort();
                                                if (!base::isCleanText(cell.text)) std::abort();
                                                if (cell.kind == lists::SheetCell::Kind::Date && !cell.hasDay)
                                                  std::abort();
                                              }
                                              return true;
                                            }},
                                           limits);
  if (!read && (base::sentence(read.error()).empty() || !base::isCleanText(base::sentence(read.error())))) std::abort();
}

}  // namespace waymark
