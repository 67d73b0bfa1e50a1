// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli reanchor: what another day of the call or another anchor would move, and moving it.
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <ostream>

#include "app/reanchor.h"
#include "cli/json_values.h"
#include "cli/workspace_state.h"

namespace waymark::cli {
namespace {

using base::Result;
using Json = nlohmann::ordered_json;
using Kind = Option::Kind;

std::string dayText(const std::optional<base::Day>& day) {
  return day ? base::longText(*day) : std::string("no date");
}

Result<app::Proposal> proposalFrom(const Arguments& arguments, const ClockState& clock, const std::string& user) {
  const auto& inspection = clock.inspection().value;
  app::Proposal proposal{inspection.notified, inspection.notifiedTime, {}, arguments.text("reason"), user};
  if (arguments.has("notified")) {
    const auto day = dayArgument(arguments, "notified");
    if (!day) return tl::make_unexpected(day.error());
    proposal.notified = *day;
  }
  for (const auto& text : arguments.values("anchor")) {
    const auto equals = text.find('=');
    const auto value = equals == std::string::npos ? std::string("?") : text.substr(equals + 1);
    const auto day = base::parseDay(value);
    if (!day && !value.empty()) return base::fail(base::Code::BadDate, {{"field", "--anchor"}, {"value", text}});
    proposal.anchors.insert_or_assign(text.substr(0, equals), day);
  }
  return app::checkProposal(inspection, clock.pack, clock.calendar, proposal).map([&] { return proposal; });
}

Json asJson(const std::vector<app::Move>& moves) {
  auto json = Json::array();
  for (const auto& move : moves)
    json.push_back(
        {{"id", move.key}, {"title", move.title}, {"from", dayOrNull(move.from)}, {"to", dayOrNull(move.to)}});
  return json;
}

Json asJson(const app::Reanchoring& shown) {
  Json json{{"dates", asJson(shown.anchors)},
            {"moves", asJson(shown.moves)},
            {"done", asJson(shown.done)},
            {"by_hand", asJson(shown.byHand)},
            {"told", asJson(shown.told)}};
  json["too_late"] = Json::array();
  for (const auto& late : shown.handLate)
    json["too_late"].push_back({{"id", late.key},
                                {"title", late.title},
                                {"day", base::isoText(late.day)},
                                {"serves", late.serves},
                                {"deadline", base::isoText(late.deadline)}});
  json["warnings"] = Json::array();
  for (const auto& warning : shown.warnings) json["warnings"].push_back(schedule::warningText(warning));
  return json;
}

void asText(const app::Reanchoring& shown, std::ostream& out) {
  out << fmt::format("Moves {} task{} and {} date{}.\n", shown.moves.size(), shown.moves.size() == 1 ? "" : "s",
                     shown.anchors.size(), shown.anchors.size() == 1 ? "" : "s");
  if (!shown.handLate.empty()) out << "\nSet by hand, and then too late\n";
  for (const auto& late : shown.handLate)
    out << fmt::format("  ! {} on {} comes after {} on {}\n", late.title, base::longText(late.day), late.serves,
                       base::longText(late.deadline));
  if (!shown.warnings.empty()) out << "\nTo check\n";
  for (const auto& warning : shown.warnings) out << "  " << schedule::warningText(warning) << "\n";
  const auto list = [&](const char* heading, const std::vector<app::Move>& moves) {
    if (!moves.empty()) out << "\n" << heading << "\n";
    for (const auto& move : moves)
      out << fmt::format("  {:<62} {}\n", move.title,
                         move.from == move.to ? dayText(move.to) : dayText(move.from) + " -> " + dayText(move.to));
  };
  list("Dates that move", shown.anchors);
  list("Set by hand: they stay", shown.byHand);
  list("Told by inspectors: they stay, ask again", shown.told);
  list("Tasks that move", shown.moves);
  list("Done: they stay done; the plan would have had them on", shown.done);
}

std::string undoName(const app::Proposal& proposal, const ClockState& clock) {
  std::string name;
  if (proposal.notified != clock.inspection().value.notified)
    name = "move the call from " + dayText(clock.inspection().value.notified) + " to " + dayText(proposal.notified);
  for (const auto& [id, day] : proposal.anchors) {
    if (!name.empty()) name += "; ";
    const auto& title = clock.pack.anchor(id)->title;
    name += day ? "set “" + title + "” to " + base::longText(*day) : "reset “" + title + "”";
  }
  return name;
}

Result<Exit> reanchor(const Arguments& arguments, Console& console) {
  const bool isApplied = arguments.has("apply");
  auto session = isApplied ? openForWriting(arguments, console) : openForReading(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto clock = clockState(*session, console);
  if (!clock) return tl::make_unexpected(clock.error());
  const auto proposal = proposalFrom(arguments, *clock, console.user);
  if (!proposal) return tl::make_unexpected(proposal.error());
  if (isApplied) {
    base::IdMaker ids;
    const auto set =
        app::reanchor(clock->workspace, clock->inspection(), *proposal, undoName(*proposal, *clock), ids, clock->now);
    if (!set.changes.empty()) return saved(apply(*session, set, console), console);
    if (console.format == Format::Json)
      console.out << Json{{"number", nullptr}, {"changes", 0}}.dump(2) << '\n';
    else
      console.out << "Nothing to change: the dates are these already.\n";
    return Exit::Done;
  }
  const auto shown = app::preview(clock->workspace, clock->inspection().value, clock->pack, clock->calendar, *proposal);
  if (console.format == Format::Json) {
    console.out << asJson(shown).dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
    return Exit::Done;
  }
  asText(shown, console.out);
  console.out << "\nNothing is changed yet: say --apply to move the plan.\n";
  return Exit::Done;
}

}  // namespace

std::vector<Command> reanchorCommands() {
  return {{"reanchor",
           "What another day of the call or another date would move; with --apply, move it",
           {kWorkspace,
            {"notified", "the day of the call, as 2025-09-15"},
            {"anchor", "a date set by hand, as on_site=2025-09-23; on_site= gives it back to the framework"},
            {"reason", "why, for the history"},
            {"apply", "move the plan", Kind::Flag}},
           reanchor}};
}

}  // namespace waymark::cli
