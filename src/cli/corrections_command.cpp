// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli correct, corrections, fix-at-source and take-corrections: cells put right here until their source is.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "app/fix_files.h"
#include "base/file.h"
#include "base/text.h"
#include "cli/list_arguments.h"
#include "cli/workspace_state.h"

namespace waymark::cli {
namespace {

using base::Code;
using base::Result;
using Json = nlohmann::ordered_json;
using Kind = Option::Kind;
using Need = Option::Need;

/// A workspace with a definition and, where it was given, the key.
struct Opened {
  app::Session session;
  lists::Definition definition;
  std::optional<seal::Key> key;
  domain::Workspace workspace;
  [[nodiscard]] const seal::Key* keyOrNull() const { return key ? &*key : nullptr; }
};

Result<Opened> opened(const Arguments& arguments, Console& console, bool toWrite) {
  auto place =
      openListPlace(arguments, console, toWrite ? Access::Writing : Access::Reading, SealNeed::WhereGiven);
  if (!place) return tl::make_unexpected(place.error());
  return Opened{std::move(place->session), std::move(place->definition), std::move(place->key),
                std::move(place->workspace)};
}

Result<domain::ChildId> childOf(const domain::Workspace& workspace, const std::string& caseCode) {
  for (const auto& row : workspace.all<domain::Child>())
    if (row.value.caseCode == caseCode) return row.value.id;
  return base::fail(Code::NotFound, {{"what", "child"}, {"id", caseCode}});
}

/// A child's number isn't taken from the command line, which other users of the machine can read.
Result<std::string> valueArgument(const Arguments& arguments, const lists::ColumnDefinition& column) {
  if (arguments.has("value-file")) return secretArgument(arguments, "value-file");
  if (column.identity)
    return base::fail(Code::BadUse, {{"problem", "“" + column.title + "” tells who a child is: give it with "
                                                 "--value-file, not on the command line"}});
  if (const auto value = arguments.value("value")) return *value;
  return base::fail(Code::BadUse, {{"problem", "--value or --value-file is needed"}});
}

/// The lists of which a child may be on several: the one that was named, else the first that it is on.
Result<Exit> correct(const Arguments& arguments, Console& console) {
  auto on = opened(arguments, console, true);
  if (!on) return tl::make_unexpected(on.error());
  const auto child = childOf(on->workspace, arguments.text("case"));
  if (!child) return tl::make_unexpected(child.error());
  const auto column = on->definition.column(arguments.text("column"));
  if (!column) return base::fail(Code::NotFound, {{"what", "column"}, {"id", arguments.text("column")}});
  const auto value = valueArgument(arguments, on->definition.columns[*column]);
  if (!value) return tl::make_unexpected(value.error());
  const auto wanted = arguments.text("list");
  if (!wanted.empty() && !on->definition.list(wanted)) return base::fail(Code::NotFound, {{"what", "list"}, {"id", wanted}});
  for (const auto& list : on->definition.lists) {
    if (!wanted.empty() && list.id != wanted) continue;
    const auto* extract = app::latestExtract(on->workspace, on->definition.id, list.id);
    if (extract == nullptr) continue;
    const auto rows = app::openList(on->session, on->definition, *extract, on->keyOrNull());
    if (!rows) return tl::make_unexpected(rows.error());
    if (std::ranges::find(rows->children, *child) == rows->children.end()) continue;
    base::IdMaker ids;
    auto change = app::correction(on->workspace, on->keyOrNull(), on->definition, {rows->table, rows->children},
                                  {*child, *column, *value, arguments.text("note")},
                                  on->session.who(), ids, console.now.utc);
    if (!change) return tl::make_unexpected(change.error());
    if (!*change) {
      if (console.format == Format::Text) console.out << "The cell says so already; nothing was changed.\n";
      else console.out << Json{{"changed", false}}.dump(2) << '\n';
      return Exit::Done;
    }
    const domain::ChangeSet set{
        fmt::format("correct {} of {}", on->definition.columns[*column].title, arguments.text("case")),
        {std::move(**change)}};
    return saved(apply(on->session, set, console), console);
  }
  return base::fail(Code::NotFound, {{"what", "child on the newest lists"}, {"id", arguments.text("case")}});
}

Result<Exit> corrections(const Arguments& arguments, Console& console) {
  auto on = opened(arguments, console, false);
  if (!on) return tl::make_unexpected(on.error());
  const auto kept = app::openKeptLists(on->session, on->workspace, on->definition, on->keyOrNull());
  if (!kept) return tl::make_unexpected(kept.error());
  Json json = Json::array();
  for (std::size_t i = 0; i < kept->lists.size(); ++i)
    for (const auto& one : kept->lists[i].corrections) {
      const auto& column = on->definition.columns[one.value.column];
      Json row{{"case", caseCodeOf(on->workspace, one.value.child)},
               {"list", kept->extracts[i].list},
               {"column", column.id},
               {"state", base::codeText(one.state)}};
      // What tells who a child is, is printed by `identities` only.
      if (!column.identity) {
        row["was"] = one.value.was;
        row["corrected"] = one.value.corrected;
      }
      row["note"] = one.stored.value.note;
      row["corrected_by"] = one.stored.value.correctedBy;
      row["corrected_at"] = base::stampText(one.stored.value.correctedAt);
      json.push_back(std::move(row));
      if (console.format == Format::Json) continue;
      const auto& told = json.back();
      console.out << fmt::format(
          "{}  {:<7} {:<18} {:<11} {}\n", told["case"].get<std::string>(), told["list"].get<std::string>(), column.id,
          told["state"].get<std::string>(),
          column.identity ? std::string("(under the seal)")
                          : fmt::format("{} → {}", one.value.was.empty() ? "(empty)" : base::elided(one.value.was, 40),
                                        one.value.corrected.empty() ? "(empty)" : base::elided(one.value.corrected, 40)));
    }
  if (console.format == Format::Json) console.out << json.dump(2) << '\n';
  return Exit::Done;
}

Result<std::optional<app::FixGroup>> groupArgument(const Arguments& arguments) {
  const auto each = arguments.value("each");
  if (!each) return std::optional<app::FixGroup>();
  if (*each == "source") return std::optional(app::FixGroup::Source);
  if (*each == "school") return std::optional(app::FixGroup::School);
  return base::fail(Code::UnknownCode, {{"field", "--each"}, {"value", *each}, {"allowed", "source, school"}});
}

Result<Exit> fixAtSource(const Arguments& arguments, Console& console) {
  const auto each = groupArgument(arguments);
  if (!each) return tl::make_unexpected(each.error());
  app::FixWanted wanted{*each, !arguments.has("corrections-only"), arguments.has("with-identities")};
  if (wanted.identities && base::trimmed(arguments.text("why")).empty())
    return base::fail(Code::BadUse, {{"problem", "--with-identities needs --why: it is kept in the workspace"}});
  auto on = opened(arguments, console, wanted.identities);
  if (!on) return tl::make_unexpected(on.error());
  const auto files = app::writeFixSheets(on->session, on->workspace, on->definition, on->keyOrNull(), wanted,
                                         arguments.text("out"), arguments.text("why"), console.now.today, console.now.utc);
  if (!files) return tl::make_unexpected(files.error());
  Json json = Json::array();
  for (const auto& one : *files) {
    json.push_back(
        {{"file", one.file.string()}, {"group", one.group}, {"cells", one.cells}, {"children", one.children}});
    if (console.format == Format::Text)
      console.out << fmt::format("{}: {} cells of {} children\n", one.file.string(), one.cells, one.children);
  }
  if (console.format == Format::Json)
    console.out << json.dump(2) << '\n';
  else if (files->empty())
    console.out << "There is nothing to put right.\n";
  return Exit::Done;
}

Result<Exit> takeCorrections(const Arguments& arguments, Console& console) {
  const bool only = arguments.has("preview");
  auto on = opened(arguments, console, !only);
  if (!on) return tl::make_unexpected(on.error());
  const auto taken = app::takeBackFile(on->session, on->workspace, on->definition, on->keyOrNull(),
                                       arguments.text("file"), console.now.utc);
  if (!taken) return tl::make_unexpected(taken.error());
  using Fate = app::TakenFate;
  Json rows = Json::array();
  for (const auto& row : taken->rows) {
    Json json{{"row", row.row}, {"reference", row.reference}, {"fate", base::codeText(row.fate)}};
    if (!row.problem.empty()) json["problem"] = row.problem;
    // What tells who a child is, is printed by `identities` only.
    const bool isOpen = row.fate == Fate::Correct && !row.correction.empty();
    if (isOpen) {
      json["now"] = row.now;
      json["becomes"] = row.becomes;
    }
    rows.push_back(std::move(json));
    if (console.format == Format::Text && only && row.fate == Fate::Correct)
      console.out << fmt::format("Row {}, {}: {}.\n", row.row, row.reference,
                                 isOpen ? fmt::format("{} → {}", row.now.empty() ? "(empty)" : base::elided(row.now, 40),
                                                      base::elided(row.becomes, 40))
                                        : std::string("changed under the seal"));
    if (console.format == Format::Text && row.fate == Fate::Refused)
      console.out << fmt::format("Row {}, {}: {}.\n", row.row, row.reference, row.problem);
  }
  if (!only && !taken->changes.changes.empty())
    if (auto applied = apply(on->session, taken->changes, console); !applied)
      return tl::make_unexpected(applied.error());
  if (console.format == Format::Json)
    console.out << Json{{"corrected", taken->count(Fate::Correct)},
                        {"same", taken->count(Fate::Same)},
                        {"blank", taken->count(Fate::Blank)},
                        {"refused", taken->count(Fate::Refused)},
                        {"rows", std::move(rows)}}
                       .dump(2)
                << '\n';
  else
    console.out << fmt::format("{} corrected, {} said what is there already, {} left blank, {} refused.{}\n",
                               taken->count(Fate::Correct), taken->count(Fate::Same), taken->count(Fate::Blank),
                               taken->count(Fate::Refused), only ? " Nothing was taken in." : "");
  return arguments.has("strict") && taken->count(Fate::Refused) > 0 ? Exit::HasFindings : Exit::Done;
}

}  // namespace

std::vector<Command> correctionsCommands() {
  return {
      {"correct",
       "Put a cell of a child right until its source is; the source's own value takes the correction away",
       {kWorkspace,
        {"case", "the child's case code", Kind::Value, Need::Required},
        {"column", "the column's id, as primary_need", Kind::Value, Need::Required},
        {"value", "what it is to be; \"\" empties the cell"},
        {"value-file", "a file whose first line is the value, for columns that tell who a child is; - for standard input"},
        {"list", "where the child is on several: the list's id"},
        {"note", "where the value is from"},
        kListDefinition,
        kPassphrase,
        kRecoveryKey},
       correct},
      {"corrections",
       "The corrections, and whether the source has them by now",
       {kWorkspace, kListDefinition, kPassphrase, kRecoveryKey},
       corrections},
      {"fix-at-source",
       "Sheets of what is to be put right at its source, with an empty column to fill in",
       {kWorkspace,
        {"out", "the .xlsx file to write; with --each a folder", Kind::Value, Need::Required},
        {"each", "a sheet for each source or school"},
        {"corrections-only", "without cells that fail a rule", Kind::Flag},
        {"with-identities", "with UPN, the source's id and birthday: written to the log", Kind::Flag},
        {"why", "with --with-identities: the reason, kept in the workspace"},
        kListDefinition,
        kPassphrase,
        kRecoveryKey},
       fixAtSource},
      {"take-corrections",
       "Take a filled sheet of fix-at-source back: one step, row by row",
       {kWorkspace,
        {"file", "the filled sheet", Kind::Positional, Need::Required},
        {"preview", "only say what would become of each row", Kind::Flag},
        {"strict", "exit with 1 where a row is refused", Kind::Flag},
        kListDefinition,
        kPassphrase,
        kRecoveryKey},
       takeCorrections},
  };
}

}  // namespace waymark::cli
