// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite's side of Backend, and connecting to a file. soci-sqlite3.h is included here and below only.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "storage/connection.h"

#include <soci/sqlite3/soci-sqlite3.h>  // after storage/soci.h

namespace waymark::storage {

enum class Access {
  ReadWrite,
  ReadOnly,
  Immutable,  // no locks, no -shm: a file without -wal in a folder that can't be written
  Fresh,      // to write a file that nobody else knows yet: no locks, which some network shares haven't got
  Memory,     // no file at all
};

/// Never creates a file.
base::Result<std::unique_ptr<Connection>> connectSqlite(const std::filesystem::path& file, Access access);

sqlite_api::sqlite3* handleOf(Connection& connection);

/// An SQLite result code as one of ours. `systemError` is errno where the code is an I/O error.
base::Error sqliteError(int code, int systemError, const std::filesystem::path& file);

/// The one value of a PRAGMA.
long long pragmaNumber(Connection& connection, const std::string& pragma);
std::string pragmaText(Connection& connection, const std::string& pragma);

}  // namespace waymark::storage
