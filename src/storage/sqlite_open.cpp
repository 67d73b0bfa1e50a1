// SPDX-License-Identifier: GPL-3.0-or-later
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "storage/open.h"
#include "storage/schema.h"
#include "storage/sqlite_backend.h"
#include "storage/sqlite_copy.h"
#include "storage/volume.h"

namespace waymark::storage {
namespace {

using base::Code;
using base::fail;
using base::Result;
using ConnectionPtr = std::unique_ptr<Connection>;
namespace fs = std::filesystem;

constexpr long long kApplicationId = 0x57594D4B;  // "WYMK": file(1) and we know the file by it
// Above it a cleanly closed file is taken at its word: quick_check reads every page (docs/decisions/0002-storage.md).
constexpr std::uintmax_t kAlwaysChecked = 32U << 20U;

fs::path beside(const fs::path& file, const char* suffix) {
  return file.string() + suffix;
}

/// Committed changes lie in the log still: the file is open somewhere or wasn't closed. A reader leaves an empty one.
bool hasLog(const fs::path& real) {
  std::error_code error;
  const auto size = fs::file_size(beside(real, "-wal"), error);
  return !error && size > 0;
}

Result<fs::path> existing(const fs::path& file) {
  std::error_code error;
  const auto status = fs::status(file, error);
  if (!fs::exists(status)) {
    if (status.type() == fs::file_type::not_found) return fail(Code::FileMissing, {{"file", file.string()}});
    return fail(Code::FileUnreadable, {{"file", file.string()}, {"problem", error.message()}});
  }
  if (!fs::is_regular_file(status))
    return fail(Code::FileUnreadable, {{"file", file.string()}, {"problem", "it is not a file"}});
  if (::access(file.c_str(), R_OK) != 0)
    return fail(Code::FileUnreadable, {{"file", file.string()}, {"problem", std::strerror(errno)}});
  // SQLite names -wal and -shm after the file a link leads to; the lock has to lie there as well.
  auto real = fs::canonical(file, error);
  if (error) return fail(Code::FileUnreadable, {{"file", file.string()}, {"problem", error.message()}});
  return real;
}

Result<void> checkVolume(const fs::path& where, const fs::path& file) {
  if (const auto kind = networkKindOf(where))
    return fail(Code::NetworkShare, {{"file", file.string()}, {"kind", *kind}});
  return {};
}

Access readingAccess(const fs::path& real) {
  const bool folderWritable = ::access(real.parent_path().c_str(), W_OK) == 0;
  // A reader of a WAL file writes -shm beside it; where it can't, and all is in the file itself, it needs none.
  return folderWritable || hasLog(real) ? Access::ReadOnly : Access::Immutable;
}

bool needsCheck(const fs::path& real) {
  std::error_code error;
  const auto size = fs::file_size(real, error);
  return error || size <= kAlwaysChecked || hasLog(real);
}

void checkApplicationId(Connection& connection) {
  if (pragmaNumber(connection, "application_id") != kApplicationId)
    abortWith(Code::NotAWorkspace, {{"file", connection.file.string()}});
}

/// Without locks, log or shared memory, so that nothing is left beside a file that isn't ours.
Result<void> checkIsOurs(const fs::path& file, const fs::path& real) {
  auto peek = connectSqlite(file, Access::Immutable);
  if (!peek) return fail(Code::FileUnreadable, {{"file", file.string()}, {"problem", "SQLite can't open it"}});
  auto ours = guarded(**peek, [&] { checkApplicationId(**peek); });
  // A checkpoint that was cut short, by a full disk say, leaves a file that fits together only with its log.
  if (!ours && ours.error().code == Code::Damaged && hasLog(real)) return {};
  return ours;
}

/// Before anything is written: is it whole, which version?
Result<SchemaVersion> inspect(Connection& connection, const fs::path& real) {
  return guarded(connection, [&] {
    const auto damaged = [&](const char* problem) {
      abortWith(Code::Damaged, {{"file", connection.file.string()}, {"problem", problem}});
    };
    if (needsCheck(real) && pragmaText(connection, "quick_check(1)") != "ok") damaged("its pages don't fit together");
    checkApplicationId(connection);
    SchemaVersion version;
    try {
      version = readVersion(connection);
    } catch (const Abort& abort) {
      if (abort.why.error.code != Code::StorageFailed) throw;
      damaged("its tables are missing");
    }
    if (version.version < 1) damaged("its tables are missing");
    return version;
  });
}

/// What every connection of ours has, read back where SQLite keeps silent about a refusal.
void settle(Connection& connection) {
  execute(connection, "PRAGMA foreign_keys = ON");
  if (pragmaNumber(connection, "foreign_keys") != 1) abortWith(Code::StorageFailed, {{"engine_code", "foreign_keys"}});
  execute(connection, "PRAGMA trusted_schema = OFF");  // the file may come from anywhere
  sqlite_api::sqlite3_busy_timeout(handleOf(connection), 3'000);
}

void settleForWriting(Connection& connection) {
  settle(connection);
  if (sqlite_api::sqlite3_db_readonly(handleOf(connection), "main") != 0)
    abortWith(Code::NotWritable, {{"file", connection.file.string()}});
  if (pragmaText(connection, "journal_mode = WAL") != "wal")
    abortWith(Code::NetworkShare, {{"file", connection.file.string()}, {"kind", "without shared memory"}});
  execute(connection, "PRAGMA synchronous = FULL");
  if (pragmaNumber(connection, "synchronous") != 2) abortWith(Code::StorageFailed, {{"engine_code", "synchronous"}});
}

Result<Opened> finished(ConnectionPtr connection, Outcome outcome) {
  return Opened{Store(std::move(connection)), outcome};
}

/// An older file that must not be written: its upgrade happens to a copy in memory.
Result<Opened> upgradedInMemory(Connection& source, const SchemaVersion& version, std::span<const Migration> steps,
                                base::Error why) {
  auto copy = connectSqlite(source.file, Access::Memory);
  if (!copy) return tl::make_unexpected(std::move(copy.error()));
  if (auto copied = copyDatabase(source, **copy); !copied) return tl::make_unexpected(std::move(copied.error()));
  const auto done = guarded(**copy, [&] { migrate(**copy, version.version, steps); });
  if (!done) return tl::make_unexpected(done.error());
  (*copy)->readOnlyWhy = std::move(why);
  return finished(std::move(*copy), Outcome::Upgraded);
}

/// Where the file as it was goes before an upgrade: beside it, under a name that nothing has.
fs::path nameForOld(const fs::path& real, int version) {
  auto name = beside(real, (".v" + std::to_string(version)).c_str());
  for (int n = 2; fs::exists(name); ++n)
    name = beside(real, (".v" + std::to_string(version) + "-" + std::to_string(n)).c_str());
  return name;
}

}  // namespace

Result<Opened> openWith(const fs::path& file, Mode mode, const OpenOptions& options, std::span<const Migration> steps) {
  const auto known = static_cast<int>(steps.size());
  const auto real = existing(file);
  if (!real) return tl::make_unexpected(real.error());
  if (mode != Mode::Frozen)
    if (auto volume = checkVolume(*real, file); !volume) return tl::make_unexpected(std::move(volume.error()));
  if (auto ours = checkIsOurs(file, *real); !ours) return tl::make_unexpected(std::move(ours.error()));

  std::optional<FileLock> lock;
  if (mode == Mode::ReadWrite) {
    auto taken = FileLock::take(*real, options.who, options.at);
    if (!taken) return tl::make_unexpected(std::move(taken.error()));
    lock.emplace(std::move(*taken));
  }
  auto reader = connectSqlite(file, mode == Mode::Frozen && !hasLog(*real) ? Access::Immutable : readingAccess(*real));
  if (!reader) {
    auto error = std::move(reader.error());
    if (error.code == Code::NotWritable) error.code = Code::FileUnreadable;
    error.context.emplace_back("problem", "SQLite can't open it");
    return tl::make_unexpected(std::move(error));
  }
  const auto version = inspect(**reader, *real);
  if (!version) return tl::make_unexpected(version.error());

  const base::Error tooNew{
      Code::TooNew,
      "",
      {{"file", file.string()}, {"found", std::to_string(version->version)}, {"known", std::to_string(known)}}};
  const bool newer = version->version > known;
  if (newer && version->readableFrom > known) return tl::make_unexpected(tooNew);
  if (newer || mode != Mode::ReadWrite) {
    const base::Error asked{Code::ReadOnly, "", {{"file", file.string()}, {"why", "it was opened for reading"}}};
    if (auto settled = guarded(**reader, [&] { settle(**reader); }); !settled)
      return tl::make_unexpected(std::move(settled.error()));
    if (version->version < known) return upgradedInMemory(**reader, *version, steps, asked);
    (*reader)->readOnlyWhy = newer ? tooNew : asked;
    return finished(std::move(*reader), newer ? Outcome::NewerButReadable : Outcome::Current);
  }

  auto writer = connectSqlite(file, Access::ReadWrite);
  if (!writer) return tl::make_unexpected(std::move(writer.error()));
  reader->reset();
  (*writer)->lock.emplace(std::move(*lock));
  if (auto settled = guarded(**writer, [&] { settleForWriting(**writer); }); !settled)
    return tl::make_unexpected(std::move(settled.error()));
  if (version->version == known) return finished(std::move(*writer), Outcome::Current);
  if (auto kept = copyToNewFile(**writer, nameForOld(*real, version->version)); !kept)
    return tl::make_unexpected(std::move(kept.error()));
  if (auto done = guarded(**writer, [&] { migrate(**writer, version->version, steps); }); !done)
    return tl::make_unexpected(std::move(done.error()));
  return finished(std::move(*writer), Outcome::Upgraded);
}

Result<Opened> open(const fs::path& file, Mode mode, const OpenOptions& options) {
  return openWith(file, mode, options, migrations());
}

Result<Opened> create(const fs::path& file, const OpenOptions& options) {
  const auto folder = fs::absolute(file).parent_path();
  if (auto volume = checkVolume(folder, file); !volume) return tl::make_unexpected(std::move(volume.error()));
  if (auto made = createEmptyFile(file); !made) return tl::make_unexpected(std::move(made.error()));
  auto opened = [&]() -> Result<Opened> {
    auto lock = FileLock::take(fs::canonical(file), options.who, options.at);
    if (!lock) return tl::make_unexpected(std::move(lock.error()));
    auto writer = connectSqlite(file, Access::ReadWrite);
    if (!writer) return tl::make_unexpected(std::move(writer.error()));
    (*writer)->lock.emplace(std::move(*lock));
    const auto done = guarded(**writer, [&] {
      // In the file itself before the log takes over, so that it is known for ours whatever becomes of the log.
      execute(**writer, "PRAGMA application_id = " + std::to_string(kApplicationId));
      migrate(**writer, 0, migrations());
      settleForWriting(**writer);
    });
    if (!done) return tl::make_unexpected(done.error());
    return finished(std::move(*writer), Outcome::Current);
  }();
  if (!opened) removeDatabase(file);
  return opened;
}

}  // namespace waymark::storage
