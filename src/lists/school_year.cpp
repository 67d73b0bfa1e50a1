// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/school_year.h"

#include "lists/check.h"

namespace waymark::lists {
namespace {

constexpr int kReceptionAge = 4;  // on 31 August before

base::Day lastDayBefore(base::Day day) {
  const std::chrono::year_month_day date{day};
  const int year = static_cast<int>(date.year()) - (date.month() >= std::chrono::September ? 0 : 1);
  return base::dayOf(year, 8, 31);
}

/// The day so many years earlier; 29 February is the 28th there, as ageOn counts.
base::Day yearsBefore(base::Day day, int years) {
  std::chrono::year_month_day date{day};
  date -= std::chrono::years{years};
  return date.ok() ? base::Day{date} : base::Day{date.year() / date.month() / std::chrono::last};
}

}  // namespace

int yearGroupOn(base::Day day, base::Day birthday) {
  return ageOn(lastDayBefore(day), birthday) - kReceptionAge;
}

YearGroups yearGroupsOfAge(base::Day day, int age) {
  const auto youngest = yearsBefore(day, age);
  const auto oldest = yearsBefore(day, age + 1) + std::chrono::days{1};
  return {yearGroupOn(day, youngest), yearGroupOn(day, oldest)};
}

}  // namespace waymark::lists
