// SPDX-License-Identifier: GPL-3.0-or-later
// What kind of disk a folder lies on: SQLite's WAL needs shared memory, which a network share doesn't give.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace waymark::storage {

/// "NFS", "SMB" …, or nothing for a local disk (or where the system doesn't say).
std::optional<std::string> networkKindOf(const std::filesystem::path& path);

/// The same from statfs's magic number, and for FUSE from the mount's type ("fuse.sshfs").
std::optional<std::string> networkKind(unsigned long magic, std::string_view fuseType);

}  // namespace waymark::storage
