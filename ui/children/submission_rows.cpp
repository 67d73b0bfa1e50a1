// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/submission_rows.h"

#include <QLocale>

#include "app/submission.h"
#include "bridge/dates.h"
#include "bridge/text.h"

namespace waymark::ui {

namespace {

/// Rows failing, by rule; one row may stand in several.
QString failingText(const domain::ListSubmission& one) {
  QStringList words;
  for (const auto& [code, rows] : app::submissionChecks(one))
    words << QStringLiteral("%1: %2").arg(toQt(code), QLocale().toString(static_cast<qlonglong>(rows)));
  return words.join(QStringLiteral(", "));
}

}  // namespace

SubmissionModel::SubmissionModel(QObject* parent)
    : VectorModel(named({{tr("When"), 180},
                         {tr("List"), 80},
                         {tr("As at"), 130},
                         {tr("Rows"), 80, Qt::AlignRight},
                         {tr("Rows failing"), 220, Qt::AlignLeft, tr("Rule and how many rows, when it went out")},
                         {tr("To"), 140},
                         {tr("File"), 200},
                         {tr("By"), 140}},
                        {"when", "list", "as_at", "rows", "failing", "to", "file", "by"}),
                  parent) {}

QVariant SubmissionModel::cell(int sourceRow, int column, int role) const {
  const auto& one = at(sourceRow);
  if (role == Qt::ToolTipRole && column == Failing) return failingText(one);
  if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
  switch (column) {
    case When:
      return stampText(one.submittedAt);
    case List:
      return toQt(one.list);
    case AsAt:
      return longDate(one.asAt);
    case Rows:
      return QLocale().toString(one.rows);
    case Failing:
      return failingText(one);
    case To:
      return toQt(one.sentTo);
    case File:
      return toQt(one.fileName);
    default:
      return toQt(one.submittedBy);
  }
}

bool SubmissionModel::less(int sourceA, int sourceB, int column) const {
  const auto& a = at(sourceA);
  const auto& b = at(sourceB);
  if (column == When) return a.submittedAt < b.submittedAt;
  if (column == AsAt) return a.asAt < b.asAt;
  if (column == Rows) return a.rows < b.rows;
  return TableModel::less(sourceA, sourceB, column);
}

}  // namespace waymark::ui
