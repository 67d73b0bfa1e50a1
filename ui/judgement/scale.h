// SPDX-License-Identifier: GPL-3.0-or-later
// A criterion's position on the scale from concern to strength, with its spread. Geometry first, so that it is tested
// without a window. Painted by criterion rows and by the detail panel.
#pragma once

#include <QPainter>
#include <QRectF>
#include <optional>

#include "judgement/outcome_words.h"
#include "widgets/theme.h"

namespace waymark::ui {

struct ScaleGeometry {
  double y = 0;       // the axis
  double left = 0;    // -1
  double middle = 0;  // 0
  double right = 0;   // +1
  double marker = 0;  // centre of the shape
  double spreadFrom = 0;
  double spreadTo = 0;
  std::optional<double> ghost;  // where it stands without the what-if
  bool hasMarker = false;
  PositionBand band = PositionBand::None;
};

/// The axis lies in the middle of `rect`'s height, with half a marker's room at each end. The spread is cut at the
/// ends.
ScaleGeometry scaleGeometry(const QRectF& rect, const judgement::CriterionPosition& position,
                            std::optional<double> computed = {});
void paintScale(QPainter& painter, const ScaleGeometry& geometry, const Theme& theme);

}  // namespace waymark::ui
