// SPDX-License-Identifier: GPL-3.0-or-later
// Which columns a table shows: as many as fit, in order of importance, or those the person chose. Kept in the
// settings. Used by the evidence list.
#pragma once

#include <QPushButton>
#include <vector>

namespace waymark::ui {

class DataTable;

class ColumnButton final : public QPushButton {
  Q_OBJECT
 public:
  /// `byImportance` names every column but the stretched one, which is always shown.
  ColumnButton(DataTable* table, std::vector<int> byImportance, const QString& settingsKey, QWidget* parent = nullptr);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void fillMenu();
  void choose(int column, bool shown);
  void chooseFit();
  void applyChoice();
  void fit(int width);

  DataTable* m_table;
  std::vector<int> m_columns;
  QString m_key;
  bool m_fits = true;  // as many as fit
};

}  // namespace waymark::ui
