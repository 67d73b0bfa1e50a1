// SPDX-License-Identifier: GPL-3.0-or-later
// Backups as the window and waymark-cli make them, and putting one back: what it would change is said first, and the
// present file is kept aside before.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "storage/backup.h"

namespace waymark::app {

using storage::Backup;
using storage::BackupWhy;
using storage::KeepRules;

/// What somebody set. Not the workspace's: it goes with the person and the computer.
struct BackupSettings {
  std::filesystem::path folder;  // "": `backups` beside the workspace
  int everyMinutes = 30;         // besides the one on closing; 0: only that
  storage::KeepRules keep;
  bool operator==(const BackupSettings&) const = default;
};

std::filesystem::path backupFolder(const std::filesystem::path& workspace, const BackupSettings& settings);

/// What is to be known of a folder before somebody relies on it.
struct BackupPlace {
  std::filesystem::path folder;
  bool sameDisk = false;                // it goes when the workspace's disk goes
  std::optional<std::string> syncedBy;  // a cloud's program copies it elsewhere: "OneDrive"
  std::optional<std::string> network;   // "SMB": may be slow or away
};
/// Whose program copies this folder to a cloud, as far as names and its own files tell.
std::optional<std::string> syncedBy(const std::filesystem::path& folder);
BackupPlace backupPlace(const std::filesystem::path& workspace, const BackupSettings& settings);

struct BackUpDone {
  Backup backup;
  bool isNew = false;  // false: nothing has changed since
  std::size_t removed = 0;
};
/// Makes one if something changed, then lets older ones go. Errors: storage::makeBackup's.
base::Result<BackUpDone> backUp(storage::Store& store, const BackupSettings& settings, base::Stamp at,
                                storage::BackupWhy why, const storage::WorkControl& control = {});

/// What putting a backup back would do.
struct RestorePreview {
  std::filesystem::path backup;
  std::optional<storage::BackupHead> head;  // nothing: none lay beside it, so only the file itself was checked
  storage::LogHead then;                    // of the backup
  std::optional<storage::LogHead> now;      // nothing: there is no present file that can be read
  std::optional<base::Error> presentTrouble;
  std::optional<storage::LoggedChange> lastOfBackup;
  std::int64_t shared = 0;                    // the last change that both have
  std::vector<storage::LoggedChange> lost;    // present changes after it, oldest first
  std::vector<storage::LoggedChange> gained;  // the backup's changes after it, oldest first
  struct Count {
    std::string_view kind;
    std::size_t now = 0;
    std::size_t then = 0;
  };
  std::vector<Count> counts;
};
/// Reads both from end to end and changes nothing. BackupUnfit, BackupOfAnother, FileMissing, Cancelled.
base::Result<RestorePreview> previewRestore(const std::filesystem::path& workspace, const std::filesystem::path& backup,
                                            const storage::WorkControl& control = {});

struct Restored {
  storage::LogHead log;             // the workspace's now
  std::filesystem::path keptAside;  // the present file as it was; "" if there was none
};
/// Into a workspace that this program has open for writing; nothing has changed if it fails.
base::Result<Restored> restoreInto(storage::Store& present, const std::filesystem::path& backup,
                                   const BackupSettings& settings, base::Stamp at,
                                   const storage::WorkControl& control = {});
/// The same for a file that nobody has open (InUse otherwise). One that is missing is made; one that can't be read is
/// kept aside under another name.
base::Result<Restored> restoreFile(const std::filesystem::path& workspace, const std::filesystem::path& backup,
                                   const BackupSettings& settings, const std::string& who, base::Stamp at,
                                   const storage::WorkControl& control = {});

}  // namespace waymark::app
