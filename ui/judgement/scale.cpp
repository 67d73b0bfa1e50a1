// SPDX-License-Identifier: GPL-3.0-or-later
#include "judgement/scale.h"

#include <algorithm>
#include <cmath>

namespace waymark::ui {

namespace {
constexpr double kMarker = 14;
}

ScaleGeometry scaleGeometry(const QRectF& rect, const judgement::CriterionPosition& position,
                            std::optional<double> computed) {
  ScaleGeometry geometry;
  geometry.y = rect.center().y();
  geometry.left = rect.left() + kMarker / 2;
  geometry.right = rect.right() - kMarker / 2;
  geometry.middle = (geometry.left + geometry.right) / 2;
  const auto at = [&](double value) {
    return geometry.middle + std::clamp(value, -1.0, 1.0) * (geometry.right - geometry.left) / 2;
  };
  geometry.band = bandOf(position);
  geometry.hasMarker = geometry.band != PositionBand::None;
  geometry.marker = at(position.position);
  geometry.spreadFrom = at(position.position - position.spread / 2);
  geometry.spreadTo = at(position.position + position.spread / 2);
  if (computed && std::abs(*computed - position.position) > 0.005) geometry.ghost = at(*computed);
  return geometry;
}

void paintScale(QPainter& painter, const ScaleGeometry& geometry, const Theme& theme) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(theme.color(Role::Border), 1));
  painter.drawLine(QPointF(geometry.left, geometry.y), QPointF(geometry.right, geometry.y));
  for (const double x : {geometry.left, geometry.right})
    painter.drawLine(QPointF(x, geometry.y - 4), QPointF(x, geometry.y + 4));
  painter.drawLine(QPointF(geometry.middle, geometry.y - 6), QPointF(geometry.middle, geometry.y + 6));
  if (geometry.hasMarker) {
    const Mark mark = bandMark(geometry.band);
    QColor whisker = theme.color(roleOf(mark));
    painter.setPen(QPen(whisker, 3, Qt::SolidLine, Qt::RoundCap));
    painter.setOpacity(0.45);
    painter.drawLine(QPointF(geometry.spreadFrom, geometry.y), QPointF(geometry.spreadTo, geometry.y));
    painter.setOpacity(1);
    if (geometry.ghost) {
      painter.setPen(QPen(theme.color(Role::Muted), 1.5, Qt::DotLine));
      painter.setBrush(Qt::NoBrush);
      painter.drawEllipse(QPointF(*geometry.ghost, geometry.y), 5, 5);
    }
    // A ring in the ground's colour keeps the shape apart from its whisker.
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Role::Window));
    painter.drawEllipse(QPointF(geometry.marker, geometry.y), 9, 9);
    paintMark(painter, QRectF(geometry.marker - kMarker / 2, geometry.y - kMarker / 2, kMarker, kMarker), mark, theme);
  }
  painter.restore();
}

}  // namespace waymark::ui
