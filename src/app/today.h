// SPDX-License-Identifier: GPL-3.0-or-later
// What the Today page shows, as values: what is late, due today and next, the counts that matter, who is away.
// Pure; used by ui/today.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/plan.h"
#include "base/date.h"
#include "calendar/calendar.h"
#include "domain/workspace.h"
#include "framework/pack.h"

namespace waymark::app {

struct Everyone {
  bool operator==(const Everyone&) const = default;
};
struct Nobody {
  bool operator==(const Nobody&) const = default;
};
/// Whose tasks and findings: all of them, one person's, one partner's people's, or those that nobody has.
using OwnerFilter = std::variant<Everyone, domain::PersonId, domain::PartnerId, Nobody>;

/// True where a person (or nobody) is among those the filter means.
bool includes(const OwnerFilter& filter, const std::optional<domain::PersonId>& person,
              const domain::Workspace& workspace);

struct AwayPerson {
  domain::PersonId person;
  base::Day backAfter;  // the last day of the leave that holds today
  std::optional<domain::PersonId> deputy;
  bool deputyAway = false;
};

struct Counts {
  std::size_t late = 0;
  std::size_t dueToday = 0;
  std::size_t tooLate = 0;                   // set by hand, after the deadline they serve
  std::size_t awaitingReview = 0;            // findings in review; drafts are their writer's
  std::size_t reviewPassed = 0;              // findings, but rejected ones, whose review date has passed
  std::vector<std::string> rolesWithNobody;  // role ids that open tasks need and no person has
};

struct Today {
  bool beforeTheCall = true;
  std::vector<PlannedTask> late;
  std::vector<PlannedTask> dueToday;
  /// Due within kNextWorkingDays. Before the call: what is still to be prepared, in the pack's order, undated.
  std::vector<PlannedTask> next;
  std::size_t prepared = 0;  // tasks of the first phase that are done, of `toPrepare`
  std::size_t toPrepare = 0;
  Counts counts;
  std::vector<AwayPerson> away;
};

constexpr int kNextWorkingDays = 2;

/// `plan` as planFor gives it for the current inspection; an empty plan where there is none.
Today todayFor(const domain::Workspace& workspace, const Plan& plan, const framework::Pack& pack,
               const calendar::Calendar& calendar, const base::Now& now, const OwnerFilter& filter);

/// The change that gives a task another state, making its record if people have added nothing to it so far.
/// `newId` is used only then.
domain::Change stateChange(const domain::Workspace& workspace, const domain::Inspection& inspection,
                           const PlannedTask& task, domain::TaskState state, base::Stamp at, domain::TaskId newId);

}  // namespace waymark::app
