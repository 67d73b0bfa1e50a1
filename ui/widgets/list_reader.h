// SPDX-License-Identifier: GPL-3.0-or-later
// What is seen of a table as a sheet, read a few milliseconds at a time so that the window goes on, then handed to a
// second thread. Used by DataTable's copy and by the export of every list (ui/shell/list_tools.h).
#pragma once

#include <QObject>
#include <functional>
#include <stop_token>
#include <vector>

#include "app/background.h"
#include "app/list_file.h"

class QTimer;

namespace waymark::ui {

class DataTable;

/// So many rows are read in a millisecond or two.
constexpr std::size_t kReadAtOnce = 500;

/// Headings and no rows: the columns that are seen, left to right.
app::Sheet emptySheetOf(const DataTable& table);
/// A sheet of some rows, read at once.
app::Sheet sheetOf(const DataTable& table, const std::vector<int>& viewRows);

class ListReader final : public QObject {
  Q_OBJECT
 public:
  explicit ListReader(DataTable* table);
  /// For sheets that were read already.
  explicit ListReader(QObject* parent);
  /// On the second thread; what it gives is run on the window's.
  using Work = std::function<app::Background::Delivery(const app::Sheet& sheet, const std::stop_token& stop)>;
  /// A newer call drops an older one.
  void run(std::vector<int> viewRows, Work work);
  void run(app::Sheet sheet, Work work);
  [[nodiscard]] bool isReading() const;

 signals:
  /// The list changed while it was read: nothing was done.
  void dropped();

 protected:
  bool event(QEvent* event) override;

 private:
  void readSome();
  void handOver();
  void drop();

  DataTable* m_table = nullptr;
  QTimer* m_timer;
  app::Sheet m_sheet;
  std::vector<int> m_rows;
  std::vector<int> m_columns;
  Work m_work;
  app::Background m_background;  // last, so that it ends first
};

}  // namespace waymark::ui
