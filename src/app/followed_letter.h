// SPDX-License-Identifier: GPL-3.0-or-later
// Which letter or report a monitoring inspection or revisit follows up, and which earlier findings it therefore judges.
// Used by the Provisional outcome page and waymark-cli progress.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "domain/workspace.h"
#include "framework/pack.h"

namespace waymark::app {

struct FollowedLetter {
  std::optional<domain::InspectionId> inspection;  // whose letter it is; none where the workspace holds no such inspection
  std::vector<domain::EarlierFinding> findings;    // of the kind that the pack judges, in the workspace's order
  int unplaced = 0;                                // left out: they name no inspection, and there are several
};

/// The kind of a framework's inspections; nothing where its pack can't be read.
using KindOf = std::function<std::optional<framework::PackKind>(const std::string& frameworkId)>;

/// The letter is that of the newest full inspection called before `followUp` (null: one still to come). A finding that
/// names no inspection counts where at most one inspection can be meant; where the workspace holds none, all count.
FollowedLetter followedLetter(const domain::Workspace& workspace, const domain::Inspection* followUp,
                              const framework::Pack& pack, const KindOf& kindOf);

}  // namespace waymark::app
