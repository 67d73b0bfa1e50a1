// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli fieldwork: the timetable as it stands, its clashes, and arranging what isn't placed.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "app/plan.h"
#include "cli/fieldwork_state.h"
#include "cli/json_values.h"

namespace waymark::cli {

using base::Result;

Result<FieldworkState> fieldworkState(app::Session& session, const Console& console, app::ArrangeScope scope) {
  auto clock = clockState(session, console);
  if (!clock) return tl::make_unexpected(clock.error());
  const auto& inspection = clock->inspection().value;
  const auto plan = app::planFor(clock->workspace, inspection, clock->pack, clock->calendar);
  const auto window = app::fieldworkWindow(plan.timeline);
  if (!window)
    return base::fail(base::Code::TooLittle,
                      {{"problem", "there is no notification day, so no days of fieldwork to place sessions on"}});
  auto view = app::fieldworkView(clock->workspace, inspection.id, *window, clock->calendar, scope);
  return FieldworkState{*std::move(clock), std::move(view)};
}

namespace {

using Json = nlohmann::ordered_json;
using Kind = Option::Kind;

template <class T, class Ids>
Json namesOf(const domain::Workspace& workspace, const Ids& ids) {
  auto out = Json::array();
  for (const auto& id : ids)
    if (const auto* row = workspace.all<T>().find(id)) out.push_back(row->value.name);
  return out;
}

void printJson(const Json& json, Console& console) {
  console.out << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

std::vector<const domain::FieldworkSession*> inOrder(const FieldworkState& state) {
  std::vector<const domain::FieldworkSession*> out;
  for (const auto& row : state.clock.workspace.all<domain::FieldworkSession>())
    if (row.value.inspection == state.clock.id) out.push_back(&row.value);
  std::ranges::stable_sort(out, {}, [](const domain::FieldworkSession* one) {
    const auto day = one->day.value_or(base::Day::max());
    return std::tuple(day, one->start.value_or(base::TimeOfDay{}), one->code);
  });
  return out;
}

Result<Exit> list(const Arguments& arguments, Console& console) {
  auto session = openForReading(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto state = fieldworkState(*session, console, app::ArrangeScope::Unplaced);
  if (!state) return tl::make_unexpected(state.error());
  const auto& workspace = state->clock.workspace;
  auto json = Json::array();
  for (const auto* one : inOrder(*state)) {
    const auto* place = one->place ? workspace.all<domain::Place>().find(*one->place) : nullptr;
    const auto placeName = place != nullptr ? place->value.name : !one->link.empty() ? std::string("online") : "";
    if (console.format == Format::Text) {
      console.out << fmt::format("{:<8} {:<28} {}{}\n", one->code, app::sessionTime(*one), one->title,
                                 placeName.empty() ? "" : " · " + placeName);
      continue;
    }
    json.push_back({{"id", base::uuidText(one->id.uuid)},
                    {"code", one->code},
                    {"title", one->title},
                    {"kind", one->kind},
                    {"state", base::codeText(one->state)},
                    {"pin", base::codeText(one->pin)},
                    {"day", dayOrNull(one->day)},
                    {"start", one->start ? Json(base::timeText(*one->start)) : Json()},
                    {"minutes", one->minutes},
                    {"place", place != nullptr ? Json(place->value.name) : Json()},
                    {"inspectors", namesOf<domain::Inspector>(workspace, one->inspectors)},
                    {"people", namesOf<domain::Person>(workspace, one->people)}});
  }
  if (console.format == Format::Json) printJson(json, console);
  return Exit::Done;
}

Json clashJson(const FieldworkState& state, const schedule::Clash& clash) {
  const auto& workspace = state.clock.workspace;
  const auto code = [&](int slot) {
    return slot < 0 ? Json()
                    : Json(workspace.all<domain::FieldworkSession>()
                               .find(state.view.sessions[static_cast<std::size_t>(slot)])
                               ->value.code);
  };
  return {{"rule", base::codeText(clash.rule)},
          {"session", code(clash.slot)},
          {"other", code(clash.other)},
          {"text", app::clashSentence(workspace, state.view, clash)}};
}

Result<Exit> clashes(const Arguments& arguments, Console& console) {
  auto session = openForReading(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto state = fieldworkState(*session, console, app::ArrangeScope::Unplaced);
  if (!state) return tl::make_unexpected(state.error());
  const auto found = schedule::clashes(state->view.problem);
  if (console.format == Format::Json) {
    auto json = Json::array();
    for (const auto& one : found) json.push_back(clashJson(*state, one));
    printJson(json, console);
  } else {
    for (const auto& one : found) console.out << app::clashSentence(state->clock.workspace, state->view, one) << '\n';
    if (found.empty()) console.out << "No clashes.\n";
  }
  return !found.empty() && arguments.has("strict") ? Exit::HasFindings : Exit::Done;
}

Result<Exit> arrange(const Arguments& arguments, Console& console) {
  auto session = arguments.has("dry-run") ? openForReading(arguments, console) : openForWriting(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto scope = arguments.has("move-proposed") ? app::ArrangeScope::Proposed : app::ArrangeScope::Unplaced;
  const auto state = fieldworkState(*session, console, scope);
  if (!state) return tl::make_unexpected(state.error());
  const auto& workspace = state->clock.workspace;
  const auto done = schedule::arrange(state->view.problem, {}, {});
  const auto set = app::arrangedChanges(workspace, state->view, done);
  if (!arguments.has("dry-run") && !set.changes.empty()) {
    const auto applied = apply(*session, set, console);
    if (!applied) return tl::make_unexpected(applied.error());
  }
  if (console.format == Format::Json) {
    auto json = Json{{"placed", Json::array()}, {"unplaced", Json::array()}, {"idle_minutes", done.idleMinutes}};
    for (const auto& change : set.changes) {
      const auto& one = std::get<domain::FieldworkSession>(*change.after);
      json["placed"].push_back({{"session", one.code},
                                {"day", dayOrNull(one.day)},
                                {"start", one.start ? Json(base::timeText(*one.start)) : Json()}});
    }
    for (const auto& one : done.unplaced) {
      auto reasons = Json::array();
      for (const auto& reason : one.reasons) reasons.push_back(base::codeText(reason.rule));
      json["unplaced"].push_back({{"session", clashJson(*state, one.reasons.front())["session"]},
                                  {"rules", reasons},
                                  {"text", app::notPlacedSentence(workspace, state->view, one)}});
    }
    printJson(json, console);
  } else {
    for (const auto& change : set.changes) {
      const auto& one = std::get<domain::FieldworkSession>(*change.after);
      console.out << fmt::format("{:<8} {}  {}\n", one.code, app::sessionTime(one), one.title);
    }
    for (const auto& one : done.unplaced) console.out << app::notPlacedSentence(workspace, state->view, one) << '\n';
    console.out << fmt::format("{} session{} placed, {} left.{}\n", set.changes.size(),
                               set.changes.size() == 1 ? "" : "s", done.unplaced.size(),
                               arguments.has("dry-run") ? " Nothing was changed." : "");
  }
  return !done.unplaced.empty() && arguments.has("strict") ? Exit::HasFindings : Exit::Done;
}

}  // namespace

std::vector<Command> fieldworkCommands() {
  std::vector<Command> all{
          {"fieldwork list", "Every session in the order of its day", {kWorkspace}, list, "The fieldwork timetable"},
          {"fieldwork clashes",
           "What breaks a rule, and with what",
           {kWorkspace, {"strict", "exit 1 where there is a clash", Kind::Flag}},
           clashes},
          {"fieldwork arrange",
           "Place what has no time yet, within the rules; says what stands in the way of the rest",
           {kWorkspace,
            {"dry-run", "only show it", Kind::Flag},
            {"move-proposed", "sessions that are placed but neither pinned nor agreed may move too", Kind::Flag},
            {"strict", "exit 1 where something couldn’t be placed", Kind::Flag}},
           arrange}};
  for (auto& command : fieldworkFileCommands()) all.push_back(std::move(command));
  return all;
}

}  // namespace waymark::cli
