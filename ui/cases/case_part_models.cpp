// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/case_part_models.h"

#include "base/id.h"
#include "bridge/dates.h"
#include "bridge/text.h"
#include "cases/case_words.h"
#include "widgets/marks.h"

namespace waymark::ui {

namespace {

QString criteriaText(const std::vector<base::ShortCode>& criteria) {
  QStringList codes;
  for (const auto& code : criteria) codes << toQt(code.text());
  return codes.join(QStringLiteral(", "));
}

bool isShown(int role) {
  return role == Qt::DisplayRole || role == Qt::AccessibleTextRole || role == Qt::ToolTipRole;
}

}  // namespace

base::Uuid idOfLine(const app::CaseDocumentLine& line) {
  if (line.packDocument.empty() && line.record != nullptr) return line.record->value.id.uuid;
  return base::namedUuid("case document " + line.packDocument);
}

std::vector<DocumentRow> documentRows(const std::vector<app::CaseDocumentLine>& lines, const base::Now& now) {
  std::vector<DocumentRow> rows;
  for (const auto& line : lines) {
    DocumentRow row{idOfLine(line), line, line.isLate(now),
                    line.record != nullptr && !line.record->value.sealedSha256.empty()};
    row.line.record = nullptr;
    rows.push_back(std::move(row));
  }
  return rows;
}

DocumentModel::DocumentModel(QObject* parent)
    : VectorModel(named({{tr("Document"), 190}, {tr("Agency"), 92}, {tr("State"), 96}, {tr("Due"), 224}},
                        {"document", "agency", "state", "due"}),
                  parent) {}

QVariant DocumentModel::cell(int sourceRow, int column, int role) const {
  const auto& row = at(sourceRow);
  const auto& line = row.line;
  if (role == MarkRole && column == State) {
    switch (line.state) {
      case domain::CaseDocumentState::Wanted:
        return static_cast<int>(row.isLate ? Mark::Late : Mark::NotStarted);
      case domain::CaseDocumentState::Asked:
        return static_cast<int>(row.isLate ? Mark::Late : Mark::InProgress);
      default:
        return static_cast<int>(Mark::Done);
    }
  }
  if (role == PillRole && column == Due && line.assumed && line.isOutstanding() && !line.waits) return tr("assumed");
  if (!isShown(role)) return {};
  switch (column) {
    case Title:
      return row.hasOriginal && role != Qt::DisplayRole ? tr("%1, with its original").arg(toQt(line.title))
                                                        : toQt(line.title);
    case Agency:
      return toQt(app::agencyTitle(line.agency));
    case State:
      return role == Qt::AccessibleTextRole && row.isLate ? tr("%1, late").arg(documentStateWord(line.state))
                                                          : documentStateWord(line.state);
    default:
      if (!line.isOutstanding()) return QString();
      return line.waits ? tr("With the agreement") : dueText(line.due, line.dueTime);
  }
}

bool DocumentModel::less(int sourceA, int sourceB, int column) const {
  const auto& a = at(sourceA).line;
  const auto& b = at(sourceB).line;
  if (column == State) return a.state < b.state;
  if (column == Due) return a.due.value_or(base::Day::max()) < b.due.value_or(base::Day::max());
  return TableModel::less(sourceA, sourceB, column);
}

PractitionerModel::PractitionerModel(QObject* parent)
    : VectorModel(named({{tr("Role"), 170}, {tr("Agency"), 100}, {tr("Name"), 150}, {tr("Meeting"), 100}},
                        {"role", "agency", "name", "meeting"}),
                  parent) {}

QVariant PractitionerModel::cell(int sourceRow, int column, int role) const {
  if (!isShown(role)) return {};
  const auto& row = at(sourceRow);
  switch (column) {
    case Role:
      return toQt(row.practitioner.role);
    case Agency:
      return toQt(app::agencyTitle(row.practitioner.agency));
    case Name:
      return row.name;
    default:
      return attendanceWord(row.practitioner.attendance);
  }
}

EventModel::EventModel(QObject* parent)
    : VectorModel(named({{tr("Day"), 130}, {tr("Agency"), 100}, {tr("What happened"), 220}, {tr("Criteria"), 80}},
                        {"day", "agency", "what", "criteria"}),
                  parent) {}

QVariant EventModel::cell(int sourceRow, int column, int role) const {
  if (!isShown(role)) return {};
  const auto& row = at(sourceRow);
  switch (column) {
    case Day:
      return longDate(row.event.day);
    case Agency:
      return toQt(app::agencyTitle(row.event.agency));
    case What:
      return row.what;
    default:
      return criteriaText(row.event.criteria);
  }
}

bool EventModel::less(int sourceA, int sourceB, int column) const {
  if (column == Day) return at(sourceA).event.day < at(sourceB).event.day;
  return TableModel::less(sourceA, sourceB, column);
}

}  // namespace waymark::ui
