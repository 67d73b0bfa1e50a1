// SPDX-License-Identifier: GPL-3.0-or-later
// A workspace moves to another version of its framework: what that would touch, and the one undo step that does it.
#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "calendar/calendar.h"
#include "domain/workspace.h"
#include "framework/pack_diff.h"
#include "framework/pack_loader.h"

namespace waymark::app {

/// What of the workspace names one row of the old pack.
struct RowUse {
  framework::RowChange row;
  int findings = 0;         // whose criterion it is
  int alsoOn = 0;           // that name it besides
  int earlierFindings = 0;  // on it
  int priorities = 0;
  int overrides = 0;
  int tasks = 0;
  int told = 0;
  [[nodiscard]] bool isUsed() const {
    return findings + alsoOn + earlierFindings + priorities + overrides + tasks + told > 0;
  }
};

struct PackMove {
  std::vector<RowUse> criteria;
  std::vector<RowUse> tasks;
  std::vector<RowUse> anchors;
  std::vector<RowUse> outcomes;
  std::vector<RowUse> information;
  std::vector<RowUse> surveyAudiences;
  int inspections = 0;                 // that move with the workspace
  int savedViews = 0;                  // whose filter names a criterion with a new id
  std::vector<std::string> undecided;  // criteria that are gone with something on them: where does it go?
  bool isNothing = false;              // the workspace is there already
};

/// The version of its framework that a workspace is on: the area's, else that of its inspection, else "" (the newest).
std::string frameworkVersionOf(const domain::Workspace& workspace);

/// `map` says where what is gone goes: criteria, tasks, anchors, outcomes, information items or surveys by id.
PackMove previewMove(const domain::Workspace& workspace, const framework::Pack& from, const framework::Pack& to,
                     const framework::IdMap& map = {});

/// The area and its inspections that aren't over go to `to`; evidence, views, overrides and what was told follow their
/// rows. A task that is gone with something noted on it becomes an own task with its title and day. What names a row
/// that is gone otherwise is kept as it stands. Without changes where there is nothing to do. TooLittle where `map`
/// leaves evidence without a criterion; NotFound where it names a row that neither pack has.
base::Result<domain::ChangeSet> movePack(const domain::Workspace& workspace, const framework::Pack& from,
                                         const framework::Pack& to, const framework::IdMap& map,
                                         const calendar::Calendar& calendar, std::string name);

}  // namespace waymark::app
