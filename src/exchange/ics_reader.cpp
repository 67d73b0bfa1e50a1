// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/ics_reader.h"

#include <fmt/format.h>
#include <libical/ical.h>

#include <algorithm>
#include <array>
#include <memory>
#include <set>

#include "base/text.h"

namespace waymark::exchange {

namespace {

struct FreeParsed {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};

/// England's own names for its time: IANA's, and Windows's in files from Outlook.
bool isEngland(std::string_view zone) {
  constexpr std::array<std::string_view, 4> kEnglishNames{"Europe/London", "GMT Standard Time", "GB", "Europe/Belfast"};
  return std::ranges::find(kEnglishNames, zone) != kEnglishNames.end();
}

std::string textOf(icalcomponent* event, icalproperty_kind kind) {
  icalproperty* property = icalcomponent_get_first_property(event, kind);
  const char* value = property != nullptr ? icalproperty_get_value_as_string(property) : nullptr;
  if (value == nullptr) return {};
  // As it is written in the file; text values come back unescaped from icalvalue_get_text.
  const icalvalue* held = icalproperty_get_value(property);
  if (icalvalue_isa(held) == ICAL_TEXT_VALUE) value = icalvalue_get_text(held);
  return value == nullptr ? std::string() : std::string(value);
}

std::string parameterOf(icalproperty* property, icalparameter_kind kind) {
  icalparameter* parameter = icalproperty_get_first_parameter(property, kind);
  if (parameter == nullptr) return {};
  const char* value = kind == ICAL_TZID_PARAMETER ? icalparameter_get_tzid(parameter) : icalparameter_get_cn(parameter);
  return value == nullptr ? std::string() : std::string(value);
}

/// A VTIMEZONE that says, for at least one part of the year, from when and by how much.
bool isWhole(icalcomponent* zone) {
  bool any = false;
  for (auto* part = icalcomponent_get_first_component(zone, ICAL_ANY_COMPONENT); part != nullptr;
       part = icalcomponent_get_next_component(zone, ICAL_ANY_COMPONENT)) {
    const auto kind = icalcomponent_isa(part);
    if (kind != ICAL_XSTANDARD_COMPONENT && kind != ICAL_XDAYLIGHT_COMPONENT) continue;
    const auto* to = icalcomponent_get_first_property(part, ICAL_TZOFFSETTO_PROPERTY);
    const auto* from = icalcomponent_get_first_property(part, ICAL_DTSTART_PROPERTY);
    if (to == nullptr || from == nullptr) return false;
    any = true;
  }
  return any;
}

icalcomponent* zoneNamed(icalcomponent* calendar, const std::string& name) {
  for (auto* zone = icalcomponent_get_first_component(calendar, ICAL_VTIMEZONE_COMPONENT); zone != nullptr;
       zone = icalcomponent_get_next_component(calendar, ICAL_VTIMEZONE_COMPONENT))
    if (textOf(zone, ICAL_TZID_PROPERTY) == name) return zone;
  return nullptr;
}

/// "+0100", "-023000"; no place on earth is further than 14 hours from UTC.
bool isOffset(std::string_view text) {
  constexpr int kFurthest = 14;
  if (text.size() != 5 && text.size() != 7) return false;
  if (text.front() != '+' && text.front() != '-') return false;
  if (text.find_first_not_of("0123456789", 1) != std::string_view::npos) return false;
  const int away = (text[1] - '0') * 10 + (text[2] - '0');
  return away <= kFurthest && text[3] < '6';
}

/// The names of zones with an offset that is none: libical takes such a one for +0000 without a word.
std::set<std::string, std::less<>> brokenZones(std::string_view text) {
  std::set<std::string, std::less<>> broken;
  std::string zone;
  bool inZone = false;
  bool isBroken = false;
  while (!text.empty()) {
    const auto end = text.find('\n');
    auto line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
    if (line == "BEGIN:VTIMEZONE") {
      inZone = true;
      isBroken = false;
      zone.clear();
    } else if (line == "END:VTIMEZONE") {
      if (isBroken) broken.insert(zone);
      inZone = false;
    } else if (inZone && line.starts_with("TZID")) {
      if (const auto colon = line.find(':'); colon != std::string_view::npos) zone = line.substr(colon + 1);
    } else if (inZone && line.starts_with("TZOFFSETTO:")) {
      isBroken = isBroken || !isOffset(line.substr(line.find(':') + 1));
    }
  }
  return broken;
}

struct Moment {
  base::Day day;
  std::optional<base::TimeOfDay> time;
};

class CalendarReader {
 public:
  CalendarReader(icalcomponent* calendar, std::string_view text, ReadCalendar& out)
      : m_calendar(calendar), m_broken(brokenZones(text)), m_out(out) {}

  void take(icalcomponent* component) {
    CalendarEvent event;
    event.uid = textOf(component, ICAL_UID_PROPERTY);
    event.title = textOf(component, ICAL_SUMMARY_PROPERTY);
    event.description = textOf(component, ICAL_DESCRIPTION_PROPERTY);
    event.location = textOf(component, ICAL_LOCATION_PROPERTY);
    m_title = event.title.empty() ? "an event without a title" : "“" + event.title + "”";
    auto* startProperty = icalcomponent_get_first_property(component, ICAL_DTSTART_PROPERTY);
    const auto start = startProperty != nullptr
                           ? momentOf(startProperty, icalproperty_get_dtstart(startProperty))
                           : std::nullopt;
    if (!start) return remark("{} has no day that can be read, so it is left out.");
    event.day = start->day;
    event.starts = start->time;
    if (start->time) event.minutes = minutesOf(component, *start);
    if (icalcomponent_get_first_property(component, ICAL_RRULE_PROPERTY) != nullptr)
      remark("{} repeats. Only its first day is read.");
    for (auto* one = icalcomponent_get_first_property(component, ICAL_ATTENDEE_PROPERTY); one != nullptr;
         one = icalcomponent_get_next_property(component, ICAL_ATTENDEE_PROPERTY))
      if (auto name = parameterOf(one, ICAL_CN_PARAMETER); !name.empty()) event.attendees.push_back(std::move(name));
    if (icalcomponent_get_first_property(component, ICAL_SEQUENCE_PROPERTY) != nullptr)
      event.sequence = icalcomponent_get_sequence(component);
    const auto status = icalcomponent_get_status(component);
    event.status = status == ICAL_STATUS_CANCELLED   ? EventStatus::Cancelled
                   : status == ICAL_STATUS_TENTATIVE ? EventStatus::Tentative
                                                     : EventStatus::Confirmed;
    m_out.events.push_back(std::move(event));
  }

 private:
  void remark(const char* sentence) { say(fmt::format(fmt::runtime(sentence), m_title)); }
  void say(std::string sentence) {
    if (!sentence.empty() && sentence.starts_with("an event")) sentence.front() = 'A';
    if (std::ranges::find(m_out.remarks, sentence) == m_out.remarks.end()) m_out.remarks.push_back(std::move(sentence));
  }

  std::optional<Moment> momentOf(icalproperty* property, icaltimetype time) {
    if (icaltime_is_null_time(time) || !icaltime_is_valid_time(time)) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{time.year},
                                           std::chrono::month{static_cast<unsigned>(time.month)},
                                           std::chrono::day{static_cast<unsigned>(time.day)}};
    if (!date.ok() || time.hour > 23 || time.minute > 59) return std::nullopt;
    const base::Day day{date};
    if (time.is_date != 0) return Moment{day, std::nullopt};
    const base::TimeOfDay local{time.hour * 60 + time.minute};
    const auto inEngland = [](base::Stamp utc) {
      const auto now = londonFrom(utc);
      return Moment{now.today, now.time};
    };
    const base::Stamp asUtc = base::Stamp{day} + std::chrono::minutes{local.minutes};
    if (icaltime_is_utc(time) != 0) return inEngland(asUtc);
    const std::string zone = parameterOf(property, ICAL_TZID_PARAMETER);
    if (zone.empty() || isEngland(zone)) return Moment{day, local};
    auto* described = zoneNamed(m_calendar, zone);
    if (described == nullptr) {
      say(fmt::format("The file names the time zone “{}” and doesn’t say what it is. Hours in it, as of {}, are read as "
                      "England’s: check them.",
                      zone, m_title));
      return Moment{day, local};
    }
    if (!isWhole(described) || m_broken.contains(zone)) {
      say(fmt::format("What the file says of the time zone “{}” is broken. Hours in it, as of {}, are read as "
                      "England’s: check them.",
                      zone, m_title));
      return Moment{day, local};
    }
    icaltimezone* timezone = icaltimezone_new();
    if (icaltimezone_set_component(timezone, icalcomponent_new_clone(described)) == 0) {
      icaltimezone_free(timezone, 1);
      say(fmt::format("What the file says of the time zone “{}” is broken. Hours in it, as of {}, are read as "
                      "England’s: check them.",
                      zone, m_title));
      return Moment{day, local};
    }
    int isDaylight = 0;
    const int offset = icaltimezone_get_utc_offset(timezone, &time, &isDaylight);
    icaltimezone_free(timezone, 1);
    return inEngland(asUtc - std::chrono::seconds{offset});
  }

  int minutesOf(icalcomponent* component, const Moment& start) {
    constexpr int kUsual = 60;
    constexpr int kDay = 24 * 60;
    int length = 0;
    if (auto* property = icalcomponent_get_first_property(component, ICAL_DTEND_PROPERTY)) {
      const auto end = momentOf(property, icalproperty_get_dtend(property));
      if (end && end->time)
        length = static_cast<int>((end->day - start.day).count()) * kDay + end->time->minutes - start.time->minutes;
    } else if (auto* lasts = icalcomponent_get_first_property(component, ICAL_DURATION_PROPERTY)) {
      length = icaldurationtype_as_int(icalproperty_get_duration(lasts)) / 60;
    }
    if (length > 0) return length;
    remark("{} doesn’t say when it ends, or ends before it starts. It is read as one hour.");
    return kUsual;
  }

  icalcomponent* m_calendar;
  std::set<std::string, std::less<>> m_broken;
  ReadCalendar& m_out;
  std::string m_title;
};

}  // namespace

base::Result<ReadCalendar> readCalendar(std::string_view text, const std::string& file) {
  constexpr std::size_t kLargest = 16 * 1024 * 1024;
  if (text.size() > kLargest) return base::fail(base::Code::FileTooBig, {{"file", file}, {"limit", "16 MB"}});
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (!base::isCleanText(text)) return base::fail(base::Code::BadText, {{"where", file}});
  icalerror_set_errors_are_fatal(0);
  const std::unique_ptr<icalcomponent, FreeParsed> root(icalparser_parse_string(std::string(text).c_str()));
  if (root == nullptr || icalcomponent_isa(root.get()) != ICAL_VCALENDAR_COMPONENT)
    return base::fail(base::Code::FileUnreadable, {{"file", file}, {"problem", "it is not a calendar file"}});
  ReadCalendar out;
  CalendarReader reader(root.get(), text, out);
  // Gathered first: looking for a time zone moves the component's own place.
  std::vector<icalcomponent*> found;
  for (auto* event = icalcomponent_get_first_component(root.get(), ICAL_VEVENT_COMPONENT); event != nullptr;
       event = icalcomponent_get_next_component(root.get(), ICAL_VEVENT_COMPONENT))
    found.push_back(event);
  for (auto* event : found) reader.take(event);
  return out;
}

}  // namespace waymark::exchange
