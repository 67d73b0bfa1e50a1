// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/support.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <stdexcept>

#include "domain/record_json.h"
#include "storage/postgres.h"
#include "storage/soci.h"
#include "storage/sqlite_backend.h"

#include <soci/postgresql/soci-postgresql.h>

namespace waymark::test {
namespace {

std::string fromEnvironment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

std::string pgSchema() {
  static int count = 0;
  return "waymark_test_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
}

/// A session past the store. SQLite needs the file made first.
std::unique_ptr<soci::session> sessionPast(const Engine& engine, const std::string& schema) {
  auto session = std::make_unique<soci::session>();
  if (engine.isSqlite()) {
    session->open(soci::sqlite3, "db=\"file:" + engine.file().string() + "?mode=rw\"");
  } else {
    session->open(soci::postgresql, fromEnvironment("WAYMARK_TEST_PG"));
    *session << "SET search_path = " + schema;
  }
  return session;
}

}  // namespace

Folder::Folder() {
  auto name = (std::filesystem::temp_directory_path() / "waymark-test-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  m_path = name;
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::permissions(m_path, std::filesystem::perms::owner_all, ignored);
  std::filesystem::remove_all(m_path, ignored);
}

Engine::Engine(Kind kind) : m_kind(kind) {
  if (isSqlite()) return;
  m_schema = pgSchema();
  soci::session session(soci::postgresql, fromEnvironment("WAYMARK_TEST_PG"));
  session << "CREATE SCHEMA " + m_schema;
}

Engine::~Engine() {
  if (isSqlite()) return;
  try {
    soci::session session(soci::postgresql, fromEnvironment("WAYMARK_TEST_PG"));
    session << "SET client_min_messages = warning";
    session << "DROP SCHEMA " + m_schema + " CASCADE";
  } catch (const std::exception&) {
    // The throw-away cluster goes away with the run.
  }
}

storage::Store Engine::open() {
  if (!isSqlite())
    return std::move(
        must(storage::openPostgres(fromEnvironment("WAYMARK_TEST_PG") + " options='-c search_path=" + m_schema + "'"))
            .store);
  const storage::OpenOptions options{"Priya Shah", kNow};
  if (!std::filesystem::exists(file())) return std::move(must(storage::create(file(), options)).store);
  return std::move(must(storage::open(file(), storage::Mode::ReadWrite, options)).store);
}

void Engine::tamper(const std::string& sql, Keys keys) {
  const auto session = sessionPast(*this, m_schema);
  if (isSqlite() && keys == Keys::On) *session << "PRAGMA foreign_keys = ON";
  *session << sql;
}

std::vector<std::string> Engine::columnsOf(const std::string& table) {
  const auto past = sessionPast(*this, m_schema);
  auto& session = *past;
  std::string name;
  soci::statement statement =
      isSqlite()
          ? (session.prepare << "SELECT name FROM pragma_table_info('" + table + "') ORDER BY cid", soci::into(name))
          : (session.prepare << "SELECT column_name FROM information_schema.columns WHERE table_schema = '" + m_schema +
                                    "' AND table_name = '" + table + "' ORDER BY ordinal_position",
             soci::into(name));
  std::vector<std::string> names;
  for (bool more = statement.execute(true); more; more = statement.fetch()) names.push_back(name);
  return names;
}

std::vector<Engine::Kind> engines() {
  if (!fromEnvironment("WAYMARK_TEST_PG").empty()) return {Engine::Kind::Sqlite, Engine::Kind::Postgres};
  if (fromEnvironment("WAYMARK_REQUIRE_PG") == "1") FAIL("WAYMARK_REQUIRE_PG is set, but no WAYMARK_TEST_PG");
  return {Engine::Kind::Sqlite};
}

void failTest(const base::Error& error) {
  std::string values;
  for (const auto& [name, value] : error.context) values += " " + name + "=" + value;
  FAIL(base::codeName(error.code) << values << " (" << error.detail << ")");
  throw std::logic_error("FAIL returned");
}

domain::Evidence finding(base::IdMaker& ids, const std::string& summary) {
  domain::Evidence evidence;
  evidence.id = ids.makeId<domain::EvidenceTag>(kNow);
  evidence.summary = summary;
  evidence.criterion = *base::ShortCode::make("E1");
  evidence.loggedOn = base::dayOf(2025, 9, 8);
  return evidence;
}

std::vector<domain::Record> findings(std::size_t count, base::IdMaker& ids) {
  std::vector<domain::Record> records;
  records.reserve(count);
  for (std::size_t i = 0; i < count; ++i) records.emplace_back(finding(ids, "Finding " + std::to_string(i)));
  return records;
}

domain::ChangeSet making(std::string name, const std::vector<domain::Record>& records) {
  domain::ChangeSet set{std::move(name), {}};
  for (const auto& record : records) set.changes.push_back(domain::made(record));
  return set;
}

std::string contents(const domain::Workspace& workspace) {
  std::string text;
  domain::forEachKind([&]<class T>() {
    for (const auto& row : workspace.all<T>())
      text += std::to_string(row.revision) + " " + domain::jsonText(domain::Record{row.value}) + "\n";
  });
  return text;
}

}  // namespace waymark::test
