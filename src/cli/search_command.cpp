// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli search: what Ctrl+K finds, but pages, actions and settings of the window.
#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>
#include <ostream>

#include "app/case_codes.h"
#include "app/plan.h"
#include "app/restricted.h"
#include "app/search_entries.h"
#include "app/session.h"
#include "cli/command.h"
#include "cli/workspace_state.h"

namespace waymark::cli {
namespace {

using base::Result;
using Json = nlohmann::ordered_json;
using Kind = Option::Kind;
using Need = Option::Need;

constexpr std::size_t kHitsOfAKind = 10;

constexpr std::array<std::string_view, app::kSearchKindCount> kHeadings{
    "Pages",      "Actions",          "Criteria", "Tasks",    "People", "Organisations",
    "Priorities", "Earlier findings", "Evidence", "Settings", "Terms",  "Framework packs",
    "Saved views", "Children",        "Surveys",  "Comments", "Requests", "Concerns about a child",
    "Keeping in touch"};

Result<app::SearchIndex> indexOf(const domain::Workspace& workspace, Console& console) {
  const auto pack = packOfArea(workspace, console);
  if (!pack) return tl::make_unexpected(pack.error());
  std::vector<app::SearchEntry> entries;
  app::addPack(entries, *pack);
  app::addRecords(entries, workspace, *pack);
  app::addPacks(entries, console.library.list().packs);
  for (const auto& row : workspace.all<domain::Evidence>())
    if (!app::isUnderEmbargo(workspace, row.value))
      entries.push_back(app::evidenceEntry(row.value, workspace, *pack));
  for (const auto& row : workspace.all<domain::SurveyComment>())
    entries.push_back(app::commentEntry(row.value, workspace));
  if (const auto* inspection = app::currentInspection(workspace)) {
    const auto planPack = packOf(inspection, *pack, console.library);
    app::addPlan(entries, app::planFor(workspace, inspection->value, planPack, app::calendarFor(workspace)), planPack,
                 workspace);
    app::addRequests(entries,
                     app::requestsFor(workspace, inspection->value, planPack, app::calendarFor(workspace),
                                      app::nowFor(workspace, console.now)),
                     workspace);
  }
  return app::SearchIndex(std::move(entries));
}

Result<Exit> searchWorkspace(const Arguments& arguments, Console& console) {
  auto session = app::Session::openForReading(arguments.text("workspace"), console.user, console.now.utc);
  if (!session) return tl::make_unexpected(session.error());
  const auto workspace = session->load();
  if (!workspace) return tl::make_unexpected(workspace.error());
  const auto index = indexOf(*workspace, console);
  if (!index) return tl::make_unexpected(index.error());
  const std::array indexes{&*index};
  const app::CaseCodes codes(app::caseCodesOf(*workspace));
  const auto text = arguments.text("text");
  const auto groups = app::search(indexes, text, kHitsOfAKind, codes.find(text, kHitsOfAKind));
  if (console.format == Format::Json) {
    auto json = Json::array();
    for (const auto& group : groups)
      for (const auto& hit : group.hits)
        json.push_back({{"kind", base::codeText(group.kind)},
                        {"id", hit.entry->id},
                        {"title", hit.entry->title},
                        {"note", hit.entry->note}});
    console.out << json.dump(2) << '\n';
    return Exit::Done;
  }
  if (groups.empty()) console.out << "Nothing found.\n";
  for (const auto& group : groups) {
    console.out << kHeadings[static_cast<std::size_t>(group.kind)];
    if (group.total > group.hits.size())
      console.out << fmt::format(" (the first {} of {})", group.hits.size(), group.total);
    console.out << '\n';
    for (const auto& hit : group.hits)
      console.out << fmt::format("  {}{}\n", hit.entry->title, hit.entry->note.empty() ? "" : "  · " + hit.entry->note);
  }
  return Exit::Done;
}

}  // namespace

std::vector<Command> searchCommands() {
  return {{"search",
           "Find tasks, evidence, surveys, people, criteria and terms by their words, typing errors included, and children by case code",
           {kWorkspace,
            {"text", "the words", Kind::Positional, Need::Required}},
           searchWorkspace}};
}

}  // namespace waymark::cli
