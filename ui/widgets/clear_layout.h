// SPDX-License-Identifier: GPL-3.0-or-later
// Empties a column of rows before it is built anew.
#pragma once

#include <QLayout>
#include <QWidget>

namespace waymark::ui {

/// Takes every item out. The widgets are hidden at once and deleted later, because one of them may be the sender.
inline void clearLayout(QLayout* rows) {
  while (auto* item = rows->takeAt(0)) {
    if (item->widget() != nullptr) {
      item->widget()->hide();
      item->widget()->deleteLater();
    }
    delete item;
  }
}

}  // namespace waymark::ui
