// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/backup_rows.h"

#include <QLocale>

#include "bridge/dates.h"
#include "bridge/text.h"
#include "widgets/marks.h"

namespace waymark::ui {

namespace {

using State = app::Backup::State;

QString stateWord(State state) {
  switch (state) {
    case State::Good:
      return BackupModel::tr("Checked");
    case State::Altered:
      return BackupModel::tr("Altered since");
    case State::NoHead:
      return BackupModel::tr("Not checked");
  }
  return {};
}

QString whyWord(const app::Backup& backup) {
  if (backup.state == State::NoHead) return {};
  switch (backup.head.why) {
    case app::BackupWhy::Timer:
      return BackupModel::tr("By itself");
    case app::BackupWhy::Closing:
      return BackupModel::tr("On closing");
    case app::BackupWhy::Asked:
      return BackupModel::tr("Asked for");
    case app::BackupWhy::BeforeRestore:
      return BackupModel::tr("Before a restore");
  }
  return {};
}

}  // namespace

BackupModel::BackupModel(QObject* parent)
    : VectorModel(named({{tr("When"), 190},
                         {tr("State"), 130},
                         {tr("Changes"), 90, Qt::AlignRight},
                         {tr("Size"), 90, Qt::AlignRight},
                         {tr("Made"), 140},
                         {tr("File"), 240}},
                        {"when", "state", "changes", "size", "made", "file"}),
                  parent) {}

QVariant BackupModel::cell(int sourceRow, int column, int role) const {
  const auto& backup = at(sourceRow);
  if (role == MarkRole && column == State)
    return static_cast<int>(backup.state == app::Backup::State::Good ? Mark::Done : Mark::Late);
  if (role == TextRole && column == File) return static_cast<int>(Role::Muted);
  if (role == Qt::ToolTipRole && column == File) return pathText(backup.file);
  if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
  const bool hasHead = backup.state != app::Backup::State::NoHead;
  switch (column) {
    case When:
      return stampText(backup.head.at);
    case State:
      return stateWord(backup.state);
    case Changes:
      return hasHead ? QLocale().toString(static_cast<qlonglong>(backup.head.log.number)) : QString();
    case Size:
      return QLocale().formattedDataSize(backup.head.size, 1, QLocale::DataSizeSIFormat);
    case Why:
      return whyWord(backup);
    default:
      return pathText(backup.file.filename());
  }
}

bool BackupModel::less(int sourceA, int sourceB, int column) const {
  const auto& a = at(sourceA);
  const auto& b = at(sourceB);
  switch (column) {
    case When:
      return a.head.at < b.head.at;
    case State:
      return a.state < b.state;
    case Changes:
      return a.head.log.number < b.head.log.number;
    case Size:
      return a.head.size < b.head.size;
    case Why:
      return a.head.why < b.head.why;
    default:
      return a.file < b.file;
  }
}

base::Uuid BackupModel::rowId(const app::Backup& row) const {
  return base::namedUuid(row.file.string());
}

}  // namespace waymark::ui
