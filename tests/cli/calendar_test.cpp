// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli calendar FILE: what a calendar file of somebody else's says, and what is doubtful in it.
#include "cli/demonstration.h"
#include "cli/temporary_file.h"

using namespace waymark::cli;

namespace {

std::string meetings(const std::string& zone) {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Another//EN\r\n" + zone +
         "BEGIN:VEVENT\r\nUID:1@example.org\r\nSUMMARY:Meet the LANO\r\nDTSTART;TZID=Home:20261118T100000\r\n"
         "DTEND;TZID=Home:20261118T113000\r\nLOCATION:Room 2\\, Town Hall\r\nEND:VEVENT\r\n"
         "BEGIN:VEVENT\r\nUID:2@example.org\r\nSUMMARY:On site\r\nDTSTART;VALUE=DATE:20261123\r\n"
         "STATUS:CANCELLED\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
}

/// An hour ahead of England's in November.
const std::string kHome =
    "BEGIN:VTIMEZONE\r\nTZID:Home\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0100\r\n"
    "TZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";

}  // namespace

TEST_CASE("a calendar file is shown in England's time, with its places and what is cancelled") {
  const TemporaryFile file("meetings.ics", meetings(kHome));
  const auto text = ran({"calendar", file.path()});
  CHECK(text.exit == 0);
  CHECK(text.out ==
        "Wed 18 Nov 2026, 09:00 to 10:30: Meet the LANO\n"
        "  at Room 2, Town Hall\n"
        "Mon 23 Nov 2026: On site (cancelled)\n"
        "2 events, 0 remarks\n");
  const auto shown = ran({"calendar", file.path(), "--format", "json"});
  REQUIRE(shown.exit == 0);
  CHECK(Json::parse(shown.out) == Json::parse(R"({"events": [
    {"uid": "1@example.org", "title": "Meet the LANO", "day": "2026-11-18", "start": "09:00", "minutes": 90,
     "place": "Room 2, Town Hall", "people": [], "status": "confirmed"},
    {"uid": "2@example.org", "title": "On site", "day": "2026-11-23", "start": null, "minutes": null, "place": "",
     "people": [], "status": "cancelled"}], "remarks": []})"));
  CHECK(ran({"calendar", file.path(), "--fail-on-remarks"}).exit == 0);
}

TEST_CASE("a calendar file with a broken time zone keeps its events, says so, and can stop a script") {
  const TemporaryFile file("broken.ics", meetings("BEGIN:VTIMEZONE\r\nTZID:Home\r\nEND:VTIMEZONE\r\n"));
  const auto text = ran({"calendar", file.path()});
  CHECK(text.exit == 0);
  CHECK(text.out.find("Wed 18 Nov 2026, 10:00 to 11:30: Meet the LANO") != std::string::npos);
  CHECK(text.out.find("Remark: ") != std::string::npos);
  CHECK(text.out.find("“Home”") != std::string::npos);
  CHECK(text.out.find("2 events, 1 remark\n") != std::string::npos);
  const auto strict = ran({"calendar", file.path(), "--fail-on-remarks", "--format", "json"});
  CHECK(strict.exit == 1);
  const auto shown = Json::parse(strict.out);
  CHECK(shown["events"].size() == 2);
  CHECK(shown["remarks"].size() == 1);
}

TEST_CASE("what is no calendar, or isn't there, is refused with its name") {
  const TemporaryFile file("list.csv", "name,day\nA,B\n");
  const auto other = ran({"calendar", file.path()});
  CHECK(other.exit == 3);
  CHECK(other.out.empty());
  CHECK(other.err.find("list.csv") != std::string::npos);
  const auto missing = ran({"calendar", file.path() + ".ics"});
  CHECK(missing.exit == 3);
  CHECK(missing.err.find("isn't there") != std::string::npos);
  CHECK(ran({"calendar"}).exit == 2);
}
