// SPDX-License-Identifier: GPL-3.0-or-later
// Events as a calendar file (RFC 5545), for Outlook and phones. Written only, never read; used by app/plan_calendar.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/error.h"

namespace waymark::exchange {

enum class EventStatus { Confirmed, Tentative, Cancelled };

/// One day, or the time up to an hour of it. Nobody is shown as busy by it.
struct CalendarEvent {
  std::string uid;  // the same in every export of the same thing
  std::string title;
  std::string description;
  std::vector<std::string> categories;
  base::Day day;
  std::optional<base::TimeOfDay> ends;  // nothing: the whole day
  int minutes = 30;                     // how long it lasts, where it ends at an hour
  EventStatus status = EventStatus::Confirmed;
};

/// Local time in England as UTC: British Summer Time from 01:00 UTC on the last Sunday of March to that of October.
/// Of an hour that is there twice in October the first is meant.
base::Stamp londonToUtc(base::Day day, base::TimeOfDay time);

/// The whole file, lines folded and ended as RFC 5545 has it. `written` becomes each event's DTSTAMP, LAST-MODIFIED and
/// SEQUENCE (docs/decisions), so that of two files the newer one wins.
base::Result<std::string> calendarText(const std::vector<CalendarEvent>& events, const std::string& name,
                                       base::Stamp written);

}  // namespace waymark::exchange
