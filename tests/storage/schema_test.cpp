// SPDX-License-Identifier: GPL-3.0-or-later
// The schema against the field lists, landed migrations against their hashes, files of past versions.
#include "storage/schema.h"

#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "base/file.h"
#include "storage/references.h"
#include "storage/sha256.h"
#include "storage/sqlite_backend.h"
#include "storage/sqlite_copy.h"
#include "storage/support.h"
#include "storage/table_sql.h"

using namespace waymark;
using base::Code;
using storage::Migration;
using storage::Mode;
using storage::Outcome;
using test::kNow;
using test::making;
using test::must;

namespace {

const storage::OpenOptions kPriya{"Priya Shah", kNow};
namespace fs = std::filesystem;

/// Ours, and one more that is still to come.
std::vector<Migration> withNext(const char* sql) {
  std::vector<Migration> steps(storage::migrations().begin(), storage::migrations().end());
  steps.push_back({static_cast<int>(steps.size()) + 1, 1, "migrations/next.sql", sql});
  return steps;
}

/// A file written by the version that landed `version`, from its stored dump.
void restore(const fs::path& dump, const fs::path& file) {
  const auto sql = must(base::readFile(dump, 10'000'000));
  must(storage::createEmptyFile(file));
  auto connection = must(storage::connectSqlite(file, storage::Access::ReadWrite));
  for (const auto& statement : storage::statementsOf(sql)) storage::execute(*connection, statement);
}

}  // namespace

TEST_CASE("the columns of each SQL text are the entity's fields and the table's columns") {
  for (const auto kind : test::engines()) {
    test::Engine engine(kind);
    engine.open();
    for (const auto* table : storage::recordTables()) {
      CAPTURE(engine.isSqlite(), table->name);
      auto wanted = domain::fieldNames(table->name);
      wanted.push_back("revision");
      CHECK(storage::columnsOf(*table) == wanted);
      // An added column stands after `revision` in the table, so the order there says nothing.
      auto real = engine.columnsOf(std::string(table->name));
      std::ranges::sort(real);
      std::ranges::sort(wanted);
      CHECK(real == std::vector<std::string>(wanted.begin(), wanted.end()));
    }
  }
}

TEST_CASE("the tables stand in the order of the record kinds, one each") {
  std::size_t i = 0;
  domain::forEachKind([&]<class T>() { CHECK(storage::recordTables()[i++]->name == domain::Fields<T>::kKind); });
  CHECK(i == storage::recordTables().size());
}

TEST_CASE("every field with a single id has a foreign key, and no other") {
  test::Engine engine(test::Engine::Kind::Sqlite);
  engine.open();
  auto connection = must(storage::connectSqlite(engine.file(), storage::Access::ReadOnly));
  std::set<std::string> real;
  for (const auto* table : storage::recordTables()) {
    std::string target;
    std::string field;
    storage::Query query(*connection,
                         "SELECT \"table\", \"from\" FROM pragma_foreign_key_list('" + std::string(table->name) + "')");
    query.out(target).out(field);
    for (bool more = query.run(); more; more = query.next())
      real.insert(std::string(table->name) + "." + field + " -> " + target);
  }
  std::set<std::string> wanted;
  for (const auto& reference : storage::referenceFields())
    wanted.insert(std::string(reference.table) + "." + std::string(reference.field) + " -> " +
                  std::string(reference.target));
  CHECK(real == wanted);
  CHECK(wanted.contains("person.deputy -> person"));
}

TEST_CASE("landed migrations are frozen") {
  // Never edit a line of this: a file that is out there was made with that text. A change is a new migration.
  const std::map<std::string_view, std::string> landed{
      {"migrations/0001_first.sql", "99113c5d945dcdd5eeedce88b70783b5c21daca4072739886b654fb6e6c9ed30"},
      {"migrations/0002_calendar.sql", "b94d0c4dce05c54f3326d3b046f4085855f901ddc8ab454989f9ee4c86d21809"},
      {"migrations/0003_whole_clock.sql", "7dff23da6ad198cdde199e76bb06d3b8fcf87825d278c85eb3e39d57169c9dc2"},
      {"migrations/0004_children.sql", "5a22b205865116849d914600a4d6fef960dba3c27f3eec062a623bc487d466d2"},
      {"migrations/0005_lists_kept.sql", "5dfb17fd65825ee8a2cef86061b17e1b7d760bb46f7525d7495bebf576cc48fe"},
      {"migrations/0006_three_weeks.sql", "d11dce1e425473f3a078d4dbc65a65a2f16d0fd60fcaa7d98da33f1ac6f38da5"},
  };
  REQUIRE(storage::migrations().size() == landed.size());
  for (const auto& migration : storage::migrations()) {
    CAPTURE(migration.name);
    REQUIRE(landed.contains(migration.name));
    CHECK(storage::sha256Hex(migration.sql) == landed.at(migration.name));
  }
}

TEST_CASE("a workspace of every past version opens with all that was in it") {
  const fs::path data = fs::path(WAYMARK_TEST_DATA) / "workspaces";
  for (int version = 1; version <= storage::knownVersion(); ++version) {
    CAPTURE(version);
    const test::Folder folder;
    const auto name = "v" + std::to_string(version);
    const auto expected = must(base::readFile(data / (name + ".txt"), 1'000'000));
    restore(data / (name + ".sql"), folder / "old.waymark");
    {
      auto reading = must(storage::open(folder / "old.waymark", Mode::ReadOnly, kPriya));
      CHECK(test::contents(must(reading.store.load())) == expected);
    }
    auto opened = must(storage::open(folder / "old.waymark", Mode::ReadWrite, kPriya));
    CHECK(opened.outcome == (version == storage::knownVersion() ? Outcome::Current : Outcome::Upgraded));
    CHECK(test::contents(must(opened.store.load())) == expected);
    must(opened.store.verifyLog());
    base::IdMaker ids(1);
    must(opened.store.apply(making("log", test::findings(1, ids)), {"Priya"}, kNow));
  }
}

TEST_CASE("an upgrade keeps the file as it was beside it") {
  test::Engine engine(test::Engine::Kind::Sqlite);
  base::IdMaker ids(1);
  std::string before;
  {
    auto store = engine.open();
    must(store.apply(making("log", test::findings(3, ids)), {"Priya"}, kNow));
    before = test::contents(must(store.load()));
  }
  const auto steps = withNext("ALTER TABLE partner ADD COLUMN region TEXT; CREATE INDEX partner_region ON partner (region);");
  auto kept = engine.file();
  kept += ".v" + std::to_string(storage::knownVersion());
  {
    const auto reading = must(storage::openWith(engine.file(), Mode::ReadOnly, kPriya, steps));
    CHECK(reading.outcome == Outcome::Upgraded);
    CHECK(reading.store.readOnlyWhy());
    CHECK_FALSE(fs::exists(kept));
    CHECK(engine.columnsOf("partner").back() == "revision");  // only the copy in memory was changed
  }
  {
    auto opened = must(storage::openWith(engine.file(), Mode::ReadWrite, kPriya, steps));
    CHECK(opened.outcome == Outcome::Upgraded);
    CHECK_FALSE(opened.store.readOnlyWhy());
    CHECK(test::contents(must(opened.store.load())) == before);
  }
  CHECK(engine.columnsOf("partner").back() == "region");
  CHECK(must(storage::openWith(engine.file(), Mode::ReadWrite, kPriya, steps)).outcome == Outcome::Current);
  CHECK(must(storage::open(engine.file(), Mode::ReadWrite, kPriya)).outcome == Outcome::NewerButReadable);
  auto old = must(storage::open(kept, Mode::ReadWrite, kPriya));
  CHECK(old.outcome == Outcome::Current);
  CHECK(test::contents(must(old.store.load())) == before);
}

TEST_CASE("an upgrade that fails half-way leaves the file at its version") {
  test::Engine engine(test::Engine::Kind::Sqlite);
  engine.open();
  const auto steps = withNext("ALTER TABLE partner ADD COLUMN region TEXT; CREATE TABLE partner (id TEXT);");
  const auto opened = storage::openWith(engine.file(), Mode::ReadWrite, kPriya, steps);
  REQUIRE_FALSE(opened);
  CHECK(opened.error().code == Code::StorageFailed);
  CHECK(engine.columnsOf("partner").back() == "revision");
  CHECK(must(storage::open(engine.file(), Mode::ReadWrite, kPriya)).outcome == Outcome::Current);
}

TEST_CASE("migration text is split into single statements") {
  using List = std::vector<std::string>;
  CHECK(storage::statementsOf("") == List{});
  CHECK(storage::statementsOf(" -- only a comment") == List{});
  CHECK(storage::statementsOf("A;B ;\n -- c; d\n C 'x;''y' ; ") == List{"A", "B ", "C 'x;''y' "});
  CHECK(storage::statementsOf("A \"b;c\"; D 'never closed;") == List{"A \"b;c\"", "D 'never closed;"});
}

TEST_CASE("each engine gets its own words, and other percent signs stay") {
  using storage::Engine;
  CHECK(storage::ddlFor(Engine::Sqlite, "a %int% b)%strict%;") == "a INTEGER b) STRICT;");
  CHECK(storage::ddlFor(Engine::Postgres, "a %int% b)%strict%;") == "a BIGINT b) ;");
  CHECK(storage::ddlFor(Engine::Sqlite, "LIKE '%x%' %is_day(d)%") == "LIKE '%x%' date(d, '+0 days') IS d");
  CHECK(storage::ddlFor(Engine::Sqlite, "100%") == "100%");
}

TEST_CASE("the hash is SHA-256") {
  CHECK(storage::sha256Hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(storage::sha256Hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
