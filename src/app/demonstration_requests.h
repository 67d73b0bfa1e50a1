// SPDX-License-Identifier: GPL-3.0-or-later
// The demonstration's requests, in every state, with the files that were sent (resources/demo/requests.json). Used by
// waymark-cli demo and the window's start page.
#pragma once

#include "app/session.h"

namespace waymark::app {

struct DemonstrationRequests {
  std::size_t requests = 0;
  std::size_t versions = 0;
  std::size_t lines = 0;  // of the returns
};
/// The same each time. Behind the demonstration's first records; without an inspection nothing is added. Nothing of it
/// can be undone afterwards.
base::Result<DemonstrationRequests> addDemonstrationRequests(Session& session, base::Stamp at);

}  // namespace waymark::app
