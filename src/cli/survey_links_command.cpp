// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli survey-links: the inspectors' own surveys, from the link to who gave it out and what was told of answers.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <ostream>

#include "app/inspector_surveys.h"
#include "app/kept_lists.h"
#include "base/text.h"
#include "cli/json_values.h"
#include "cli/restricted_access.h"
#include "cli/workspace_state.h"

namespace waymark::cli {
namespace {

using base::Code;
using base::Result;
using domain::Stored;
using domain::SurveySending;
using Json = nlohmann::ordered_json;
using Kind = Option::Kind;
using Need = Option::Need;

const char* stateCode(app::SendingState state) {
  switch (state) {
    case app::SendingState::ToPassOn:
      return "to_pass_on";
    case app::SendingState::PassedOn:
      return "passed_on";
    case app::SendingState::Confirmed:
      break;
  }
  return "confirmed";
}

Json stampOrNull(const std::optional<base::Stamp>& at) {
  return at ? Json(base::stampText(*at)) : Json();
}

std::string surveyMomentText(const app::SurveyMoment& moment) {
  std::string text = moment.day ? base::longText(*moment.day) : "no date";
  if (moment.time) text += " " + base::timeText(*moment.time);
  return text + (moment.told != nullptr ? " (told)" : moment.assumed ? " (assumed)" : "");
}

Json momentJson(const app::SurveyMoment& moment) {
  return {{"day", dayOrNull(moment.day)},
          {"time", moment.time ? Json(base::timeText(*moment.time)) : Json()},
          {"told", moment.told != nullptr},
          {"assumed", moment.assumed}};
}

std::string passerName(const domain::Workspace& workspace, const std::optional<domain::PersonId>& id) {
  const auto* row = id ? workspace.all<domain::Person>().find(*id) : nullptr;
  return row == nullptr ? "" : row->value.name;
}

Json sendingJson(const domain::Workspace& workspace, const SurveySending& one) {
  Json days = Json::array();
  for (const auto day : one.reminded) days.push_back(base::isoText(day));
  return {{"id", base::uuidText(one.id.uuid)},
          {"to", one.recipient},
          {"urn", one.urn},
          {"state", stateCode(app::stateOf(one))},
          {"passed_by", passerName(workspace, one.passedBy)},
          {"passed_at", stampOrNull(one.passedAt)},
          {"confirmed_by", one.confirmedBy},
          {"confirmed_at", stampOrNull(one.confirmedAt)},
          {"reminded", days},
          {"note", one.note}};
}

Json surveyJson(const domain::Workspace& workspace, const app::InspectorSurvey& survey, const base::Now& now) {
  Json json{{"audience", survey.audience->id},
            {"title", survey.audience->title},
            {"link", survey.link == nullptr ? "" : survey.link->value.value},
            {"link_received", survey.link == nullptr ? Json() : Json(base::stampText(survey.link->value.at))},
            {"opens", momentJson(survey.opens)},
            {"closes", momentJson(survey.closes)},
            {"closed", survey.isClosed(now)},
            {"closes_before_it_opens", survey.closesBeforeItOpens()},
            {"to_pass_on", survey.toPassOn},
            {"unconfirmed", survey.unconfirmed},
            {"confirmed", survey.confirmed},
            {"reminded", survey.reminded},
            {"totals", Json::array()},
            {"sendings", Json::array()}};
  for (const auto* total : survey.totals)
    json["totals"].push_back({{"responses", total->value.responses},
                              {"told_by", total->value.toldBy},
                              {"told_at", base::stampText(total->value.toldAt)},
                              {"note", total->value.note}});
  for (const auto* sending : survey.sendings) json["sendings"].push_back(sendingJson(workspace, sending->value));
  return json;
}

void surveyText(const domain::Workspace& workspace, const app::InspectorSurvey& survey, bool withSendings,
                std::ostream& out) {
  out << fmt::format("{} ({})\n", survey.audience->title, survey.audience->id);
  if (survey.link == nullptr)
    out << "  Link: not received yet\n";
  else
    out << fmt::format("  Link: {}, received {}\n", survey.link->value.value,
                       base::longText(base::nowAt(survey.link->value.at).today));
  out << fmt::format("  Opens {}, closes {}\n", surveyMomentText(survey.opens), surveyMomentText(survey.closes));
  if (survey.closesBeforeItOpens()) out << "  It would close before it opens: ask the lead inspector.\n";
  out << fmt::format("  {} to pass on, {} passed on but not confirmed ({} reminded), {} confirmed\n", survey.toPassOn,
                     survey.unconfirmed, survey.reminded, survey.confirmed);
  for (const auto* total : survey.totals) {
    const auto at = base::nowAt(total->value.toldAt);
    out << fmt::format("  {} answers, told by {}, {} {}\n", total->value.responses,
                       total->value.toldBy.empty() ? "the lead inspector" : total->value.toldBy,
                       base::shortText(at.today), base::timeText(at.time));
  }
  if (!withSendings) return;
  for (const auto* sending : survey.sendings)
    out << fmt::format("    {:<12} {:<8} {}{}\n", stateCode(app::stateOf(sending->value)), sending->value.urn,
                       sending->value.recipient,
                       sending->value.passedBy ? ", passed on by " + passerName(workspace, sending->value.passedBy) : "");
}

Result<void> knownAudience(const framework::Pack& pack, const std::string& id) {
  if (std::ranges::find(pack.surveyAudiences, id, &framework::SurveyAudience::id) != pack.surveyAudiences.end()) return {};
  return base::fail(Code::NotFound, {{"what", "survey for"}, {"id", id}});
}

Result<Exit> listLinks(const Arguments& arguments, Console& console) {
  auto session = openForReading(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto clock = clockState(*session, console);
  if (!clock) return tl::make_unexpected(clock.error());
  const auto only = arguments.value("audience");
  if (only)
    if (const auto known = knownAudience(clock->pack, *only); !known) return tl::make_unexpected(known.error());
  auto json = Json::array();
  for (const auto& survey :
       app::inspectorSurveys(clock->workspace, clock->inspection().value, clock->pack, clock->calendar)) {
    if (only && survey.audience->id != *only) continue;
    if (console.format == Format::Json)
      json.push_back(surveyJson(clock->workspace, survey, clock->now));
    else
      surveyText(clock->workspace, survey, only.has_value(), console.out);
  }
  if (console.format == Format::Json)
    console.out << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
  return Exit::Done;
}

/// What a command that writes works with.
struct Writing {
  app::Session session;
  ClockState clock;
  std::string audience;
};
Result<Writing> writing(const Arguments& arguments, Console& console) {
  auto session = openForWriting(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  auto clock = clockState(*session, console);
  if (!clock) return tl::make_unexpected(clock.error());
  const auto audience = arguments.text("audience");
  if (const auto known = knownAudience(clock->pack, audience); !known) return tl::make_unexpected(known.error());
  return Writing{*std::move(session), *std::move(clock), audience};
}

Result<Exit> saveLinks(Writing& at, const std::string& name, std::vector<domain::Change> changes, Console& console) {
  if (!changes.empty()) return saved(apply(at.session, {name, std::move(changes)}, console), console);
  if (console.format == Format::Json)
    console.out << Json{{"number", nullptr}, {"changes", 0}}.dump(2) << '\n';
  else
    console.out << "Nothing to change: it stands so already.\n";
  return Exit::Done;
}

Result<Exit> addPlaces(const Arguments& arguments, Console& console) {
  auto at = writing(arguments, console);
  if (!at) return tl::make_unexpected(at.error());
  std::vector<app::SurveyRecipient> recipients;
  for (const auto& name : arguments.values("to")) recipients.push_back({name, ""});
  const app::SettingChoice choice{arguments.value("authority").value_or(at->clock.workspace.area().laCode),
                                  arguments.values("phase"), arguments.values("type"), arguments.values("locality")};
  if (arguments.has("settings") || !choice.phases.empty() || !choice.types.empty() || !choice.localities.empty()) {
    const auto kept = app::keptSettings(at->session, at->clock.workspace);
    if (!kept) return tl::make_unexpected(kept.error());
    if (!*kept)
      return base::fail(Code::NotFound, {{"what", "settings register in"}, {"id", arguments.text("workspace")}});
    for (auto& one : app::chosenSettings(**kept, choice)) recipients.push_back(std::move(one));
  }
  if (recipients.empty())
    return base::fail(Code::NotFound, {{"what", "setting or organisation for"}, {"id", at->audience}});
  base::IdMaker ids;
  auto changes = app::addRecipients(at->clock.workspace, at->clock.id, at->audience, recipients, ids, at->clock.now.utc);
  return saveLinks(*at, fmt::format("add {} places to the list of a survey", changes.size()), std::move(changes), console);
}

/// The sendings that the options name: --to by URN or name, else all of the audience.
Result<std::vector<const Stored<SurveySending>*>> namedPlaces(const Arguments& arguments, const Writing& at) {
  std::vector<const Stored<SurveySending>*> found;
  const auto wanted = arguments.values("to");
  std::vector<bool> met(wanted.size(), false);
  for (const auto& row : at.clock.workspace.all<SurveySending>()) {
    if (row.value.inspection != at.clock.id || row.value.audience != at.audience) continue;
    bool isNamed = wanted.empty();
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      const bool fits = (!row.value.urn.empty() && row.value.urn == wanted[i]) ||
                        base::folded(row.value.recipient) == base::folded(wanted[i]);
      if (fits) met[i] = isNamed = true;
    }
    if (isNamed) found.push_back(&row);
  }
  for (std::size_t i = 0; i < wanted.size(); ++i)
    if (!met[i]) return base::fail(Code::NotFound, {{"what", "place on the list"}, {"id", wanted[i]}});
  return found;
}

/// Without a name: who was passed the link and hasn't confirmed.
void waitingOnly(const Arguments& arguments, std::vector<const Stored<SurveySending>*>& rows) {
  if (arguments.has("to")) return;
  std::erase_if(rows, [](const auto* row) { return app::stateOf(row->value) != app::SendingState::PassedOn; });
}

Result<Exit> passLinkOn(const Arguments& arguments, Console& console) {
  auto at = writing(arguments, console);
  if (!at) return tl::make_unexpected(at.error());
  const auto rows = namedPlaces(arguments, *at);
  if (!rows) return tl::make_unexpected(rows.error());
  std::optional<domain::PersonId> by;
  if (const auto name = arguments.value("by")) {
    for (const auto& person : at->clock.workspace.all<domain::Person>())
      if (base::folded(person.value.name) == base::folded(*name)) by = person.value.id;
    if (!by) return base::fail(Code::NotFound, {{"what", "person"}, {"id", *name}});
  }
  const auto when = momentArgument(arguments, at->clock.now);
  if (!when) return tl::make_unexpected(when.error());
  return saveLinks(*at, "pass survey links on", app::passOnChanges(*rows, by, *when), console);
}

Result<Exit> confirmPlaces(const Arguments& arguments, Console& console) {
  auto at = writing(arguments, console);
  if (!at) return tl::make_unexpected(at.error());
  auto rows = namedPlaces(arguments, *at);
  if (!rows) return tl::make_unexpected(rows.error());
  waitingOnly(arguments, *rows);
  const auto when = momentArgument(arguments, at->clock.now);
  if (!when) return tl::make_unexpected(when.error());
  return saveLinks(*at, "confirm that survey links went out",
                   app::confirmChanges(*rows, arguments.text("by"), *when), console);
}

Result<Exit> remindPlaces(const Arguments& arguments, Console& console) {
  auto at = writing(arguments, console);
  if (!at) return tl::make_unexpected(at.error());
  auto rows = namedPlaces(arguments, *at);
  if (!rows) return tl::make_unexpected(rows.error());
  waitingOnly(arguments, *rows);
  return saveLinks(*at, "remind places of a survey", app::remindChanges(*rows, at->clock.now.today), console);
}

Result<Exit> tellTotal(const Arguments& arguments, Console& console) {
  auto at = writing(arguments, console);
  if (!at) return tl::make_unexpected(at.error());
  const auto text = arguments.text("responses");
  int responses = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), responses);
  if (error != std::errc() || end != text.data() + text.size())
    return base::fail(Code::BadNumber, {{"field", "--responses"}, {"value", text}, {"allowed", "0 and more"}});
  const auto when = momentArgument(arguments, at->clock.now);
  if (!when) return tl::make_unexpected(when.error());
  base::IdMaker ids;
  domain::SurveyTotal told;
  told.id = ids.makeId<domain::SurveyTotalTag>(at->clock.now.utc);
  told.inspection = at->clock.id;
  told.audience = at->audience;
  told.responses = responses;
  told.toldBy = arguments.text("by");
  told.toldAt = *when;
  told.note = arguments.text("note");
  return saveLinks(*at, "write down how many have answered a survey", {domain::made(domain::Record{std::move(told)})}, console);
}

}  // namespace

std::vector<Command> surveyLinksCommands() {
  const Option audience{"audience", "the survey's id in the framework, as parents_carers", Kind::Value, Need::Required};
  const Option to{"to", "a place on the list, by URN or name; several times for several; all by default"};
  return {{"survey-links list",
           "The inspectors' surveys: links, times, who has passed them on, and answers as told",
           {kWorkspace, {"audience", "one survey, with every place on its list"}},
           listLinks,
           "The inspectors' own surveys: who passes the links on to whom"},
          {"survey-links add",
           "Put places on a survey's list, from the settings register or by name",
           {kWorkspace,
            audience,
            {"settings", "every open setting of the register", Kind::Flag},
            {"phase", "settings of this phase of the register, as Primary"},
            {"type", "settings of this type of the register"},
            {"locality", "settings of this locality of the register"},
            {"authority", "a local authority's code; the area's own by default, \"\" for all"},
            {"to", "a place that isn't in the register, by name"}},
           addPlaces},
          {"survey-links pass-on",
           "Write down that a link was passed on",
           {kWorkspace, audience, to, {"by", "who passed it on: a person of the workspace"}, kAt},
           passLinkOn},
          {"survey-links confirm",
           "Write down that places say it has gone out; without --to, all that were passed it and haven't said so",
           {kWorkspace, audience, to, {"by", "who said so"}, kAt},
           confirmPlaces},
          {"survey-links remind",
           "Write down a reminder, to all who haven't confirmed by default",
           {kWorkspace, audience, to},
           remindPlaces},
          {"survey-links total",
           "Write down how many answers the lead inspector says there are",
           {kWorkspace,
            audience,
            {"responses", "how many", Kind::Value, Need::Required},
            {"by", "who said it; without it, the lead inspector"},
            {"note", "anything else that was said"},
            kAt},
           tellTotal}};
}

}  // namespace waymark::cli
