// SPDX-License-Identifier: GPL-3.0-or-later
// For a short table in the child's panel: each row as high as its words need, the table as high as all its rows. The
// panel scrolls, not the table, and no name is cut.
#pragma once

#include "widgets/data_table.h"

namespace waymark::ui {

/// As high as all its rows, and the bar beneath, if it comes.
void fitTableHeight(DataTable& table);

/// Of every column of a table that has its model. The first one takes half at most of a narrow table.
class WrappedRows final : public CellDelegate {
 public:
  explicit WrappedRows(DataTable* table);
  /// After the rows or the text size changed.
  void fit();

 protected:
  void paintContent(QPainter& painter, const QRect& rect, const QModelIndex& index, const Theme& theme) const override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  [[nodiscard]] int heightOf(const QModelIndex& index) const;

  DataTable* m_table;
  bool m_isFitting = false;
};

}  // namespace waymark::ui
