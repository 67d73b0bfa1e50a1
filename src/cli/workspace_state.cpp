// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/workspace_state.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "app/dues.h"
#include "app/move_pack.h"
#include "app/plan.h"
#include "app/published_example.h"
#include "app/restricted.h"
#include "base/message.h"
#include "judgement/assess.h"

namespace waymark::cli {
namespace {

void printDues(const char* heading, const std::vector<app::Due>& dues, const domain::Workspace& workspace,
               std::ostream& out) {
  if (dues.empty()) return;
  out << "\n" << heading << "\n";
  for (const auto& due : dues) {
    const auto* owner = due.owner ? workspace.all<domain::Person>().find(*due.owner) : nullptr;
    out << fmt::format("  {:<16} {:<6} {}{}\n", due.due ? base::longText(*due.due) : "",
                       due.time ? base::timeText(*due.time) : "", app::dueText(due),
                       owner == nullptr ? "" : " · " + owner->value.name);
  }
}

void printOutcome(const domain::Workspace& workspace, const domain::Inspection* inspection,
                  const framework::Pack& workspacePack, const framework::Pack& planPack, const Console& console) {
  auto& out = console.out;
  const auto pack = app::assessmentPack(inspection, workspacePack);
  std::vector<domain::Evidence> evidence;
  evidence.reserve(workspace.all<domain::Evidence>().size());
  for (const auto& row : workspace.all<domain::Evidence>())
    if (!app::isUnderEmbargo(workspace, row.value)) evidence.push_back(row.value);
  const auto view = judgement::assess(judgement::makeBank(evidence, pack), pack);
  const auto enough = std::ranges::count(view.criteria, true, &judgement::CriterionPosition::enough);
  out << "\nProvisional view (the partnership's own; inspectors decide otherwise)\n  ";
  if (!pack.givesOutcome())
    out << "Inspections under " << pack.title << " give no graded outcome.";
  else if (view.outcome == judgement::kUnknown)
    out << "Not enough evidence for an outcome.";
  else
    out << "On the evidence logged, most like " << pack.outcomes[static_cast<std::size_t>(view.outcome)].title << ".";
  out << fmt::format(" Enough evidence on {} of {} criteria.\n", enough, view.criteria.size());
  if (inspection != nullptr && pack.outcome(inspection->publishedOutcome) != nullptr)
    out << "  Published: " << pack.outcome(inspection->publishedOutcome)->title << ".\n";
  if (!planPack.judgedAreas) return;
  out << "\n";
  printAreaProgress(workspace, planPack, console);
}

}  // namespace

std::string countsText(const app::DueCounts& counts) {
  std::string text;
  const auto add = [&text](const std::string& words) { text += (text.empty() ? "" : " · ") + words; };
  if (counts.concerns > 0) add(fmt::format("{} concern{} open", counts.concerns, counts.concerns == 1 ? "" : "s"));
  if (counts.requests > 0) add(fmt::format("{} of {} requests answered", counts.requestsAnswered, counts.requests));
  if (counts.links > 0) add(fmt::format("{} of {} survey links confirmed", counts.linksConfirmed, counts.links));
  if (counts.trackedChildren > 0)
    add(fmt::format("{} of {} agreements given", counts.agreements, counts.trackedChildren));
  if (counts.documents > 0) add(fmt::format("{} of {} case documents sent", counts.documentsSent, counts.documents));
  if (counts.points > 0) add(fmt::format("{} point{} open", counts.points, counts.points == 1 ? "" : "s"));
  if (counts.sessionsToday > 0)
    add(fmt::format("{} session{} today", counts.sessionsToday, counts.sessionsToday == 1 ? "" : "s"));
  return text;
}

void printToday(const domain::Workspace& workspace, const app::DueToday& due, const app::DueCounts& counts,
                std::ostream& out) {
  if (const auto words = countsText(counts); !words.empty()) out << "\n" << words << "\n";
  printDues("Concerns about a child", due.concerns, workspace, out);
  printDues("Late", due.late, workspace, out);
  printDues("Due today", due.today, workspace, out);
  printDues("Next", due.next, workspace, out);
}

base::Result<app::Session> openForReading(const Arguments& arguments, const Console& console) {
  return app::Session::openForReading(arguments.text("workspace"), console.user, console.now.utc);
}

base::Result<app::Session> openForWriting(const Arguments& arguments, const Console& console) {
  auto session = app::Session::open(arguments.text("workspace"), console.user, console.now.utc);
  if (session && session->readOnlyWhy()) return tl::make_unexpected(*session->readOnlyWhy());
  return session;
}

base::Result<storage::Applied> apply(app::Session& session, const domain::ChangeSet& set, const Console& console) {
  return session.apply(set, console.now.utc).map_error([](const storage::Refused& refused) { return refused.error; });
}

base::Result<Exit> saved(const base::Result<storage::Applied>& applied, Console& console) {
  if (!applied) return tl::make_unexpected(applied.error());
  if (console.format == Format::Json)
    console.out
        << nlohmann::ordered_json{{"number", applied->number}, {"changes", applied->changes.changes.size()}}.dump(2)
        << '\n';
  else
    console.out << fmt::format("Saved as change {}: {} ({} records).\n", applied->number, applied->changes.name,
                               applied->changes.changes.size());
  return Exit::Done;
}

base::Result<ClockState> clockState(app::Session& session, const Console& console) {
  auto workspace = session.load();
  if (!workspace) return tl::make_unexpected(workspace.error());
  const auto* inspection = app::currentInspection(*workspace);
  if (inspection == nullptr)
    return base::fail(base::Code::NotFound, {{"what", "inspection in"}, {"id", workspace->area().name}});
  auto found = console.library.loadNearest(inspection->value.frameworkId, inspection->value.frameworkVersion);
  if (!found) return tl::make_unexpected(found.error());
  const auto id = inspection->value.id;
  auto calendar = app::calendarFor(*workspace);
  const auto now = app::nowFor(*workspace, console.now);
  return ClockState{*std::move(workspace), id, std::move(found->pack), std::move(calendar), now};
}

void printState(const domain::Workspace& workspace, const framework::Pack& pack, Console& console) {
  const auto now = app::nowFor(workspace, console.now);
  auto& out = console.out;
  if (workspace.area().clockDay)
    out << fmt::format("The clock stands at {} {}\n", base::longText(now.today), base::timeText(now.time));
  const auto* inspection = app::currentInspection(workspace);
  const auto planPack = packOf(inspection, pack, console.library);
  if (inspection != nullptr) {
    out << inspection->value.title << "\n";
    const auto plan = app::planFor(workspace, inspection->value, planPack, app::calendarFor(workspace));
    for (const auto& anchor : plan.timeline.anchors)
      if (anchor.day) out << fmt::format("  {:<38} {}\n", anchor.title, base::longText(*anchor.day));
    const auto calendar = app::calendarFor(workspace);
    const auto tasks = app::todayFor(workspace, plan, planPack, calendar, now, app::Everyone{});
    printToday(workspace,
               app::dueToday(workspace, app::duesOf(workspace, inspection->value, planPack, calendar, plan, now), tasks,
                             calendar, now, app::Everyone{}),
               app::dueCounts(workspace, inspection->value, planPack, calendar, now), out);
  }
  printOutcome(workspace, inspection == nullptr ? nullptr : &inspection->value, pack, planPack, console);
}

framework::Pack packOf(const domain::Stored<domain::Inspection>* inspection, const framework::Pack& pack,
                       const framework::Library& library) {
  if (inspection == nullptr) return pack;
  const auto& value = inspection->value;
  const bool isSame = value.frameworkVersion.empty() ||
                      framework::compareVersions(value.frameworkVersion, pack.version) == 0;
  if (value.frameworkId == pack.id && isSame) return pack;
  auto found = library.loadNearest(value.frameworkId, value.frameworkVersion);
  return found ? std::move(found->pack) : pack;
}

base::Result<framework::Pack> packOfArea(const domain::Workspace& workspace, Console& console) {
  auto found = console.library.loadNearest(workspace.area().frameworkId, app::frameworkVersionOf(workspace));
  if (!found) return tl::make_unexpected(found.error());
  if (found->instead && console.format == Format::Text) console.out << base::sentence(*found->instead) << '\n';
  return std::move(found->pack);
}

std::string withoutStop(std::string sentence) {
  if (sentence.ends_with('.')) sentence.pop_back();
  return sentence;
}

}  // namespace waymark::cli
