// SPDX-License-Identifier: GPL-3.0-or-later
// Which columns of a table are seen, in which order and how wide: as many as fit, or as the person chose. Kept in the
// settings for each list. Used by every list (ui/shell/list_tools.h).
#pragma once

#include <QDialog>
#include <QJsonArray>
#include <vector>

class QListWidget;

namespace waymark::ui {

class DataTable;

class ListColumns final : public QObject {
  Q_OBJECT
 public:
  /// `byImportance`: of these the first is always seen, of the rest as many as fit; what isn't among them is always
  /// seen too. The columns need ids (widgets/table_model.h).
  ListColumns(DataTable* table, QString list, std::vector<int> byImportance);

  [[nodiscard]] DataTable* table() const { return m_table; }
  /// As it is without a choice.
  [[nodiscard]] bool isUsual() const { return m_usual; }
  /// The stretched column is always seen.
  [[nodiscard]] bool canHide(int column) const;
  void setSeen(int column, bool seen);
  /// Left (-1) or right (1) among those that are seen and those that aren't.
  void move(int column, int by);
  void widen(int column, int byPixels);
  void reset();

  /// Those that are seen, left to right: [{"id": "source", "width": 178}]; empty while it is as usual.
  [[nodiscard]] QJsonArray state() const;
  /// Makes it so; gives the ids that this list hasn't.
  QStringList apply(const QJsonArray& columns);

 signals:
  void changed();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void fit(int width);
  void keep();
  [[nodiscard]] QJsonArray seen() const;
  QStringList show(const QJsonArray& columns);

  DataTable* m_table;
  QString m_key;
  std::vector<int> m_byImportance;
  QJsonArray m_pressed;  // as it was when the mouse took hold of the headings
  bool m_usual = true;
};

/// Every column in a list: Space shows or hides, Ctrl and an arrow key moves or widens. What it does is seen at once.
class ColumnsDialog final : public QDialog {
  Q_OBJECT
 public:
  ColumnsDialog(ListColumns* columns, QWidget* parent);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void fill(int current);
  [[nodiscard]] int currentColumn() const;
  void move(int by);

  ListColumns* m_columns;
  QListWidget* m_list;
};

}  // namespace waymark::ui
