// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/date.h"

#include <catch2/catch.hpp>

using namespace waymark::base;

TEST_CASE("every day from 2016 to 2029 reads back from its text") {
  for (Day day = dayOf(2016, 1, 1); day <= dayOf(2029, 12, 31); day += std::chrono::days{1})
    REQUIRE(parseDay(isoText(day)) == day);
}

TEST_CASE("a day that no calendar has is refused") {
  for (const auto* text : {"2025-02-30", "2025-13-01", "2025-00-10", "2025-01-00", "2023-02-29", "25-01-01",
                           "2025-1-01", "2025/01/01", "2025-01-01 ", "", "aaaa-bb-cc", "2025-01-1x"})
    CHECK_FALSE(parseDay(text).has_value());
  CHECK(parseDay("2024-02-29").has_value());
}

TEST_CASE("people read dates as Mon 8 Sep 2025") {
  CHECK(longText(dayOf(2025, 9, 8)) == "Mon 8 Sep 2025");
  CHECK(shortText(dayOf(2026, 11, 22)) == "Sun 22 Nov");
}

TEST_CASE("times run from 00:00 to 23:59") {
  CHECK(parseTime("00:00")->minutes == 0);
  CHECK(parseTime("23:59")->minutes == 23 * 60 + 59);
  for (const auto* text : {"24:00", "12:60", "9:30", "12.30", "12:3", "-1:00"})
    CHECK_FALSE(parseTime(text).has_value());
  CHECK(timeText(TimeOfDay{9 * 60 + 5}) == "09:05");
}

TEST_CASE("a stamp reads back from its text") {
  const Stamp stamp{std::chrono::seconds{1'795'327'262}};
  CHECK(parseStamp(stampText(stamp)) == stamp);
  CHECK_FALSE(parseStamp("2026-11-22T06:00:00").has_value());
  CHECK_FALSE(parseStamp("2026-11-22T06:00:61Z").has_value());
}

TEST_CASE("a month later than the 31st is the last day of a shorter month") {
  CHECK(addMonths(dayOf(2025, 1, 31), 1) == dayOf(2025, 2, 28));
  CHECK(addMonths(dayOf(2024, 1, 31), 1) == dayOf(2024, 2, 29));
  CHECK(addMonths(dayOf(2025, 3, 31), -1) == dayOf(2025, 2, 28));
  CHECK(addMonths(dayOf(2025, 11, 27), 18) == dayOf(2027, 5, 27));
}
