// SPDX-License-Identifier: GPL-3.0-or-later
// The dated plan of one inspection together with what people added to it: states, owners, moved dates, own tasks.
// Used by Today, the Timeline page and waymark-cli info.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "calendar/calendar.h"
#include "domain/workspace.h"
#include "framework/pack.h"
#include "schedule/timeline.h"

namespace waymark::app {

/// A task of the plan as it stands.
struct PlannedTask {
  std::string key;  // the pack task's id, or the own task's uuid text
  std::string title;
  std::string phase;
  std::string label;  // "D+2"
  std::optional<base::Day> start;
  std::optional<base::Day> due;
  std::optional<base::TimeOfDay> dueTime;
  std::string ownerRole;                  // the pack's
  std::optional<domain::PersonId> owner;  // named, or the first person who has the role
  domain::TaskState state = domain::TaskState::NotStarted;
  bool movedByHand = false;
  std::optional<domain::ToldId> told;  // its day or hour is what inspectors told us
  bool clockStopped = false;           // deferred, paused or closed: nothing is late
  bool external = false;
  bool conditional = false;
  bool milestone = false;
  bool assumed = false;
  int packIndex = -1;                    // place in Pack::tasks; -1: our own
  std::optional<domain::TaskId> record;  // what people added to it, if anything
};

struct Plan {
  schedule::Timeline timeline;
  std::vector<PlannedTask> tasks;  // by due day and time; undated last
};

/// The inspection the clock is about: one that is awaited, else the newest notified; a published example only where
/// there is no real one; nullptr where there is none.
const domain::Stored<domain::Inspection>* currentInspection(const domain::Workspace& workspace);

/// What people set, for schedule::compute: the notification day, anchors set by hand, what inspectors told us, the
/// published outcome.
schedule::Inputs planInputs(const domain::Workspace& workspace, const domain::Inspection& inspection);

/// `inspection` in the workspace may differ from the one given: a proposal is planned before it is applied. In a
/// rehearsal the work due before the mock call belongs to the real plan and is not needed.
Plan planFor(const domain::Workspace& workspace, const domain::Inspection& inspection, const framework::Pack& pack,
             const calendar::Calendar& calendar);

/// England's calendar with what the workspace adds: imported bank holidays, closures, school terms.
calendar::Calendar calendarFor(const domain::Workspace& workspace);

/// The changes that bring GOV.UK's published bank holidays into the workspace's calendar, in place of those of the
/// same years that were imported before. Errors: calendar::parseGovUkHolidays's.
base::Result<domain::ChangeSet> importBankHolidays(const domain::Workspace& workspace, std::string_view json,
                                                   std::string_view file, base::IdMaker& ids, const base::Now& now);

/// The first person, in the workspace's order, who has a role of the pack.
std::optional<domain::PersonId> personWithRole(const domain::Workspace& workspace, const std::string& role);

bool isOpen(const PlannedTask& task);
/// Open, not conditional, and its day (or its hour today) has passed.
bool isLate(const PlannedTask& task, const base::Now& now);

/// The demonstration's standing clock where the workspace has one, else the real now.
base::Now nowFor(const domain::Workspace& workspace, const base::Now& real);

}  // namespace waymark::app
