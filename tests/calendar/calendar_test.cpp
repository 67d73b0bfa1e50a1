// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/calendar.h"

#include <catch2/catch.hpp>
#include <map>

using namespace waymark;
using namespace waymark::calendar;
using base::dayOf;

TEST_CASE("the bank holidays that were moved or given once are there") {
  const auto& england = calendar::england();
  CHECK(england.holidayOn(dayOf(2020, 5, 8)) != nullptr);
  CHECK(england.holidayOn(dayOf(2020, 5, 4)) == nullptr);
  CHECK(england.holidayOn(dayOf(2022, 6, 2)) != nullptr);
  CHECK(england.holidayOn(dayOf(2022, 6, 3)) != nullptr);
  CHECK(england.holidayOn(dayOf(2022, 5, 30)) == nullptr);
  CHECK(england.holidayOn(dayOf(2022, 9, 19)) != nullptr);
  CHECK(england.holidayOn(dayOf(2023, 5, 8)) != nullptr);
  CHECK(england.holidayOn(dayOf(2023, 5, 1)) != nullptr);
}

TEST_CASE("each year has its eight bank holidays, and the extra ones of 2022 and 2023") {
  std::map<int, int> count;
  for (const auto& holiday : calendar::england().holidays()) {
    ++count[base::yearOf(holiday.day)];
    CHECK_FALSE(Calendar::isWeekend(holiday.day));
  }
  for (int year = 2016; year <= 2029; ++year) {
    CAPTURE(year);
    CHECK(count[year] == (year == 2022 ? 10 : year == 2023 ? 9 : 8));
  }
}

TEST_CASE("days beyond GOV.UK's list are marked computed") {
  CHECK_FALSE(calendar::england().holidayOn(dayOf(2025, 12, 25))->computed);
  CHECK(calendar::england().holidayOn(dayOf(2029, 12, 25))->computed);
}

TEST_CASE("adding working days and counting them are each other's inverse on every day and any count") {
  const auto& england = calendar::england();
  for (auto day = dayOf(2016, 3, 1); day <= dayOf(2029, 10, 1); day += std::chrono::days{1}) {
    for (const int count : {-30, -10, -1, 0, 1, 8, 10, 14, 35}) {
      const auto there = england.addWorkingDays(day, count);
      REQUIRE(there);
      REQUIRE(england.workingDaysBetween(day, *there) == count);
      if (count != 0) REQUIRE(england.isWorkingDay(*there));
    }
  }
}

TEST_CASE("a bank holiday inside the span moves the day") {
  const auto& england = calendar::england();
  CHECK(england.addWorkingDays(dayOf(2023, 4, 27), 8) == dayOf(2023, 5, 11));
  CHECK(england.addWorkingDays(dayOf(2025, 9, 8), 8) == dayOf(2025, 9, 18));
}

TEST_CASE("a count that leaves the known years is an error, not a guess") {
  const auto late = calendar::england().addWorkingDays(dayOf(2029, 12, 20), 10);
  REQUIRE_FALSE(late);
  CHECK(late.error().code == base::Code::BeyondCalendar);
  CHECK(late.error().value("to") == "2029");
  CHECK_FALSE(calendar::england().addWorkingDays(dayOf(2016, 1, 4), -10).has_value());
  CHECK_FALSE(calendar::england().workingDaysBetween(dayOf(2029, 12, 1), dayOf(2030, 2, 1)).has_value());
}

namespace {

std::string govUk(const std::string& events) {
  return R"({"scotland":{"division":"scotland","events":[]},"england-and-wales":{"division":"england-and-wales","events":[)" +
         events + "]}}";
}

std::string fullYear(int year) {
  std::string events;
  for (const auto* day : {"01-01", "03-29", "04-01", "05-06", "05-27", "08-26", "12-25", "12-26"})
    events += (events.empty() ? "" : ",") + std::string(R"({"title":"Holiday","date":")") + std::to_string(year) + "-" +
              day + R"(","notes":"","bunting":true})";
  return events;
}

}  // namespace

TEST_CASE("GOV.UK's list replaces the years it has in full, and adds the next one") {
  const auto imported = withGovUkHolidays(calendar::england(), govUk(fullYear(2029) + "," + fullYear(2030)), "f.json");
  REQUIRE(imported);
  CHECK(imported->toYear() == 2030);
  CHECK_FALSE(imported->holidayOn(dayOf(2029, 12, 25))->computed);
  CHECK(imported->holidayOn(dayOf(2029, 3, 29)) != nullptr);
  CHECK(imported->holidayOn(dayOf(2028, 12, 25)) != nullptr);
  CHECK(imported->addWorkingDays(dayOf(2029, 12, 20), 10).has_value());
}

TEST_CASE("a year that GOV.UK lists only in part leaves ours alone") {
  const auto imported = withGovUkHolidays(
      calendar::england(), govUk(fullYear(2029) + R"(,{"title":"New Year’s Day","date":"2030-01-01"})"), "f.json");
  REQUIRE(imported);
  CHECK(imported->toYear() == 2029);
}

TEST_CASE("a bank-holiday file that is broken says where, and nothing is taken in") {
  const auto check = [](const std::string& text, base::Code code, std::string_view path) {
    const auto imported = withGovUkHolidays(calendar::england(), text, "f.json");
    REQUIRE_FALSE(imported);
    CHECK(imported.error().code == code);
    CHECK(imported.error().value("path") == path);
  };
  check("{\"england-and-wales\":", base::Code::BadJson, "");
  check("[]", base::Code::BadSchema, "/");
  check(govUk(R"({"title":"x","date":"2030-02-30"})"), base::Code::BadSchema, "/england-and-wales/events/0/date");
  check(govUk(R"({"title":"x","date":"2030-01-01"},{"title":"y","date":"2030-01-01"})"), base::Code::BadSchema,
        "/england-and-wales/events/1");
  check(govUk(R"({"title":7,"date":"2030-01-01"})"), base::Code::BadSchema, "/england-and-wales/events/0/title");
  check(std::string("{\"a\":\"\0\"}", 9), base::Code::BadText, "");
  check("{\"england-and-wales\":{\"events\":[]}}", base::Code::BadSchema, "/england-and-wales/events");
}
