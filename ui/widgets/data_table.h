// SPDX-License-Identifier: GPL-3.0-or-later
// The table every list uses: fixed rows, columns sized once, whole rows, keyboard, copy with headers to a sheet.
#pragma once

#include <QStyledItemDelegate>
#include <QTableView>

#include "widgets/table_model.h"

namespace waymark::ui {

class ListReader;

/// Paints a cell from the model's roles: mark, text in its role, pill; row background, hairline, current row's bar.
class CellDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const final;

 protected:
  /// Inside the padding, on a background that is painted already.
  virtual void paintContent(QPainter& painter, const QRect& rect, const QModelIndex& index, const Theme& theme) const;
};

class DataTable final : public QTableView {
  Q_OBJECT
 public:
  explicit DataTable(const QString& accessibleName, QWidget* parent = nullptr);
  /// Not owned. `stretched` takes the room that is left.
  void setTableModel(TableModel* model, int stretchedColumn);
  [[nodiscard]] TableModel* tableModel() const { return m_model; }
  [[nodiscard]] int stretchedColumn() const { return m_stretched; }

  /// The current row's id; null id for none.
  [[nodiscard]] base::Uuid currentId() const;
  [[nodiscard]] std::vector<base::Uuid> selectedIds() const;
  /// Makes it the current row and scrolls to it; nothing if it isn't shown.
  void setCurrentId(const base::Uuid& id);
  /// The columns that are seen, left to right.
  [[nodiscard]] std::vector<int> seenColumns() const;
  /// Which rows copying takes: those selected, in order; all that are shown, if none is.
  [[nodiscard]] std::vector<int> chosenRows() const;
  /// The chosen rows with their headings, for spreadsheets and word processors to paste as a table.
  void copy();
  /// Rows of so many lines, and at least so high at the usual text size.
  void setLines(int lines, int atLeast);
  /// The stretched column takes the room that is left; what is kept of the others fits again.
  void fitColumns();

 signals:
  /// The current row changed, by keyboard, mouse or filter. Null for none.
  void currentIdChanged(const waymark::base::Uuid& id);
  /// Enter, or a double click.
  void opened(const waymark::base::Uuid& id);
  /// So many rows are on the clipboard.
  void copied(int rows);
  /// The list changed while many rows were read: the clipboard is as it was.
  void copyDropped();

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

 private:
  friend class CellDelegate;
  void setHoverRow(int row);

  TableModel* m_model = nullptr;
  int m_stretched = -1;
  int m_hoverRow = -1;
  int m_lines = 1;
  int m_rowHeight = kRowHeight;    // at least
  double m_scale = textScale();    // that the columns are wide for
  base::Uuid m_kept;               // current before a reset
  ListReader* m_reader = nullptr;  // made with the first large copy
};

}  // namespace waymark::ui
