// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a person-level list: what is read fits together, every cell is read, empty or told, and the list compared
// with itself, joined onto itself and written in the template's form stays the list it is.
#include <cstdint>
#include <cstdlib>

#include "app/list_check.h"
#include "exchange/list_form.h"
#include "lists/check.h"
#include "lists/compare.h"
#include "lists/join.h"

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
  for (const auto& table : read->tables) {
    std::vector<domain::ChildId> children(table.size());
    for (std::size_t row = 0; row < children.size(); ++row) children[row].uuid.bytes[row % 3] = 1;
    const lists::KnownRows rows{table, children};
    const auto changes = lists::compareLists(definition, rows, rows);
    // Many rows of one child are paired in their order; each is its own twin all the same.
    if (!changes.nothing() || changes.same != table.size()) std::abort();
    const auto joined = lists::joinLists(definition, table, std::span(&table, 1));
    if (joined.table.size() != table.size() || joined.table.unread.size() < table.unread.size()) std::abort();
    const auto form = exchange::listFormCsv(definition, table);
    const auto again = app::readListBytes(definition, form, "form");
    if (!again || again->tables.size() != 1 || again->tables[0].mapping.list != table.mapping.list) std::abort();
    if (again->tables[0].size() > table.size()) std::abort();
  }
  const auto checked = lists::checkLists(definition, read->tables, base::dayOf(2026, 11, 23));
  for (const auto& run : checked.runs)
    if (run.rows > read->tables[run.table].size() || (!run.ran && run.rows > 0)) std::abort();
  return 0;
}
