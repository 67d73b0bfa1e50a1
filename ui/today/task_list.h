// SPDX-License-Identifier: GPL-3.0-or-later
// Concerns, late, due today and next in one list with headings between: one Tab stop, arrow keys, Enter opens, Space
// marks done. As tall as its rows; the page around it scrolls. Used by the Today page.
#pragma once

#include <QAbstractListModel>
#include <QListView>
#include <vector>

#include "app/dues.h"
#include "widgets/marks.h"

namespace waymark::ui {

struct TaskRow {
  bool isHeading = false;
  QString text;  // the task's title, or the heading's
  QString note;  // a heading's count or sentence
  QString when;
  QString owner;
  Mark urgency = Mark::None;
  QString urgencyWord;
  bool hasOwner = true;
  app::Due due;
  std::string key;  // its own in the list; of a task the task's
  Mark state = Mark::NotStarted;
  QString stateWord;
};

class TaskListModel final : public QAbstractListModel {
  Q_OBJECT
 public:
  using QAbstractListModel::QAbstractListModel;
  void setRows(std::vector<TaskRow> rows);
  [[nodiscard]] const TaskRow& row(int place) const { return m_rows[static_cast<std::size_t>(place)]; }
  /// The place of a row's key, or -1.
  [[nodiscard]] int find(const std::string& key) const;
  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

 private:
  std::vector<TaskRow> m_rows;
};

class TaskList final : public QListView {
  Q_OBJECT
 public:
  explicit TaskList(QWidget* parent = nullptr);
  /// Keeps the current row, or the one that takes its place.
  void setRows(std::vector<TaskRow> rows);
  [[nodiscard]] const TaskRow* currentTask() const;
  [[nodiscard]] TaskListModel* taskModel() const { return m_model; }

 signals:
  void opened(const QString& key);
  void stateChosen(const QString& key, waymark::domain::TaskState state);
  /// The current row moved here, in this widget's coordinates: the page scrolls to it.
  void rowShown(const QRect& rect);

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
  void focusInEvent(QFocusEvent* event) override;

 private:
  friend class TaskDelegate;
  void fitHeight();
  void toggleDone();
  TaskListModel* m_model;
  int m_hoverRow = -1;
};

}  // namespace waymark::ui
