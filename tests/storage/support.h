// SPDX-License-Identifier: GPL-3.0-or-later
// What the storage and session tests share: a folder of one's own, records that use every field, both engines.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "domain/change.h"
#include "domain/workspace.h"
#include "storage/open.h"

namespace waymark::test {

/// A folder that goes away with the test.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return m_path / name; }
  [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

 private:
  std::filesystem::path m_path;
};

inline const base::Stamp kNow = base::Stamp{base::dayOf(2025, 9, 8)} + std::chrono::hours{9};

/// Where a test keeps its workspace: a new file, or a new schema on the server that WAYMARK_TEST_PG names.
class Engine {
 public:
  enum class Kind { Sqlite, Postgres };
  explicit Engine(Kind kind);
  ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;
  /// A connection; the first one makes the tables.
  storage::Store open();
  /// Runs SQL past the store, as somebody with another program would; SQLite looks at foreign keys if told to.
  enum class Keys { Off, On };
  void tamper(const std::string& sql, Keys keys = Keys::Off);
  /// The columns a table really has, in order.
  std::vector<std::string> columnsOf(const std::string& table);
  [[nodiscard]] bool isSqlite() const { return m_kind == Kind::Sqlite; }
  [[nodiscard]] std::filesystem::path file() const { return m_folder / "a.waymark"; }

 private:
  Kind m_kind;
  Folder m_folder;
  std::string m_schema;
};

/// SQLite, and PostgreSQL where WAYMARK_TEST_PG is set. With WAYMARK_REQUIRE_PG=1 it is there or the test fails.
std::vector<Engine::Kind> engines();

[[noreturn]] void failTest(const base::Error& error);
inline const base::Error& errorOf(const base::Error& error) {
  return error;
}
inline const base::Error& errorOf(const storage::Refused& refused) {
  return refused.error;
}

/// As many findings as wanted, all different, none of which names anything.
std::vector<domain::Record> findings(std::size_t count, base::IdMaker& ids);
domain::Evidence finding(base::IdMaker& ids, const std::string& summary);

domain::ChangeSet making(std::string name, const std::vector<domain::Record>& records);

/// Everything in a workspace as text, revisions too, for comparing.
std::string contents(const domain::Workspace& workspace);

/// What a call must not fail at: its value, or the test ends with the error's code.
template <class T, class E>
T must(tl::expected<T, E> result) {
  if (!result) failTest(errorOf(result.error()));
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

}  // namespace waymark::test
