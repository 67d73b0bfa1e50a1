// SPDX-License-Identifier: GPL-3.0-or-later
// The window's way to a workspace: one thread owns the database, the caller never waits and holds values only.
// Used by ui/bridge (wake posts an empty event, whose handler calls drain()); waymark-cli uses app::Session.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/events.h"
#include "base/date.h"
#include "domain/change.h"

namespace waymark::app {

struct WorkbenchOptions {
  std::string author;  // who the log names, and whom another window sees
  /// Called on the storage thread when the queue is no longer empty. Must be quick and must not call back.
  std::function<void()> wake;
  /// UTC for the log. Called on the storage thread.
  std::function<base::Stamp()> clock;
  /// Instead of pread(2), for tests: a drive that hangs.
  std::function<ssize_t(int, void*, std::size_t, off_t)> readAt = {};
};

/// Jobs run one after another in the order of the calls (backups, their list and a preview beside them); each ends in
/// exactly one event that carries its id (Opened, Applied, Failed, LogRead, BackedUp, BackupsListed, RestorePreviewed,
/// RestoreDone, FileStored, FileWritten, Used, Closed), with Progress before it where it takes long. All functions are for
/// one thread, the window's.
class Workbench {
 public:
  explicit Workbench(WorkbenchOptions options);
  /// Cancels reads and opens, finishes the writes that wait, backs up, closes the file. No event comes after it.
  ~Workbench();
  Workbench(const Workbench&) = delete;
  Workbench& operator=(const Workbench&) = delete;

  /// Opens and loads; what was open stays open if it fails. Falls back to reading where the file can't be written
  /// or another window has it: Opened::readOnlyWhy says why.
  JobId open(std::filesystem::path file);
  /// The same, for reading on purpose.
  JobId openForReading(std::filesystem::path file);
  /// Makes a workspace file with `first` in it (the area, the demonstration's records) and opens it.
  JobId create(std::filesystem::path file, domain::ChangeSet first);
  JobId close();

  JobId apply(domain::ChangeSet changes);
  JobId undo();
  JobId redo();

  /// Work that no function here has. `name` is what Failed calls it. Ends in Used.
  JobId use(std::string name, SessionUse use, SessionWork work);

  /// The log after a number (0: all).
  JobId readLog(std::int64_t after);

  /// Where backups go and how many stay. With settings, closing the workspace makes one too, if something changed.
  void setBackups(std::optional<BackupSettings> settings);
  /// On a second thread with a reader of its own: writes go on meanwhile. BadUse without an open, writable workspace.
  JobId backUp(storage::BackupWhy why);
  JobId listBackups();
  JobId previewRestore(std::filesystem::path backup);
  /// On the storage thread: what is asked for later waits. Ends in RestoreDone; if it Failed, nothing has changed.
  JobId restore(std::filesystem::path backup);

  /// A file's bytes into the workspace, up to 250 MB, read on a thread of its own (a drive may hang) and written a
  /// few milliseconds at a time: what is asked for meanwhile comes between. Ends in FileStored; cancelled or failed, it
  /// leaves nothing.
  JobId importFile(std::filesystem::path file);
  /// An attachment's bytes into a file, likewise. Ends in FileWritten.
  JobId exportFile(std::string sha256, storage::ExportTo to);

  /// Ends a job within 100 ms: it comes back as Failed{Cancelled} and leaves no trace. Nothing if it is done.
  void cancel(JobId job);

  /// The events since the last call, oldest first. Never waits.
  std::vector<Event> drain();
  /// Writes asked for and neither committed nor refused yet.
  [[nodiscard]] std::size_t waitingWrites() const;
  /// Blocks until every job asked for has ended. For tests and for the way out, never in an event handler.
  void waitUntilIdle();

 private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

}  // namespace waymark::app
