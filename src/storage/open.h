// SPDX-License-Identifier: GPL-3.0-or-later
// Opening and making workspace files: the checks before the first write, the lock, the upgrade.
#pragma once

#include <filesystem>
#include <string>

#include "base/date.h"
#include "base/error.h"
#include "storage/store.h"

namespace waymark::storage {

/// The newest file version that this program knows, and writes.
int knownVersion();

enum class Mode {
  ReadWrite,
  ReadOnly,
  Frozen,  // ReadOnly of a file that nobody writes, a backup: nothing is left beside it, a network share is no matter
};

/// How the file's version stood to ours. The two other cases are errors: TooNew, and whatever failed.
enum class Outcome {
  Current,
  Upgraded,          // the file as it was lies beside it (ReadWrite); ReadOnly upgrades a copy in memory
  NewerButReadable,  // opened for reading, whatever was asked for
};

struct OpenOptions {
  std::string who;  // whom another window names while we have the file: "Priya Shah"
  base::Stamp at;   // since when
};

struct Opened {
  Store store;
  Outcome outcome = Outcome::Current;
};

/// Opens a workspace file. Before any write it is checked read-only; a damaged one stays as it is.
/// FileMissing, FileUnreadable, NotAWorkspace, Damaged, TooNew, NetworkShare; for ReadWrite also InUse{who} and
/// NotWritable, after which the caller may ask for ReadOnly.
base::Result<Opened> open(const std::filesystem::path& file, Mode mode, const OpenOptions& options);

/// Makes an empty workspace, mode 0600. FileExists, FileMissing (the folder), NotWritable, DiskFull, NetworkShare.
base::Result<Opened> create(const std::filesystem::path& file, const OpenOptions& options);

}  // namespace waymark::storage
