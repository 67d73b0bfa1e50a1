// SPDX-License-Identifier: GPL-3.0-or-later
// The demonstration's children: no real child, the shape of a large county, with the faults that real lists have. They
// come in as anybody's lists do. Used by waymark-cli demo and the window's start page.
#pragma once

#include <string>

#include "app/session.h"

namespace waymark::app {

/// What opens the seal of the demonstration. It guards nothing: anybody may know it.
inline constexpr const char* kDemonstrationPassphrase = "harrowmere example only";

/// Files as a case system, a school census and Get Information about Schools would give them.
struct DemonstrationFiles {
  std::string plans;     // List 1, CSV
  std::string support;   // List 2, CSV
  std::string settings;  // the register, CSV
  std::string cases;     // requests and assessments, CSV
  std::string advice;    // CSV
  std::string reviews;   // CSV
};
/// The same each time. `share` in per cent makes fewer of them in the same proportions, for tests.
base::Result<DemonstrationFiles> demonstrationFiles(int share = 100);

struct DemonstrationChildren {
  std::size_t children = 0;
  std::size_t lists = 0;
};
/// Sets up the seal and takes the lists in. Nothing of it can be undone afterwards: it is how the workspace begins.
base::Result<DemonstrationChildren> addDemonstrationChildren(Session& session, base::Stamp at, int share = 100);

}  // namespace waymark::app
