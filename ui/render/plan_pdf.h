// SPDX-License-Identifier: GPL-3.0-or-later
// Days of the plan on one A4 page, landscape, black on white. QtGui only: the window and waymark-cli both use it.
#pragma once

#include <QRectF>
#include <filesystem>

#include "app/plan_sheet.h"
#include "base/error.h"

class QPainter;

namespace waymark::ui {

/// What was laid out, in points.
struct PaintedSheet {
  std::size_t rows = 0;
  double smallestText = 0;
  double bottom = 0;  // of the last row
  app::PlanSheet sheet;
};

/// On a page of `size` points; `scale` is the device's units a point. Nothing is smaller than 8 pt: rows that don't fit
/// are left out, and the page says which.
PaintedSheet paintPlanSheet(QPainter& painter, const QSizeF& size, double scale, const app::PlanSheet& sheet);

/// The page as a PDF. Errors: base::writeFileSafely's.
base::Result<void> savePlanPdf(const app::PlanSheet& sheet, const std::filesystem::path& file);

}  // namespace waymark::ui
