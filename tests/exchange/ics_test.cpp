// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "exchange/ics.h"

using namespace waymark;
using namespace waymark::exchange;
using base::dayOf;
using base::Stamp;
using base::TimeOfDay;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

constexpr TimeOfDay at(int hour, int minute = 0) {
  return {hour * 60 + minute};
}

std::string written(const CalendarEvent& event, Stamp when = Stamp{dayOf(2026, 11, 22)}) {
  return *calendarText({event}, "Testshire", when);
}

/// The lines as RFC 5545 has them before they are folded.
std::string unfolded(std::string text) {
  for (auto fold = text.find("\r\n "); fold != std::string::npos; fold = text.find("\r\n ")) text.erase(fold, 3);
  return text;
}

CalendarEvent event() {
  CalendarEvent out;
  out.uid = "lists-sent.1@waymark";
  out.title = "Lists sent";
  out.day = dayOf(2025, 9, 10);
  return out;
}

}  // namespace

TEST_CASE("an hour in summer is an hour later in England than in UTC") {
  CHECK(londonToUtc(dayOf(2025, 9, 8), at(12)) == Stamp{dayOf(2025, 9, 8)} + hours{11});
  CHECK(londonToUtc(dayOf(2025, 12, 8), at(12)) == Stamp{dayOf(2025, 12, 8)} + hours{12});
  CHECK(londonToUtc(dayOf(2025, 7, 1), at(0, 30)) == Stamp{dayOf(2025, 6, 30)} + hours{23} + minutes{30});
}

TEST_CASE("the clocks change on the last Sundays of March and October") {
  CHECK(londonToUtc(dayOf(2026, 10, 24), at(12)) == Stamp{dayOf(2026, 10, 24)} + hours{11});
  CHECK(londonToUtc(dayOf(2026, 10, 25), at(0, 59)) == Stamp{dayOf(2026, 10, 24)} + hours{23} + minutes{59});
  CHECK(londonToUtc(dayOf(2026, 10, 25), at(2)) == Stamp{dayOf(2026, 10, 25)} + hours{2});
  CHECK(londonToUtc(dayOf(2026, 10, 25), at(1, 30)) == Stamp{dayOf(2026, 10, 25)} + minutes{30});
  CHECK(londonToUtc(dayOf(2026, 3, 29), at(0, 30)) == Stamp{dayOf(2026, 3, 29)} + minutes{30});
  CHECK(londonToUtc(dayOf(2026, 3, 29), at(2)) == Stamp{dayOf(2026, 3, 29)} + hours{1});
  CHECK(londonToUtc(dayOf(2026, 3, 28), at(12)) == Stamp{dayOf(2026, 3, 28)} + hours{12});
}

TEST_CASE("a task with an hour ends at it, one without takes the day") {
  auto timed = event();
  timed.ends = at(17);
  const auto text = written(timed);
  CHECK(text.find("DTSTART:20250910T153000Z\r\n") != std::string::npos);
  CHECK(text.find("DTEND:20250910T160000Z\r\n") != std::string::npos);
  const auto whole = written(event());
  CHECK(whole.find("DTSTART;VALUE=DATE:20250910\r\n") != std::string::npos);
  CHECK(whole.find("DTEND;VALUE=DATE:20250911\r\n") != std::string::npos);
}

TEST_CASE("a later file has a higher sequence, and the moment it was written") {
  const auto text = written(event(), Stamp{dayOf(2020, 1, 2)} + minutes{5});
  CHECK(text.find("SEQUENCE:1445\r\n") != std::string::npos);
  CHECK(text.find("DTSTAMP:20200102T000500Z\r\n") != std::string::npos);
  CHECK(text.find("LAST-MODIFIED:20200102T000500Z\r\n") != std::string::npos);
  CHECK(written(event(), Stamp{dayOf(2020, 1, 2)} + minutes{6}).find("SEQUENCE:1446\r\n") != std::string::npos);
}

TEST_CASE("commas, semicolons, backslashes and line ends are escaped") {
  auto odd = event();
  odd.title = "Lists; checked, sent\\kept";
  odd.description = "One\nTwo\x01\x7f\tthree\r\nEND:VEVENT";
  odd.categories = {"Week 1"};
  const auto text = unfolded(written(odd));
  CHECK(text.find("SUMMARY:Lists\\; checked\\, sent\\\\kept\r\n") != std::string::npos);
  CHECK(text.find("DESCRIPTION:One\\nTwo three\\nEND:VEVENT\r\n") != std::string::npos);
  CHECK(text.find("CATEGORIES:Week 1\r\n") != std::string::npos);
}

TEST_CASE("long lines are folded at 75 octets and never inside a letter") {
  auto wide = event();
  for (int i = 0; i < 60; ++i) wide.description += "Łódź – £5 ☐ 𝛑 ";
  const auto text = written(wide);
  std::size_t from = 0;
  for (auto end = text.find("\r\n"); end != std::string::npos; from = end + 2, end = text.find("\r\n", from)) {
    CHECK(end - from <= 75);
    const auto first = static_cast<unsigned char>(text[from] == ' ' ? text[from + 1] : text[from]);
    CHECK((first & 0xc0) != 0x80);
  }
  CHECK(unfolded(text).find(wide.description) != std::string::npos);
}

TEST_CASE("what is not needed is cancelled, what depends on the outcome is tentative, nobody is busy") {
  auto out = event();
  CHECK(written(out).find("STATUS:CONFIRMED\r\n") != std::string::npos);
  out.status = EventStatus::Cancelled;
  CHECK(written(out).find("STATUS:CANCELLED\r\n") != std::string::npos);
  out.status = EventStatus::Tentative;
  CHECK(written(out).find("STATUS:TENTATIVE\r\n") != std::string::npos);
  CHECK(written(out).find("TRANSP:TRANSPARENT\r\n") != std::string::npos);
}
