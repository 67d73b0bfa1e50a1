// SPDX-License-Identifier: GPL-3.0-or-later
// A short value under the seal as text, to stand in a record's field. Used for corrections of what tells who a child is.
#pragma once

#include "seal/seal.h"

namespace waymark::seal {

/// Base64 of Key::sealed. The same value gives another text each time.
std::string sealedText(const Key& key, std::string_view plain, std::string_view what);
/// SealDamaged{what}: no such text, other bytes, another key or another `what`.
base::Result<std::string> openedText(const Key& key, std::string_view text, std::string_view what);

}  // namespace waymark::seal
