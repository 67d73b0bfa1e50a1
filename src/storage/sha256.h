// SPDX-License-Identifier: GPL-3.0-or-later
// SHA-256 as lower-case hex: the change log's chain, and the hashes that freeze landed migrations.
#pragma once

#include <string>
#include <string_view>

namespace waymark::storage {

std::string sha256Hex(std::string_view bytes);

}  // namespace waymark::storage
