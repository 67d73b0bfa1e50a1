// SPDX-License-Identifier: GPL-3.0-or-later
// Copies of a whole database by SQLite's backup API. Never by the file's bytes: closing another descriptor of a file
// drops SQLite's locks on it in the whole process.
#pragma once

#include <filesystem>

#include "storage/sqlite_backend.h"

namespace waymark::storage {

/// Copies everything of one open database over another open one, as one transaction there, and looks at the stop
/// between slices. Where others write to `from`, a read transaction of the caller's holds it still.
base::Result<void> copyDatabase(Connection& from, Connection& to, const WorkControl& control = {});

/// A new file of mode 0600, empty. FileExists, FileMissing (the folder), NotWritable, DiskFull.
base::Result<void> createEmptyFile(const std::filesystem::path& file);

/// Takes a file and what SQLite keeps beside it away again.
void removeDatabase(const std::filesystem::path& file);

/// A copy as a new file, synced and checked page by page; nothing is left of it on an error.
base::Result<void> copyToNewFile(Connection& from, const std::filesystem::path& target,
                                 const WorkControl& control = {});

}  // namespace waymark::storage
