// SPDX-License-Identifier: GPL-3.0-or-later
// Which columns a table shows: as many as fit, in order of importance, or those the person chose. Kept in the
// settings. Used by the evidence list.
#pragma once

#include <QObject>
#include <vector>

namespace waymark::ui {

class Button;
class DataTable;

class ColumnButton final : public QObject {
  Q_OBJECT
 public:
  /// `byImportance` names every column but the stretched one, which is always shown.
  ColumnButton(DataTable* table, std::vector<int> byImportance, const QString& settingsKey);
  [[nodiscard]] Button* button() const { return m_button; }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void fillMenu();
  void choose(int column, bool shown);
  void chooseFit();
  void applyChoice();
  void fit(int width);

  DataTable* m_table;
  Button* m_button;
  std::vector<int> m_columns;
  QString m_key;
  bool m_fits = true;  // as many as fit
};

}  // namespace waymark::ui
