// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sqlite_copy.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "storage/change_log.h"

namespace waymark::storage {

using base::Code;
using base::Result;

Result<void> copyDatabase(Connection& from, Connection& to) {
  auto* target = handleOf(to);
  auto* backup = sqlite_api::sqlite3_backup_init(target, "main", handleOf(from), "main");
  if (backup == nullptr)
    return tl::make_unexpected(
        sqliteError(sqlite_api::sqlite3_extended_errcode(target), sqlite_api::sqlite3_system_errno(target), to.file));
  sqlite_api::sqlite3_backup_step(backup, -1);
  const int done = sqlite_api::sqlite3_backup_finish(backup);
  if (done == SQLITE_OK) return {};
  // A damaged source shows here as well as a full target.
  const bool ofSource = (done & 0xFF) == SQLITE_CORRUPT || (done & 0xFF) == SQLITE_NOTADB;
  return tl::make_unexpected(
      sqliteError(done, sqlite_api::sqlite3_system_errno(target), ofSource ? from.file : to.file));
}

Result<void> createEmptyFile(const std::filesystem::path& file) {
  const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd >= 0) {
    ::close(fd);
    return {};
  }
  const int error = errno;
  switch (error) {
    case EEXIST:
      return base::fail(Code::FileExists, {{"file", file.string()}});
    case ENOENT:
    case ENOTDIR:
      return base::fail(Code::FileMissing, {{"file", file.parent_path().string()}});
    case ENOSPC:
    case EDQUOT:
      return base::fail(Code::DiskFull, {{"file", file.string()}});
    default:
      return base::fail(Code::NotWritable, {{"file", file.string()}}, std::strerror(error));
  }
}

void removeDatabase(const std::filesystem::path& file) {
  std::error_code ignored;
  for (const char* suffix : {"", "-wal", "-shm", "-journal"}) std::filesystem::remove(file.string() + suffix, ignored);
}

Result<void> copyToNewFile(Connection& from, const std::filesystem::path& target) {
  if (auto made = createEmptyFile(target); !made) return made;
  auto done = [&]() -> Result<void> {
    auto to = connectSqlite(target, Access::ReadWrite);
    if (!to) return tl::make_unexpected(std::move(to.error()));
    if (auto copied = copyDatabase(from, **to); !copied) return copied;
    return guarded(**to, [&] {
      if (pragmaText(**to, "quick_check(1)") != "ok" || !(readHead(**to) == readHead(from)))
        abortWith(Code::Damaged, {{"file", target.string()}, {"problem", "the copy isn't like the original"}});
    });
  }();
  if (!done) removeDatabase(target);
  return done;
}

void Store::discard() && {
  const auto file = m_connection->file;
  const bool isFile = m_connection->engine() == Engine::Sqlite;
  m_connection.reset();
  if (isFile) removeDatabase(file);
}

Result<void> Store::backupTo(const std::filesystem::path& target) {
  if (m_connection->engine() != Engine::Sqlite)
    return base::fail(Code::BadUse, {{"problem", "A shared workspace is backed up where it lies"}});
  return copyToNewFile(*m_connection, target);
}

}  // namespace waymark::storage
