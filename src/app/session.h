// SPDX-License-Identifier: GPL-3.0-or-later
// One open workspace with its undo history. Synchronous: waymark-cli calls it, and app::Workbench's thread owns one.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "app/events.h"
#include "base/date.h"
#include "base/error.h"
#include "domain/change.h"
#include "domain/workspace.h"
#include "storage/open.h"
#include "storage/store.h"

namespace waymark::app {

class Session {
 public:
  /// Opens for writing, or for reading where that can't be (readOnlyWhy() says why). Errors: those of storage::open
  /// but InUse and NotWritable.
  static base::Result<Session> open(const std::filesystem::path& file, const std::string& who, base::Stamp now);
  static base::Result<Session> openForReading(const std::filesystem::path& file, const std::string& who,
                                              base::Stamp now);
  /// A new file with `first` in it (may be empty); nothing is left behind if that fails.
  static base::Result<Session> create(const std::filesystem::path& file, const std::string& who, base::Stamp now,
                                      const domain::ChangeSet& first);
  /// On a store that is open already (PostgreSQL; tests).
  Session(storage::Store store, Outcome outcome, std::string who);

  base::Result<domain::Workspace> load(const storage::WorkControl& control = {});

  /// Commits, then remembers how to take it back. What could be redone is forgotten. A change that was made before an
  /// earlier one of this session was saved goes on top of that one, field by field; somebody else's change in between
  /// is a Conflict. Errors: storage::Store::apply's.
  tl::expected<storage::Applied, storage::Refused> apply(const domain::ChangeSet& set, base::Stamp at,
                                                         const storage::WorkControl& control = {});
  /// Commits what can't be taken back: who saw identities. The undo history stays as it is.
  tl::expected<storage::Applied, storage::Refused> note(const domain::ChangeSet& set, base::Stamp at);
  /// Takes back the last change, as new revisions. NotFound{what} if there is none; a Conflict keeps the history.
  tl::expected<storage::Applied, storage::Refused> undo(base::Stamp at, const storage::WorkControl& control = {});
  tl::expected<storage::Applied, storage::Refused> redo(base::Stamp at, const storage::WorkControl& control = {});
  [[nodiscard]] History history() const;
  /// Nothing can be taken back from here on: what the steps held is to be gone.
  void forgetHistory();

  /// Told of each commit until another is set; nothing: nobody is. For a job that makes changes of its own.
  void setFollower(std::function<void(const storage::Applied&)> follower) { m_follower = std::move(follower); }

  [[nodiscard]] storage::Store& store() { return m_store; }
  [[nodiscard]] Outcome outcome() const { return m_outcome; }
  [[nodiscard]] const std::string& who() const { return m_who; }
  [[nodiscard]] const std::filesystem::path& file() const { return m_store.file(); }
  [[nodiscard]] const std::optional<base::Error>& readOnlyWhy() const { return m_store.readOnlyWhy(); }

 private:
  tl::expected<storage::Applied, storage::Refused> step(std::vector<domain::ChangeSet>& from,
                                                        std::vector<domain::ChangeSet>& to, std::string_view nothing,
                                                        base::Stamp at, const storage::WorkControl& control);
  void remember(const storage::Applied& applied);
  [[nodiscard]] bool isOurs(const domain::Conflict& conflict) const;

  storage::Store m_store;
  Outcome m_outcome = Outcome::Current;
  std::string m_who;
  std::function<void(const storage::Applied&)> m_follower;
  std::vector<domain::ChangeSet> m_undo;  // as applied
  std::vector<domain::ChangeSet> m_redo;  // as applied: the undoing sets
  /// The revisions of a record after `from` up to and with `to` are ours, without a colleague's in between.
  struct Ours {
    std::int64_t from = 0;
    std::int64_t to = 0;
  };
  // An entry of the history, or an edit made while the last one was being saved, was made at an older revision; what
  // lies between is our own, so the newest is the one to go from. A colleague's change isn't in here: a Conflict.
  std::unordered_map<base::Uuid, Ours> m_ours;
};

}  // namespace waymark::app
