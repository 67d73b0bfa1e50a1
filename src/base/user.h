// SPDX-License-Identifier: GPL-3.0-or-later
// Who is logged in, for the log of changes and of who saw identities.
#pragma once

#include <string>

namespace waymark::base {

/// As the system knows the one whose process this is, whatever the environment says: "priya"; "user 1234" where it has
/// no name for them.
std::string userName();

}  // namespace waymark::base
