// SPDX-License-Identifier: GPL-3.0-or-later
// The three weeks at a glance: fifteen working days, where today is, and the days that were agreed. Geometry first,
// so that it is tested without a window. Used by the Today page.
#pragma once

#include <QRectF>
#include <QWidget>
#include <optional>
#include <vector>

#include "base/date.h"
#include "calendar/calendar.h"
#include "schedule/timeline.h"

namespace waymark::ui {

struct StripDay {
  base::Day day;
  QRectF cell;
  bool past = false;
  bool today = false;
};
struct StripMark {
  QString text;  // "Fieldwork begins, Thu 19 Nov"
  double x = 0;  // left edge of its cell
  int place = 0;
};
struct StripGeometry {
  std::vector<StripDay> days;
  std::vector<StripMark> marks;
  std::vector<QRectF> weeks;  // one a week, around its five cells
};

constexpr int kStripDays = 15;

/// Cells from left to right in `width`, five a week with a wider gap between weeks. Empty without a notification day.
StripGeometry stripGeometry(const schedule::Timeline& timeline, const calendar::Calendar& calendar, base::Day today,
                            double width);

class ClockStrip final : public QWidget {
  Q_OBJECT
 public:
  explicit ClockStrip(QWidget* parent = nullptr);
  void set(const schedule::Timeline* timeline, const calendar::Calendar* calendar, base::Day today);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return {240, sizeHint().height()}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

 private:
  [[nodiscard]] StripGeometry geometryNow() const;

  const schedule::Timeline* m_timeline = nullptr;
  const calendar::Calendar* m_calendar = nullptr;
  base::Day m_today;
};

}  // namespace waymark::ui
