// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sqlite_backend.h"

#include <cerrno>
#include <new>

namespace waymark::storage {
namespace {

using base::Code;
using base::Error;

constexpr int kOpsBetweenLooks = 2'000;  // 0.6 ms to answer a stop, at about 1% of the speed

bool isFullDisk(int systemError) {
  return systemError == ENOSPC || systemError == EDQUOT || systemError == EFBIG;
}

/// What the system said of a failed write. sqlite3_system_errno keeps silent about those of a COMMIT, so the files
/// themselves are asked: the database and its log or journal.
int systemErrorOf(sqlite_api::sqlite3* handle) {
  int error = sqlite_api::sqlite3_system_errno(handle);
  if (isFullDisk(error)) return error;
  sqlite_api::sqlite3_file_control(handle, "main", SQLITE_FCNTL_LAST_ERRNO, &error);
  if (isFullDisk(error)) return error;
  sqlite_api::sqlite3_file* log = nullptr;
  sqlite_api::sqlite3_file_control(handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, static_cast<void*>(&log));
  if (log != nullptr && log->pMethods != nullptr) log->pMethods->xFileControl(log, SQLITE_FCNTL_LAST_ERRNO, &error);
  return error;
}

Error errorOf(Connection& connection, const std::exception& thrown) {
  if (dynamic_cast<const std::bad_alloc*>(&thrown) != nullptr)
    return {Code::StorageFailed, "out of memory", {{"engine_code", "memory"}}};
  const auto* failed = dynamic_cast<const soci::sqlite3_soci_error*>(&thrown);
  if (failed == nullptr) return {Code::StorageFailed, "soci", {{"engine_code", "soci"}}};
  auto* handle = handleOf(connection);
  // SOCI passes on the plain code; the connection still knows the exact one, unless a roll-back came between.
  const int exact = sqlite_api::sqlite3_extended_errcode(handle);
  const int code = (exact & 0xFF) == (failed->result() & 0xFF) ? exact : failed->result();
  return sqliteError(code, systemErrorOf(handle), connection.file);
}

bool hasMoved(Connection& connection) {
  int moved = 0;
  const int done = sqlite_api::sqlite3_file_control(handleOf(connection), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
  if (done != SQLITE_OK || moved == 0) return false;
  // SQLite doesn't fold the log into a file that has moved when it closes: do it now, so that what was committed is
  // in the file wherever it went.
  sqlite_api::sqlite3_wal_checkpoint_v2(handleOf(connection), "main", SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  return true;
}

int stopWanted(void* stop) {
  return static_cast<const std::stop_token*>(stop)->stop_requested() ? 1 : 0;
}

void watch(Connection& connection, const std::stop_token* stop) {
  sqlite_api::sqlite3_progress_handler(handleOf(connection), stop == nullptr ? 0 : kOpsBetweenLooks,
                                       stop == nullptr ? nullptr : &stopWanted, const_cast<std::stop_token*>(stop));
}

/// A statement of the plain interface, for bytes.
class Plain {
 public:
  Plain(Connection& connection, const char* sql) : m_connection(connection) {
    check(sqlite_api::sqlite3_prepare_v2(handleOf(connection), sql, -1, &m_statement, nullptr));
  }
  ~Plain() { sqlite_api::sqlite3_finalize(m_statement); }
  Plain(const Plain&) = delete;
  Plain& operator=(const Plain&) = delete;
  void bindKey(const std::string& sha256, long long number) {
    check(sqlite_api::sqlite3_bind_text(m_statement, 1, sha256.data(), static_cast<int>(sha256.size()), nullptr));
    check(sqlite_api::sqlite3_bind_int64(m_statement, 2, number));
  }
  void bindBytes(std::string_view bytes) {
    check(sqlite_api::sqlite3_bind_blob(m_statement, 3, bytes.data(), static_cast<int>(bytes.size()), nullptr));
  }
  /// True if there is a row.
  bool step() {
    const int done = sqlite_api::sqlite3_step(m_statement);
    if (done != SQLITE_ROW && done != SQLITE_DONE) check(done);
    return done == SQLITE_ROW;
  }
  [[nodiscard]] std::string_view bytes() const {
    const auto* data = static_cast<const char*>(sqlite_api::sqlite3_column_blob(m_statement, 0));
    return {data == nullptr ? "" : data, static_cast<std::size_t>(sqlite_api::sqlite3_column_bytes(m_statement, 0))};
  }

 private:
  void check(int code) const {
    if (code == SQLITE_OK) return;
    auto* handle = handleOf(m_connection);
    auto error = sqliteError(sqlite_api::sqlite3_extended_errcode(handle), systemErrorOf(handle), m_connection.file);
    throw Abort{{std::move(error), std::nullopt}};
  }
  Connection& m_connection;
  sqlite_api::sqlite3_stmt* m_statement = nullptr;
};

constexpr const char* kInsertChunk =
    "INSERT INTO attachment_chunk (sha256, number, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
void putChunk(Connection& connection, const std::string& sha256, long long number, std::string_view bytes) {
  Plain insert(connection, kInsertChunk);
  insert.bindKey(sha256, number);
  insert.bindBytes(bytes);
  insert.step();
}

constexpr const char* kSelectChunk = "SELECT bytes FROM attachment_chunk WHERE sha256 = ? AND number = ?";
bool getChunk(Connection& connection, const std::string& sha256, long long number, std::string& bytes) {
  Plain select(connection, kSelectChunk);
  select.bindKey(sha256, number);
  if (!select.step()) return false;
  bytes = select.bytes();
  return true;
}

constexpr Backend kSqlite{Engine::Sqlite, &errorOf, &hasMoved, &watch, &putChunk, &getChunk};

/// https://www.sqlite.org/uri.html. SOCI's own connect string breaks on a quote, which is encoded too.
std::string uriOf(const std::filesystem::path& file, Access access) {
  if (access == Access::Memory) return "file::memory:";
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string uri = "file:";
  for (const char c : std::filesystem::absolute(file).string()) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' ||
                       c == '.' || c == '_' || c == '-';
    if (plain) {
      uri += c;
      continue;
    }
    uri += '%';
    uri += kHex[static_cast<unsigned char>(c) >> 4U];
    uri += kHex[static_cast<unsigned char>(c) & 0x0FU];
  }
  switch (access) {
    case Access::ReadWrite:
      return uri + "?mode=rw";
    case Access::Fresh:
      return uri + "?mode=rw&nolock=1";
    case Access::ReadOnly:
      return uri + "?mode=ro";
    default:
      return uri + "?mode=ro&immutable=1";
  }
}

}  // namespace

sqlite_api::sqlite3* handleOf(Connection& connection) {
  return static_cast<soci::sqlite3_session_backend*>(connection.session.get_backend())->conn_;
}

Error sqliteError(int code, int systemError, const std::filesystem::path& file) {
  const base::Context onFile{{"file", file.string()}};
  const auto detail = "SQLite " + std::to_string(code);
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {Code::InUse, detail, {{"file", file.string()}, {"who", "Another program"}}};
    case SQLITE_READONLY:
      return {code == SQLITE_READONLY_DBMOVED ? Code::Moved : Code::NotWritable, detail, onFile};
    case SQLITE_PERM:
      return {Code::NotWritable, detail, onFile};
    case SQLITE_CANTOPEN:
      return {isFullDisk(systemError) ? Code::DiskFull : Code::NotWritable, detail, onFile};
    case SQLITE_INTERRUPT:
      return {Code::Cancelled, detail, {}};
    case SQLITE_FULL:
      return {Code::DiskFull, detail, onFile};
    case SQLITE_IOERR:
      if (isFullDisk(systemError)) return {Code::DiskFull, detail, onFile};
      break;
    case SQLITE_CORRUPT:
      return {Code::Damaged, detail, {{"file", file.string()}, {"problem", "its pages don't fit together"}}};
    case SQLITE_NOTADB:
      return {Code::NotAWorkspace, detail, onFile};
    case SQLITE_CONSTRAINT:
      if (code == SQLITE_CONSTRAINT_FOREIGNKEY)
        return {Code::UnknownReference, detail, {{"field", "A link"}, {"value", ""}}};
      break;
    default:
      break;
  }
  return {Code::StorageFailed, detail, {{"engine_code", std::to_string(code)}}};
}

base::Result<std::unique_ptr<Connection>> connectSqlite(const std::filesystem::path& file, Access access) {
  auto connection = std::unique_ptr<Connection>(new Connection{kSqlite, file, std::nullopt, std::nullopt, {}});
  try {
    connection->session.open(soci::sqlite3, "db=\"" + uriOf(file, access) + "\"");
  } catch (const soci::sqlite3_soci_error& failed) {
    auto error = sqliteError(failed.result(), errno, file);
    return tl::make_unexpected(std::move(error));
  } catch (const std::exception&) {
    return base::fail(Code::StorageFailed, {{"engine_code", "open"}});
  }
  return connection;
}

long long pragmaNumber(Connection& connection, const std::string& pragma) {
  long long value = 0;
  Query query(connection, "PRAGMA " + pragma);
  query.out(value).run();
  return value;
}

std::string pragmaText(Connection& connection, const std::string& pragma) {
  std::string value;
  Query query(connection, "PRAGMA " + pragma);
  query.out(value).run();
  return value;
}

}  // namespace waymark::storage
