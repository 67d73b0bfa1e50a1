// SPDX-License-Identifier: GPL-3.0-or-later
// What comes back from the storage thread: values, handed over by Workbench::drain() on the caller's thread.
#pragma once

#include <any>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/backup.h"
#include "base/error.h"
#include "domain/change.h"
#include "domain/workspace.h"
#include "storage/export_to.h"
#include "storage/open.h"
#include "storage/store.h"

namespace waymark::app {

using JobId = std::uint64_t;
using storage::ExportTo;
using storage::LoggedChange;
using storage::Outcome;
using storage::WorkControl;

class Session;

/// Work of a caller's own on the open workspace. Runs on the storage thread, where saves wait for it: read and write
/// there, and work out the rest elsewhere. The value goes back to whoever asked, who knows its type.
using SessionWork = std::function<base::Result<std::any>(Session& session, base::Stamp now, const WorkControl& control)>;
enum class SessionUse { Reading, Writing };

/// What the undo and redo menu entries say; nothing: greyed out.
struct History {
  std::optional<std::string> undoName;
  std::optional<std::string> redoName;
  bool operator==(const History&) const = default;
};

struct Opened {
  JobId job = 0;
  std::filesystem::path file;
  domain::Workspace workspace;
  Outcome outcome = Outcome::Current;
  std::optional<base::Error> readOnlyWhy;  // InUse{who}, NotWritable, TooNew …; nothing: it can be written
};
/// Committed: apply, undo and redo alike. Follow it with Workspace::follow(changes).
struct Applied {
  JobId job = 0;
  domain::ChangeSet changes;
  std::int64_t number = 0;
  History history;
};
/// Nothing of the job was kept. jobName is what was asked for: a change's name, "open", "undo" …
struct Failed {
  JobId job = 0;
  std::string jobName;
  base::Error error;
  std::optional<domain::Conflict> conflict;
};
/// At most one of a job is waiting in the queue; a newer one replaces it.
struct Progress {
  JobId job = 0;
  std::size_t done = 0;
  std::size_t total = 0;
};
/// Every write asked for so far is on disk or has Failed.
struct Saved {};
struct LogRead {
  JobId job = 0;
  std::vector<LoggedChange> lines;
};
/// A backup was made, or nothing had changed since the last one.
struct BackedUp {
  JobId job = 0;
  BackUpDone done;
};
struct BackupsListed {
  JobId job = 0;
  BackupPlace place;
  std::vector<Backup> backups;  // oldest first
  storage::LogHead log;         // the workspace's, to say whether the newest is up to date
};
struct RestorePreviewed {
  JobId job = 0;
  RestorePreview preview;
};
/// The workspace is another one now: everything is to be rebuilt from `opened`.
struct RestoreDone {
  JobId job = 0;
  Restored restored;
  Opened opened;
};
/// A file's bytes are in the workspace; the record that names them is the window's to make.
struct FileStored {
  JobId job = 0;
  std::filesystem::path file;
  std::string sha256;
  std::int64_t bytes = 0;
};
/// An attachment's bytes lie in a file now.
struct FileWritten {
  JobId job = 0;
  std::filesystem::path file;
};
/// Work of a caller's own is done. What it committed came before, as Applied.
struct Used {
  JobId job = 0;
  std::any value;
};
struct Closed {
  JobId job = 0;
};

using Event = std::variant<Opened, Applied, Failed, Progress, Saved, LogRead, BackedUp, BackupsListed, RestorePreviewed,
                           RestoreDone, FileStored, FileWritten, Used, Closed>;

}  // namespace waymark::app
