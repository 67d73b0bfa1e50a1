// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/ics.h"

#include <libical/ical.h>

#include <algorithm>
#include <memory>

namespace waymark::exchange {

namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr const char* kLondon = "Europe/London";
// The rule since 1996, in the file itself: so it needs no time zone data, here or where it is read.
constexpr const char* kLondonZone =
    "BEGIN:VTIMEZONE\r\nTZID:Europe/London\r\n"
    "BEGIN:DAYLIGHT\r\nTZNAME:BST\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\nDTSTART:19960331T010000\r\n"
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n"
    "BEGIN:STANDARD\r\nTZNAME:GMT\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0000\r\nDTSTART:19961027T020000\r\n"
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";

struct FreeComponent {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, FreeComponent>;

/// 01:00 UTC on the last Sunday of a month, when the clocks change.
base::Stamp clockChange(std::chrono::year year, std::chrono::month month) {
  return base::Stamp{base::Day{year / month / std::chrono::Sunday[std::chrono::last]}} + hours{1};
}

icaltimetype utcTime(base::Stamp stamp) {
  const auto day = std::chrono::floor<std::chrono::days>(stamp);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss clock{stamp - day};
  icaltimetype out = icaltime_null_time();
  out.year = static_cast<int>(date.year());
  out.month = static_cast<int>(static_cast<unsigned>(date.month()));
  out.day = static_cast<int>(static_cast<unsigned>(date.day()));
  out.hour = static_cast<int>(clock.hours().count());
  out.minute = static_cast<int>(clock.minutes().count());
  out.second = static_cast<int>(clock.seconds().count());
  out.zone = icaltimezone_get_utc_timezone();
  return out;
}

/// Without a zone of libical's own: their names carry a prefix that Outlook doesn't know. The TZID stands beside it.
icaltimetype localTime(base::Day day, int minute) {
  icaltimetype out = utcTime(base::Stamp{day} + minutes{minute});
  out.zone = nullptr;
  return out;
}

icalproperty* inLondon(icalproperty* property) {
  icalproperty_add_parameter(property, icalparameter_new_tzid(kLondon));
  return property;
}

icaltimetype wholeDay(base::Day day) {
  icaltimetype out = utcTime(base::Stamp{day});
  out.is_date = 1;
  out.zone = nullptr;
  return out;
}

/// Text as RFC 5545 lets it stand: no control characters but the line end.
std::string clean(const std::string& text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte == '\n' || (byte >= 0x20 && byte != 0x7f))
      out += c;
    else if (byte == '\t')
      out += ' ';
  }
  return out;
}

/// Minutes since the start of 2020: rises with every export, and fits SEQUENCE's 32 bits for thousands of years.
int sequenceOf(base::Stamp written) {
  return static_cast<int>(std::chrono::floor<minutes>(written - base::Stamp{base::dayOf(2020, 1, 1)}).count());
}

void add(icalcomponent* to, icalproperty* property) {
  icalcomponent_add_property(to, property);
}

/// By name only: "invalid:nomail" is what calendars write for somebody without an address. A name may hold no quotation
/// mark and no line end (RFC 5545, 3.1).
icalproperty* attendee(const std::string& name) {
  std::string plain = clean(name);
  for (char& c : plain)
    if (c == '"' || c == '\n') c = c == '"' ? '\'' : ' ';
  icalproperty* property = icalproperty_new_attendee("invalid:nomail");
  icalproperty_add_parameter(property, icalparameter_new_cn(plain.c_str()));
  return property;
}

icalcomponent* alarmBefore(const CalendarEvent& event) {
  icalcomponent* alarm = icalcomponent_new_valarm();
  icaltriggertype trigger{};
  trigger.time = icaltime_null_time();
  trigger.duration = icaldurationtype_from_int(-60 * *event.alarm);
  add(alarm, icalproperty_new_action(ICAL_ACTION_DISPLAY));
  add(alarm, icalproperty_new_trigger(trigger));
  add(alarm, icalproperty_new_description(clean(event.title).c_str()));
  return alarm;
}

void addEvent(icalcomponent* calendar, const CalendarEvent& event, base::Stamp written) {
  icalcomponent* out = icalcomponent_new_vevent();
  icalcomponent_add_component(calendar, out);
  add(out, icalproperty_new_uid(clean(event.uid).c_str()));
  add(out, icalproperty_new_dtstamp(utcTime(written)));
  add(out, icalproperty_new_lastmodified(utcTime(written)));
  add(out, icalproperty_new_sequence(event.sequence.value_or(sequenceOf(written))));
  if (event.starts || event.ends) {
    const int start = event.starts ? event.starts->minutes : event.ends->minutes - event.minutes;
    add(out, inLondon(icalproperty_new_dtstart(localTime(event.day, start))));
    add(out, inLondon(icalproperty_new_dtend(localTime(event.day, start + event.minutes))));
  } else {
    add(out, icalproperty_new_dtstart(wholeDay(event.day)));
    add(out, icalproperty_new_dtend(wholeDay(event.day + std::chrono::days{1})));
  }
  add(out, icalproperty_new_summary(clean(event.title).c_str()));
  if (!event.description.empty()) add(out, icalproperty_new_description(clean(event.description).c_str()));
  if (!event.location.empty()) add(out, icalproperty_new_location(clean(event.location).c_str()));
  for (const auto& name : event.attendees) add(out, attendee(name));
  // One line each: libical takes a comma inside one name for the end of it.
  for (const auto& category : event.categories) add(out, icalproperty_new_categories(clean(category).c_str()));
  switch (event.status) {
    case EventStatus::Confirmed:
      add(out, icalproperty_new_status(ICAL_STATUS_CONFIRMED));
      break;
    case EventStatus::Tentative:
      add(out, icalproperty_new_status(ICAL_STATUS_TENTATIVE));
      break;
    case EventStatus::Cancelled:
      add(out, icalproperty_new_status(ICAL_STATUS_CANCELLED));
      break;
  }
  add(out, icalproperty_new_transp(event.busy ? ICAL_TRANSP_OPAQUE : ICAL_TRANSP_TRANSPARENT));
  if (event.alarm && event.status != EventStatus::Cancelled) icalcomponent_add_component(out, alarmBefore(event));
}

}  // namespace

base::Stamp londonToUtc(base::Day day, base::TimeOfDay time) {
  const base::Stamp asUtc = base::Stamp{day} + minutes{time.minutes};
  const auto year = std::chrono::year_month_day{day}.year();
  const base::Stamp summer = asUtc - hours{1};
  const bool isSummer =
      clockChange(year, std::chrono::March) <= summer && summer < clockChange(year, std::chrono::October);
  return isSummer ? summer : asUtc;
}

base::Now londonFrom(base::Stamp utc) {
  const auto year = std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(utc)}.year();
  const bool isSummer = clockChange(year, std::chrono::March) <= utc && utc < clockChange(year, std::chrono::October);
  const base::Stamp local = utc + hours{isSummer ? 1 : 0};
  const auto day = std::chrono::floor<std::chrono::days>(local);
  return {utc, day, {static_cast<int>(std::chrono::floor<minutes>(local - day).count())}};
}

base::Result<std::string> calendarText(const std::vector<CalendarEvent>& events, const std::string& name,
                                       base::Stamp written) {
  const Component calendar(icalcomponent_new_vcalendar());
  add(calendar.get(), icalproperty_new_version("2.0"));
  add(calendar.get(), icalproperty_new_prodid("-//Waymark//Inspection plan//EN"));
  // RFC 5546 lets a published calendar name nobody (3.2.1).
  if (std::ranges::all_of(events, [](const auto& event) { return event.attendees.empty(); }))
    add(calendar.get(), icalproperty_new_method(ICAL_METHOD_PUBLISH));
  icalproperty* title = icalproperty_new_x(clean(name).c_str());
  icalproperty_set_x_name(title, "X-WR-CALNAME");
  add(calendar.get(), title);
  if (std::ranges::any_of(events, [](const auto& event) { return event.starts || event.ends; }))
    icalcomponent_add_component(calendar.get(), icalparser_parse_string(kLondonZone));
  for (const auto& event : events) addEvent(calendar.get(), event, written);
  const std::unique_ptr<char, decltype(&free)> text(icalcomponent_as_ical_string_r(calendar.get()), &free);
  if (text == nullptr)
    return base::fail(base::Code::FileUnreadable, {{"file", "The calendar"}, {"problem", "not enough memory"}});
  return std::string(text.get());
}

}  // namespace waymark::exchange
