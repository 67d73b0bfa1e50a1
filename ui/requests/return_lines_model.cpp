// SPDX-License-Identifier: GPL-3.0-or-later
#include "requests/return_lines_model.h"

#include <QCoreApplication>

#include "app/sheet_table.h"
#include "base/text.h"
#include "bridge/text.h"

namespace waymark::ui {

namespace {

constexpr int kLineWidth = 64;

std::vector<Column> returnColumns(const app::ReturnForm& definition) {
  std::vector<Column> columns{
      {QCoreApplication::translate("ReturnLinesModel", "Line"), kLineWidth, Qt::AlignRight, {}, "line"}};
  for (const auto& column : definition.columns)
    columns.push_back({toQt(column.title), column.width,
                       column.kind == app::ReturnCell::Number ? Qt::AlignRight : Qt::AlignLeft, toQt(column.hint),
                       column.id.c_str()});
  return columns;
}

}  // namespace

ReturnLinesModel::ReturnLinesModel(const app::ReturnForm& definition, QObject* parent)
    : VectorModel(returnColumns(definition), parent), m_definition(definition) {}

int ReturnLinesModel::wordsColumn() const {
  for (int i = 0; i < static_cast<int>(m_definition.columns.size()); ++i) {
    const auto kind = m_definition.columns[static_cast<std::size_t>(i)].kind;
    if (kind == app::ReturnCell::Text || kind == app::ReturnCell::Choice) return FirstCell + i;
  }
  return FirstCell;
}

QVariant ReturnLinesModel::cell(int sourceRow, int column, int role) const {
  if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != Qt::ToolTipRole) return {};
  const auto& line = at(sourceRow);
  if (column == Line) return QStringLiteral("%L1").arg(line.row.position);
  return toQt(line.cells[static_cast<std::size_t>(column - FirstCell)]);
}

bool ReturnLinesModel::less(int sourceA, int sourceB, int column) const {
  if (column == Line) return at(sourceA).row.position < at(sourceB).row.position;
  const auto place = static_cast<std::size_t>(column - FirstCell);
  const auto& a = at(sourceA).cells[place];
  const auto& b = at(sourceB).cells[place];
  switch (m_definition.columns[place].kind) {
    case app::ReturnCell::Number:
      return toQt(a).toDouble() < toQt(b).toDouble();
    case app::ReturnCell::Day:
      return app::dayIn(a) < app::dayIn(b);
    default:
      return VectorModel::less(sourceA, sourceB, column);
  }
}

std::string ReturnLinesModel::searchText(int sourceRow) const {
  std::string words;
  for (const auto& cell : at(sourceRow).cells) words += cell + ' ';
  return base::folded(words);
}

}  // namespace waymark::ui
