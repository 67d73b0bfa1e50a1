// SPDX-License-Identifier: GPL-3.0-or-later
// The same picture for published inspections: one dot an inspection, a lane an outcome, and where the area's own
// evidence lies. Geometry first, tested without a window; it has a table as well (outcome_top.h).
#pragma once

#include <QRectF>
#include <QWidget>
#include <optional>
#include <vector>

#include "app/published_scores.h"
#include "framework/pack.h"

namespace waymark::ui {

struct StripDot {
  QPointF at;
  int place = 0;  // in the scores given
};
struct StripLane {
  QRectF rect;   // where the dots lie
  QRectF label;  // above it
  int outcome = 0;
};
struct StripPlotGeometry {
  std::vector<StripLane> lanes;
  std::vector<StripDot> dots;
  std::optional<double> own;  // x of the area's score
  QRectF axis;
  double from = 0;  // scores at the axis's ends
  double to = 0;
};

constexpr double kDotRadius = 4;

/// Lanes from top to bottom, the best outcome first; dots that would touch are moved up and down within their lane.
StripPlotGeometry stripPlotGeometry(const std::vector<app::PublishedScore>& scores, std::optional<double> own,
                                    std::size_t outcomes, QSizeF size, double labelHeight);

class StripPlot final : public QWidget {
  Q_OBJECT
 public:
  explicit StripPlot(QWidget* parent = nullptr);
  void set(std::vector<app::PublishedScore> scores, std::optional<double> own, const framework::Pack& pack);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return {260, sizeHint().height()}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

 private:
  [[nodiscard]] StripPlotGeometry geometryNow() const;
  std::vector<app::PublishedScore> m_scores;
  std::vector<QString> m_outcomes;
  std::optional<double> m_own;
};

}  // namespace waymark::ui
