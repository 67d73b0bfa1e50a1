// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/list_preview.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "app/list_mapping.h"
#include "base/text.h"
#include "cli/list_arguments.h"
#include "lists/join.h"

namespace waymark::cli {

using base::Result;
using Json = nlohmann::ordered_json;

namespace {

constexpr std::size_t kMostChangesInText = 12;

Json correctionsJson(const std::vector<app::ShownCorrection>& corrections) {
  Json json = Json::object();
  for (std::size_t i = 0; i < base::codeCount<lists::CorrectionState>(); ++i) {
    const auto state = static_cast<lists::CorrectionState>(i);
    json[std::string(base::codeText(state))] =
        std::ranges::count(corrections, state, &app::ShownCorrection::state);
  }
  return json;
}

/// Then no cell of the list's own sheet has it.
bool isJoined(const lists::Table& table, std::size_t column) {
  return std::ranges::any_of(table.mapping.columns,
                             [&](const auto& one) { return one.joined && one.column == column; });
}

}  // namespace

Json unreadJson(const lists::Definition& definition, std::span<const lists::Table> tables, const UnreadShown& shown) {
  Json cells = Json::array();
  for (const auto& table : tables)
    for (const auto& cell : table.unread) {
      if (cells.size() == shown.most) return cells;
      const bool isOwn = shown.addresses && !isJoined(table, cell.column);
      Json row{{"file", table.file},
               {"sheet", table.sheet},
               {"row", cell.row},
               {"cell", isOwn ? Json(lists::cellAddress(cell.place, cell.row)) : Json()},
               {"column", definition.columns[cell.column].id},
               {"reason", lists::unreadText(cell.reason)}};
      if (shown.values) row["value"] = cell.text;
      cells.push_back(std::move(row));
    }
  return cells;
}

void unreadText(const lists::Definition& definition, std::span<const lists::Table> tables, const UnreadShown& shown,
                std::string_view more, std::ostream& out) {
  std::size_t all = 0;
  for (const auto& table : tables) all += table.unread.size();
  if (all == 0) return;
  out << "Cells that couldn't be read\n";
  std::size_t told = 0;
  for (const auto& table : tables)
    for (const auto& cell : table.unread) {
      if (told++ == shown.most) {
        out << fmt::format("  and {} more ({})\n", all - shown.most, more);
        return;
      }
      const bool joined = isJoined(table, cell.column);
      out << fmt::format("  {}{}{}, {}: {}{}\n", table.sheet.empty() ? table.file : "Sheet “", table.sheet,
                         table.sheet.empty() ? "" : "”",
                         joined || !shown.addresses
                             ? fmt::format("row {}, {}{}", cell.row, definition.columns[cell.column].title,
                                           joined ? " (joined on)" : "")
                             : lists::cellAddress(cell.place, cell.row),
                         lists::unreadText(cell.reason), shown.values ? " (“" + cell.text + "”)" : "");
    }
}

Json joinedJson(const lists::Definition& definition, const lists::Table& list, const app::JoinedFile& one) {
  const auto& part = one.part;
  const auto& told = one.told;
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
  for (const auto& conflict : told.conflicts)
    conflicts.push_back({{"row", list.rows[conflict.row]},
                         {"joined_row", part.rows[conflict.from]},
                         {"column", definition.columns[conflict.column].id}});
  return {{"file", part.file},
          {"sheet", part.sheet},
          {"columns", std::move(columns)},
          {"matched_by", std::move(matched)},
          {"filled", told.filled},
          {"unmatched_rows", rows(part, told.unmatched)},
          {"rows_without", rows(list, told.notGiven)},
          {"repeated_rows", rows(part, told.repeated)},
          {"doubtful_rows", rows(part, told.doubtful)},
          {"conflicts", std::move(conflicts)},
          {"counts", told.rule == lists::JoinRule::PartCounts ? "file" : "list"}};
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
    out << fmt::format("    {} cells say something else than the list; the {}’s value is {}\n", told["conflicts"].size(),
                       told["counts"].get<std::string>(), told["counts"] == "file" ? "taken" : "kept");
}

Result<std::vector<app::JoinFile>> joinsArgument(const Arguments& arguments, const lists::Definition& definition,
                                                 const domain::Workspace& workspace, const std::string& source) {
  const auto given = headersArgument(arguments, definition, "join-column");
  if (!given) return tl::make_unexpected(given.error());
  auto headers = app::keptJoinHeaders(workspace, definition.id, source);
  headers.insert(headers.end(), given->begin(), given->end());
  std::vector<app::JoinFile> joins;
  for (auto& file : filesArgument(arguments, "join")) joins.push_back({std::move(file), "", source, headers, lists::JoinRule::ListCounts});
  return joins;
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

}  // namespace waymark::cli
