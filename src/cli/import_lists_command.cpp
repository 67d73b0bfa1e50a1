// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli import-lists: person-level lists on their way into a workspace, and what they would change there.
// Children are named by case code or by their row in the file; what tells who one is isn't printed.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <nlohmann/json.hpp>
#include <ostream>

#include "app/list_check.h"
#include "app/list_compare.h"
#include "app/list_join.h"
#include "app/list_mapping.h"
#include "base/text.h"
#include "cli/list_arguments.h"
#include "cli/workspace_state.h"
#include "lists/join.h"

namespace waymark::cli {
namespace {

using base::Result;
using Json = nlohmann::ordered_json;
using Kind = Option::Kind;
using Need = Option::Need;

constexpr std::size_t kMostChangesInText = 12;

struct PreviewOf {
  const lists::Definition& definition;
  const domain::Workspace& workspace;
  const lists::Table& table;
  const app::ListPreview& preview;
  [[nodiscard]] std::string before(const lists::ChangedRow& row, std::size_t column) const {
    return preview.before.table.text(definition, column, row.before);
  }
  [[nodiscard]] std::string after(const lists::ChangedRow& row, std::size_t column) const {
    return table.text(definition, column, row.after);
  }
};

Json correctionsJson(const std::vector<app::ShownCorrection>& corrections) {
  Json json = Json::object();
  for (std::size_t i = 0; i < base::codeCount<lists::CorrectionState>(); ++i) {
    const auto state = static_cast<lists::CorrectionState>(i);
    json[std::string(base::codeText(state))] =
        std::ranges::count(corrections, state, &app::ShownCorrection::state);
  }
  return json;
}

/// What became of an extract that was joined on, by rows of the files.
Json joinedJson(const lists::Definition& definition, const lists::Table& list, const lists::Table& part,
                const lists::JoinedPart& told) {
  const auto rows = [](const lists::Table& table, const std::vector<std::uint32_t>& which) {
    Json json = Json::array();
    for (const auto row : which) json.push_back(table.rows[row]);
    return json;
  };
  Json columns = Json::array();
  for (const auto column : told.columns) columns.push_back(definition.columns[column].id);
  Json matched = Json::object();
  const auto keys = lists::keyColumns(definition, list.mapping.list);
  for (std::size_t i = 0; i < keys.size(); ++i) matched[definition.columns[keys[i]].id] = told.byKey[i];
  Json conflicts = Json::array();
  for (const auto& one : told.conflicts)
    conflicts.push_back({{"row", list.rows[one.row]},
                         {"joined_row", part.rows[one.from]},
                         {"column", definition.columns[one.column].id}});
  return {{"file", part.file},
          {"sheet", part.sheet},
          {"columns", std::move(columns)},
          {"matched_by", std::move(matched)},
          {"filled", told.filled},
          {"unmatched_rows", rows(part, told.unmatched)},
          {"rows_without", rows(list, told.notGiven)},
          {"repeated_rows", rows(part, told.repeated)},
          {"doubtful_rows", rows(part, told.doubtful)},
          {"conflicts", std::move(conflicts)}};
}

void joinedText(const Json& told, std::ostream& out) {
  std::string matched;
  for (const auto& [column, rows] : told["matched_by"].items())
    matched += fmt::format("{}{} by {}", matched.empty() ? "" : ", ", rows.get<std::size_t>(), column);
  out << fmt::format("  Joined {}: {}; {} cells filled.\n", told["file"].get<std::string>(), matched,
                     told["filled"].get<std::size_t>());
  const auto listed = [&](const char* field, const char* words) {
    const auto& rows = told[field];
    if (rows.empty()) return;
    std::string shown;
    for (std::size_t i = 0; i < std::min(rows.size(), kMostChangesInText); ++i)
      shown += (i == 0 ? "" : ", ") + std::to_string(rows[i].get<std::uint32_t>());
    if (rows.size() > kMostChangesInText) shown += fmt::format(" and {} more", rows.size() - kMostChangesInText);
    out << fmt::format("    {} {}: {}\n", rows.size(), words, shown);
  };
  listed("unmatched_rows", "of its rows are no child of this list");
  listed("rows_without", "rows of the list it says nothing of");
  listed("repeated_rows", "of its rows repeat a child; the first was taken");
  listed("doubtful_rows", "of its rows fit a child by one number and not by a surer one; not taken");
  if (!told["conflicts"].empty())
    out << fmt::format("    {} cells say something else than the list; the list’s value is kept\n",
                       told["conflicts"].size());
}

/// The extracts of --join, with what was said of their source's headers before; what is said now counts more.
Result<std::vector<app::JoinFile>> joinsArgument(const Arguments& arguments, const lists::Definition& definition,
                                                 const domain::Workspace& workspace) {
  const auto given = headersArgument(arguments, definition, "join-column");
  if (!given) return tl::make_unexpected(given.error());
  const auto source = arguments.value("join-source").value_or(arguments.text("source"));
  auto headers = app::keptJoinHeaders(workspace, definition.id, source);
  headers.insert(headers.end(), given->begin(), given->end());
  std::vector<app::JoinFile> joins;
  for (auto& file : filesArgument(arguments, "join")) joins.push_back({std::move(file), "", source, headers});
  return joins;
}

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

Json countsJson(const PreviewOf& of) {
  const auto& changes = of.preview.changes;
  const auto& earlier = of.preview.earlier;
  return {{"list", of.definition.lists[of.preview.list].id},
          {"rows", of.table.size()},
          {"new_children", of.preview.newChildren},
          {"known_children", of.preview.knownChildren},
          {"unlinked_rows", of.preview.unlinked},
          {"unread_cells", of.table.unread.size()},
          {"compared_with", earlier ? Json{{"source", earlier->source},
                                           {"as_at", base::isoText(earlier->asAt)},
                                           {"file_name", earlier->fileName}}
                                    : Json()},
          {"added", changes.added.size()},
          {"gone", changes.gone.size()},
          {"changed", changes.changed.size()},
          {"same", changes.same},
          {"added_again", changes.addedAgain.size()},
          {"gone_again", changes.goneAgain.size()},
          {"corrections", correctionsJson(of.preview.corrections)}};
}

/// Each with the file's row, and the case code where the child has one already.
Json changesJson(const PreviewOf& of) {
  const auto& changes = of.preview.changes;
  const auto later = [&](const std::vector<std::uint32_t>& rows) {
    Json json = Json::array();
    for (const auto row : rows) {
      const auto code = caseCodeOf(of.workspace, of.preview.children[row]);
      json.push_back({{"row", of.table.rows[row]}, {"case", code.empty() ? Json() : Json(code)}});
    }
    return json;
  };
  const auto earlier = [&](const std::vector<std::uint32_t>& rows) {
    Json json = Json::array();
    for (const auto row : rows) json.push_back({{"case", caseCodeOf(of.workspace, of.preview.before.children[row])}});
    return json;
  };
  Json changed = Json::array();
  for (const auto& row : changes.changed) {
    Json fields = Json::array();
    for (const auto column : changes.columns(row)) {
      Json field{{"column", of.definition.columns[column].id}};
      if (!of.definition.columns[column].identity) {
        field["was"] = of.before(row, column);
        field["now"] = of.after(row, column);
      }
      fields.push_back(std::move(field));
    }
    changed.push_back({{"row", of.table.rows[row.after]},
                       {"case", caseCodeOf(of.workspace, of.preview.children[row.after])},
                       {"fields", std::move(fields)}});
  }
  const auto ids = [&](const std::vector<std::size_t>& columns) {
    Json json = Json::array();
    for (const auto column : columns) json.push_back(of.definition.columns[column].id);
    return json;
  };
  return {{"added", later(changes.added)},           {"gone", earlier(changes.gone)},
          {"changed", std::move(changed)},           {"added_again", later(changes.addedAgain)},
          {"gone_again", earlier(changes.goneAgain)}, {"columns_only_before", ids(changes.onlyBefore)},
          {"columns_only_now", ids(changes.onlyAfter)}};
}

void countsText(const PreviewOf& of, std::ostream& out) {
  const auto& changes = of.preview.changes;
  out << fmt::format("{}: {} rows; {} new children, {} known; {} cells can’t be read and are kept as they stand.\n",
                     of.definition.lists[of.preview.list].title, of.table.size(), of.preview.newChildren,
                     of.preview.knownChildren, of.table.unread.size());
  if (of.preview.unlinked > 0)
    out << fmt::format("  {} rows belong to rows of “{}” that aren’t there; they are kept, under case codes of their "
                       "own.\n",
                       of.preview.unlinked,
                       of.definition.lists[*of.definition.lists[of.preview.list].belongsTo].title);
  const auto& earlier = of.preview.earlier;
  if (!earlier) {
    out << "  No earlier extract of this list is there to compare with.\n";
    return;
  }
  out << fmt::format("  Against “{}” as at {} ({}): {} added, {} gone, {} changed, {} the same.\n", earlier->source,
                     base::longText(earlier->asAt), earlier->fileName, changes.added.size(), changes.gone.size(),
                     changes.changed.size(), changes.same);
  if (!changes.addedAgain.empty() || !changes.goneAgain.empty())
    out << fmt::format("  Of children with several rows: {} rows more, {} rows fewer.\n", changes.addedAgain.size(),
                       changes.goneAgain.size());
  if (!of.preview.corrections.empty()) {
    const auto told = correctionsJson(of.preview.corrections);
    out << fmt::format("  Corrections: {} the source has made itself, {} it still needs, {} it has overtaken.\n",
                       told["fixed"].get<std::size_t>(), told["standing"].get<std::size_t>(),
                       told["overtaken"].get<std::size_t>());
  }
  if (of.preview.isOlder) out << "  A later extract of this list is there: it stays the one that is worked on.\n";
}

void changesText(const PreviewOf& of, std::ostream& out) {
  const auto& changes = of.preview.changes;
  const auto columns = changes.byColumn(of.definition);
  for (std::size_t column = 0; column < columns.size(); ++column)
    if (columns[column] > 0)
      out << fmt::format("  {:>6} × {}\n", columns[column], of.definition.columns[column].title);
  std::size_t shown = 0;
  for (const auto& row : changes.changed) {
    if (shown++ == kMostChangesInText) {
      out << fmt::format("  and {} more (--format json lists every one)\n", changes.changed.size() - kMostChangesInText);
      break;
    }
    std::string fields;
    for (const auto column : changes.columns(row)) {
      fields += fields.empty() ? "" : "; ";
      fields += of.definition.columns[column].id;
      if (of.definition.columns[column].identity) continue;
      const auto was = of.before(row, column);
      const auto now = of.after(row, column);
      fields += fmt::format(" {} → {}", was.empty() ? "(empty)" : base::elided(was, 40),
                            now.empty() ? "(empty)" : base::elided(now, 40));
    }
    out << fmt::format("  {}, row {}: {}\n", caseCodeOf(of.workspace, of.preview.children[row.after]),
                       of.table.rows[row.after], fields);
  }
  const auto only = [&](const std::vector<std::size_t>& which, const char* words) {
    for (const auto column : which) out << fmt::format("  “{}” {}\n", of.definition.columns[column].title, words);
  };
  only(changes.onlyBefore, "is on the earlier extract only.");
  only(changes.onlyAfter, "is on this one only.");
}

Result<Exit> importLists(const Arguments& arguments, Console& console) {
  const auto by = openerArgument(arguments);
  if (!by) return tl::make_unexpected(by.error());
  const auto asAt = dayArgument(arguments, "as-at");
  if (!asAt) return tl::make_unexpected(asAt.error());
  const auto definition = definitionArgument(arguments);
  if (!definition) return tl::make_unexpected(definition.error());
  const auto given = headersArgument(arguments, *definition);
  if (!given) return tl::make_unexpected(given.error());
  const bool only = arguments.has("preview");
  auto session = only ? openForReading(arguments, console) : openForWriting(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto key = app::openSeal(*session, *by);
  if (!key) return tl::make_unexpected(key.error());
  const app::ListSource source{arguments.text("source"), *asAt};
  const auto workspace = session->load();
  if (!workspace) return tl::make_unexpected(workspace.error());
  // What was said of this source's headers before; what is said now counts more.
  auto headers = app::keptHeaders(*workspace, definition->id, source.name);
  headers.insert(headers.end(), given->begin(), given->end());
  const auto joins = joinsArgument(arguments, *definition, *workspace);
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
    told[one.table].push_back(joinedJson(*definition, tables[one.table], one.part, one.told));
  auto previews = app::previewLists(*session, *workspace, *key, *definition, tables, source);
  if (!previews) return tl::make_unexpected(previews.error());
  if (!only) {
    auto kept = app::keepHeaders(*workspace, *definition, tables, source.name, headers, session->who(), console.now.utc);
    std::ranges::move(app::keepJoinHeaders(*workspace, *definition, all->joined, session->who(), console.now.utc),
                      std::back_inserter(kept));
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
           importLists}};
}

}  // namespace waymark::cli
