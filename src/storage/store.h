// SPDX-License-Identifier: GPL-3.0-or-later
// A workspace's records in a database: load all, apply one set of changes, read the log. Used by app::Session only.
// Not for several threads at once. Nothing throws out of here, and no error carries a stored value.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "domain/change.h"
#include "domain/workspace.h"

namespace waymark::storage {

struct Connection;

/// How a long call is watched: it ends with Code::Cancelled soon after the stop, and leaves no trace.
struct WorkControl {
  std::stop_token stop;
  std::function<void(std::size_t done, std::size_t total)> progress;  // rows; may be empty
};

struct Author {
  std::string name;
};

/// What was committed: the same changes in the same order, each with the revision its record has now.
struct Applied {
  domain::ChangeSet changes;
  std::int64_t number = 0;  // of the log: 1, 2, 3 … without gaps, in the order of the commits
};

/// Why nothing was committed; with both versions if somebody else was first (Code::Conflict).
struct Refused {
  base::Error error;
  std::optional<domain::Conflict> conflict;
};

/// One line of the log. The payload is gone once retention has emptied it.
struct LoggedChange {
  std::int64_t number = 0;
  base::Stamp at;
  std::string author;
  std::string name;
  std::int64_t count = 0;
  bool operator==(const LoggedChange&) const = default;
};

/// The log's end. `chain` commits to every line before it; backups and exports carry it too.
struct LogHead {
  std::int64_t number = 0;
  std::string chain;  // SHA-256, hex; "" before the first change
  bool operator==(const LogHead&) const = default;
};

class Store {
 public:
  explicit Store(std::unique_ptr<Connection> connection);
  ~Store();
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;

  /// All records, each kind ordered by id (the order they were made in). One snapshot.
  base::Result<domain::Workspace> load(const WorkControl& control = {});

  /// All of `set` or nothing: validates, checks each revision, writes, appends to the log, commits.
  /// A record may stand in a set once. A made record gets revision `change.revision + 1`.
  /// Conflict, DuplicateId, UnknownReference (also: something still names what is deleted), the codes of
  /// domain::validate, Moved, DiskFull, NotWritable, ReadOnly, Cancelled, StorageFailed.
  tl::expected<Applied, Refused> apply(const domain::ChangeSet& set, const Author& author, base::Stamp at,
                                       const WorkControl& control = {});

  /// The log after a number, oldest first: to follow colleagues, and for the audit view.
  base::Result<std::vector<LoggedChange>> changesAfter(std::int64_t number);
  /// The changes of one line; nothing if retention has emptied it, NotFound if there is no such line.
  base::Result<std::optional<domain::ChangeSet>> payload(std::int64_t number);
  base::Result<LogHead> logHead();
  /// Recomputes the chain, and the digest of every payload that is still there. Damaged names the first bad line.
  base::Result<LogHead> verifyLog(const WorkControl& control = {});
  /// Empties the payloads up to and including a number; the chain stays whole.
  base::Result<void> forgetPayloadsUpTo(std::int64_t number);

  /// The chain up to one line of the log; nothing if there is no such line. Two files that agree on it share that past.
  base::Result<std::optional<std::string>> chainAt(std::int64_t number);
  /// Reads every page: Damaged if they don't fit together. SQLite only.
  base::Result<void> checkPages(const WorkControl& control = {});

  /// A checked copy as a new file, mode 0600, synced: what was committed when it began, whatever is written meanwhile.
  /// FileExists, FileMissing (the folder), NotWritable, DiskFull, Cancelled. SQLite only.
  base::Result<void> backupTo(const std::filesystem::path& target, const WorkControl& control = {});
  /// Everything of `source` in place of everything here, as one transaction: on an error nothing has changed.
  base::Result<void> replaceWith(Store& source, const WorkControl& control = {});

  /// ReadOnly or Moved if it can't be written now.
  base::Result<void> checkWritable();
  /// For the other files of this folder.
  [[nodiscard]] Connection& connection() { return *m_connection; }

  [[nodiscard]] const std::filesystem::path& file() const;
  /// Why it can only be read; nothing if it can be written.
  [[nodiscard]] const std::optional<base::Error>& readOnlyWhy() const;
  /// The reason as the caller knows it better: InUse{who} before it asked for reading.
  void setReadOnlyWhy(base::Error why);
  /// Closes a file that was just made and takes it away again: its first records could not be written.
  void discard() &&;

 private:
  std::unique_ptr<Connection> m_connection;
};

}  // namespace waymark::storage
