// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli rehearsal: the rehearsals of a workspace, starting and ending one, and what slipped.
#include "app/rehearsal.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "app/reanchor.h"
#include "app/standing.h"
#include "cli/json_values.h"
#include "cli/workspace_state.h"

namespace waymark::cli {
namespace {

using base::Result;
using Json = nlohmann::ordered_json;
using Kind = Option::Kind;
using Rehearsal = domain::Stored<domain::Inspection>;

constexpr base::TimeOfDay kUsualCall{9 * 60 + 30};

bool isEnded(const ClockState& clock, const Rehearsal& rehearsal) {
  return app::standingOf(clock.workspace, rehearsal.value.id).standing == app::Standing::Closed;
}

std::string ownerOf(const ClockState& clock, const framework::Pack& pack, const app::Slip& slip) {
  if (const auto* person = slip.owner ? clock.workspace.all<domain::Person>().find(*slip.owner) : nullptr)
    return person->value.name;
  const auto* role = pack.ownerRole(slip.ownerRole);
  return role != nullptr ? "nobody (" + role->title + ")" : "nobody";
}

Result<Exit> printSlips(const ClockState& clock, const Rehearsal& rehearsal, Console& console) {
  const auto found = console.library.loadNearest(rehearsal.value.frameworkId, rehearsal.value.frameworkVersion);
  if (!found) return tl::make_unexpected(found.error());
  const auto* pack = &found->pack;
  const auto plan = app::planFor(clock.workspace, rehearsal.value, *pack, clock.calendar);
  const auto slips = app::slipsOf(clock.workspace, rehearsal.value, plan, clock.calendar, clock.now);
  if (console.format == Format::Json) {
    auto json = Json::array();
    for (const auto& slip : slips)
      json.push_back({{"id", slip.key},
                      {"title", slip.title},
                      {"owner", ownerOf(clock, *pack, slip)},
                      {"due", base::isoText(slip.due)},
                      {"due_time", slip.dueTime ? Json(base::timeText(*slip.dueTime)) : Json()},
                      {"done_at", slip.doneAt ? Json(base::stampText(*slip.doneAt)) : Json()},
                      {"working_days_late", slip.workingDaysLate},
                      {"reason", slip.reason}});
    console.out << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
    return Exit::Done;
  }
  console.out << fmt::format("What slipped in {}: {}\n", rehearsal.value.title, slips.size());
  for (const auto& slip : slips)
    console.out << fmt::format("  {:<16} {:<6} {}  · {} working day{} late{} · {}{}\n", base::longText(slip.due),
                               slip.dueTime ? base::timeText(*slip.dueTime) : "", slip.title, slip.workingDaysLate,
                               slip.workingDaysLate == 1 ? "" : "s", slip.doneAt ? "" : ", not done",
                               ownerOf(clock, *pack, slip), slip.reason.empty() ? "" : " · " + slip.reason);
  return Exit::Done;
}

void list(const ClockState& clock, const std::vector<const Rehearsal*>& rehearsals, Console& console) {
  if (console.format == Format::Json) {
    auto json = Json::array();
    for (const auto* one : rehearsals)
      json.push_back({{"id", base::uuidText(one->value.id.uuid)},
                      {"title", one->value.title},
                      {"notified", dayOrNull(one->value.notified)},
                      {"ended", isEnded(clock, *one)}});
    console.out << json.dump(2) << '\n';
    return;
  }
  if (rehearsals.empty()) console.out << "No rehearsal yet: --start 2025-09-08 starts one beside the real plan.\n";
  for (const auto* one : rehearsals)
    console.out << fmt::format("{:<16} mock call {}{}\n", one->value.title,
                               one->value.notified ? base::longText(*one->value.notified) : "",
                               isEnded(clock, *one) ? ", ended" : "");
}

Result<Exit> start(const Arguments& arguments, const ClockState& clock, app::Session& session, Console& console) {
  const auto day = dayArgument(arguments, "start");
  if (!day) return tl::make_unexpected(day.error());
  app::Proposal proposal;
  proposal.notified = *day;
  if (const auto right = app::checkProposal({}, clock.pack, clock.calendar, proposal); !right)
    return tl::make_unexpected(right.error());
  base::IdMaker ids;
  auto rehearsal = app::newRehearsal(clock.workspace, clock.pack, *day, kUsualCall,
                                     ids.makeId<domain::InspectionTag>(clock.now.utc));
  domain::ChangeSet set{"start “" + rehearsal.title + "”", {}};
  set.changes.push_back(domain::made(domain::Record{std::move(rehearsal)}));
  return saved(apply(session, set, console), console);
}

Result<Exit> rehearsal(const Arguments& arguments, Console& console) {
  if (int{arguments.has("start")} + int{arguments.has("end")} + int{arguments.has("slips")} > 1)
    return base::fail(base::Code::BadUse, {{"problem", "Give one of --start, --end and --slips"}});
  const bool isWriting = arguments.has("start") || arguments.has("end");
  auto session = isWriting ? openForWriting(arguments, console) : openForReading(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto clock = clockState(*session, console);
  if (!clock) return tl::make_unexpected(clock.error());
  if (arguments.has("start")) return start(arguments, *clock, *session, console);
  const auto rehearsals = app::rehearsalsOf(clock->workspace);
  if (!isWriting && !arguments.has("slips")) {
    list(*clock, rehearsals, console);
    return Exit::Done;
  }
  // The newest one; of those that run, where one is to be ended.
  const auto at = std::ranges::find_if(
      rehearsals, [&](const Rehearsal* one) { return !arguments.has("end") || !isEnded(*clock, *one); });
  if (at == rehearsals.end())
    return base::fail(base::Code::BadUse,
                      {{"problem", arguments.has("end") ? "No rehearsal is running, so none can be ended"
                                                        : "There is no rehearsal yet"}});
  if (arguments.has("slips")) return printSlips(*clock, **at, console);
  base::IdMaker ids;
  domain::ChangeSet set{"end “" + (*at)->value.title + "”", {}};
  set.changes.push_back(app::closing((*at)->value.id, {}, console.user,
                                     ids.makeId<domain::InspectionEventTag>(clock->now.utc), clock->now));
  return saved(apply(*session, set, console), console);
}

}  // namespace

std::vector<Command> rehearsalCommands() {
  return {{"rehearsal",
           "Rehearsals beside the real plan: list them, start or end one, what slipped",
           {kWorkspace,
            {"start", "start one, with its mock call on this day"},
            {"end", "end the one that runs", Kind::Flag},
            {"slips", "what slipped in the newest", Kind::Flag}},
           rehearsal}};
}

}  // namespace waymark::cli
