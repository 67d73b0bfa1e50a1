// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a person-level list: what is read fits together, and every cell is read, empty or told.
#include <cstdint>
#include <cstdlib>

#include "app/list_check.h"
#include "lists/check.h"

using namespace waymark;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto definition = lists::builtInDefinition(lists::kStandardDefinition).value();
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto read = app::readListBytes(definition, bytes, "fuzz");
  if (!read) return 0;
  for (const auto& table : read->tables) {
    std::size_t unread = 0;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      const auto& values = table.columns[column];
      if (values.size() != 0 && values.size() != table.size()) std::abort();
      for (std::size_t row = 0; row < values.size(); ++row) {
        unread += values.state(row) == lists::CellState::Unread ? 1U : 0U;
        if (values.filled(row) && table.text(definition, column, row).empty()) std::abort();
      }
    }
    if (unread != table.unread.size()) std::abort();
  }
  const auto checked = lists::checkLists(definition, read->tables, base::dayOf(2026, 11, 23));
  for (const auto& run : checked.runs)
    if (run.rows > read->tables[run.table].size() || (!run.ran && run.rows > 0)) std::abort();
  return 0;
}
