// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/overlay.h"

#include <algorithm>
#include <span>

namespace waymark::lists {
namespace {

Mapping oneColumn(const Table& table, std::size_t column) {
  Mapping mapping;
  mapping.list = table.mapping.list;
  const auto at = std::ranges::find(table.mapping.columns, column, &MappedColumn::column);
  mapping.columns.push_back(*at);
  return mapping;
}

/// `cells` are of one column, by row, each row once.
void overlayColumn(const Definition& definition, Table& table, std::size_t column, std::span<const CellText> cells) {
  TableBuilder builder(definition, oneColumn(table, column), "", "");
  auto next = cells.begin();
  for (std::size_t row = 0; row < table.size(); ++row) {
    if (next == cells.end() || next->row != row) {
      builder.carry(table, column, row, table.rows[row]);
      continue;
    }
    builder.take(column, next->text, table.rows[row]);
    ++next;
  }
  auto made = builder.finish();
  table.columns[column] = std::move(made.columns[column]);
  table.otherCodes[column] = std::move(made.otherCodes[column]);
  std::erase_if(table.unread, [&](const UnreadCell& cell) { return cell.column == column; });
  table.unread.insert(table.unread.end(), made.unread.begin(), made.unread.end());
  std::ranges::stable_sort(table.unread, {}, &UnreadCell::row);
}

}  // namespace

Table withTexts(const Definition& definition, Table table, std::vector<CellText> cells) {
  std::erase_if(cells, [&](const CellText& cell) { return !table.place(cell.column) || !table.has(cell.column) || cell.row >= table.size(); });
  std::ranges::reverse(cells);  // the last of two comes first and stays
  const auto place = [](const CellText& cell) { return std::pair(cell.column, cell.row); };
  std::ranges::stable_sort(cells, {}, place);
  const auto again = std::ranges::unique(cells, {}, place);
  cells.erase(again.begin(), again.end());
  for (auto first = cells.begin(); first != cells.end();) {
    const auto column = first->column;
    const auto last = std::ranges::find_if(first, cells.end(), [&](const CellText& cell) { return cell.column != column; });
    overlayColumn(definition, table, column, std::span(first, last));
    first = last;
  }
  return table;
}

std::optional<std::string> keptText(const Definition& definition, std::size_t column, std::string_view text) {
  Mapping mapping;
  MappedColumn mapped;
  mapped.column = column;
  mapping.columns.push_back(mapped);
  TableBuilder builder(definition, std::move(mapping), "", "");
  builder.take(column, text, 1);
  auto table = builder.finish();
  table.rows.push_back(1);
  if (table.state(column, 0) == CellState::Unread) return std::nullopt;
  return table.text(definition, column, 0);
}

}  // namespace waymark::lists
