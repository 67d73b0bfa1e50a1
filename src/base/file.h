// SPDX-License-Identifier: GPL-3.0-or-later
// Reading and writing whole files with errors as values.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/error.h"

namespace waymark::base {

/// The bytes of a file. FileMissing, FileUnreadable (a folder, no permission) or FileTooBig beyond `limit` bytes.
Result<std::string> readFile(const std::filesystem::path& path, std::size_t limit);

/// Writes beside the target, syncs and renames: the target is the old file or the new one, never half of one.
/// Mode 0600. NotWritable or DiskFull.
Result<void> writeFileSafely(const std::filesystem::path& path, std::string_view bytes);

}  // namespace waymark::base
