// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres.h"

#include "storage/connection.h"
#include "storage/schema.h"
#include "storage/sha256.h"

#include <soci/postgresql/soci-postgresql.h>  // after storage/soci.h

namespace waymark::storage {
namespace {

using base::Code;
using base::Error;

Error errorOf(Connection&, const std::exception& thrown) {
  const auto* failed = dynamic_cast<const soci::postgresql_soci_error*>(&thrown);
  if (failed == nullptr) return {Code::StorageFailed, "soci", {{"engine_code", "soci"}}};
  const auto state = failed->sqlstate();
  const auto detail = "SQLSTATE " + state;
  // https://www.postgresql.org/docs/15/errcodes-appendix.html
  if (state == "23503") return {Code::UnknownReference, detail, {{"field", "A link"}, {"value", ""}}};
  if (state == "57014") return {Code::Cancelled, detail, {}};
  if (state == "53100") return {Code::DiskFull, detail, {{"file", "the server's disk"}}};
  if (state == "25006") return {Code::NotWritable, detail, {{"file", "the server's workspace"}}};
  return {Code::StorageFailed, detail, {{"engine_code", state}}};
}

bool hasMoved(Connection&) {
  return false;
}
/// A stop is looked at between batches only: a batch takes milliseconds.
void watch(Connection&, const std::stop_token*) {}

// As hex through text: SOCI's blob can't seek in BYTEA.
constexpr const char* kInsertChunk =
    "INSERT INTO attachment_chunk (sha256, number, bytes) VALUES (:sha256, :number, decode(:bytes, 'hex')) "
    "ON CONFLICT DO NOTHING";
void putChunk(Connection& connection, const std::string& sha256, long long number, std::string_view bytes) {
  const auto hex = hexOf(bytes);
  Query(connection, kInsertChunk).in(sha256).in(number).in(hex).run();
}

constexpr const char* kSelectChunk =
    "SELECT encode(bytes, 'hex') FROM attachment_chunk WHERE sha256 = :sha256 AND number = :number";
bool getChunk(Connection& connection, const std::string& sha256, long long number, std::string& bytes) {
  std::string hex;
  Query query(connection, kSelectChunk);
  query.out(hex).in(sha256).in(number);
  if (!query.run()) return false;
  bytes = bytesOf(hex);
  return true;
}

constexpr Backend kPostgres{Engine::Postgres, &errorOf, &hasMoved, &watch, &putChunk, &getChunk};

constexpr const char* kHasTables =
    "SELECT COUNT(*) FROM information_schema.tables "
    "WHERE table_name = 'waymark_schema' AND table_schema = current_schema()";
bool hasTables(Connection& connection) {
  long long count = 0;
  Query(connection, kHasTables).out(count).run();
  return count > 0;
}

}  // namespace

base::Result<Opened> openPostgres(const std::string& connectString) {
  auto connection = std::unique_ptr<Connection>(new Connection{kPostgres, {}, std::nullopt, std::nullopt, {}});
  const auto opened = guarded(*connection, [&] {
    connection->session.open(soci::postgresql, connectString);
    execute(*connection, "SET client_min_messages = warning");
    const auto version = hasTables(*connection) ? readVersion(*connection) : SchemaVersion{};
    if (version.version > knownVersion()) {
      const Error tooNew{Code::TooNew,
                         "",
                         {{"file", "the shared workspace"},
                          {"found", std::to_string(version.version)},
                          {"known", std::to_string(knownVersion())}}};
      if (version.readableFrom > knownVersion()) throw Abort{{tooNew, std::nullopt}};
      connection->readOnlyWhy = tooNew;
      return Outcome::NewerButReadable;
    }
    migrate(*connection, version.version, migrations());
    return version.version > 0 && version.version < knownVersion() ? Outcome::Upgraded : Outcome::Current;
  });
  if (!opened) return tl::make_unexpected(opened.error());
  return Opened{Store(std::move(connection)), *opened};
}

}  // namespace waymark::storage
