// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli told: what inspectors told us, row by row beside the framework's days; and writing one row down.
#include "app/told.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "app/inspector_surveys.h"
#include "cli/json_values.h"
#include "cli/workspace_state.h"

namespace waymark::cli {
namespace {

using base::Result;
using domain::ToldSubject;
using Json = nlohmann::ordered_json;
using Kind = Option::Kind;

std::string when(const std::optional<base::Day>& day, const std::optional<base::TimeOfDay>& time) {
  std::string text = day ? base::longText(*day) : "";
  if (time) text += (text.empty() ? "" : ", ") + base::timeText(*time);
  return text.empty() ? "no date" : text;
}

std::string byWhom(const domain::Told& told) {
  const auto at = base::nowAt(told.at);
  return "told by " + (told.by.empty() ? std::string("the lead inspector") : told.by) + ", " +
         base::shortText(at.today) + " " + base::timeText(at.time);
}

Json timeOrNull(const std::optional<base::TimeOfDay>& time) {
  return time ? Json(base::timeText(*time)) : Json();
}

void addTold(Json& json, const domain::Stored<domain::Told>* told) {
  json["told"] = told != nullptr;
  json["told_by"] = told != nullptr ? Json(told->value.by) : Json();
  json["told_at"] = told != nullptr ? Json(base::stampText(told->value.at)) : Json();
}

Json asJson(const std::vector<app::TellableRow>& rows, const std::vector<app::ToldFact>& facts) {
  auto json = Json::array();
  for (const auto& row : rows) {
    Json one{{"subject", base::codeText(row.subject)},
             {"item", row.key},
             {"title", row.title},
             {"group", row.group},
             {"day", dayOrNull(row.day())},
             {"time", timeOrNull(row.time())},
             {"framework_day", dayOrNull(row.packDay)},
             {"framework_time", timeOrNull(row.packTime)},
             {"certainty", base::codeText(row.provenance.certainty)}};
    addTold(one, row.told);
    json.push_back(std::move(one));
  }
  for (const auto& fact : facts) {
    const auto* told = fact.told != nullptr ? &fact.told->value : nullptr;
    Json one{{"subject", "fact"},
             {"item", fact.key},
             {"title", fact.title},
             {"time", told != nullptr ? timeOrNull(told->time) : Json()},
             {"value", told != nullptr ? told->value : std::string()}};
    addTold(one, fact.told);
    json.push_back(std::move(one));
  }
  return json;
}

void asText(const std::vector<app::TellableRow>& rows, const std::vector<app::ToldFact>& facts, std::ostream& out) {
  for (const auto& fact : facts)
    if (fact.told != nullptr)
      out << fmt::format("fact:{}\n  {}: {}  ({})\n", fact.key, fact.title,
                         fact.told->value.time ? base::timeText(*fact.told->value.time) : fact.told->value.value,
                         byWhom(fact.told->value));
  for (const auto& row : rows) {
    out << fmt::format("{}:{}\n  {}: {}", base::codeText(row.subject), row.key, row.title, when(row.day(), row.time()));
    if (row.told != nullptr)
      out << fmt::format("  ({}; framework: {})\n", byWhom(row.told->value), when(row.packDay, row.packTime));
    else
      out << (row.provenance.certainty == framework::Certainty::Assumed ? "  (assumed)\n" : "\n");
  }
}

/// "task:lists-sent=2025-09-10T12:00", "survey_closes:parents_carers=T17:00", "fact:upload_route=Egress"; nothing
/// after the "=" takes it back.
Result<domain::Told> toldFrom(const std::string& text, const std::vector<app::TellableRow>& rows,
                              const std::vector<app::ToldFact>& facts) {
  const auto equals = text.find('=');
  const auto colon = text.find(':');
  if (equals == std::string::npos || colon > equals)
    return base::fail(base::Code::BadUse, {{"problem", "“" + text +
                                                           "” is not SUBJECT:ITEM=DAY, as in "
                                                           "survey_closes:parents_carers=2025-09-12T17:00"}});
  const auto subject = base::parseCode<ToldSubject>(text.substr(0, colon));
  if (!subject)
    return base::fail(base::Code::UnknownCode, {{"field", "--set"},
                                                {"value", text.substr(0, colon)},
                                                {"allowed", base::joinedCodes(base::CodeSet<ToldSubject>::kCodes)}});
  domain::Told told;
  told.subject = *subject;
  told.key = text.substr(colon + 1, equals - colon - 1);
  const auto value = text.substr(equals + 1);
  const auto fact = std::ranges::find(facts, told.key, &app::ToldFact::key);
  const bool isFact = told.subject == ToldSubject::Fact;
  const bool isKnown = isFact ? fact != facts.end() : std::ranges::any_of(rows, [&](const app::TellableRow& row) {
    return row.subject == told.subject && row.key == told.key;
  });
  if (!isKnown) return base::fail(base::Code::NotFound, {{"what", "row"}, {"id", text.substr(0, equals)}});
  if (isFact && fact->kind == app::ToldFact::Kind::Words) {
    told.value = value;
    return told;
  }
  if (value.empty()) return told;
  const auto t = value.find('T');
  const auto day = value.substr(0, t);
  if (isFact || t != std::string::npos)
    told.time = base::parseTime(t == std::string::npos ? value : value.substr(t + 1));
  if (!isFact && !day.empty()) told.day = base::parseDay(day);
  if (isFact && told.time) told.value = base::timeText(*told.time);
  const bool timeIsWrong = (isFact || t != std::string::npos) && !told.time;
  const bool dayIsWrong = !isFact && !day.empty() && !told.day;
  if (timeIsWrong || dayIsWrong) return base::fail(base::Code::BadDate, {{"field", "--set"}, {"value", value}});
  return told;
}

Result<Exit> told(const Arguments& arguments, Console& console) {
  const bool isSetting = arguments.has("set");
  auto session = isSetting ? openForWriting(arguments, console) : openForReading(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto clock = clockState(*session, console);
  if (!clock) return tl::make_unexpected(clock.error());
  const auto& inspection = clock->inspection().value;
  const auto rows = app::tellableRows(clock->workspace, inspection, clock->pack, clock->calendar);
  const auto facts = app::toldFacts(clock->workspace, inspection.id, clock->pack);
  if (!isSetting) {
    if (console.format == Format::Json)
      console.out << asJson(rows, facts).dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
    else
      asText(rows, facts, console.out);
    return Exit::Done;
  }
  base::IdMaker ids;
  domain::ChangeSet set{"write down what inspectors told us", {}};
  std::vector<domain::Told> telling;
  for (const auto& text : arguments.values("set")) {
    auto one = toldFrom(text, rows, facts);
    if (!one) return tl::make_unexpected(one.error());
    one->id = ids.makeId<domain::ToldTag>(clock->now.utc);
    one->inspection = inspection.id;
    one->by = arguments.text("by");
    one->at = clock->now.utc;
    telling.push_back(*std::move(one));
  }
  if (const auto ordered = app::checkTold(clock->workspace, clock->pack, telling); !ordered)
    return tl::make_unexpected(ordered.error());
  for (const auto& one : telling)
    if (auto change = app::tellChange(clock->workspace, one)) set.changes.push_back(*std::move(change));
  if (!set.changes.empty()) return saved(apply(*session, set, console), console);
  if (console.format == Format::Json)
    console.out << Json{{"number", nullptr}, {"changes", 0}}.dump(2) << '\n';
  else
    console.out << "Nothing to change: it was told so already.\n";
  return Exit::Done;
}

}  // namespace

std::vector<Command> toldCommands() {
  return {{"told",
           "What inspectors told us, row by row; with --set, write one row down",
           {kWorkspace,
            {"set", "a row, as task:lists-sent=2025-09-10T12:00; nothing after = takes it back"},
            {"by", "who said it; without it, the lead inspector"}},
           told}};
}

}  // namespace waymark::cli
