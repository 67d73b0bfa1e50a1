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

namespace {

constexpr int kPagesPerSlice = 256;  // 1 MB

/// Writes the copy. The file is thrown away on an error, so it needs no journal; it is synced at the end.
Result<LogHead> writeCopy(Connection& from, const std::filesystem::path& target, const WorkControl& control) {
  auto to = connectSqlite(target, Access::Fresh);
  if (!to) return tl::make_unexpected(std::move(to.error()));
  const auto set = guarded(**to, [&] {
    execute(**to, "PRAGMA journal_mode = OFF");
    execute(**to, "PRAGMA synchronous = OFF");
  });
  if (!set) return tl::make_unexpected(set.error());
  return guarded(from, [&] {
    // The head is read first: the snapshot begins there, and stays while others write.
    Transaction transaction(from, Transaction::Kind::Read);
    const auto head = readHead(from);
    if (auto copied = copyDatabase(from, **to, control); !copied) throw Abort{{std::move(copied.error()), {}}};
    transaction.commit();
    return head;
  });
}

Result<void> synced(const std::filesystem::path& file) {
  const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  const bool done = fd >= 0 && ::fsync(fd) == 0;
  const int error = errno;
  if (fd >= 0) ::close(fd);
  if (done) return {};
  return base::fail(error == ENOSPC || error == EDQUOT ? Code::DiskFull : Code::NotWritable, {{"file", file.string()}},
                    std::strerror(error));
}

/// Reads back what was written.
Result<void> checkCopy(const std::filesystem::path& target, const LogHead& head) {
  auto copy = connectSqlite(target, Access::Immutable);
  if (!copy) return tl::make_unexpected(std::move(copy.error()));
  return guarded(**copy, [&] {
    if (pragmaText(**copy, "integrity_check(1)") != "ok" || !(readHead(**copy) == head))
      abortWith(Code::Damaged, {{"file", target.string()}, {"problem", "the copy isn't like the original"}});
  });
}

}  // namespace

Result<void> copyDatabase(Connection& from, Connection& to, const WorkControl& control) {
  auto* target = handleOf(to);
  auto* backup = sqlite_api::sqlite3_backup_init(target, "main", handleOf(from), "main");
  if (backup == nullptr)
    return tl::make_unexpected(
        sqliteError(sqlite_api::sqlite3_extended_errcode(target), sqlite_api::sqlite3_system_errno(target), to.file));
  while (!control.stop.stop_requested() && sqlite_api::sqlite3_backup_step(backup, kPagesPerSlice) == SQLITE_OK) {
    if (!control.progress) continue;
    const auto total = static_cast<std::size_t>(sqlite_api::sqlite3_backup_pagecount(backup));
    control.progress(total - static_cast<std::size_t>(sqlite_api::sqlite3_backup_remaining(backup)), total);
  }
  const bool stopped = sqlite_api::sqlite3_backup_remaining(backup) > 0 && control.stop.stop_requested();
  const int done = sqlite_api::sqlite3_backup_finish(backup);
  if (stopped) return base::fail(Code::Cancelled);
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

Result<void> copyToNewFile(Connection& from, const std::filesystem::path& target, const WorkControl& control) {
  if (auto made = createEmptyFile(target); !made) return made;
  auto done = writeCopy(from, target, control).and_then([&](const LogHead& head) {
    return synced(target).and_then([&] { return checkCopy(target, head); });
  });
  if (!done) removeDatabase(target);
  return done;
}

void Store::discard() && {
  const auto file = m_connection->file;
  const bool isFile = m_connection->engine() == Engine::Sqlite;
  m_connection.reset();
  if (isFile) removeDatabase(file);
}

Result<void> Store::backupTo(const std::filesystem::path& target, const WorkControl& control) {
  if (m_connection->engine() != Engine::Sqlite)
    return base::fail(Code::BadUse, {{"problem", "A shared workspace is backed up where it lies"}});
  return copyToNewFile(*m_connection, target, control);
}

Result<void> Store::checkPages(const WorkControl& control) {
  return guarded(*m_connection, [&] {
    const Watched watched(*m_connection, control);
    if (pragmaText(*m_connection, "integrity_check(1)") != "ok")
      abortWith(Code::Damaged, {{"file", m_connection->file.string()}, {"problem", "its pages don't fit together"}});
  });
}

Result<void> Store::replaceWith(Store& source, const WorkControl& control) {
  if (m_connection->readOnlyWhy) return tl::make_unexpected(*m_connection->readOnlyWhy);
  if (m_connection->backend.hasMoved(*m_connection))
    return base::fail(Code::Moved, {{"file", m_connection->file.string()}});
  if (auto copied = copyDatabase(*source.m_connection, *m_connection, control); !copied) return copied;
  return guarded(*m_connection, [&] { execute(*m_connection, "PRAGMA wal_checkpoint(TRUNCATE)"); });
}

}  // namespace waymark::storage
