// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli seal, seal-change, children, identities and purge-children.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <ostream>
#include <set>

#include "app/corrections.h"
#include "app/identities.h"
#include "app/kept_lists.h"
#include "app/list_definitions.h"
#include "cli/list_arguments.h"
#include "cli/workspace_state.h"
#include "lists/returns.h"

namespace waymark::cli {
namespace {

using base::Code;
using base::Result;
using Json = nlohmann::ordered_json;
using Kind = Option::Kind;
using Need = Option::Need;

void printRecoveryKey(const std::string& key, Console& console) {
  if (console.format == Format::Json)
    console.out << Json{{"recovery_key", key}}.dump(2) << '\n';
  else
    console.out << "The recovery key, shown once and kept nowhere:\n\n  " << key
                << "\n\nPrint it and lock it away. It opens the identities if the passphrase is lost; without both, "
                   "nobody can open them.\n";
}

Result<Exit> setUp(const Arguments& arguments, Console& console) {
  const auto passphrase = secretArgument(arguments, "passphrase-file");
  if (!passphrase) return tl::make_unexpected(passphrase.error());
  auto session = openForWriting(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto key = app::setUpSeal(*session, *passphrase, console.now.utc);
  if (!key) return tl::make_unexpected(key.error());
  printRecoveryKey(*key, console);
  return Exit::Done;
}

Result<Exit> change(const Arguments& arguments, Console& console) {
  const auto by = openerArgument(arguments);
  if (!by) return tl::make_unexpected(by.error());
  auto session = openForWriting(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  if (arguments.has("new-recovery-key")) {
    const auto key = app::renewRecoveryKey(*session, *by, console.now.utc);
    if (!key) return tl::make_unexpected(key.error());
    printRecoveryKey(*key, console);
  } else if (arguments.has("new-passphrase-file")) {
    const auto passphrase = secretArgument(arguments, "new-passphrase-file");
    if (!passphrase) return tl::make_unexpected(passphrase.error());
    if (auto done = app::changePassphrase(*session, *by, *passphrase, console.now.utc); !done)
      return tl::make_unexpected(done.error());
    if (console.format == Format::Text)
      console.out << "The passphrase was changed. Backups made before still open with the old one.\n";
  } else {
    const auto header = app::sealOf(*session);
    if (!header) return tl::make_unexpected(header.error());
    const auto key = app::openSeal(*session, *by);
    if (!key) return tl::make_unexpected(key.error());
    auto purgeOn = header->purgeOn;
    if (arguments.has("purge-on")) {
      const auto day = dayArgument(arguments, "purge-on");
      if (!day) return tl::make_unexpected(day.error());
      purgeOn = *day;
    }
    int idle = header->idleMinutes;
    if (const auto minutes = arguments.value("idle-minutes")) {
      const auto [end, error] = std::from_chars(minutes->data(), minutes->data() + minutes->size(), idle);
      if (error != std::errc() || end != minutes->data() + minutes->size())
        return base::fail(Code::BadNumber,
                          {{"field", "--idle-minutes"}, {"value", *minutes}, {"allowed", "1 to 1440"}});
    }
    if (auto done = app::setSealTerms(*session, &*key, purgeOn, idle, console.now.utc); !done)
      return tl::make_unexpected(done.error());
    if (console.format == Format::Text)
      console.out << (purgeOn ? "Children’s data is to be deleted on " + base::longText(*purgeOn) + ". "
                              : std::string("No day is set to delete children’s data. "))
                  << "The window locks identities after " << idle << " minutes without use.\n";
  }
  return Exit::Done;
}

/// The newest extract of each list of a definition, opened.
struct Lists {
  lists::Definition definition;
  domain::Workspace workspace;
  std::vector<domain::ListExtract> extracts;
  std::vector<app::OpenedList> opened;
  [[nodiscard]] std::string caseCode(const domain::ChildId& id) const { return caseCodeOf(workspace, id); }
};

Result<Lists> openLists(app::Session& session, const Arguments& arguments, const seal::Key* key) {
  auto workspace = session.load();
  if (!workspace) return tl::make_unexpected(workspace.error());
  auto definition = definitionArgument(arguments);
  if (!definition) definition = app::definitionOf(session, *workspace, arguments.text("definition"));
  if (!definition) return tl::make_unexpected(definition.error());
  Lists found{std::move(*definition), std::move(*workspace), {}, {}};
  for (const auto& list : found.definition.lists) {
    const auto* extract = app::latestExtract(found.workspace, found.definition.id, list.id);
    if (extract == nullptr) continue;
    auto opened = app::openCorrectedList(session, found.workspace, found.definition, *extract, key);
    if (!opened) return tl::make_unexpected(opened.error());
    found.extracts.push_back(*extract);
    found.opened.push_back(std::move(opened->list));
  }
  return found;
}

Json cellsJson(const Lists& lists, const lists::Table& table, std::size_t row, bool identity) {
  Json json = Json::object();
  for (std::size_t column = 0; column < lists.definition.columns.size(); ++column)
    if (table.has(column) && lists.definition.columns[column].identity == identity)
      json[lists.definition.columns[column].id] = table.text(lists.definition, column, row);
  return json;
}

/// Where a child is, as the kept register has it; null where it doesn't.
Json settingJson(const lists::SettingsRegister& settings, const lists::Table& table, std::size_t urn, std::size_t row) {
  if (table.state(urn, row) != lists::CellState::Filled) return Json();
  const auto* setting = settings.find(table.columns[urn].text(row));
  if (setting == nullptr) return Json();
  return {{"name", setting->name}, {"type", setting->type}, {"phase", setting->phase}, {"locality", setting->locality}};
}

Result<Exit> children(const Arguments& arguments, Console& console) {
  auto session = openForReading(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto found = openLists(*session, arguments, nullptr);
  if (!found) return tl::make_unexpected(found.error());
  const auto settings = app::keptSettings(*session, found->workspace);
  if (!settings) return tl::make_unexpected(settings.error());
  Json json = Json::array();
  for (std::size_t i = 0; i < found->opened.size(); ++i) {
    const auto& opened = found->opened[i];
    const auto& extract = found->extracts[i];
    const auto urn = lists::urnColumn(found->definition, opened.table.mapping.list);
    if (console.format == Format::Text)
      console.out << fmt::format("{}: {} rows, {}, as at {}\n", extract.list, extract.rows, extract.source,
                                 base::longText(extract.asAt));
    for (std::size_t row = 0; row < opened.table.size(); ++row) {
      const auto code = found->caseCode(opened.children[row]);
      if (console.format == Format::Text) {
        const auto part = [&](const char* name) {
          const auto column = found->definition.column(name);
          return column ? opened.table.text(found->definition, *column, row) : std::string();
        };
        console.out << fmt::format("  {:<10} age {:<3} {:<6} phase {}\n", code,
                                   opened.ages[row] ? std::to_string(*opened.ages[row]) : "?", part("primary_need"),
                                   part("main_phase"));
        continue;
      }
      json.push_back({{"case", code},
                      {"list", extract.list},
                      {"age", opened.ages[row] ? Json(*opened.ages[row]) : Json()},
                      {"columns", cellsJson(*found, opened.table, row, false)},
                      {"setting", *settings && urn ? settingJson(**settings, opened.table, *urn, row) : Json()}});
    }
  }
  if (console.format == Format::Json) console.out << json.dump(2) << '\n';
  return Exit::Done;
}

Result<Exit> identities(const Arguments& arguments, Console& console) {
  const auto by = openerArgument(arguments);
  if (!by) return tl::make_unexpected(by.error());
  auto session = openForWriting(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto key = app::openSeal(*session, *by);
  if (!key) return tl::make_unexpected(key.error());
  const auto found = openLists(*session, arguments, &*key);
  if (!found) return tl::make_unexpected(found.error());
  const auto wanted = arguments.values("case");
  const std::set<std::string> cases(wanted.begin(), wanted.end());
  std::set<std::string> seen;
  Json json = Json::array();
  for (std::size_t i = 0; i < found->opened.size(); ++i) {
    const auto& opened = found->opened[i];
    for (std::size_t row = 0; row < opened.table.size(); ++row) {
      const auto code = found->caseCode(opened.children[row]);
      if (!cases.empty() && !cases.contains(code)) continue;
      seen.insert(code);
      json.push_back({{"case", code},
                      {"list", found->extracts[i].list},
                      {"identity", cellsJson(*found, opened.table, row, true)}});
    }
  }
  for (const auto& code : cases)
    if (!seen.contains(code)) return base::fail(Code::NotFound, {{"what", "child"}, {"id", code}});
  // Written down before anything is shown.
  if (auto noted = app::noteAccess(*session, domain::IdentityAccessKind::Exported, arguments.text("why"), seen.size(),
                                   console.now.utc);
      !noted)
    return tl::make_unexpected(noted.error());
  if (console.format == Format::Json) {
    console.out << json.dump(2) << '\n';
    return Exit::Done;
  }
  for (const auto& child : json) {
    console.out << child["case"].get<std::string>() << " (" << child["list"].get<std::string>() << ")";
    for (const auto& [column, value] : child["identity"].items())
      console.out << "  " << column << " " << value.get<std::string>();
    console.out << '\n';
  }
  return Exit::Done;
}

/// Those backups that still hold what was deleted.
Result<std::vector<app::Backup>> backupsLeft(app::Session& session, const std::filesystem::path& folder) {
  const auto workspace = session.load();
  if (!workspace) return tl::make_unexpected(workspace.error());
  const auto origin = session.store().chainAt(1);
  if (!origin) return tl::make_unexpected(origin.error());
  return app::backupsHolding(*workspace, storage::backupsIn(folder, origin->value_or("")));
}

void printBackupsLeft(const std::filesystem::path& folder, const std::vector<app::Backup>& left, std::ostream& out) {
  out << (left.empty() ? "No backup in " + folder.string() + " holds them.\n"
                       : "Backups in " + folder.string() + " that still hold them; delete them too:\n");
  for (const auto& backup : left)
    out << fmt::format("  {}  {}\n", backup.file.filename().string(),
                       backup.state == app::Backup::State::NoHead ? "(not checked)" : base::stampText(backup.head.at));
  out << "Copies that were made in another way, and backups in another folder, aren’t known here.\n";
}

Result<Exit> purge(const Arguments& arguments, Console& console) {
  if (!arguments.has("yes"))
    return base::fail(Code::BadUse, {{"problem", "This deletes every child and list for good; say --yes if that is "
                                                 "what you want. Nothing was deleted"}});
  auto session = openForWriting(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto purged = app::purgeChildren(*session, arguments.text("why"), console.now.utc);
  if (!purged) return tl::make_unexpected(purged.error());
  app::BackupSettings settings;
  settings.folder = arguments.text("folder");
  const auto folder = app::backupFolder(session->file(), settings);
  const auto left = backupsLeft(*session, folder);
  if (!left) return tl::make_unexpected(left.error());
  if (console.format == Format::Json) {
    Json backups = Json::array();
    for (const auto& backup : *left)
      backups.push_back({{"file", backup.file.string()},
                         {"made_at", backup.state == app::Backup::State::NoHead
                                         ? Json()
                                         : Json(base::stampText(backup.head.at))}});
    console.out << Json{{"children", purged->children}, {"lists", purged->lists}, {"backups", std::move(backups)}}.dump(2)
                << '\n';
    return Exit::Done;
  }
  console.out << fmt::format("Deleted for good: {} children, {} lists, the key to them, and what the change log held of "
                             "every change.\n",
                             purged->children, purged->lists);
  printBackupsLeft(folder, *left, console.out);
  return Exit::Done;
}

}  // namespace

std::vector<Command> childrenCommands() {
  const Option why{"why", "the reason, kept in the workspace", Kind::Value, Need::Required};
  return {
      {"seal",
       "Set up the seal over who children are; prints the recovery key once",
       {kWorkspace, {kPassphrase.name, kPassphrase.help, Kind::Value, Need::Required}},
       setUp},
      {"seal-change",
       "Change what opens the seal, when children's data is to be deleted, or when the window locks",
       {kWorkspace, kPassphrase, kRecoveryKey, {"new-passphrase-file", "a file whose first line is the new passphrase"},
        {"new-recovery-key", "print a new recovery key; the old one opens nothing any more", Kind::Flag},
        {"purge-on", "the day children's data is to be deleted, as 2027-03-31"},
        {"idle-minutes", "after how many minutes without use the window locks identities"}},
       change},
      {"children", "The children on the newest lists, by case code", {kWorkspace, kListDefinition}, children},
      {"identities",
       "Who children are: written to the log with who asked and why",
       {kWorkspace, why, {"case", "a case code; may be repeated; all without it"}, kListDefinition, kPassphrase,
        kRecoveryKey},
       identities},
      {"purge-children",
       "Delete every child and list for good",
       {kWorkspace, why, {"yes", "really", Kind::Flag},
        {"folder", "where backups lie that are looked through (default: `backups` beside the workspace)"}},
       purge},
  };
}

}  // namespace waymark::cli
