// SPDX-License-Identifier: GPL-3.0-or-later
// One measure on a line: the area, its neighbours with their mean, region and England; and its years, with the break in
// the series. Geometry first, tested without a window; the words and the table are standing_words.h's.
#pragma once

#include <QPointF>
#include <QRectF>
#include <QWidget>
#include <optional>
#include <vector>

#include "lists/benchmark.h"

namespace waymark::ui {

struct StandingMark {
  enum class Kind { Neighbour, Mean, Region, England, Area };
  QPointF at;
  Kind kind = Kind::Neighbour;
  QString name;
  double value = 0;
};

struct DotStripGeometry {
  QRectF axis;  // from 0 at the left to `to` at the right
  double to = 100;
  std::vector<StandingMark> marks;  // the area last, so that it is painted over the others
};

/// Neighbours that would touch move up and down.
DotStripGeometry dotStripGeometry(const lists::PeriodStanding& period, QSizeF size);
/// 0.4 -> 0.5, 17 -> 20, 67 -> 100: where a scale from 0 ends.
double niceEnd(double most);

struct TrendGeometry {
  /// Points of one line; a new one begins where a year has no figure and where the series breaks.
  std::vector<std::vector<QPointF>> area;
  std::vector<std::vector<QPointF>> england;
  std::vector<double> breaks;  // x, between two periods
  double to = 100;
};
TrendGeometry trendGeometry(const std::vector<lists::PeriodStanding>& periods,
                            const std::vector<lists::SeriesBreak>& breaks, QSizeF size);

/// Both pictures of a measure in its newest period that has any figure.
class DotStrip final : public QWidget {
  Q_OBJECT
 public:
  explicit DotStrip(QWidget* parent = nullptr);
  void set(lists::PeriodStanding period, std::vector<lists::PeriodStanding> periods,
           std::vector<lists::SeriesBreak> breaks);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

 private:
  [[nodiscard]] QRectF stripRect() const;
  [[nodiscard]] QRectF trendRect() const;
  lists::PeriodStanding m_period;
  std::vector<lists::PeriodStanding> m_periods;
  std::vector<lists::SeriesBreak> m_breaks;
};

/// The shape of a mark, for the strip and its key.
void paintStandingMark(QPainter& painter, QPointF at, StandingMark::Kind kind, const QWidget* widget);

}  // namespace waymark::ui
