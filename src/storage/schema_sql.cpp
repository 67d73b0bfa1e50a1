// SPDX-License-Identifier: GPL-3.0-or-later
#include <charconv>

#include "base/resources.h"
#include "storage/schema.h"

namespace waymark::storage {
namespace {

int leadingNumber(std::string_view text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

Migration migrationOf(const base::EmbeddedFile& file) {
  constexpr std::string_view kFolder = "migrations/";
  constexpr std::string_view kReadable = "-- readable_from: ";
  const auto at = file.bytes.find(kReadable);
  WAYMARK_ASSERT(at != std::string_view::npos);
  return {leadingNumber(file.name.substr(kFolder.size())), leadingNumber(file.bytes.substr(at + kReadable.size())),
          file.name, file.bytes};
}

}  // namespace

std::span<const Migration> migrations() {
  static const std::vector<Migration> all = [] {
    std::vector<Migration> found;
    for (const auto& file : base::embeddedUnder("migrations/")) found.push_back(migrationOf(file));
    for (std::size_t i = 0; i < found.size(); ++i) WAYMARK_ASSERT(found[i].version == static_cast<int>(i) + 1);
    return found;
  }();
  return all;
}

int knownVersion() {
  return static_cast<int>(migrations().size());
}

constexpr const char* kSelectVersion = "SELECT version, readable_from FROM waymark_schema WHERE one = 1";
SchemaVersion readVersion(Connection& connection) {
  long long version = 0;
  long long readableFrom = 0;
  Query query(connection, kSelectVersion);
  query.out(version).out(readableFrom);
  if (!query.run()) abortWith(base::Code::NotAWorkspace, {{"file", connection.file.string()}});
  return {static_cast<int>(version), static_cast<int>(readableFrom)};
}

constexpr const char* kUpdateVersion =
    "UPDATE waymark_schema SET version = :version, readable_from = :readable_from WHERE one = 1";
void migrate(Connection& connection, int from, std::span<const Migration> steps) {
  for (const auto& step : steps) {
    if (step.version <= from) continue;
    execute(connection, connection.engine() == Engine::Sqlite ? "BEGIN IMMEDIATE" : "BEGIN");
    try {
      for (const auto& statement : statementsOf(ddlFor(connection.engine(), step.sql))) execute(connection, statement);
      const long long version = step.version;
      const long long readableFrom = step.readableFrom;
      Query(connection, kUpdateVersion).in(version).in(readableFrom).run();
      execute(connection, "COMMIT");
    } catch (const std::exception&) {
      try {
        execute(connection, "ROLLBACK");
      } catch (const std::exception&) {
        // The engine has rolled back by itself.
      }
      throw;
    }
  }
}

}  // namespace waymark::storage
