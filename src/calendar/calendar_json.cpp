// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>

#include "base/json_reader.h"
#include "base/resources.h"
#include "calendar/calendar.h"

namespace waymark::calendar {

using base::Json;
using base::JsonReader;
using base::Result;

namespace {

/// The rows of a list of {"date", nameKey}; computed where the row's certainty says so. Each day once.
std::vector<BankHoliday> holidaysIn(JsonReader& in, const Json& rows, const char* nameKey) {
  std::vector<BankHoliday> holidays;
  std::set<base::Day> seen;
  in.each(rows, [&](const Json& row) {
    auto& holiday = holidays.emplace_back();
    in.field(row, "date", holiday.day);
    in.field(row, nameKey, holiday.name);
    std::string certainty;
    in.optionalField(row, "certainty", certainty);
    holiday.computed = certainty == "computed";
    if (in.ok() && !seen.insert(holiday.day).second) in.problem("this day is there twice");
  });
  return holidays;
}

}  // namespace

Result<Calendar> parseCalendar(std::string_view text, std::string_view file) {
  const auto json = base::parseJson(text, file);
  if (!json) return tl::make_unexpected(json.error());
  JsonReader in{std::string(file)};
  int from = 0;
  int to = 0;
  std::vector<BankHoliday> holidays;
  in.member(*json, "years", [&](const Json& years) {
    in.field(years, "from", from);
    in.field(years, "to", to);
    if (in.ok() && (from > to || from < 1900 || to > 2200)) in.problem("the years are out of order or range");
  });
  in.member(*json, "bank_holidays", [&](const Json& rows) { holidays = holidaysIn(in, rows, "name"); });
  if (!in.ok()) return tl::make_unexpected(*in.error());
  return Calendar(std::move(holidays), from, to);
}

Result<std::vector<BankHoliday>> parseGovUkHolidays(std::string_view text, std::string_view file) {
  const auto json = base::parseJson(text, file);
  if (!json) return tl::make_unexpected(json.error());
  JsonReader in{std::string(file)};
  std::vector<BankHoliday> published;
  in.member(*json, "england-and-wales", [&](const Json& division) {
    in.member(division, "events", [&](const Json& events) {
      published = holidaysIn(in, events, "title");
      if (in.ok() && fullYearsOf(published).empty()) in.problem("no year is listed in full");
    });
  });
  if (!in.ok()) return tl::make_unexpected(*in.error());
  return published;
}

Result<Calendar> withGovUkHolidays(const Calendar& calendar, std::string_view text, std::string_view file) {
  return parseGovUkHolidays(text, file).map([&](const std::vector<BankHoliday>& published) {
    return calendar.withPublishedYears(published);
  });
}

const Calendar& england() {
  static const Calendar calendar = [] {
    const auto text = base::embeddedFile("calendars/england.json");
    WAYMARK_ASSERT(text.has_value());
    auto parsedCalendar = parseCalendar(*text, "calendars/england.json");
    WAYMARK_ASSERT(parsedCalendar.has_value());
    return *std::move(parsedCalendar);
  }();
  return calendar;
}

}  // namespace waymark::calendar
