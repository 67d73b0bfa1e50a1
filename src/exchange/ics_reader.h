// SPDX-License-Identifier: GPL-3.0-or-later
// Calendar files of others (an inspector's invitation, an Outlook export) as events, with a remark on everything that
// could not be taken as it stands. Used by waymark-cli calendar.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "exchange/ics.h"

namespace waymark::exchange {

struct ReadCalendar {
  /// Hours as in England; `starts` is set wherever an event has an hour.
  std::vector<CalendarEvent> events;
  std::vector<std::string> remarks;  // sentences
};

/// Every event of the file that has a day. A time zone that the file doesn't describe, or describes wrongly, is taken
/// for England's with a remark: no event is lost. BadText, FileUnreadable where it is no calendar.
base::Result<ReadCalendar> readCalendar(std::string_view text, const std::string& file);

}  // namespace waymark::exchange
