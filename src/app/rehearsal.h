// SPDX-License-Identifier: GPL-3.0-or-later
// A rehearsal: the same clock on a mock date beside the real plan. Ends in a list of what slipped and why.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/plan.h"

namespace waymark::app {

/// A task that was done after its hour, or not by the day the list is for.
struct Slip {
  std::string key;
  std::string title;
  std::optional<domain::PersonId> owner;
  std::string ownerRole;
  base::Day due;
  std::optional<base::TimeOfDay> dueTime;
  std::optional<base::Stamp> doneAt;  // nothing: still open
  int workingDaysLate = 0;            // 0: late by hours
  std::string reason;
  bool operator==(const Slip&) const = default;
};

/// What slipped in a plan by `now` (of a closed one: by the end of the day it was closed), worst first.
std::vector<Slip> slipsOf(const domain::Workspace& workspace, const domain::Inspection& inspection, const Plan& plan,
                          const calendar::Calendar& calendar, const base::Now& now);

/// The rehearsals, newest mock date first.
std::vector<const domain::Stored<domain::Inspection>*> rehearsalsOf(const domain::Workspace& workspace);

/// A new rehearsal on a pack: "Rehearsal 2", called on `day`.
domain::Inspection newRehearsal(const domain::Workspace& workspace, const framework::Pack& pack, base::Day day,
                                base::TimeOfDay time, domain::InspectionId id);

/// The change that writes down why a task slipped, making its record where it has none. Nothing where that changes
/// nothing.
std::optional<domain::Change> slipReasonChange(const domain::Workspace& workspace,
                                               const domain::InspectionId& inspection, const std::string& taskKey,
                                               const std::string& reason, domain::TaskId newId);

/// Ends it: a line of its history, after which nothing in it is late.
domain::Change closing(const domain::InspectionId& inspection, const std::string& reason, const std::string& by,
                       domain::InspectionEventId id, const base::Now& now);

}  // namespace waymark::app
