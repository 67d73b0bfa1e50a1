// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli today: everything that is late, due today and next, whatever it is, with how far it all is.
#include <nlohmann/json.hpp>
#include <ostream>

#include "app/data_errors.h"
#include "app/dues.h"
#include "cli/json_values.h"
#include "cli/workspace_state.h"

namespace waymark::cli {
namespace {

using Json = nlohmann::ordered_json;

Json duesJson(const std::vector<app::Due>& dues, const domain::Workspace& workspace) {
  auto json = Json::array();
  for (const auto& due : dues) {
    const auto* owner = due.owner ? workspace.all<domain::Person>().find(*due.owner) : nullptr;
    json.push_back(Json{{"kind", base::codeText(due.kind)},
                        {"id", due.key},
                        {"code", due.code},
                        {"text", app::dueText(due)},
                        {"due", dayOrNull(due.due)},
                        {"time", due.time ? Json(base::timeText(*due.time)) : Json()},
                        {"owner", owner == nullptr ? Json() : Json(owner->value.name)},
                        {"assumed", due.assumed},
                        {"late", due.late}});
  }
  return json;
}

base::Result<Exit> listToday(const Arguments& arguments, Console& console) {
  auto session = openForReading(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto clock = clockState(*session, console);
  if (!clock) return tl::make_unexpected(clock.error());
  const auto& inspection = clock->inspection().value;
  const auto& workspace = clock->workspace;
  const auto plan = app::planFor(workspace, inspection, clock->pack, clock->calendar);
  const auto tasks = app::todayFor(workspace, plan, clock->pack, clock->calendar, clock->now, app::Everyone{});
  const auto due = app::dueToday(
      workspace, app::duesOf(workspace, inspection, clock->pack, clock->calendar, plan, clock->now), tasks,
      clock->calendar, clock->now, app::Everyone{});
  const auto counts = app::dueCounts(workspace, inspection, clock->pack, clock->calendar, clock->now);
  // Without the seal's key: rules that look at who a child is are not among them.
  const auto lists = app::dataErrors(*session, app::newestExtracts(workspace), nullptr);
  if (!lists) return tl::make_unexpected(lists.error());
  if (console.format == Format::Text) {
    console.out << base::longText(clock->now.today) << ", " << base::timeText(clock->now.time) << '\n';
    printToday(workspace, due, counts, console.out);
    if (*lists && (*lists)->errors > 0) console.out << (*lists)->errors << " errors left in the lists\n";
    return Exit::Done;
  }
  const Json json{{"day", base::isoText(clock->now.today)},
                  {"time", base::timeText(clock->now.time)},
                  {"concerns", duesJson(due.concerns, workspace)},
                  {"late", duesJson(due.late, workspace)},
                  {"due_today", duesJson(due.today, workspace)},
                  {"next", duesJson(due.next, workspace)},
                  {"counts",
                   {{"requests", counts.requests},
                    {"requests_answered", counts.requestsAnswered},
                    {"survey_links", counts.links},
                    {"survey_links_confirmed", counts.linksConfirmed},
                    {"tracked_children", counts.trackedChildren},
                    {"agreements_given", counts.agreements},
                    {"case_documents", counts.documents},
                    {"case_documents_sent", counts.documentsSent},
                    {"concerns_open", counts.concerns},
                    {"points_open", counts.points},
                    {"sessions_today", counts.sessionsToday},
                    {"list_errors", *lists ? Json((*lists)->errors) : Json()}}}};
  console.out << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
  return Exit::Done;
}

}  // namespace

std::vector<Command> todayCommands() {
  return {{"today", "Concerns, what is late, due today and next, whatever it is, and how far it all is", {kWorkspace}, listToday}};
}

}  // namespace waymark::cli
