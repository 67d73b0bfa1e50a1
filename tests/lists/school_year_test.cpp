// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/school_year.h"

#include <catch2/catch.hpp>

#include "lists/check.h"

using namespace waymark;
using base::dayOf;

TEST_CASE("a year group goes by the age on 31 August before the school year") {
  CHECK(lists::yearGroupOn(dayOf(2026, 11, 23), dayOf(2022, 8, 31)) == 0);   // four the day before: reception
  CHECK(lists::yearGroupOn(dayOf(2026, 11, 23), dayOf(2022, 9, 1)) == -1);   // a day younger: a year below
  CHECK(lists::yearGroupOn(dayOf(2026, 8, 31), dayOf(2022, 8, 31)) == -1);   // the school year before
  CHECK(lists::yearGroupOn(dayOf(2026, 9, 1), dayOf(2022, 8, 31)) == 0);
  CHECK(lists::yearGroupOn(dayOf(2027, 7, 1), dayOf(2010, 12, 5)) == 11);
  CHECK(lists::yearGroupOn(dayOf(2026, 11, 23), dayOf(2008, 2, 29)) == 14);  // after Year 13
}

TEST_CASE("an age alone gives the one or two year groups that are possible, and every birthday lies in them") {
  CHECK(lists::yearGroupsOfAge(dayOf(2026, 11, 23), 10) == lists::YearGroups{5, 6});
  CHECK(lists::yearGroupsOfAge(dayOf(2026, 8, 31), 10) == lists::YearGroups{5, 5});
  for (const auto day : {dayOf(2026, 11, 23), dayOf(2028, 2, 29), dayOf(2026, 8, 31), dayOf(2026, 9, 1)})
    for (int back = 0; back < 4000; ++back) {
      const auto birthday = day - std::chrono::days{back};
      const auto groups = lists::yearGroupsOfAge(day, lists::ageOn(day, birthday));
      const int exact = lists::yearGroupOn(day, birthday);
      CHECK((groups.first <= exact && exact <= groups.last));
    }
}
