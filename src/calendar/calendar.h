// SPDX-License-Identifier: GPL-3.0-or-later
// Working days in England: weekends, bank holidays of known years, and the area's own closures and terms, which warn
// but never move a deadline that inspectors or the law set.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/error.h"

namespace waymark::calendar {

struct BankHoliday {
  base::Day day;
  std::string name;
  bool computed = false;  // beyond GOV.UK's published list
  bool operator==(const BankHoliday&) const = default;
};

/// A named span of days: when the area's own offices are closed, or a school term.
struct Closure {
  base::DateRange days;
  std::string name;
  bool operator==(const Closure&) const = default;
};

class Calendar {
 public:
  /// `holidays` in any order; `fromYear` to `toYear` are the years whose holidays are known, both inclusive.
  Calendar(std::vector<BankHoliday> holidays, int fromYear, int toYear);

  [[nodiscard]] int fromYear() const { return m_fromYear; }
  [[nodiscard]] int toYear() const { return m_toYear; }
  [[nodiscard]] const std::vector<BankHoliday>& holidays() const { return m_holidays; }
  [[nodiscard]] const BankHoliday* holidayOn(base::Day day) const;

  [[nodiscard]] static bool isWeekend(base::Day day);
  /// Monday to Friday and no bank holiday; by weekends alone outside the known years.
  [[nodiscard]] bool isWorkingDay(base::Day day) const;
  [[nodiscard]] bool knows(base::Day day) const;

  /// The day `count` working days after `from` (before it, if negative). `from` itself may be any day and isn't
  /// counted; 0 gives `from`. BeyondCalendar {from, to, what} where a day looked at lies outside the known years.
  [[nodiscard]] base::Result<base::Day> addWorkingDays(base::Day from, int count) const;

  /// Working days after `from` up to and with `to` (negative if `to` is earlier), so that
  /// workingDaysBetween(d, addWorkingDays(d, n)) == n. BeyondCalendar as above.
  [[nodiscard]] base::Result<int> workingDaysBetween(base::Day from, base::Day to) const;

  /// This calendar with the area's closures, for our own tasks and for warnings.
  [[nodiscard]] Calendar withClosures(std::vector<Closure> closures) const;
  [[nodiscard]] const std::vector<Closure>& closures() const { return m_closures; }
  [[nodiscard]] const Closure* closureOn(base::Day day) const;

  /// This calendar with school terms, for warnings only.
  [[nodiscard]] Calendar withTerms(std::vector<Closure> terms) const;
  /// True for a day between the first and the last known term that no term holds: school holidays.
  [[nodiscard]] bool isBetweenTerms(base::Day day) const;

  /// This calendar with the years that `published` lists in full (at least eight bank holidays) in place of its own;
  /// years listed in part change nothing. The known years grow where that leaves no gap.
  [[nodiscard]] Calendar withPublishedYears(const std::vector<BankHoliday>& published) const;

 private:
  std::vector<BankHoliday> m_holidays;  // by day
  std::vector<Closure> m_closures;
  std::vector<Closure> m_terms;
  int m_fromYear;
  int m_toYear;
};

/// The calendar built into the program: England, 2016 to 2029 (resources/calendars/england.json).
const Calendar& england();

/// Our own calendar file, or GOV.UK's bank-holidays JSON (division "england-and-wales"; each year it lists in full
/// replaces ours). Errors: BadJson, BadSchema, BadDate.
base::Result<Calendar> parseCalendar(std::string_view json, std::string_view file);
base::Result<std::vector<BankHoliday>> parseGovUkHolidays(std::string_view json, std::string_view file);
base::Result<Calendar> withGovUkHolidays(const Calendar& calendar, std::string_view json, std::string_view file);
/// Those of the years that are listed in full; empty where none is.
std::vector<BankHoliday> fullYearsOf(const std::vector<BankHoliday>& published);

}  // namespace waymark::calendar
