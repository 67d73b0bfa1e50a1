// SPDX-License-Identifier: GPL-3.0-or-later
// Where days, bars and labels of the timeline lie, as numbers; painted by timeline_view.h, tested without a window.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "calendar/calendar.h"
#include "schedule/timeline.h"

namespace waymark::ui {

/// Which part of the plan is across.
enum class Span { Before, Day, Week, ThreeWeeks, After };

/// Days from left to right. `left` and `width` in pixels.
struct DayAxis {
  base::Day first;
  int days = 21;
  double left = 0;
  double width = 0;

  [[nodiscard]] double dayWidth() const { return days > 0 ? width / days : 0; }
  /// The left edge of a day; outside the axis for a day outside it.
  [[nodiscard]] double x(base::Day day) const { return left + dayWidth() * static_cast<double>((day - first).count()); }
  [[nodiscard]] base::Day last() const { return first + std::chrono::days{days - 1}; }
  [[nodiscard]] bool shows(base::Day day) const { return first <= day && day <= last(); }
  [[nodiscard]] std::optional<base::Day> dayAt(double x) const;
};

/// The Monday of a day's week.
base::Day mondayOf(base::Day day);

/// ThreeWeeks: 21 days from the Monday of D0's week. Before: whole weeks from the first dated task to D0's Friday.
/// After: 16 weeks from the Monday of the last day on site. Day and Week: the one `around` lies in; D0's where that is
/// outside the plan. Nothing without a notification day.
std::optional<base::DateRange> daysOf(Span span, const schedule::Timeline& timeline, base::Day around);

enum class BarKind { None, Bar, Diamond, PointsBefore, PointsAfter };

/// A task on the axis: a bar from start to due, a diamond on its due day, or an arrow at the edge it lies beyond.
struct Bar {
  BarKind kind = BarKind::None;
  double left = 0;
  double right = 0;
  bool operator==(const Bar&) const = default;
};
struct BarInput {
  std::optional<base::Day> start;
  std::optional<base::Day> due;
  bool milestone = false;
  std::optional<base::TimeOfDay> dueTime = {};
};
/// On an axis of one day a task due at an hour ends at that hour.
Bar barFor(const DayAxis& axis, const BarInput& task);

/// The hours of an axis of one day, "08:00" to "18:00"; earlier and later ones lie at its edges.
constexpr int kFirstHour = 8;
constexpr int kLastHour = 18;
double hourX(const DayAxis& axis, base::TimeOfDay time);

/// A day on which our own people work, `days` away on the calendar or, where nobody works then, the next one in the
/// same direction. `from` itself for 0, and where the calendar ends.
base::Day draggedDay(base::Day from, int days, const calendar::Calendar& calendar);
/// Whole days that `pixels` make on the axis, rounded.
int daysAcross(const DayAxis& axis, double pixels);
/// The next working day of ours, or the one before.
enum class Direction { Earlier, Later };
base::Day nextWorkingDay(base::Day from, Direction direction, const calendar::Calendar& calendar);

/// The part of a phase that is on the axis; None if there is none. Open ends reach to the edge.
Bar bandFor(const DayAxis& axis, std::optional<base::Day> start, std::optional<base::Day> end);

/// Days on which nobody works, side by side ones joined: weekends and bank holidays.
struct OffDays {
  double left = 0;
  double right = 0;
  bool holiday = false;
  bool operator==(const OffDays&) const = default;
};
std::vector<OffDays> offDays(const DayAxis& axis, const calendar::Calendar& calendar);

/// What stands in the header: by weeks ("Week 1", the Monday's date), and by days where there is room.
struct AxisLabel {
  double x = 0;
  double width = 0;
  base::Day day;
  bool isMonth = false;  // the first Monday on the axis of a month
};
std::vector<AxisLabel> weekLabels(const DayAxis& axis);
/// True if single days can be read at this width.
bool showsDays(const DayAxis& axis);

}  // namespace waymark::ui
