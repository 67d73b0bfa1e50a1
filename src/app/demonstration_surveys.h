// SPDX-License-Identifier: GPL-3.0-or-later
// The demonstration's surveys: the inspectors' links part of the way out, and one finished survey of the area's own. No
// answer in it is a real person's. Used by waymark-cli demo and the window's start page.
#pragma once

#include "app/session.h"

namespace waymark::app {

struct DemonstrationSurveys {
  std::size_t sendings = 0;
  std::size_t answers = 0;
  std::size_t comments = 0;
};
/// The same each time. Behind the demonstration's records and, for hundreds of settings, its register; without an
/// inspection nothing is added. Nothing of it can be undone afterwards.
base::Result<DemonstrationSurveys> addDemonstrationSurveys(Session& session, base::Stamp at);

}  // namespace waymark::app
