// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli calendar: what a calendar file of somebody else's says, in England's time, with what is doubtful in it.
#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/file.h"
#include "cli/command.h"
#include "exchange/ics_reader.h"

namespace waymark::cli {
namespace {

using Json = nlohmann::ordered_json;
using Kind = Option::Kind;

constexpr std::size_t kLargestCalendar = 16 * 1024 * 1024;
constexpr std::array<std::string_view, 3> kStatusCodes{"confirmed", "tentative", "cancelled"};

base::TimeOfDay endOf(const exchange::CalendarEvent& event) {
  constexpr int kDay = 24 * 60;
  return {(event.starts->minutes + event.minutes) % kDay};
}

Json asJson(const exchange::ReadCalendar& calendar) {
  auto events = Json::array();
  for (const auto& event : calendar.events)
    events.push_back(Json{{"uid", event.uid},
                          {"title", event.title},
                          {"day", base::isoText(event.day)},
                          {"start", event.starts ? Json(base::timeText(*event.starts)) : Json()},
                          {"minutes", event.starts ? Json(event.minutes) : Json()},
                          {"place", event.location},
                          {"people", event.attendees},
                          {"status", kStatusCodes[static_cast<std::size_t>(event.status)]}});
  return {{"events", std::move(events)}, {"remarks", calendar.remarks}};
}

void asText(const exchange::ReadCalendar& calendar, std::ostream& out) {
  for (const auto& event : calendar.events) {
    out << base::longText(event.day);
    if (event.starts) out << fmt::format(", {} to {}", base::timeText(*event.starts), base::timeText(endOf(event)));
    out << ": " << (event.title.empty() ? "(no title)" : event.title);
    if (event.status == exchange::EventStatus::Cancelled) out << " (cancelled)";
    if (event.status == exchange::EventStatus::Tentative) out << " (tentative)";
    if (!event.location.empty()) out << "\n  at " << event.location;
    out << '\n';
  }
  for (const auto& remark : calendar.remarks) out << "Remark: " << remark << '\n';
  out << fmt::format("{} event{}, {} remark{}\n", calendar.events.size(), calendar.events.size() == 1 ? "" : "s",
                     calendar.remarks.size(), calendar.remarks.size() == 1 ? "" : "s");
}

base::Result<Exit> calendarFile(const Arguments& arguments, Console& console) {
  const auto file = arguments.text("file");
  const auto bytes = base::readFile(file, kLargestCalendar);
  if (!bytes) return tl::make_unexpected(bytes.error());
  const auto calendar = exchange::readCalendar(*bytes, file);
  if (!calendar) return tl::make_unexpected(calendar.error());
  if (console.format == Format::Json)
    console.out << asJson(*calendar).dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
  else
    asText(*calendar, console.out);
  return arguments.has("fail-on-remarks") && !calendar->remarks.empty() ? Exit::HasFindings : Exit::Done;
}

}  // namespace

std::vector<Command> calendarCommands() {
  return {{"calendar",
           "What a calendar file (.ics) says, in England's time, with what is doubtful in it",
           {{"file", "the .ics file", Kind::Positional, Option::Need::Required},
            {"fail-on-remarks", "exit with 1 where there is a remark", Kind::Flag}},
           calendarFile}};
}

}  // namespace waymark::cli
