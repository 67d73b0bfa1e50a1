// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/fix_rows.h"

#include <algorithm>
#include <unordered_map>

#include "bridge/dates.h"
#include "bridge/text.h"
#include "children/children_words.h"
#include "children/correction_words.h"

namespace waymark::ui {

namespace {

std::vector<Column> correctionColumns() {
  return named({{CorrectionModel::tr("Case code"), 96},
                {CorrectionModel::tr("Source"), 120},
                {CorrectionModel::tr("School or setting"), 180},
                {CorrectionModel::tr("Field"), 180},
                {CorrectionModel::tr("The source says"), 140},
                {CorrectionModel::tr("Corrected here to"), 160},
                {CorrectionModel::tr("State"), 132},
                {CorrectionModel::tr("By"), 200},
                {CorrectionModel::tr("Note"), 180},
                {CorrectionModel::tr("List"), 150}},
               {"case", "source", "school", "field", "was", "corrected", "state", "by", "note", "list"});
}

std::vector<Column> takenColumns() {
  return named({{TakenModel::tr("Row"), 64, Qt::AlignRight, TakenModel::tr("Of the filled sheet")},
                {TakenModel::tr("What becomes of it"), 160},
                {TakenModel::tr("Case code"), 96},
                {TakenModel::tr("Field"), 200},
                {TakenModel::tr("Now"), 140},
                {TakenModel::tr("Will be"), 140},
                {TakenModel::tr("Why not"), 320}},
               {"row", "fate", "case", "field", "now", "correction", "why"});
}

std::vector<Column> returnsColumns() {
  return named({{ReturnsModel::tr("School or setting"), 320},
                {ReturnsModel::tr("URN"), 88},
                {ReturnsModel::tr("Type"), 240},
                {ReturnsModel::tr("Phase"), 140},
                {ReturnsModel::tr("Locality"), 160}},
               {"name", "urn", "type", "phase", "locality"});
}

/// What nobody need look at comes last.
int pressing(lists::CorrectionState state) {
  switch (state) {
    case lists::CorrectionState::Overtaken:
      return 0;
    case lists::CorrectionState::Standing:
      return 1;
    default:
      return 2;
  }
}

QString fateWords(app::TakenFate fate) {
  switch (fate) {
    case app::TakenFate::Correct:
      return TakenModel::tr("Corrected");
    case app::TakenFate::Same:
      return TakenModel::tr("Says so already");
    case app::TakenFate::Blank:
      return TakenModel::tr("Left blank");
    case app::TakenFate::Refused:
      break;
  }
  return TakenModel::tr("Not matched");
}

Mark fateMark(app::TakenFate fate) {
  if (fate == app::TakenFate::Refused) return Mark::Late;
  return fate == app::TakenFate::Correct ? Mark::Done : Mark::NotNeeded;
}

}  // namespace

CorrectionModel::CorrectionModel(QObject* parent) : VectorModel(correctionColumns(), parent) {}

void CorrectionModel::show(const ReadCaseload& read) {
  const auto& caseload = read.caseload;
  std::vector<CorrectionRow> rows;
  for (std::size_t list = 0; list < caseload.lists.size(); ++list) {
    const auto& on = caseload.lists[list];
    if (on.corrections.empty()) continue;
    std::unordered_map<base::Uuid, std::size_t> firstRow;
    for (std::size_t row = 0; row < on.children.size(); ++row) firstRow.emplace(on.children[row].uuid, row);
    for (const auto& one : on.corrections) {
      CorrectionRow row;
      row.id = one.stored.value.id;
      row.at = one.value.column;
      const auto& column = caseload.definition.columns[row.at];
      if (const auto at = firstRow.find(one.value.child.uuid); at != firstRow.end()) {
        row.row = caseload.rowOf({list, at->second});
        row.caseCode = toQt(read.caseCodes[*row.row]);
        if (const auto* setting = caseload.setting(*row.row)) row.school = toQt(setting->name);
      }
      row.list = listWords(caseload, list);
      row.source = toQt(on.extract.source);
      row.column = toQt(column.title);
      row.was = column.identity ? tr("Sealed") : keptWords(caseload.definition, row.at, one.value.was);
      row.corrected = column.identity ? tr("Sealed") : keptWords(caseload.definition, row.at, one.value.corrected);
      row.state = one.state;
      row.by = tr("%1, %2").arg(toQt(one.stored.value.correctedBy), stampText(one.stored.value.correctedAt));
      row.note = toQt(one.stored.value.note);
      rows.push_back(std::move(row));
    }
  }
  std::ranges::stable_sort(rows, [](const CorrectionRow& a, const CorrectionRow& b) {
    return std::tuple(pressing(a.state), a.source, a.caseCode, a.at) <
           std::tuple(pressing(b.state), b.source, b.caseCode, b.at);
  });
  setRows(std::move(rows));
}

int CorrectionModel::count(lists::CorrectionState state) const {
  return static_cast<int>(std::ranges::count(rows(), state, &CorrectionRow::state));
}

QVariant CorrectionModel::cell(int sourceRow, int column, int role) const {
  const auto& row = at(sourceRow);
  const auto text = [&]() -> QString {
    switch (column) {
      case Child:
        return row.caseCode;
      case Source:
        return row.source;
      case School:
        return row.school;
      case Field:
        return row.column;
      case Was:
        return row.was.isEmpty() ? tr("Nothing given") : row.was;
      case Corrected:
        return row.corrected.isEmpty() ? tr("Nothing given") : row.corrected;
      case State:
        return correctionStateWord(row.state);
      case By:
        return row.by;
      case Note:
        return row.note;
      default:
        return row.list;
    }
  };
  switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
      return text();
    case Qt::AccessibleTextRole:
      return column == Child ? tr("%1, %2").arg(row.caseCode, row.column) : text();
    case MarkRole:
      return column == State ? QVariant(static_cast<int>(correctionStateMark(row.state))) : QVariant();
    case TextRole:
      return column == List || column == By ? QVariant(static_cast<int>(Role::Muted)) : QVariant();
    default:
      return {};
  }
}

TakenModel::TakenModel(QObject* parent) : VectorModel(takenColumns(), parent) {}

void TakenModel::show(const app::TakenBack& taken, const lists::Definition& definition) {
  std::vector<TakenLine> lines;
  for (const auto& one : taken.rows) {
    if (one.fate == app::TakenFate::Blank) continue;
    const auto parts = toQt(one.reference).split(u'/');
    const auto column = parts.size() == 3 ? definition.column(fromQt(parts[2])) : std::nullopt;
    TakenLine line;
    line.row = one.row;
    line.caseCode = parts.size() == 3 ? parts[1] : toQt(one.reference);
    line.column = column ? toQt(definition.columns[*column].title) : QString();
    const bool sealed = column && definition.columns[*column].identity;
    line.now = sealed ? tr("Sealed") : column ? keptWords(definition, *column, one.now) : QString();
    line.correction = sealed ? tr("Sealed") : column ? keptWords(definition, *column, one.correction) : QString();
    line.fate = one.fate;
    line.problem = toQt(one.problem);
    lines.push_back(std::move(line));
  }
  std::ranges::stable_sort(lines, [](const TakenLine& a, const TakenLine& b) {
    return (a.fate == app::TakenFate::Refused) > (b.fate == app::TakenFate::Refused);
  });
  setRows(std::move(lines));
}

base::Uuid TakenModel::rowId(const TakenLine& row) const {
  return base::namedUuid("taken " + std::to_string(row.row));
}

bool TakenModel::less(int sourceA, int sourceB, int column) const {
  if (column == Row) return at(sourceA).row < at(sourceB).row;
  return TableModel::less(sourceA, sourceB, column);
}

QVariant TakenModel::cell(int sourceRow, int column, int role) const {
  const auto& line = at(sourceRow);
  const auto text = [&]() -> QString {
    switch (column) {
      case Row:
        return QString::number(line.row);
      case Fate:
        return fateWords(line.fate);
      case Child:
        return line.caseCode;
      case Field:
        return line.column;
      case Now:
        return line.now;
      case Becomes:
        return line.fate == app::TakenFate::Refused ? QString() : line.correction;
      default:
        return line.problem;
    }
  };
  switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
      return text();
    case MarkRole:
      return column == Fate ? QVariant(static_cast<int>(fateMark(line.fate))) : QVariant();
    default:
      return {};
  }
}

ReturnsModel::ReturnsModel(QObject* parent) : VectorModel(returnsColumns(), parent) {}

QVariant ReturnsModel::cell(int sourceRow, int column, int role) const {
  const auto& setting = at(sourceRow);
  switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
      switch (column) {
        case Name:
          return toQt(setting.name);
        case Urn:
          return toQt(setting.urn);
        case Type:
          return toQt(setting.type);
        case Phase:
          return toQt(setting.phase);
        default:
          return toQt(setting.locality);
      }
    case TextRole:
      return column == Name ? QVariant() : QVariant(static_cast<int>(Role::Muted));
    default:
      return {};
  }
}

}  // namespace waymark::ui
