// SPDX-License-Identifier: GPL-3.0-or-later
// The schema's version and how it is brought to ours: the numbered files of resources/migrations.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "storage/connection.h"
#include "storage/open.h"

namespace waymark::storage {

struct Migration {
  int version = 0;
  int readableFrom = 0;   // the oldest program that can still read what this one makes
  std::string_view name;  // "migrations/0001_first.sql"
  std::string_view sql;
};

/// All of them, in order: 1, 2, 3 …
std::span<const Migration> migrations();
int knownVersion();

struct SchemaVersion {
  int version = 0;
  int readableFrom = 0;
};

/// The version a database says it has. Throws where there is no such table.
SchemaVersion readVersion(Connection& connection);

/// Runs `steps` beyond version `from`, each in one transaction with its version bump.
void migrate(Connection& connection, int from, std::span<const Migration> steps);

/// storage::open as a program would whose migrations are `steps`: how the tests see an upgrade before there is one.
base::Result<Opened> openWith(const std::filesystem::path& file, Mode mode, const OpenOptions& options,
                              std::span<const Migration> steps);

}  // namespace waymark::storage
