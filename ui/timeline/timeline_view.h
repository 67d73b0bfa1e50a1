// SPDX-License-Identifier: GPL-3.0-or-later
// The tree of groups and tasks with its day axis: header, delegate, keys, and bars that can be dragged.
#pragma once

#include <QHeaderView>
#include <QPersistentModelIndex>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <set>

#include "timeline/timeline_geometry.h"
#include "timeline/timeline_model.h"

namespace waymark::ui {

class AppState;
class TimelineView;
struct BarDrag;

/// The header: plain words over the columns, weeks and days over the chart.
class DayHeader final : public QHeaderView {
  Q_OBJECT
 public:
  DayHeader(const TimelineView& view, QWidget* parent);
  [[nodiscard]] QSize sizeHint() const override;

 protected:
  void paintSection(QPainter* painter, const QRect& rect, int section) const override;

 private:
  void paintAxis(QPainter& painter, const QRect& rect) const;
  const TimelineView& m_view;
};

class TimelineDelegate final : public QStyledItemDelegate {
  Q_OBJECT
 public:
  explicit TimelineDelegate(const TimelineView& view, QObject* parent);
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  void paintWords(QPainter& painter, const QRect& rect, const QModelIndex& index, const QFont& font) const;
  void paintChart(QPainter& painter, const QRect& rect, const QModelIndex& index) const;
  void paintBar(QPainter& painter, const QRect& rect, const PlanTask& task, const DayAxis& axis) const;
  void paintDrag(QPainter& painter, const QRect& rect, const PlanTask& task, const DayAxis& axis,
                 const BarDrag& drag) const;
  const TimelineView& m_view;
};

/// A bar under the pointer's button.
struct BarDrag {
  QPersistentModelIndex row;
  std::string key;
  int pressX = 0;
  base::Day from;  // its due day
  base::Day to;    // where it would be put down
  bool moving = false;
};

class TimelineView final : public QTreeView {
  Q_OBJECT
 public:
  TimelineView(AppState& state, TimelineModel& model, QWidget* parent = nullptr);

  void setDays(std::optional<base::DateRange> days);
  [[nodiscard]] std::optional<base::DateRange> days() const { return m_days; }
  /// The axis over a chart cell that is `width` wide and begins at `left`.
  [[nodiscard]] DayAxis axis(double left, double width) const;
  [[nodiscard]] const AppState& state() const { return m_state; }
  [[nodiscard]] const TimelineModel& timelineModel() const { return m_model; }
  [[nodiscard]] int hoverRow() const { return m_hoverY; }
  [[nodiscard]] bool isHovered(const QRect& row) const { return m_hoverY >= row.top() && m_hoverY <= row.bottom(); }
  /// Narrow: owner and due are in the details then.
  void setNarrow(bool narrow);
  [[nodiscard]] bool isNarrow() const;
  /// Opens the phases that have days in view or tasks that are late, closes the others.
  void unfoldPhases();
  void fitColumns();
  /// The tasks among the selected rows, by taskUuid(), in the rows' order; and selecting those of them that are shown.
  [[nodiscard]] std::vector<base::Uuid> selectedTasks() const;
  void selectTasks(const std::vector<base::Uuid>& tasks);
  /// The drag under way; nothing while no bar has left its day.
  [[nodiscard]] const BarDrag* drag() const { return m_drag && m_drag->moving ? &*m_drag : nullptr; }
  /// What is folded by hand, kept over changes of the rows and for each grouping.
  void keepFolds();
  void restoreFolds();

 signals:
  /// By a drag or by keys: to be due on another day.
  void moveWanted(const QString& key, waymark::base::Day day);
  /// A try to move a task that others set.
  void moveRefused(const QString& key);
  void currentTaskChanged(const QString& key);
  void taskOpened(const QString& key);
  void stateCycled(const QString& key);
  /// Ctrl+C.
  void copyAsked();

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  bool viewportEvent(QEvent* event) override;
  void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
  void drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;

 private:
  [[nodiscard]] QString chartToolTip(const QPoint& position) const;
  /// The dated task whose bar is under a point of the chart.
  [[nodiscard]] const PlanTask* barAt(const QPoint& position) const;
  [[nodiscard]] DayAxis axisOf(const QModelIndex& row) const;
  void hoverAt(const QPoint& position);
  void endDrag();
  void repaintRow(const QModelIndex& row);

  AppState& m_state;
  TimelineModel& m_model;
  std::optional<base::DateRange> m_days;
  int m_hoverY = -1;
  bool m_narrow = false;
  std::optional<BarDrag> m_drag;
  std::set<std::string> m_open;  // groups that are unfolded
};

}  // namespace waymark::ui
