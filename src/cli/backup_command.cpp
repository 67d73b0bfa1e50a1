// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli backup, restore, verify.
#include <fmt/format.h>

#include <charconv>
#include <nlohmann/json.hpp>
#include <ostream>

#include "app/backup.h"
#include "app/session.h"
#include "base/message.h"
#include "cli/command.h"
#include "storage/attachments.h"

namespace waymark::cli {
namespace {

using app::BackupSettings;
using app::RestorePreview;
using app::Session;
using base::Code;
using base::Result;
using Json = nlohmann::ordered_json;
using Kind = Option::Kind;
using Need = Option::Need;

const Option kFolder{"folder", "where the backups lie (default: `backups` beside the workspace)"};

Result<int> countArgument(const Arguments& arguments, const std::string& name, int fallback) {
  const auto text = arguments.value(name);
  if (!text) return fallback;
  int count = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), count);
  if (error != std::errc() || end != text->data() + text->size() || count < 0 || count > 10'000)
    return base::fail(Code::BadNumber, {{"field", "--" + name}, {"value", *text}, {"allowed", "0 to 10000"}});
  return count;
}

Result<BackupSettings> settingsFrom(const Arguments& arguments) {
  BackupSettings settings;
  settings.folder = arguments.text("folder");
  const std::pair<const char*, int*> counts[] = {
      {"keep-last", &settings.keep.last}, {"keep-days", &settings.keep.days}, {"keep-weeks", &settings.keep.weeks}};
  for (const auto& [name, count] : counts) {
    const auto given = countArgument(arguments, name, *count);
    if (!given) return tl::make_unexpected(given.error());
    *count = *given;
  }
  return settings;
}

const char* stateWord(storage::Backup::State state) {
  switch (state) {
    case storage::Backup::State::Good:
      return "good";
    case storage::Backup::State::Altered:
      return "altered";
    case storage::Backup::State::NoHead:
      return "no_head";
  }
  return "";
}

Json backupJson(const storage::Backup& backup) {
  Json json;
  json["file"] = backup.file.string();
  json["made_at"] = base::stampText(backup.head.at);
  json["state"] = stateWord(backup.state);
  json["size"] = backup.head.size;
  json["changes"] = backup.head.log.number;
  json["log_head"] = backup.head.log.chain;
  json["why"] = base::codeText(backup.head.why);
  return json;
}

Result<Exit> list(const std::filesystem::path& folder, const std::string& origin, Console& console) {
  auto json = Json::array();
  for (const auto& backup : storage::backupsIn(folder, origin)) {
    if (console.format == Format::Json)
      json.push_back(backupJson(backup));
    else
      console.out << fmt::format("{}  {:>7} changes  {:>11} bytes  {:<8} {}\n", base::stampText(backup.head.at),
                                 backup.head.log.number, backup.head.size, stateWord(backup.state),
                                 backup.file.filename().string());
  }
  if (console.format == Format::Json) console.out << json.dump(2) << '\n';
  return Exit::Done;
}

void printPlace(const std::filesystem::path& workspace, const BackupSettings& settings, Console& console) {
  const auto place = app::backupPlace(workspace, settings);
  if (place.sameDisk)
    console.out << "It lies on the same disk as the workspace: that helps against mistakes, not against a lost or "
                   "broken computer.\n";
  if (place.syncedBy)
    console.out << fmt::format("{} copies this folder to its cloud, with everything the workspace holds.\n",
                               *place.syncedBy);
  if (place.network) console.out << fmt::format("It lies on a network share ({}).\n", *place.network);
}

Result<Exit> backup(const Arguments& arguments, Console& console) {
  const auto settings = settingsFrom(arguments);
  if (!settings) return tl::make_unexpected(settings.error());
  const std::filesystem::path workspace = arguments.text("workspace");
  auto session = Session::openForReading(workspace, console.user, console.now.utc);
  if (!session) return tl::make_unexpected(session.error());
  if (arguments.has("list")) {
    const auto origin = session->store().chainAt(1);
    if (!origin) return tl::make_unexpected(origin.error());
    return list(app::backupFolder(workspace, *settings), origin->value_or(""), console);
  }
  const auto done = app::backUp(session->store(), *settings, console.now.utc, storage::BackupWhy::Asked);
  if (!done) return tl::make_unexpected(done.error());
  if (console.format == Format::Json) {
    auto json = backupJson(done->backup);
    json["made"] = done->isNew;
    json["removed"] = done->removed;
    console.out << json.dump(2) << '\n';
    return Exit::Done;
  }
  console.out << fmt::format("{}\n{} bytes, checked; {} changes, log head {}.\n",
                             done->isNew
                                 ? "Made " + done->backup.file.string() + "."
                                 : "Nothing has changed since " + done->backup.file.string() + ", so none was made.",
                             done->backup.head.size, done->backup.head.log.number, done->backup.head.log.chain);
  if (done->removed > 0) console.out << fmt::format("{} older backups were removed.\n", done->removed);
  printPlace(workspace, *settings, console);
  return Exit::Done;
}

Json linesJson(const std::vector<storage::LoggedChange>& lines) {
  auto json = Json::array();
  for (const auto& line : lines)
    json.push_back({{"number", line.number},
                    {"at", base::stampText(line.at)},
                    {"author", line.author},
                    {"name", line.name},
                    {"records", line.count}});
  return json;
}

void printLines(const char* title, const std::vector<storage::LoggedChange>& lines, Console& console) {
  if (lines.empty()) return;
  console.out << fmt::format("{} ({})\n", title, lines.size());
  for (const auto& line : lines)
    console.out << fmt::format("  {:>6}  {}  {:<24} {} ({})\n", line.number, base::stampText(line.at), line.author,
                               line.name, line.count);
}

Json previewJson(const RestorePreview& preview) {
  Json json;
  json["backup"] = preview.backup.string();
  json["has_head"] = preview.head.has_value();
  json["changes"] = preview.then.number;
  json["changes_now"] = preview.now ? Json(preview.now->number) : Json();
  json["shared_changes"] = preview.shared;
  json["lost"] = linesJson(preview.lost);
  json["gained"] = linesJson(preview.gained);
  json["counts"] = Json::object();
  for (const auto& count : preview.counts)
    json["counts"][std::string(count.kind)] = {{"now", count.now}, {"backup", count.then}};
  return json;
}

void printPreview(const RestorePreview& preview, Console& console) {
  if (preview.lastOfBackup)
    console.out << fmt::format("The backup ends with change {}: {} by {}, {}.\n", preview.then.number,
                               preview.lastOfBackup->name, preview.lastOfBackup->author,
                               base::stampText(preview.lastOfBackup->at));
  if (!preview.head) console.out << "No head lies beside it, so only the file itself could be checked.\n";
  if (preview.presentTrouble)
    console.out << fmt::format("Now: {}\n", base::sentence(*preview.presentTrouble));
  else
    console.out << fmt::format("The workspace is at change {} now; {} are in both.\n", preview.now->number,
                               preview.shared);
  printLines("Changes that would be lost", preview.lost, console);
  printLines("Changes that would come back", preview.gained, console);
  console.out << fmt::format("{:<20} {:>8} {:>8}\n", "Records", "now", "backup");
  for (const auto& count : preview.counts)
    if (count.now != 0 || count.then != 0)
      console.out << fmt::format("  {:<18} {:>8} {:>8}\n", count.kind, count.now, count.then);
}

Result<Exit> restore(const Arguments& arguments, Console& console) {
  const auto settings = settingsFrom(arguments);
  if (!settings) return tl::make_unexpected(settings.error());
  const std::filesystem::path workspace = arguments.text("workspace");
  const std::filesystem::path from = arguments.text("from");
  const auto preview = app::previewRestore(workspace, from);
  if (!preview) return tl::make_unexpected(preview.error());
  auto json = previewJson(*preview);
  const bool isCheck = arguments.has("check");
  if (console.format == Format::Text) printPreview(*preview, console);
  std::filesystem::path aside;
  if (!isCheck) {
    const auto done = app::restoreFile(workspace, from, *settings, console.user, console.now.utc);
    if (!done) return tl::make_unexpected(done.error());
    aside = done->keptAside;
  }
  if (console.format == Format::Json) {
    json["restored"] = !isCheck;
    json["kept_aside"] = aside.empty() ? Json() : Json(aside.string());
    console.out << json.dump(2) << '\n';
  } else if (isCheck) {
    console.out << "Nothing was changed.\n";
  } else {
    console.out << fmt::format("{} is as it was at change {}.\n", workspace.string(), preview->then.number);
    if (!aside.empty() && preview->presentTrouble)
      console.out << fmt::format("The file that was there is kept as {}.\n", aside.string());
    else if (!aside.empty())
      console.out << fmt::format("What was there before is kept. To go back: waymark-cli restore {} --from {}\n",
                                 workspace.string(), aside.string());
  }
  return Exit::Done;
}

Result<Exit> verify(const Arguments& arguments, Console& console) {
  const std::filesystem::path file = arguments.text("workspace");
  storage::LogHead log;
  const bool isBackup = std::filesystem::exists(storage::headFileOf(file));
  if (isBackup) {
    auto checked = storage::openBackup(file);
    if (!checked) return tl::make_unexpected(checked.error());
    if (auto contents = storage::checkContents(checked->store); !contents)
      return tl::make_unexpected(std::move(contents.error()));
    log = checked->log;
  } else {
    auto session = Session::openForReading(file, console.user, console.now.utc);
    if (!session) return tl::make_unexpected(session.error());
    const auto head = session->store().verifyLog();
    if (!head) return tl::make_unexpected(head.error());
    if (auto contents = storage::checkContents(session->store()); !contents)
      return tl::make_unexpected(std::move(contents.error()));
    log = *head;
  }
  if (console.format == Format::Json)
    console.out
        << Json{{"integrity", "whole"}, {"changes", log.number}, {"log_head", log.chain}, {"backup", isBackup}}.dump(2)
        << '\n';
  else
    console.out << fmt::format("Whole{}: {} changes, log head {}.\n",
                               isBackup ? ", and as it was when the backup was made" : "", log.number,
                               log.chain.empty() ? "none" : log.chain);
  return Exit::Done;
}

}  // namespace

std::vector<Command> backupCommands() {
  return {
      {"backup",
       "Make a checked backup of a workspace, and let old ones go",
       {kWorkspace,
        kFolder,
        {"keep-last", "how many of the newest stay (10)"},
        {"keep-days", "and one of each of so many days (14)"},
        {"keep-weeks", "and one of each of so many weeks (12)"},
        {"list", "list the backups that are there; make none", Kind::Flag}},
       backup},
      {"restore",
       "Put a backup in place of a workspace, which is kept aside as a backup first",
       {kWorkspace,
        {"from", "the backup", Kind::Value, Need::Required},
        kFolder,
        {"check", "say what would be lost and what would come back; change nothing", Kind::Flag}},
       restore},
      {"verify", "Check a workspace, or a backup against the head beside it", {kWorkspace}, verify},
  };
}

}  // namespace waymark::cli
