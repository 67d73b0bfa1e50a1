// SPDX-License-Identifier: GPL-3.0-or-later
// The tree of phases and tasks with its day axis: header, delegate and keys.
#pragma once

#include <QHeaderView>
#include <QStyledItemDelegate>
#include <QTreeView>

#include "timeline/timeline_geometry.h"
#include "timeline/timeline_model.h"

namespace waymark::ui {

class AppState;
class TimelineView;

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
  const TimelineView& m_view;
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

 signals:
  void currentTaskChanged(const QString& key);
  void taskOpened(const QString& key);
  void stateCycled(const QString& key);

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  bool viewportEvent(QEvent* event) override;
  void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
  void drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;

 private:
  [[nodiscard]] QString chartToolTip(const QPoint& position) const;

  AppState& m_state;
  TimelineModel& m_model;
  std::optional<base::DateRange> m_days;
  int m_hoverY = -1;
  bool m_narrow = false;
};

}  // namespace waymark::ui
