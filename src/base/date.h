// SPDX-License-Identifier: GPL-3.0-or-later
// Days, times of day and UTC stamps as values with one text form each. Conversion to QDate is in ui/bridge.
#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace waymark::base {

using Day = std::chrono::sys_days;
using Stamp = std::chrono::sys_seconds;

/// Minutes after midnight, local time in England.
struct TimeOfDay {
  int minutes = 0;
  auto operator<=>(const TimeOfDay&) const = default;
};

/// A day from year, month, day. The caller knows that it exists (constants and tests).
constexpr Day dayOf(int year, unsigned month, unsigned day) {
  return Day{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}};
}

/// "2025-09-08", years 1000 to 9999; nothing for anything else, 30 February included.
std::optional<Day> parseDay(std::string_view iso);
std::string isoText(Day day);

/// "Mon 8 Sep 2025" (English; the one date form people read).
std::string longText(Day day);
/// "Mon 8 Sep".
std::string shortText(Day day);

/// "09:40", 00:00 to 23:59.
std::optional<TimeOfDay> parseTime(std::string_view text);
std::string timeText(TimeOfDay time);

/// UTC, "2026-11-22T06:00:00Z".
std::optional<Stamp> parseStamp(std::string_view iso);
std::string stampText(Stamp stamp);

int yearOf(Day day);
/// The same day `months` later (or earlier, if negative); the last day of a shorter month. Never fails.
Day addMonths(Day day, int months);

/// A moment as the program meets it: one value, read once at the edge and passed on.
struct Now {
  Stamp utc;
  Day today;       // the local calendar day
  TimeOfDay time;  // the local time of day
  bool operator==(const Now&) const = default;
};

/// The system clock's now, in the system's time zone. Called in the composition roots only.
Now systemNow();
/// A moment in the system's time zone.
Now nowAt(Stamp utc);

struct DateRange {
  Day from;
  Day to;  // the last day, inclusive
  bool operator==(const DateRange&) const = default;
  [[nodiscard]] bool contains(Day day) const { return from <= day && day <= to; }
};

}  // namespace waymark::base
