// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/field_model.h"

#include <algorithm>
#include <map>

#include "bridge/dates.h"
#include "bridge/text.h"
#include "children/children_words.h"
#include "children/correction_words.h"

namespace waymark::ui {

namespace {

std::vector<Column> dateColumns(const lists::Definition& definition, const std::vector<std::size_t>& dates) {
  std::vector<Column> columns{{DatesModel::tr("Extract"), 180}};
  for (const auto date : dates) columns.push_back({toQt(definition.columns[date].title), 150});
  return columns;
}

}  // namespace

FieldModel::FieldModel(QObject* parent) : VectorModel({{tr("Field"), 170}, {tr("What the list says"), 100}}, parent) {}

base::Uuid FieldModel::idOfColumn(std::size_t column) {
  base::Uuid id;
  id.bytes[0] = 1;  // the null id is nobody's
  id.bytes[14] = static_cast<std::uint8_t>(column / 256);
  id.bytes[15] = static_cast<std::uint8_t>(column % 256);
  return id;
}

std::size_t FieldModel::columnOfId(const base::Uuid& id) {
  return id.bytes[14] * std::size_t{256} + id.bytes[15];
}

void FieldModel::show(const app::Caseload& caseload, std::size_t row) {
  const auto place = caseload.place(row);
  const auto& list = caseload.lists[place.list];
  std::vector<FieldRow> rows;
  for (const auto column : caseload.definition.lists[list.table.mapping.list].columns) {
    if (caseload.definition.columns[column].identity || !list.table.has(column)) continue;
    rows.push_back({column, toQt(caseload.definition.columns[column].title),
                    cellWords(caseload, list.table, column, place.row), {}, false});
  }
  for (std::size_t column = 0; column < caseload.definition.columns.size(); ++column)
    if (caseload.definition.columns[column].local && !caseload.definition.columns[column].identity &&
        list.table.has(column) && std::ranges::find(rows, column, &FieldRow::column) == rows.end())
      rows.push_back({column, toQt(caseload.definition.columns[column].title),
                      cellWords(caseload, list.table, column, place.row), {}, false});
  const auto mark = [&](std::size_t column, const QString& words, bool isError) {
    const auto at = std::ranges::find(rows, column, &FieldRow::column);
    if (at == rows.end()) return;
    at->problems += at->problems.isEmpty() ? words : QStringLiteral(" · ") + words;
    at->isError = at->isError || isError;
  };
  for (const auto run : caseload.failedRuns(row)) {
    const auto& rule = caseload.definition.rules[caseload.runs[run].rule];
    for (const auto column : rule.columns)
      mark(column, toQt(rule.title), rule.severity == lists::Severity::Error);
  }
  for (const auto& cell : caseload.unread(row))
    mark(cell.column, tr("Couldn’t be read: %1").arg(toQt(lists::unreadText(cell.reason))), true);
  for (auto& one : rows)
    showCorrection(one, caseload.definition, correctionOfCell(caseload.definition, list, one.column, place.row));
  setRows(std::move(rows));
}

void FieldModel::showCorrection(FieldRow& row, const lists::Definition& definition,
                                const app::ShownCorrection* correction) {
  if (correction == nullptr) return;
  using lists::CorrectionState;
  if (correction->state == CorrectionState::Standing)
    row.correction = tr("Corrected here; the source says %1").arg(quotedWords(definition, row.column, correction->value.was));
  if (correction->state != CorrectionState::Overtaken) return;
  row.correction = tr("Was corrected here to %1; the source has overtaken that")
                       .arg(quotedWords(definition, row.column, correction->value.corrected));
  row.isOvertaken = true;
}

QVariant FieldModel::cell(int sourceRow, int column, int role) const {
  const auto& row = at(sourceRow);
  switch (role) {
    case Qt::DisplayRole:
      return column == Name ? row.title : row.value.isEmpty() ? tr("Nothing given") : row.value;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
      if (column == Name) return row.title;
      QStringList parts{row.value.isEmpty() ? tr("Nothing given") : row.value};
      for (const auto& words : {row.correction, row.problems})
        if (!words.isEmpty()) parts << words;
      return parts.join(QStringLiteral(". "));
    }
    case PillRole:
      if (column != Value || row.correction.isEmpty()) return {};
      return row.isOvertaken ? tr("overtaken") : tr("corrected");
    case MarkRole:
      if (column != Value || row.problems.isEmpty()) return {};
      return static_cast<int>(severityMark(row.isError ? lists::Severity::Error : lists::Severity::Query));
    case TextRole:
      return column == Name || row.value.isEmpty() ? QVariant(static_cast<int>(Role::Muted)) : QVariant();
    default:
      return {};
  }
}

DatesModel::DatesModel(const lists::Definition& definition, const std::vector<std::size_t>& dates, QObject* parent)
    : VectorModel(dateColumns(definition, dates), parent) {}

void DatesModel::show(const app::PlanHistory& history, const domain::ChildId& child) {
  std::vector<DatesRow> rows;
  std::map<std::string, std::size_t> newest;  // by list: what changed is told against the same list's extract before
  for (const auto& line : history.of(child)) {
    const auto& extract = history.extracts[line.extract];
    const auto [before, isFirst] = newest.try_emplace(extract.list, rows.size());
    DatesRow row{extract.id.uuid, tr("%1, %2").arg(longDate(extract.asAt), toQt(extract.source)), line.dates, {}};
    for (std::size_t i = 0; i < line.dates.size(); ++i)
      row.isNew.push_back(!isFirst && rows[before->second].dates[i] != line.dates[i]);
    before->second = rows.size();
    rows.push_back(std::move(row));
  }
  std::ranges::reverse(rows);  // the newest first
  setRows(std::move(rows));
}

QVariant DatesModel::cell(int sourceRow, int column, int role) const {
  const auto& row = at(sourceRow);
  const auto date = static_cast<std::size_t>(column - 1);
  switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
      return column == 0 ? row.extract : longDate(row.dates[date]);
    case Qt::AccessibleTextRole:
      if (column == 0) return row.extract;
      return row.isNew[date] ? tr("%1, changed").arg(longDate(row.dates[date])) : longDate(row.dates[date]);
    case PillRole:
      return column > 0 && row.isNew[date] ? QVariant(tr("changed")) : QVariant();
    default:
      return {};
  }
}

}  // namespace waymark::ui
