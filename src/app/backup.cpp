// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/backup.h"

#include <unistd.h>

#include "domain/workspace.h"
#include "storage/attachments.h"
#include "storage/volume.h"

namespace waymark::app {
namespace {

using base::Code;
using base::Result;
using storage::BackupRequest;
using storage::CheckedBackup;
using storage::Mode;
using storage::Store;
using storage::WorkControl;
namespace fs = std::filesystem;

BackupRequest requestFor(const fs::path& workspace, const BackupSettings& settings, base::Stamp at, BackupWhy why) {
  const auto missing = settings.folder.empty() ? BackupRequest::Missing::Make : BackupRequest::Missing::Refuse;
  return {backupFolder(workspace, settings), missing, at, why};
}

/// The last change that both logs have: a chain at a number commits to every line before it, so they part once.
Result<std::int64_t> sharedPast(Store& one, Store& other) {
  const auto a = one.logHead();
  if (!a) return tl::make_unexpected(a.error());
  const auto b = other.logHead();
  if (!b) return tl::make_unexpected(b.error());
  std::int64_t same = 0;
  std::int64_t parted = std::min(a->number, b->number) + 1;
  while (parted - same > 1) {
    const auto middle = same + (parted - same) / 2;
    const auto mine = one.chainAt(middle);
    if (!mine) return tl::make_unexpected(mine.error());
    const auto theirs = other.chainAt(middle);
    if (!theirs) return tl::make_unexpected(theirs.error());
    (*mine && *mine == *theirs ? same : parted) = middle;
  }
  return same;
}

Result<void> compare(RestorePreview& preview, Store& present, Store& backup) {
  const auto now = present.logHead();
  if (!now) return tl::make_unexpected(now.error());
  const auto shared = sharedPast(present, backup);
  if (!shared) return tl::make_unexpected(shared.error());
  auto lost = present.changesAfter(*shared);
  if (!lost) return tl::make_unexpected(lost.error());
  auto gained = backup.changesAfter(*shared);
  if (!gained) return tl::make_unexpected(gained.error());
  preview.now = *now;
  preview.shared = *shared;
  preview.lost = std::move(*lost);
  preview.gained = std::move(*gained);
  return {};
}

/// A backup of another workspace is refused. An empty workspace has no past and is nobody's yet.
Result<void> checkOrigin(Store& present, const CheckedBackup& backup, const fs::path& file) {
  const auto mine = present.chainAt(1);
  if (!mine) return tl::make_unexpected(mine.error());
  if (!*mine || **mine == backup.origin) return {};
  const auto name = backup.head ? backup.head->workspace : file.stem().string();
  return base::fail(Code::BackupOfAnother, {{"file", file.string()}, {"workspace", name}});
}

Result<void> checkNotItself(const fs::path& workspace, const fs::path& backup) {
  std::error_code ignored;
  if (!fs::equivalent(workspace, backup, ignored)) return {};
  return base::fail(Code::BackupUnfit, {{"file", backup.string()}, {"problem", "it is the workspace itself"}});
}

/// Opened, checked, and every record of it read: what is put back can be opened.
Result<CheckedBackup> loadable(const fs::path& backup, const WorkControl& control) {
  auto checked = storage::openBackup(backup, control);
  if (!checked) return checked;
  if (const auto records = checked->store.load(control); !records)
    return records.error().code == Code::Cancelled
               ? Result<CheckedBackup>(tl::make_unexpected(records.error()))
               : base::fail(Code::BackupUnfit, {{"file", backup.string()}, {"problem", "its records can't be read"}});
  // Bytes that aren't what they were would be put back as if they were whole. Bytes that were never there are not news.
  const auto troubles = storage::verifyContents(checked->store, control);
  if (!troubles) return tl::make_unexpected(troubles.error());
  for (const auto& trouble : *troubles)
    if (trouble.kind == storage::ContentTrouble::Kind::Damaged)
      return base::fail(Code::BackupUnfit,
                        {{"file", backup.string()},
                         {"problem", trouble.name.empty() ? std::string("the bytes of an attachment are damaged")
                                                          : "the attachment “" + trouble.name + "” is damaged"}});
  return checked;
}

bool isUnreadable(Code code) {
  return code == Code::Damaged || code == Code::NotAWorkspace;
}

/// Moves a file that can't be read out of the way, with what SQLite keeps beside it: an old log left there would be
/// played into the restored file. "" if there was nothing.
Result<fs::path> putAside(const fs::path& workspace, base::Stamp at) {
  auto name = base::stampText(at);
  std::erase_if(name, [](char c) { return c == '-' || c == ':'; });
  const fs::path plain = workspace.parent_path() / (workspace.stem().string() + "-unreadable-" + name);
  fs::path target = plain;
  for (int n = 2; fs::exists(target); ++n) target = plain.string() + "-" + std::to_string(n);
  bool any = false;
  for (const char* suffix : {"-wal", "-shm", "-journal", ""}) {
    const auto from = workspace.string() + suffix;
    if (::access(from.c_str(), F_OK) != 0) continue;
    any = true;
    if (::rename(from.c_str(), (target.string() + suffix).c_str()) != 0)
      return base::fail(Code::NotWritable, {{"file", from}});
  }
  return any ? target : fs::path();
}

}  // namespace

fs::path backupFolder(const fs::path& workspace, const BackupSettings& settings) {
  return settings.folder.empty() ? fs::absolute(workspace).parent_path() / "backups" : settings.folder;
}

std::optional<std::string> syncedBy(const fs::path& folder) {
  return storage::syncedBy(folder);
}

BackupPlace backupPlace(const fs::path& workspace, const BackupSettings& settings) {
  BackupPlace place;
  place.folder = backupFolder(workspace, settings);
  place.sameDisk = storage::onSameDisk(workspace, place.folder);
  place.syncedBy = storage::syncedBy(place.folder);
  place.network = storage::networkKindOf(place.folder);
  return place;
}

Result<BackUpDone> backUp(Store& store, const BackupSettings& settings, base::Stamp at, BackupWhy why,
                          const WorkControl& control) {
  const auto request = requestFor(store.file(), settings, at, why);
  return storage::makeBackup(store, request, control).map([&](storage::BackupMade made) {
    const auto removed =
        made.isNew ? storage::rotateBackups(request.folder, made.backup.head.origin, settings.keep) : std::size_t{0};
    return BackUpDone{std::move(made.backup), made.isNew, removed};
  });
}

Result<RestorePreview> previewRestore(const fs::path& workspace, const fs::path& backup, const WorkControl& control) {
  if (auto other = checkNotItself(workspace, backup); !other) return tl::make_unexpected(std::move(other.error()));
  auto checked = loadable(backup, control);
  if (!checked) return tl::make_unexpected(std::move(checked.error()));
  const auto then = checked->store.load(control);
  if (!then) return tl::make_unexpected(then.error());
  RestorePreview preview;
  preview.backup = backup;
  preview.head = checked->head;
  preview.then = checked->log;
  if (checked->log.number > 0) {
    const auto last = checked->store.changesAfter(checked->log.number - 1);
    if (!last) return tl::make_unexpected(last.error());
    preview.lastOfBackup = last->back();
  }
  domain::Workspace now;
  auto present = storage::open(workspace, Mode::ReadOnly, {});
  if (present) {
    if (auto ours = checkOrigin(present->store, *checked, backup); !ours)
      return tl::make_unexpected(std::move(ours.error()));
    auto loaded = present->store.load(control);
    if (!loaded) return tl::make_unexpected(std::move(loaded.error()));
    now = std::move(*loaded);
    if (auto done = compare(preview, present->store, checked->store); !done)
      return tl::make_unexpected(std::move(done.error()));
  } else if (isUnreadable(present.error().code) || present.error().code == Code::FileMissing) {
    preview.presentTrouble = std::move(present.error());
  } else {
    return tl::make_unexpected(std::move(present.error()));
  }
  domain::forEachKind([&]<class T>() {
    preview.counts.push_back({domain::Fields<T>::kKind, now.all<T>().size(), then->all<T>().size()});
  });
  return preview;
}

Result<Restored> restoreInto(Store& present, const fs::path& backup, const BackupSettings& settings, base::Stamp at,
                             const WorkControl& control) {
  if (auto other = checkNotItself(present.file(), backup); !other) return tl::make_unexpected(std::move(other.error()));
  auto checked = loadable(backup, control);
  if (!checked) return tl::make_unexpected(std::move(checked.error()));
  if (auto ours = checkOrigin(present, *checked, backup); !ours) return tl::make_unexpected(std::move(ours.error()));
  const auto request = requestFor(present.file(), settings, at, BackupWhy::BeforeRestore);
  const auto kept = storage::makeBackup(present, request, control);
  if (!kept) return tl::make_unexpected(kept.error());
  if (auto done = present.replaceWith(checked->store, control); !done)
    return tl::make_unexpected(std::move(done.error()));
  return Restored{checked->log, kept->backup.file};
}

Result<Restored> restoreFile(const fs::path& workspace, const fs::path& backup, const BackupSettings& settings,
                             const std::string& who, base::Stamp at, const WorkControl& control) {
  auto present = storage::open(workspace, Mode::ReadWrite, {who, at});
  if (present && present->store.readOnlyWhy()) return tl::make_unexpected(*present->store.readOnlyWhy());
  if (present) return restoreInto(present->store, backup, settings, at, control);
  const auto code = present.error().code;
  if (code != Code::FileMissing && !isUnreadable(code)) return tl::make_unexpected(std::move(present.error()));
  // The backup is judged before anything is moved.
  auto checked = loadable(backup, control);
  if (!checked) return tl::make_unexpected(std::move(checked.error()));
  const fs::path part = workspace.parent_path() / ("." + workspace.filename().string() + ".restoring");
  std::error_code ignored;
  fs::remove(part, ignored);
  if (auto copied = checked->store.backupTo(part, control); !copied)
    return tl::make_unexpected(std::move(copied.error()));
  auto aside = putAside(workspace, at);
  if (aside && ::rename(part.c_str(), workspace.c_str()) == 0) return Restored{checked->log, std::move(*aside)};
  fs::remove(part, ignored);
  return aside ? base::fail(Code::NotWritable, {{"file", workspace.string()}})
               : Result<Restored>(tl::make_unexpected(std::move(aside.error())));
}

}  // namespace waymark::app
