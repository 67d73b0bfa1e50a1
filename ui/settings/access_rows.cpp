// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/access_rows.h"

#include <QLocale>

#include "bridge/dates.h"
#include "bridge/text.h"

namespace waymark::ui {

namespace {

using Access = domain::IdentityAccessKind;

QString accessWord(Access kind) {
  switch (kind) {
    case Access::Sealed:
      return AccessModel::tr("Seal set up or its terms changed");
    case Access::Unsealed:
      return AccessModel::tr("Unlocked");
    case Access::Exported:
      return AccessModel::tr("Written to a file");
    case Access::Printed:
      return AccessModel::tr("Printed");
    case Access::PassphraseChanged:
      return AccessModel::tr("Passphrase or recovery key changed");
    case Access::Recovered:
      return AccessModel::tr("Opened with the recovery key");
    case Access::Purged:
      return AccessModel::tr("Deleted for good");
  }
  return {};
}

}  // namespace

AccessModel::AccessModel(QObject* parent)
    : VectorModel(named({{tr("When"), 190},
                         {tr("Who"), 150},
                         {tr("What"), 230},
                         {tr("Why"), 300},
                         {tr("Children"), 90, Qt::AlignRight, tr("How many; empty where it is all of them")}},
                        {"when", "who", "what", "why", "children"}),
                  parent) {}

QVariant AccessModel::cell(int sourceRow, int column, int role) const {
  const auto& access = at(sourceRow);
  if (role == Qt::ToolTipRole && column == Why) return toQt(access.reason);
  if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
  switch (column) {
    case When:
      return stampText(access.at);
    case Who:
      return toQt(access.who);
    case What:
      return accessWord(access.kind);
    case Why:
      return toQt(access.reason);
    default:
      return access.children == 0 ? QString() : QLocale().toString(access.children);
  }
}

bool AccessModel::less(int sourceA, int sourceB, int column) const {
  const auto& a = at(sourceA);
  const auto& b = at(sourceB);
  if (column == When) return a.at < b.at;
  if (column == Children) return a.children < b.children;
  return TableModel::less(sourceA, sourceB, column);
}

}  // namespace waymark::ui
