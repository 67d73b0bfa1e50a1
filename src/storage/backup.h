// SPDX-License-Identifier: GPL-3.0-or-later
// Backups of a workspace file: complete .waymark files, checked before they get their name, each with the log's head
// in a small file beside it. How they are made, listed, checked, and thinned out. Used by app.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/codes.h"
#include "base/date.h"
#include "base/error.h"
#include "storage/open.h"
#include "storage/store.h"

namespace waymark::storage {

enum class BackupWhy { Timer, Closing, Asked, BeforeRestore };

/// What lies beside a backup as <backup>.head, JSON (docs/file-formats.md).
struct BackupHead {
  std::string workspace;      // the file's name without its ending
  std::string origin;         // the chain at the log's first line: which workspace this is, whatever it is called
  LogHead log;                // its end
  base::Stamp at;             // when the backup was made, by that computer's clock
  std::int64_t sequence = 0;  // 1, 2, 3 … in its folder: what came after what, whatever the clock said
  std::int64_t size = 0;      // of the file, in bytes
  std::string digest;         // SHA-256 of the file, hex
  BackupWhy why = BackupWhy::Timer;
  bool operator==(const BackupHead&) const = default;
};

std::filesystem::path headFileOf(const std::filesystem::path& backup);
std::string headText(const BackupHead& head);
/// FileMissing if there is none; BackupUnfit.
base::Result<BackupHead> readHeadOf(const std::filesystem::path& backup);

struct Backup {
  /// Good: as it was when it was checked, as far as its size tells. Only good ones count.
  enum class State { Good, Altered, NoHead };
  std::filesystem::path file;
  BackupHead head;  // with NoHead only the stamp, from the name
  State state = State::Good;
};

/// Files that have the name of a backup, oldest first. With an origin: those of that workspace, and those that nobody
/// can tell any more. Nothing if the folder isn't there.
std::vector<Backup> backupsIn(const std::filesystem::path& folder, const std::optional<std::string>& origin = {});

struct BackupRequest {
  std::filesystem::path folder;
  /// Made if it isn't there: the usual folder. One that somebody chose may be a drive that isn't connected.
  enum class Missing { Make, Refuse } missing = Missing::Refuse;
  base::Stamp at;
  BackupWhy why = BackupWhy::Asked;
};
struct BackupMade {
  Backup backup;
  bool isNew = false;  // false: nothing has changed since this one, and it is whole still
};
/// Copies, syncs, checks, then gives it its name. Cancelled, Damaged (the workspace itself), BackupNoRoom,
/// BackupNotWritable, BackupFolderMissing, BackupFailed; then nothing is left of it.
base::Result<BackupMade> makeBackup(Store& source, const BackupRequest& request, const WorkControl& control = {});

/// A backup that was read from end to end.
struct CheckedBackup {
  Store store;  // for reading; at our version
  std::optional<BackupHead> head;
  LogHead log;
  std::string origin;
};
/// Against the head beside it if there is one, and its pages, version and log in any case. BackupUnfit says what is
/// wrong; FileMissing; Cancelled.
base::Result<CheckedBackup> openBackup(const std::filesystem::path& file, const WorkControl& control = {});

/// What stays when older ones go. Counted over what is there, never from today: a clock that was wrong for a day can't
/// make good backups look old.
struct KeepRules {
  int last = 10;          // the newest
  int days = 14;          // the newest of each of that many days
  int weeks = 12;         // and weeks (Monday to Sunday, UTC)
  int beforeRestore = 3;  // kept aside by a restore
  bool operator==(const KeepRules&) const = default;
};
/// Which of them may go; the newest never does. In any order; places in `heads`.
std::vector<std::size_t> rotatedAway(std::span<const BackupHead> heads, const KeepRules& rules);
/// Removes them, with their heads. Only whole backups of this workspace that have names of ours. Gives how many went.
std::size_t rotateBackups(const std::filesystem::path& folder, const std::string& origin, const KeepRules& rules);

}  // namespace waymark::storage

template <>
struct waymark::base::CodeSet<waymark::storage::BackupWhy> {
  static constexpr std::array<std::string_view, 4> kCodes{"timer", "closing", "asked", "before_restore"};
};
