// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/date.h"

#include <fmt/format.h>

#include <array>
#include <ctime>

namespace waymark::base {
namespace {

using namespace std::chrono;

constexpr std::array<const char*, 7> kWeekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<const char*, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/// The number in text[at, at+count), or -1 where one of them isn't a digit.
int digits(std::string_view text, std::size_t at, std::size_t count) {
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

}  // namespace

std::optional<Day> parseDay(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const int y = digits(iso, 0, 4);
  const int m = digits(iso, 5, 2);
  const int d = digits(iso, 8, 2);
  if (y < 1000 || m < 1 || d < 1) return std::nullopt;
  const year_month_day date{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
  if (!date.ok()) return std::nullopt;
  return Day{date};
}

std::string isoText(Day day) {
  const year_month_day date{day};
  return fmt::format("{:04}-{:02}-{:02}", int{date.year()}, unsigned{date.month()}, unsigned{date.day()});
}

std::string longText(Day day) {
  return fmt::format("{} {}", shortText(day), yearOf(day));
}

std::string shortText(Day day) {
  const year_month_day date{day};
  return fmt::format("{} {} {}", kWeekdays.at(weekday{day}.c_encoding()), unsigned{date.day()},
                     kMonths.at(unsigned{date.month()} - 1));
}

std::optional<TimeOfDay> parseTime(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const int hour = digits(text, 0, 2);
  const int minute = digits(text, 3, 2);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return std::nullopt;
  return TimeOfDay{hour * 60 + minute};
}

std::string timeText(TimeOfDay time) {
  return fmt::format("{:02}:{:02}", time.minutes / 60, time.minutes % 60);
}

std::optional<Stamp> parseStamp(std::string_view iso) {
  if (iso.size() != 20 || iso[10] != 'T' || iso[16] != ':' || iso[19] != 'Z') return std::nullopt;
  const auto day = parseDay(iso.substr(0, 10));
  const auto time = parseTime(iso.substr(11, 5));
  const int second = digits(iso, 17, 2);
  if (!day || !time || second < 0 || second > 59) return std::nullopt;
  return Stamp{*day} + minutes{time->minutes} + seconds{second};
}

std::string stampText(Stamp stamp) {
  const auto day = floor<days>(stamp);
  const hh_mm_ss time{stamp - day};
  return fmt::format("{}T{:02}:{:02}:{:02}Z", isoText(day), time.hours().count(), time.minutes().count(),
                     time.seconds().count());
}

int yearOf(Day day) {
  return int{year_month_day{day}.year()};
}

Day addMonths(Day day, int count) {
  const year_month_day date{day};
  const auto moved = date.year() / date.month() + months{count};
  const year_month_day target{moved.year(), moved.month(), date.day()};
  return target.ok() ? Day{target} : Day{moved / last};
}

Now systemNow() {
  return nowAt(floor<seconds>(system_clock::now()));
}

Now nowAt(Stamp utc) {
  const std::time_t raw = system_clock::to_time_t(utc);
  std::tm local{};
  localtime_r(&raw, &local);
  return {utc,
          dayOf(local.tm_year + 1900, static_cast<unsigned>(local.tm_mon + 1), static_cast<unsigned>(local.tm_mday)),
          TimeOfDay{local.tm_hour * 60 + local.tm_min}};
}

}  // namespace waymark::base
