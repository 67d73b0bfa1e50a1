// SPDX-License-Identifier: GPL-3.0-or-later
#include "schedule/clock_rules.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/resources.h"
#include "framework/row_reader.h"

namespace waymark::schedule {

using base::Json;
using base::JsonReader;

namespace {

constexpr int kLongestLimit = 1200;
constexpr int kDaysInWeek = 7;

template <class Row>
const Row* clockRowOf(const std::vector<Row>& rows, std::string_view id) {
  const auto at = std::ranges::find(rows, id, &Row::id);
  return at == rows.end() ? nullptr : &*at;
}

template <class Row>
void clockRow(JsonReader& in, const Json& json, const std::vector<Row>& rows, Row& out) {
  in.field(json, "id", out.id);
  in.field(json, "title", out.title);
  framework::readProvenance(in, json, out.provenance);
  framework::expectOwnId(in, rows, out.id);
}

void readLimit(JsonReader& in, const Json& json, ClockLimit& out) {
  in.field(json, "unit", out.unit);
  if (!in.ok()) return;
  if (out.unit != ClockUnit::FixedDate) {
    in.field(json, "amount", out.amount);
    if (in.ok() && (out.amount < 1 || out.amount > kLongestLimit)) in.problem("amount must be 1 to 1200");
    return;
  }
  int month = 0;
  int day = 0;
  in.field(json, "month", month);
  in.field(json, "day", day);
  // A leap year's 29 February would be missing in the others.
  const std::chrono::year_month_day date{std::chrono::year{2023}, std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (in.ok() && (month < 1 || day < 1 || !date.ok())) in.problem("there is no such day in every year");
  out.month = static_cast<unsigned>(month);
  out.day = static_cast<unsigned>(day);
}

/// One event or a list of them, all of one strand.
void readEvents(JsonReader& in, const Json& json, StrandKind strand, std::vector<ClockEvent>& out) {
  in.read(json, out);
  if (!in.ok()) return;
  if (out.empty()) return in.problem("at least one event is needed");
  for (const auto event : out)
    if (strandOf(event) != strand)
      return in.problem("“" + std::string(base::codeText(event)) + "” is not of the strand that starts this clock");
}

void readClock(JsonReader& in, const Json& json, ClockRules& out) {
  auto& rule = out.rules.emplace_back();
  clockRow(in, json, out.rules, rule);
  in.field(json, "short_title", rule.shortTitle);
  in.optionalField(json, "kind", rule.kind);
  in.optionalField(json, "applies", rule.applies);
  auto strand = StrandKind::Request;
  in.member(json, "starts", [&](const Json& events) {
    in.each(events, [&](const Json& event) {
      ClockEvent first{};
      in.read(event, first);
      if (in.ok() && rule.starts.empty()) strand = strandOf(first);
      rule.starts.push_back(first);
    });
    rule.starts.clear();
    if (in.ok()) readEvents(in, events, strand, rule.starts);
  });
  in.member(json, "stops", [&](const Json& events) { readEvents(in, events, strand, rule.stops); });
  in.member(json, "limit", [&](const Json& limit) { readLimit(in, limit, rule.limit); });
  in.optionalMember(json, "or_from", [&](const Json& second) {
    ClockEvent event{};
    in.field(second, "starts", event);
    in.member(second, "limit", [&](const Json& limit) { readLimit(in, limit, rule.orLimit); });
    rule.orFrom = event;
    if (in.ok() && strandOf(event) != strand) in.problem("it starts from another strand");
  });
  in.optionalField(json, "soon_days", rule.soonDays);
  if (in.ok() && (rule.soonDays < 0 || rule.soonDays > kLongestLimit)) in.problem("soon_days must be 0 to 1200");
  in.optionalMember(json, "exceptions", [&](const Json& ids) {
    in.each(ids, [&](const Json& value) {
      std::string id;
      in.read(value, id);
      if (in.ok() && out.exception(id) == nullptr) in.problem("there is no exception “" + id + "”");
      rule.exceptions.push_back(std::move(id));
    });
  });
  in.field(json, "regulation", rule.regulation);
  in.optionalField(json, "note", rule.note);
}

void readClockFile(JsonReader& in, const Json& file, ClockRules& out) {
  int format = 0;
  in.field(file, "format", format);
  if (in.ok() && format != 1)
    in.problem("format " + std::to_string(format) + " is not known; this Waymark reads format 1");
  in.field(file, "id", out.id);
  in.field(file, "version", out.version);
  in.field(file, "title", out.title);
  in.field(file, "about", out.about);
  in.field(file, "effective_from", out.effectiveFrom);
  in.optionalField(file, "effective_to", out.effectiveTo);
  framework::readProvenance(in, file, out.provenance);
  in.member(file, "events", [&](const Json& events) {
    in.each(events, [&](const Json& json) {
      auto& words = out.events.emplace_back();
      in.field(json, "id", words.event);
      in.field(json, "title", words.title);
    });
    for (std::size_t i = 0; i < base::codeCount<ClockEvent>(); ++i)
      if (in.ok() && out.words(static_cast<ClockEvent>(i)).empty())
        in.problem("the words for “" + std::string(base::CodeSet<ClockEvent>::kCodes[i]) + "” are missing");
  });
  in.member(file, "exceptions", [&](const Json& rows) {
    in.each(rows, [&](const Json& json) { clockRow(in, json, out.exceptions, out.exceptions.emplace_back()); });
  });
  in.member(file, "clocks", [&](const Json& rows) {
    in.each(rows, [&](const Json& json) { readClock(in, json, out); });
    if (in.ok() && out.rules.empty()) in.problem("at least one clock is needed");
  });
}

}  // namespace

StrandKind strandOf(ClockEvent event) {
  if (event <= ClockEvent::PlanIssued) return StrandKind::Request;
  if (event <= ClockEvent::AdviceReceived) return StrandKind::Advice;
  if (event <= ClockEvent::AmendedPlanIssued) return StrandKind::Review;
  return event <= ClockEvent::TransferPlanIssued ? StrandKind::Transfer : StrandKind::Letter;
}

base::Day endOf(const ClockLimit& limit, base::Day start) {
  switch (limit.unit) {
    case ClockUnit::Weeks:
      return start + std::chrono::days(limit.amount * kDaysInWeek);
    case ClockUnit::CalendarDays:
      return start + std::chrono::days(limit.amount);
    case ClockUnit::Months:
      return base::addMonths(start, limit.amount);
    case ClockUnit::MonthsBefore:
      return base::addMonths(start, -limit.amount);
    case ClockUnit::FixedDate:
      break;
  }
  return base::dayOf(base::yearOf(start), limit.month, limit.day);
}

std::string limitText(const ClockLimit& limit) {
  const auto counted = [&](const char* unit) {
    return fmt::format("{} {}{}", limit.amount, unit, limit.amount == 1 ? "" : "s");
  };
  switch (limit.unit) {
    case ClockUnit::Weeks:
      return counted("week");
    case ClockUnit::CalendarDays:
      return counted("day");
    case ClockUnit::Months:
      return counted("month");
    case ClockUnit::MonthsBefore:
      return counted("month") + " before";
    case ClockUnit::FixedDate:
      break;
  }
  // "Wed 15 Feb" without its weekday: the day is one of every year.
  return base::shortText(base::dayOf(2023, limit.month, limit.day)).substr(4);
}

const ClockRule* ClockRules::rule(std::string_view ruleId) const {
  return clockRowOf(rules, ruleId);
}

std::optional<std::size_t> ClockRules::place(std::string_view ruleId) const {
  const auto* found = rule(ruleId);
  if (found == nullptr) return std::nullopt;
  return static_cast<std::size_t>(found - rules.data());
}

const ClockException* ClockRules::exception(std::string_view exceptionId) const {
  return clockRowOf(exceptions, exceptionId);
}

std::string_view ClockRules::words(ClockEvent event) const {
  const auto at = std::ranges::find(events, event, &ClockEventWords::event);
  return at == events.end() ? std::string_view() : std::string_view(at->title);
}

base::Result<ClockRules> parseClockRules(std::string_view json, std::string_view file) {
  const auto value = base::parseJson(json, file);
  if (!value) return tl::make_unexpected(value.error());
  JsonReader in{std::string(file)};
  ClockRules out;
  readClockFile(in, *value, out);
  if (!in.ok()) return tl::make_unexpected(*in.error());
  return out;
}

base::Result<ClockRules> builtInClockRules(std::string_view id) {
  const auto name = "clocks/" + std::string(id) + ".json";
  if (const auto bytes = base::embeddedFile(name)) return parseClockRules(*bytes, name);
  return base::fail(base::Code::NotFound, {{"what", "set of clocks"}, {"id", std::string(id)}});
}

}  // namespace waymark::schedule
