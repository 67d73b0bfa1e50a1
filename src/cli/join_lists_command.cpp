// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli join-lists: columns from another system for lists that are in a workspace already.
#include <nlohmann/json.hpp>
#include <ostream>

#include "app/kept_join.h"
#include "app/list_mapping.h"
#include "cli/list_arguments.h"
#include "cli/list_preview.h"
#include "cli/workspace_state.h"

namespace waymark::cli {
namespace {

using base::Result;
using Json = nlohmann::ordered_json;
using Kind = Option::Kind;
using Need = Option::Need;

Result<Exit> joinLists(const Arguments& arguments, Console& console) {
  const bool only = arguments.has("preview");
  auto place = openListPlace(arguments, console, only ? Access::Reading : Access::Writing, SealNeed::Needed);
  if (!place) return tl::make_unexpected(place.error());
  const auto& definition = place->definition;
  const auto& workspace = place->workspace;
  auto joins = joinsArgument(arguments, definition, workspace, arguments.text("source"));
  if (!joins) return tl::make_unexpected(joins.error());
  for (auto& join : *joins)
    if (arguments.has("replace")) join.rule = lists::JoinRule::PartCounts;
  const auto kept = app::listsToJoin(place->session, workspace, definition, arguments.text("list"), *place->key);
  if (!kept) return tl::make_unexpected(kept.error());
  const auto all = app::readOnto(definition, *kept, *joins, {});
  if (!all) return tl::make_unexpected(all.error());
  const auto previews = app::previewOnto(workspace, *place->key, definition, *kept, *all);
  if (!previews) return tl::make_unexpected(previews.error());
  if (!only) {
    auto further = app::keepJoinHeaders(workspace, definition, all->joined, place->session.who(), console.now.utc);
    const auto done = app::importOnto(place->session, workspace, *place->key, definition, *kept, *all,
                                      std::move(further), console.now.utc);
    if (!done) return tl::make_unexpected(done.error());
  }
  Json rows = Json::array();
  for (std::size_t i = 0; i < kept->size(); ++i) {
    const PreviewOf of{definition, workspace, all->lists.tables[i], (*previews)[i]};
    rows.push_back(countsJson(of));
    for (const auto& one : all->joined)
      if (one.table == i) rows.back()["joined"].push_back(joinedJson(definition, of.table, one));
    // Where the list's own sheet had its columns isn't kept.
    rows.back()["unread"] = unreadJson(definition, std::span(&of.table, 1), {of.table.unread.size(), false, false});
    if (only) rows.back()["changes"] = changesJson(of);
    if (console.format == Format::Json) continue;
    countsText(of, console.out);
    for (const auto& told : rows.back()["joined"]) joinedText(told, console.out);
    if (only) changesText(of, console.out);
  }
  if (console.format == Format::Json) {
    console.out << rows.dump(2) << '\n';
    return Exit::Done;
  }
  unreadText(definition, all->lists.tables, {.addresses = false}, "--format json lists every one", console.out);
  for (const auto& remark : all->lists.remarks) console.out << app::remarkText(remark) << "\n";
  if (only) console.out << "Nothing was taken in.\n";
  return Exit::Done;
}

}  // namespace

Command joinListsCommand() {
  return {"join-lists",
          "Add columns from another system to the newest lists of a workspace, by UPN, ULN or id",
           {kWorkspace,
            {"join", "the extract's file", Kind::Positionals, Need::Required},
            {"source", "where it came from, as “social care”: what is said of its headers is kept for it", Kind::Value,
             Need::Required},
            {"list", "one list alone, as List_1; each that is there without it"},
            {"join-column", "what a header stands for, as “Team=social_care_team”; may be repeated"},
            {"replace", "where both say something, take the file's value instead of the list's", Kind::Flag},
            {"preview", "only say what would change, and what didn't match", Kind::Flag},
            kListDefinition,
            kPassphrase,
            kRecoveryKey},
           joinLists};
}

}  // namespace waymark::cli
