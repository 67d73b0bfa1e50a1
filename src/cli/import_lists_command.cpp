// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli import-lists: person-level lists on their way into a workspace, and what they would change there.
#include <algorithm>
#include <charconv>
#include <iterator>
#include <nlohmann/json.hpp>
#include <ostream>

#include "app/list_check.h"
#include "app/list_definitions.h"
#include "app/list_mapping.h"
#include "base/file.h"
#include "cli/list_arguments.h"
#include "cli/list_preview.h"
#include "cli/workspace_state.h"

namespace waymark::cli {
namespace {

using base::Result;
using Json = nlohmann::ordered_json;
using Kind = Option::Kind;
using Need = Option::Need;

/// What --as-list says of the files' sheets: each file's first one.
Result<std::vector<app::SaidSheet>> sheetsArgument(const Arguments& arguments, const lists::Definition& definition,
                                                   const domain::Workspace& workspace) {
  auto said = app::keptSheets(workspace, definition, arguments.text("source"));
  const auto id = arguments.value("as-list");
  if (!id) return said;
  const auto list = definition.list(*id);
  if (!list) return base::fail(base::Code::NotFound, {{"what", "list"}, {"id", *id}});
  const auto files = filesArgument(arguments);
  if (files.size() != 1) return base::fail(base::Code::BadUse, {{"problem", "--as-list is for one file"}});
  const auto sheets = app::readHeads(files.front());
  if (!sheets) return tl::make_unexpected(sheets.error());
  const auto number = arguments.value("header-row").value_or("1");
  std::uint32_t row = 0;
  if (std::from_chars(number.data(), number.data() + number.size(), row).ptr != number.data() + number.size() || row == 0)
    return base::fail(base::Code::BadNumber, {{"value", number}, {"field", "--header-row"}, {"allowed", "1 to 20"}});
  const auto wanted = arguments.value("sheet").value_or(sheets->empty() ? "" : sheets->front().name);
  if (std::ranges::find(*sheets, wanted, &lists::TemplateSheet::name) == sheets->end())
    return base::fail(base::Code::NotFound, {{"what", "sheet"}, {"id", wanted}});
  said.push_back({files.front().string(), wanted, *list, row, {}});
  return said;
}

Result<std::optional<domain::Change>> keptFrom(const std::string& file, app::Session& session,
                                               const domain::Workspace& workspace, const Console& console) {
  return base::readFile(file, app::kLargestDefinition).and_then([&](const std::string& json) {
    return app::keepDefinition(session, workspace, json, std::filesystem::path(file).filename().string(),
                               console.now.utc);
  });
}

Result<Exit> keepDefinition(const Arguments& arguments, Console& console) {
  auto session = openForWriting(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto workspace = session->load();
  if (!workspace) return tl::make_unexpected(workspace.error());
  auto change = keptFrom(arguments.text("file"), *session, *workspace, console);
  if (!change) return tl::make_unexpected(change.error());
  if (!*change) {
    if (console.format == Format::Text) console.out << "It is kept already: nothing was changed.\n";
    return Exit::Done;
  }
  return saved(apply(*session, {"keep a list definition", {std::move(**change)}}, console), console);
}

Result<Exit> importLists(const Arguments& arguments, Console& console) {
  const auto asAt = dayArgument(arguments, "as-at");
  if (!asAt) return tl::make_unexpected(asAt.error());
  const bool only = arguments.has("preview");
  auto place = openListPlace(arguments, console, only ? Access::Reading : Access::Writing, SealNeed::Needed);
  if (!place) return tl::make_unexpected(place.error());
  auto* session = &place->session;
  const auto* definition = &place->definition;
  const auto* workspace = &place->workspace;
  const auto* key = &*place->key;
  const auto given = headersArgument(arguments, *definition);
  if (!given) return tl::make_unexpected(given.error());
  const app::ListSource source{arguments.text("source"), *asAt};
  // What was said of this source's headers before; what is said now counts more.
  auto headers = app::keptHeaders(*workspace, definition->id, source.name);
  headers.insert(headers.end(), given->begin(), given->end());
  const auto joins = joinsArgument(arguments, *definition, *workspace,
                                   arguments.value("join-source").value_or(source.name));
  if (!joins) return tl::make_unexpected(joins.error());
  const auto said = sheetsArgument(arguments, *definition, *workspace);
  if (!said) return tl::make_unexpected(said.error());
  const auto all = app::readJoined(*definition, filesArgument(arguments), headers, *said, *joins);
  if (!all) return tl::make_unexpected(all.error());
  const auto* read = &all->lists;
  const auto& tables = read->tables;
  for (const auto& table : tables)
    if (table.mapping.said && !app::knowsChildren(*definition, table))
      return base::fail(base::Code::BadUse, {{"problem", "Say with --column which header is the UPN, the ULN or the "
                                                         "source’s own id: without one, no child is known again"}});
  std::vector<Json> told(tables.size(), Json::array());
  for (const auto& one : all->joined)
    told[one.table].push_back(joinedJson(*definition, tables[one.table], one));
  auto previews = app::previewLists(*session, *workspace, *key, *definition, tables, source);
  if (!previews) return tl::make_unexpected(previews.error());
  if (!only) {
    auto kept = app::keepHeaders(*workspace, *definition, tables, source.name, headers, session->who(), console.now.utc);
    std::ranges::move(app::keepJoinHeaders(*workspace, *definition, all->joined, session->who(), console.now.utc),
                      std::back_inserter(kept));
    // A definition of the area's own goes with its lists: whoever has the workspace can open them.
    if (const auto file = arguments.text("definition");
        file.ends_with(".json") && !lists::builtInDefinition(definition->id)) {
      auto change = keptFrom(file, *session, *workspace, console);
      if (!change) return tl::make_unexpected(change.error());
      if (*change) kept.push_back(std::move(**change));
    }
    const auto done = app::importLists(*session, *workspace, *key, *definition, tables, source, std::move(kept),
                                       console.now.utc);
    if (!done) return tl::make_unexpected(done.error());
    // A later list finds the children that an earlier one has just made.
    for (std::size_t i = 0; i < done->size(); ++i) {
      (*previews)[i].newChildren = (*done)[i].newChildren;
      (*previews)[i].knownChildren = (*done)[i].knownChildren;
      (*previews)[i].unlinked = (*done)[i].unlinked;
    }
  }
  Json rows = Json::array();
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const PreviewOf of{*definition, *workspace, tables[i], (*previews)[i]};
    rows.push_back(countsJson(of));
    if (!told[i].empty()) rows.back()["joined"] = told[i];
    rows.back()["unread"] = unreadJson(*definition, std::span(&tables[i], 1), {tables[i].unread.size()});
    if (only) rows.back()["changes"] = changesJson(of);
    if (console.format == Format::Json) continue;
    countsText(of, console.out);
    for (const auto& one : told[i]) joinedText(one, console.out);
    if (only) changesText(of, console.out);
  }
  if (console.format == Format::Json) {
    console.out << rows.dump(2) << '\n';
    return Exit::Done;
  }
  unreadText(*definition, tables, {}, "--format json lists every one", console.out);
  for (const auto& remark : read->remarks) console.out << app::remarkText(remark) << "\n";
  if (only) console.out << "Nothing was taken in.\n";
  return Exit::Done;
}

}  // namespace

std::vector<Command> importListsCommands() {
  return {{"import-lists",
           "Take person-level lists into a workspace: who the children are goes under the seal",
           {kWorkspace,
            {"file", "one workbook, or several .csv", Kind::Positionals, Need::Required},
            {"source", "where it came from, as “case system”", Kind::Value, Need::Required},
            {"as-at", "the day the lists show", Kind::Value, Need::Required},
            {"preview", "only say what would change: new, gone and changed, field by field", Kind::Flag},
            kListColumn,
            {"join", "an extract with some columns, joined on by UPN, ULN or id; may be repeated"},
            {"join-column", "what a header of those stands for, as “Team=social_care_team”; may be repeated"},
            {"join-source", "where those came from; what is said of their headers is kept for it. As --source without it"},
            {"as-list", "the file is this list, as List_2, though its header doesn’t tell; say columns with --column"},
            {"sheet", "with --as-list: which sheet; the first without it"},
            {"header-row", "with --as-list: the row of the headers; 1 without it"},
            kListDefinition,
            kPassphrase,
            kRecoveryKey},
           importLists},
          joinListsCommand(),
          {"keep-definition",
           "Keep a list definition of your own in a workspace: the window reads lists by it, too",
           {kWorkspace, {"file", "the definition, a .json file that is sound", Kind::Positional, Need::Required}},
           keepDefinition}};
}

}  // namespace waymark::cli
