// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "exchange/ics.h"
#include "exchange/ics_reader.h"

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
  CHECK(text.find("DTSTART;TZID=Europe/London:20250910T163000\r\n") != std::string::npos);
  CHECK(text.find("DTEND;TZID=Europe/London:20250910T170000\r\n") != std::string::npos);
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

TEST_CASE("a session starts at its hour, with its place, its people by name and an alarm before it") {
  auto session = event();
  session.starts = at(23, 30);
  session.minutes = 60;
  session.location = "County Hall, room 3; ground floor";
  session.attendees = {"Jo \"JB\" Bell", "Sam, Lead"};
  session.alarm = 15;
  session.sequence = 7;
  session.busy = true;
  const auto text = unfolded(written(session));
  CHECK(text.find("DTSTART;TZID=Europe/London:20250910T233000\r\n") != std::string::npos);
  CHECK(text.find("DTEND;TZID=Europe/London:20250911T003000\r\n") != std::string::npos);
  CHECK(text.find("LOCATION:County Hall\\, room 3\\; ground floor\r\n") != std::string::npos);
  CHECK(text.find("ATTENDEE;CN=Jo 'JB' Bell:invalid:nomail\r\n") != std::string::npos);
  CHECK(text.find("ATTENDEE;CN=\"Sam, Lead\":invalid:nomail\r\n") != std::string::npos);
  CHECK(text.find("TRIGGER:-PT15M\r\n") != std::string::npos);
  CHECK(text.find("SEQUENCE:7\r\n") != std::string::npos);
  CHECK(text.find("TRANSP:OPAQUE\r\n") != std::string::npos);
  // RFC 5546: what is published names nobody.
  CHECK(text.find("METHOD:PUBLISH") == std::string::npos);
  CHECK(unfolded(written(event())).find("METHOD:PUBLISH\r\n") != std::string::npos);
  session.status = EventStatus::Cancelled;
  CHECK(written(session).find("VALARM") == std::string::npos);
}

TEST_CASE("the file describes its time zone once, under the plain name, where an hour needs it") {
  auto timed = event();
  timed.ends = at(17);
  const auto text = *calendarText({timed, timed}, "Testshire", {});
  CHECK(text.find("freeassociation") == std::string::npos);
  const auto first = text.find("BEGIN:VTIMEZONE\r\nTZID:Europe/London\r\n");
  CHECK(first != std::string::npos);
  CHECK(text.find("BEGIN:VTIMEZONE", first + 1) == std::string::npos);
  CHECK(written(event()).find("VTIMEZONE") == std::string::npos);
}

TEST_CASE("a moment in England comes back from UTC, on both sides of both clock changes") {
  for (const auto day : {dayOf(2026, 3, 28), dayOf(2026, 3, 29), dayOf(2026, 10, 24), dayOf(2026, 10, 26)})
    for (const auto time : {at(0, 30), at(2), at(12), at(23, 59)}) {
      const auto back = londonFrom(londonToUtc(day, time));
      CHECK(back.today == day);
      CHECK(back.time == time);
    }
  CHECK(londonFrom(Stamp{dayOf(2026, 10, 25)} + minutes{90}).time == at(1, 30));
}

TEST_CASE("what is written is read back the same") {
  auto session = event();
  session.starts = at(9, 30);
  session.minutes = 90;
  session.title = "Tracking meeting, C-0421; part 1";
  session.description = "One\nTwo";
  session.location = "Room 3";
  session.attendees = {"Sam, Lead"};
  session.sequence = 4;
  session.status = EventStatus::Tentative;
  const auto read = readCalendar(*calendarText({session, event()}, "Testshire", {}), "plan.ics");
  REQUIRE(read);
  CHECK(read->remarks.empty());
  REQUIRE(read->events.size() == 2);
  const auto& back = read->events.front();
  CHECK(back.uid == session.uid);
  CHECK(back.title == session.title);
  CHECK(back.description == session.description);
  CHECK(back.location == session.location);
  CHECK(back.attendees == session.attendees);
  CHECK(back.day == session.day);
  CHECK(back.starts == session.starts);
  CHECK(back.minutes == 90);
  CHECK(back.sequence == 4);
  CHECK(back.status == EventStatus::Tentative);
  CHECK(!read->events.back().starts);
}

namespace {

std::string invitation(const std::string& zone, const std::string& start) {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Another//EN\r\n" + zone +
         "BEGIN:VEVENT\r\nUID:1@example.org\r\nSUMMARY:Meet the LANO\r\n" + start +
         "END:VEVENT\r\nEND:VCALENDAR\r\n";
}

const std::string kParis =
    "BEGIN:VTIMEZONE\r\nTZID:Home\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0100\r\n"
    "TZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";
const std::string kAtTen = "DTSTART;TZID=Home:20261118T100000\r\nDTEND;TZID=Home:20261118T110000\r\n";

}  // namespace

TEST_CASE("an hour of another time zone becomes England's, by the file's own description") {
  const auto read = readCalendar(invitation(kParis, kAtTen), "a.ics");
  REQUIRE(read);
  REQUIRE(read->events.size() == 1);
  CHECK(read->events.front().starts == at(9));
  CHECK(read->events.front().minutes == 60);
  CHECK(read->remarks.empty());
  const auto utc = readCalendar(invitation("", "DTSTART:20260701T100000Z\r\nDURATION:PT45M\r\n"), "a.ics");
  CHECK(utc->events.front().starts == at(11));
  CHECK(utc->events.front().minutes == 45);
}

TEST_CASE("a broken or missing time zone gets a sentence and loses no event") {
  const std::string broken = "BEGIN:VTIMEZONE\r\nTZID:Home\r\nEND:VTIMEZONE\r\n";
  const std::string halfBroken =
      "BEGIN:VTIMEZONE\r\nTZID:Home\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETTO:soon\r\n"
      "END:STANDARD\r\nEND:VTIMEZONE\r\n";
  for (const auto& zone : {std::string(), broken, halfBroken}) {
    const auto read = readCalendar(invitation(zone, kAtTen), "a.ics");
    REQUIRE(read);
    REQUIRE(read->events.size() == 1);
    CHECK(read->events.front().starts == at(10));
    REQUIRE(read->remarks.size() == 1);
    CHECK(read->remarks.front().find("“Home”") != std::string::npos);
    CHECK(read->remarks.front().find("“Meet the LANO”") != std::string::npos);
    CHECK(read->remarks.front().find("England’s") != std::string::npos);
  }
  // Outlook's name for England's own time needs no description.
  CHECK(readCalendar(invitation("", "DTSTART;TZID=GMT Standard Time:20261118T100000\r\nDURATION:PT1H\r\n"), "a.ics")
            ->remarks.empty());
}

TEST_CASE("what is no calendar is refused, and an event without a day is named") {
  CHECK(readCalendar("name,day\nA,B\n", "a.ics").error().code == base::Code::FileUnreadable);
  CHECK(readCalendar("", "a.ics").error().code == base::Code::FileUnreadable);
  const auto read = readCalendar(invitation("", ""), "a.ics");
  REQUIRE(read);
  CHECK(read->events.empty());
  CHECK(read->remarks == std::vector<std::string>{"“Meet the LANO” has no day that can be read, so it is left out."});
  const auto backwards =
      readCalendar(invitation("", "DTSTART:20261118T100000Z\r\nDTEND:20261118T090000Z\r\nRRULE:FREQ=DAILY\r\n"), "a.ics");
  CHECK(backwards->events.front().minutes == 60);
  CHECK(backwards->remarks.size() == 2);
}
