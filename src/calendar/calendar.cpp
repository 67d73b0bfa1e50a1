// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/calendar.h"

#include <algorithm>
#include <map>
#include <set>

namespace waymark::calendar {

using base::Day;
using base::Result;

Calendar::Calendar(std::vector<BankHoliday> holidays, int fromYear, int toYear)
    : m_holidays(std::move(holidays)), m_fromYear(fromYear), m_toYear(toYear) {
  std::ranges::sort(m_holidays, {}, &BankHoliday::day);
}

const BankHoliday* Calendar::holidayOn(Day day) const {
  const auto at = std::ranges::lower_bound(m_holidays, day, {}, &BankHoliday::day);
  return at != m_holidays.end() && at->day == day ? &*at : nullptr;
}

bool Calendar::isWeekend(Day day) {
  const std::chrono::weekday weekday{day};
  return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

bool Calendar::isWorkingDay(Day day) const {
  return !isWeekend(day) && holidayOn(day) == nullptr;
}

bool Calendar::knows(Day day) const {
  const int year = base::yearOf(day);
  return m_fromYear <= year && year <= m_toYear;
}

namespace {

tl::unexpected<base::Error> beyond(const Calendar& calendar, Day day) {
  return base::fail(base::Code::BeyondCalendar, {{"from", std::to_string(calendar.fromYear())},
                                                 {"to", std::to_string(calendar.toYear())},
                                                 {"what", base::isoText(day)}});
}

}  // namespace

Result<Day> Calendar::addWorkingDays(Day from, int count) const {
  const auto step = std::chrono::days{count < 0 ? -1 : 1};
  Day day = from;
  for (int left = count < 0 ? -count : count; left > 0;) {
    day += step;
    if (!knows(day)) return beyond(*this, day);
    if (isWorkingDay(day)) --left;
  }
  return day;
}

Result<int> Calendar::workingDaysBetween(Day from, Day to) const {
  const bool forward = from <= to;
  const auto step = std::chrono::days{forward ? 1 : -1};
  int count = 0;
  for (Day day = from; day != to;) {
    day += step;
    if (!knows(day)) return beyond(*this, day);
    if (isWorkingDay(day)) ++count;
  }
  return forward ? count : -count;
}

Calendar Calendar::withClosures(std::vector<Closure> closures) const {
  Calendar copy = *this;
  copy.m_closures = std::move(closures);
  return copy;
}

const Closure* Calendar::closureOn(Day day) const {
  const auto at = std::ranges::find_if(m_closures, [&](const Closure& closure) { return closure.days.contains(day); });
  return at == m_closures.end() ? nullptr : &*at;
}

Calendar Calendar::withTerms(std::vector<Closure> terms) const {
  Calendar copy = *this;
  copy.m_terms = std::move(terms);
  return copy;
}

bool Calendar::isBetweenTerms(Day day) const {
  if (m_terms.empty()) return false;
  const auto first = std::ranges::min(m_terms, {}, [](const Closure& term) { return term.days.from; }).days.from;
  const auto last = std::ranges::max(m_terms, {}, [](const Closure& term) { return term.days.to; }).days.to;
  return first <= day && day <= last &&
         std::ranges::none_of(m_terms, [&](const Closure& term) { return term.days.contains(day); });
}

std::vector<BankHoliday> fullYearsOf(const std::vector<BankHoliday>& published) {
  constexpr int kFullYear = 8;  // England's bank holidays in an ordinary year
  std::map<int, int> count;
  for (const auto& holiday : published) ++count[base::yearOf(holiday.day)];
  std::vector<BankHoliday> full;
  for (const auto& holiday : published)
    if (count[base::yearOf(holiday.day)] >= kFullYear) full.push_back(holiday);
  return full;
}

Calendar Calendar::withPublishedYears(const std::vector<BankHoliday>& published) const {
  const auto full = fullYearsOf(published);
  std::set<int> years;
  for (const auto& holiday : full) years.insert(base::yearOf(holiday.day));
  Calendar copy = *this;
  std::erase_if(copy.m_holidays, [&](const BankHoliday& holiday) { return years.contains(base::yearOf(holiday.day)); });
  copy.m_holidays.insert(copy.m_holidays.end(), full.begin(), full.end());
  std::ranges::sort(copy.m_holidays, {}, &BankHoliday::day);
  while (years.contains(copy.m_fromYear - 1)) --copy.m_fromYear;
  while (years.contains(copy.m_toYear + 1)) ++copy.m_toYear;
  return copy;
}

}  // namespace waymark::calendar
