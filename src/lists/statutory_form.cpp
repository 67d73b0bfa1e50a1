// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/statutory_form.h"

#include <fmt/format.h>

namespace waymark::lists {

std::string formDay(const Definition& definition, base::Day day) {
  if (definition.dateStyle == DateStyle::Iso) return base::isoText(day);
  const std::chrono::year_month_day parts(day);
  return fmt::format("{:02}/{:02}/{:04}", static_cast<unsigned>(parts.day()), static_cast<unsigned>(parts.month()),
                     static_cast<int>(parts.year()));
}

FormCell formCell(const Definition& definition, const Table& table, std::size_t column, std::size_t row) {
  const auto state = table.state(column, row);
  if (state == CellState::Absent || state == CellState::Empty) return {};
  FormCell cell;
  cell.kind = FormCell::Kind::Text;
  if (state == CellState::Filled) {
    const auto& values = table.columns[column];
    switch (definition.columns[column].kind) {
      case ColumnKind::Date:
        cell.kind = FormCell::Kind::Day;
        cell.day = values.day(row);
        cell.text = formDay(definition, cell.day);
        return cell;
      case ColumnKind::Count:
      case ColumnKind::Percent:
        cell.kind = FormCell::Kind::Number;
        cell.number = values.number(row);
        break;
      case ColumnKind::Code: {
        const auto& codes = definition.codeLists[definition.columns[column].codeList].codes;
        const auto code = static_cast<std::size_t>(values.code(row));
        if (code >= codes.size()) break;
        cell.text = codes[code].form;
        return cell;
      }
      default:
        break;
    }
  }
  cell.text = table.text(definition, column, row);
  return cell;
}

}  // namespace waymark::lists
