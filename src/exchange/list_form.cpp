// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/list_form.h"

#include "exchange/csv.h"
#include "exchange/workbook_writer.h"

namespace waymark::exchange {
namespace {

using lists::FormCell;

constexpr std::size_t kFormRowsBetweenLooks = 500;
constexpr double kFormColumnWidth = 18;

void writeFormCell(lxw_worksheet* page, lxw_row_t row, lxw_col_t column, const FormCell& cell, lxw_format* date) {
  switch (cell.kind) {
    case FormCell::Kind::Empty:
      return;
    case FormCell::Kind::Number:
      worksheet_write_number(page, row, column, cell.number, nullptr);
      return;
    case FormCell::Kind::Day:
      // A workbook's days begin in 1900.
      if (base::yearOf(cell.day) >= 1901) {
        auto day = workbookDay(cell.day);
        worksheet_write_datetime(page, row, column, &day, date);
        return;
      }
      [[fallthrough]];
    case FormCell::Kind::Text:
      worksheet_write_string(page, row, column, fittingCell(cell.text).c_str(), nullptr);
  }
}

void writePage(lxw_worksheet* page, const lists::Definition& definition, const lists::Table& table, lxw_format* date,
               const std::stop_token& stop) {
  const auto columns = definition.statutoryColumns(table.mapping.list);
  worksheet_set_column(page, 0, static_cast<lxw_col_t>(columns.size() - 1), kFormColumnWidth, nullptr);
  for (std::size_t i = 0; i < columns.size(); ++i)
    worksheet_write_string(page, 0, static_cast<lxw_col_t>(i), fittingCell(definition.columns[columns[i]].title).c_str(),
                           nullptr);
  for (std::size_t row = 0; row < table.size(); ++row) {
    if (row % kFormRowsBetweenLooks == 0 && stop.stop_requested()) return;
    for (std::size_t i = 0; i < columns.size(); ++i)
      writeFormCell(page, static_cast<lxw_row_t>(row + 1), static_cast<lxw_col_t>(i),
                    lists::formCell(definition, table, columns[i], row), date);
  }
  worksheet_freeze_panes(page, 1, 0);
}

}  // namespace

base::Result<std::string> listFormXlsx(const lists::Definition& definition, std::span<const lists::Table* const> tables,
                                       base::Stamp created, const std::stop_token& stop) {
  WorkbookWriter writer(WorkbookWriter::Memory::RowByRow);
  const auto failed = base::fail(base::Code::NotWritable, {{"file", definition.id}});
  if (writer.book() == nullptr) return failed;
  writer.setCreated(created);
  auto* date = writer.addDateFormat(definition.dateStyle == lists::DateStyle::Iso ? "yyyy-mm-dd" : "dd/mm/yyyy");
  for (const auto* table : tables) {
    if (table->size() > kMostBookRows)
      return base::fail(base::Code::FileTooBig,
                        {{"file", definition.lists[table->mapping.list].id}, {"limit", std::to_string(kMostBookRows)}});
    auto* page = writer.addPage(definition.lists[table->mapping.list].id);
    if (page == nullptr) return failed;
    writePage(page, definition, *table, date, stop);
  }
  return writer.finish(stop);
}

std::string listFormCsv(const lists::Definition& definition, const lists::Table& table) {
  const auto columns = definition.statutoryColumns(table.mapping.list);
  std::vector<std::string> cells;
  for (const auto column : columns) cells.push_back(definition.columns[column].title);
  std::string out = "\xEF\xBB\xBF" + csvLine(cells);
  for (std::size_t row = 0; row < table.size(); ++row) {
    cells.clear();
    for (const auto column : columns) cells.push_back(lists::formCell(definition, table, column, row).text);
    out += csvLine(cells);
  }
  return out;
}

}  // namespace waymark::exchange
