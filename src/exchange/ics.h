// SPDX-License-Identifier: GPL-3.0-or-later
// Events as a calendar file (RFC 5545), for Outlook and phones. Used by app/plan_calendar.h and the fieldwork
// timetable; read back by ics_reader.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/error.h"

namespace waymark::exchange {

enum class EventStatus { Confirmed, Tentative, Cancelled };

/// One day, or a time of it. Names in it are people's who work for the partnership; of children only case codes.
struct CalendarEvent {
  std::string uid;  // the same in every export of the same thing
  std::string title;
  std::string description;
  std::string location;
  std::vector<std::string> attendees;  // names; never an address
  std::vector<std::string> categories;
  base::Day day;                          // it starts at an hour of it, or ends at one
  std::optional<base::TimeOfDay> starts;  // neither hour: the whole day
  std::optional<base::TimeOfDay> ends;    // looked at only where it has no start
  int minutes = 30;                       // how long it lasts, where it has an hour
  std::optional<int> alarm;               // minutes before it starts
  std::optional<int> sequence;            // rises when it changes (a record's revision); none: the moment of writing
  bool busy = false;                      // whether whoever is there is shown as busy
  EventStatus status = EventStatus::Confirmed;
};

/// Local time in England as UTC: British Summer Time from 01:00 UTC on the last Sunday of March to that of October.
/// Of an hour that is there twice in October the first is meant.
base::Stamp londonToUtc(base::Day day, base::TimeOfDay time);
/// The local day and hour in England of a moment.
base::Now londonFrom(base::Stamp utc);

/// The whole file, lines folded and ended as RFC 5545 has it. Hours are local ones of Europe/London, which the file
/// describes. `written` becomes each event's DTSTAMP and LAST-MODIFIED, and SEQUENCE where the event has none
/// (docs/decisions), so that of two files the newer one wins.
base::Result<std::string> calendarText(const std::vector<CalendarEvent>& events, const std::string& name,
                                       base::Stamp written);

}  // namespace waymark::exchange
