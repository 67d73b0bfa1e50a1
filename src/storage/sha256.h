// SPDX-License-Identifier: GPL-3.0-or-later
// SHA-256 as lower-case hex: the change log's chain, and the hashes that freeze landed migrations.
#pragma once

#include <filesystem>
#include <stop_token>
#include <string>
#include <string_view>

#include "base/error.h"

namespace waymark::storage {

std::string sha256Hex(std::string_view bytes);
/// Of a file's bytes. FileUnreadable; Cancelled. Never of a workspace that is open: closing it would drop SQLite's
/// locks.
base::Result<std::string> sha256OfFile(const std::filesystem::path& file, const std::stop_token& stop = {});

}  // namespace waymark::storage
