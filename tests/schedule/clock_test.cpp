// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "framework/pack_loader.h"
#include "schedule/timeline.h"

using namespace waymark;
using namespace waymark::schedule;
using base::dayOf;

namespace {

Clock clockOn(base::Day today) {
  static const auto pack = *framework::Library().load("area-send-2025");
  static const auto plan = compute(pack, calendar::england(), {dayOf(2025, 9, 8), {}, {}});
  return clockAt(plan, calendar::england(), today);
}

}  // namespace

TEST_CASE("on Tuesday of the first week it is week 1, day 2, with fieldwork in 7 working days") {
  const auto clock = clockOn(dayOf(2025, 9, 9));
  CHECK(clock.week == 1);
  CHECK(clock.day == 2);
  CHECK(clock.workingDay == 1);
  CHECK(clock.nextAnchor == "fieldwork");
  CHECK(clock.workingDaysToNext == 7);
}

TEST_CASE("the day of the call, the first day on site and the last one") {
  CHECK(clockOn(dayOf(2025, 9, 8)).day == 1);
  CHECK(clockOn(dayOf(2025, 9, 22)).week == 3);
  CHECK(clockOn(dayOf(2025, 9, 22)).day == 1);
  CHECK(clockOn(dayOf(2025, 9, 22)).nextAnchor == "on_site_end");
  CHECK(clockOn(dayOf(2025, 9, 26)).day == 5);
}

TEST_CASE("at a weekend there is a week and no day") {
  const auto clock = clockOn(dayOf(2025, 9, 13));
  CHECK(clock.week == 1);
  CHECK_FALSE(clock.day.has_value());
}

TEST_CASE("before the call and after the visit there is no week") {
  CHECK_FALSE(clockOn(dayOf(2025, 9, 5)).week.has_value());
  CHECK(clockOn(dayOf(2025, 9, 5)).nextAnchor == "notified");
  CHECK_FALSE(clockOn(dayOf(2025, 9, 29)).week.has_value());
}
