// SPDX-License-Identifier: GPL-3.0-or-later
// Each child's requests, advice, reviews, transfers and letters, put together from the newest extracts: a case system's
// lists, a SEN2 return, the lists for inspectors. No key is needed: who the child is isn't.
#pragma once

#include <string>
#include <vector>

#include "app/session.h"
#include "domain/workspace.h"
#include "schedule/clocks.h"

namespace waymark::app {

/// An extract that the clocks were read from.
struct ClockSource {
  std::string definition;
  std::string list;
  std::string title;
  std::string source;
  base::Day asAt;
  int rows = 0;
};

struct ClockCases {
  std::vector<domain::ChildId> children;
  std::vector<schedule::ClockCase> cases;  // as `children`
  std::vector<std::vector<schedule::ClockFault>> faults;  // as `children`: cells that couldn't be used
  std::vector<ClockSource> sources;
  std::vector<std::string> remarks;  // sentences: what isn't joined, what no extract holds
};

/// Lists are read by their columns' ids, so that any built-in definition that has them feeds the clocks. Where two
/// extracts tell of a child's requests, the newer counts; reviews are brought together by the day of their meeting.
/// Errors: openList's; Cancelled.
base::Result<ClockCases> clockCases(Session& session, const domain::Workspace& workspace,
                                    const storage::WorkControl& control = {});

}  // namespace waymark::app
