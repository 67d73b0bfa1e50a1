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

/// Whose program copies what lies in this folder to a cloud ("OneDrive"), as far as names and its own files tell.
std::optional<std::string> syncedBy(const std::filesystem::path& folder);

/// Both on one disk, as far as the system says. Of a folder that isn't there, the nearest one above it counts.
bool onSameDisk(const std::filesystem::path& a, const std::filesystem::path& b);

}  // namespace waymark::storage
