// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timeline_geometry.h"

#include <algorithm>
#include <cmath>

namespace waymark::ui {

namespace {

using std::chrono::days;

constexpr int kThreeWeeks = 21;
constexpr int kWeeksAfter = 16;
constexpr double kReadableDay = 15;
constexpr double kLeastBar = 14;

}  // namespace

base::Day mondayOf(base::Day day) {
  const auto fromMonday = (std::chrono::weekday{day} - std::chrono::Monday).count();
  return day - days{fromMonday};
}

std::optional<base::Day> DayAxis::dayAt(double position) const {
  if (width <= 0 || position < left || position >= left + width) return std::nullopt;
  return first + std::chrono::days{static_cast<int>(std::floor((position - left) / dayWidth()))};
}

std::optional<base::DateRange> daysOf(Span span, const schedule::Timeline& timeline, base::Day around) {
  if (!timeline.notified) return std::nullopt;
  const base::Day week = mondayOf(*timeline.notified);
  if (span == Span::Day || span == Span::Week) {
    const bool isInPlan = std::ranges::any_of(timeline.tasks, [&](const auto& task) { return task.start <= around; }) &&
                          std::ranges::any_of(timeline.tasks, [&](const auto& task) { return task.due >= around; });
    const base::Day day = isInPlan ? around : *timeline.notified;
    if (span == Span::Day) return base::DateRange{day, day};
    return base::DateRange{mondayOf(day), mondayOf(day) + days{6}};
  }
  if (span == Span::ThreeWeeks) return base::DateRange{week, week + days{kThreeWeeks - 1}};
  if (span == Span::Before) {
    base::Day from = week - days{7 * 4};
    for (const auto& task : timeline.tasks)
      if (task.start && *task.start < from) from = mondayOf(*task.start);
    return base::DateRange{from, week + days{6}};
  }
  const base::Day from = mondayOf(timeline.day("on_site_end").value_or(week + days{14}));
  return base::DateRange{from, from + days{7 * kWeeksAfter - 1}};
}

Bar barFor(const DayAxis& axis, const BarInput& task) {
  if (!task.due || axis.width <= 0) return {};
  const base::Day start = std::min(task.start.value_or(*task.due), *task.due);
  if (*task.due < axis.first) return {BarKind::PointsBefore, axis.left, axis.left};
  if (start > axis.last()) return {BarKind::PointsAfter, axis.left + axis.width, axis.left + axis.width};
  if (axis.days == 1 && task.dueTime && *task.due == axis.first) {
    const double end = std::max(hourX(axis, *task.dueTime), axis.left + kLeastBar);
    if (task.milestone) return {BarKind::Diamond, end - kLeastBar, end};
    // Work that began on an earlier day fills the morning; a task of this day takes the half-hour before its hour.
    const double from = start < axis.first ? axis.left : hourX(axis, {std::max(0, task.dueTime->minutes - 30)});
    return {BarKind::Bar, std::min(from, end - kLeastBar), end};
  }
  if (task.milestone) {
    if (!axis.shows(*task.due)) return {BarKind::PointsAfter, axis.left + axis.width, axis.left + axis.width};
    return {BarKind::Diamond, axis.x(*task.due), axis.x(*task.due) + axis.dayWidth()};
  }
  return {BarKind::Bar, std::max(axis.left, axis.x(start)),
          std::min(axis.left + axis.width, axis.x(*task.due) + axis.dayWidth())};
}

double hourX(const DayAxis& axis, base::TimeOfDay time) {
  constexpr double kMinutes = (kLastHour - kFirstHour) * 60;
  return axis.left + axis.width * std::clamp((time.minutes - kFirstHour * 60) / kMinutes, 0.0, 1.0);
}

base::Day draggedDay(base::Day from, int count, const calendar::Calendar& calendar) {
  if (count == 0) return from;
  const base::Day wanted = from + days{count};
  const bool isOpen = calendar.isWorkingDay(wanted) && calendar.closureOn(wanted) == nullptr;
  return isOpen ? wanted : nextWorkingDay(wanted, count > 0 ? Direction::Later : Direction::Earlier, calendar);
}

int daysAcross(const DayAxis& axis, double pixels) {
  return axis.dayWidth() > 0 ? static_cast<int>(std::lround(pixels / axis.dayWidth())) : 0;
}

base::Day nextWorkingDay(base::Day from, Direction direction, const calendar::Calendar& calendar) {
  auto day = from;
  do {
    const auto next = calendar.addWorkingDays(day, direction == Direction::Later ? 1 : -1);
    if (!next) return from;
    day = *next;
  } while (calendar.closureOn(day) != nullptr);
  return day;
}

Bar bandFor(const DayAxis& axis, std::optional<base::Day> start, std::optional<base::Day> end) {
  if ((!start && !end) || axis.width <= 0) return {};
  const base::Day from = std::max(start.value_or(axis.first), axis.first);
  const base::Day to = std::min(end.value_or(axis.last()), axis.last());
  if (from > to) return {};
  return {BarKind::Bar, axis.x(from), axis.x(to) + axis.dayWidth()};
}

std::vector<OffDays> offDays(const DayAxis& axis, const calendar::Calendar& calendar) {
  std::vector<OffDays> out;
  for (base::Day day = axis.first; day <= axis.last(); day += days{1}) {
    const bool holiday = calendar.holidayOn(day) != nullptr;
    if (!holiday && !calendar::Calendar::isWeekend(day)) continue;
    const double left = axis.x(day);
    if (!out.empty() && out.back().holiday == holiday && std::abs(out.back().right - left) < 0.01)
      out.back().right = left + axis.dayWidth();
    else
      out.push_back({left, left + axis.dayWidth(), holiday});
  }
  return out;
}

std::vector<AxisLabel> weekLabels(const DayAxis& axis) {
  std::vector<AxisLabel> out;
  for (base::Day day = mondayOf(axis.first); day <= axis.last(); day += days{7}) {
    const double from = std::max(axis.left, axis.x(day));
    const double to = std::min(axis.left + axis.width, axis.x(day + days{7}));
    const std::chrono::year_month_day date{day};
    const bool isMonth = out.empty() || std::chrono::year_month_day{out.back().day}.month() != date.month();
    out.push_back({from, to - from, day, isMonth});
  }
  return out;
}

bool showsDays(const DayAxis& axis) {
  return axis.dayWidth() >= kReadableDay;
}

}  // namespace waymark::ui
