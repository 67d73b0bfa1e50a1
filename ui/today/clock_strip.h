// SPDX-License-Identifier: GPL-3.0-or-later
// The three weeks at a glance: fifteen working days, where today is, and the days that were agreed. Geometry first,
// so that it is tested without a window. Used by the Today page.
#pragma once

#include <QRectF>
#include <QWidget>
#include <functional>
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
  QString text;     // "Fieldwork begins, Thu 19 Nov"
  double x = 0;     // left edge of its cell
  double left = 0;  // where the label begins
  int place = 0;
  int line = 0;  // 0 or 1: a label that would run into another goes one line down
};
struct StripGeometry {
  std::vector<StripDay> days;
  std::vector<StripMark> marks;
  std::vector<QRectF> weeks;  // one a week, around its five cells
};

constexpr int kStripDays = 15;

/// Cells from left to right in `width`, five a week with a wider gap between weeks. Empty without a notification day.
/// `lengthOf` gives a label's width; labels keep clear of each other on two lines and end inside `width`.
StripGeometry stripGeometry(const schedule::Timeline& timeline, const calendar::Calendar& calendar, base::Day today,
                            double width, const std::function<double(const QString&)>& lengthOf);

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
