// SPDX-License-Identifier: GPL-3.0-or-later
// A breakdown of the caseload on screen: as a table, and as bars of its rows' totals. Both show a report as it would leave.
#pragma once

#include <QWidget>

#include "app/caseload_report.h"
#include "widgets/table_model.h"

namespace waymark::ui {

/// "12,345", or the mark of a hidden count.
QString sharedWords(const lists::SharedCell& cell);

/// A row a heading, the total last however it is sorted. Made anew for each report: its columns are the report's.
class BreakdownModel final : public TableModel {
  Q_OBJECT
 public:
  explicit BreakdownModel(lists::SharedTable table, QObject* parent = nullptr);
  [[nodiscard]] int sourceCount() const override { return static_cast<int>(m_table.rows.size()); }

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] base::Uuid idOf(int sourceRow) const override;
  [[nodiscard]] bool less(int sourceA, int sourceB, int column) const override;

 private:
  [[nodiscard]] const lists::SharedCell& count(int sourceRow, int column) const;

  lists::SharedTable m_table;
};

/// How many children each row has, labelled directly; a hidden count has no bar.
class BreakdownBars final : public QWidget {
  Q_OBJECT
 public:
  explicit BreakdownBars(QWidget* parent = nullptr);
  void show(const lists::SharedTable& table);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  struct Bar {
    QString title;
    lists::SharedCell count;
  };
  [[nodiscard]] int laneHeight() const;

  std::vector<Bar> m_bars;
};

}  // namespace waymark::ui
