// SPDX-License-Identifier: GPL-3.0-or-later
// Which tasks can't wait: how many working days each may slip before it moves a day that others set, and the chain of
// tasks with the least room. Pure; the plan's dates come in as they stand, moved by hand and told ones too.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "calendar/calendar.h"

namespace waymark::schedule {

/// A task that is still to be done. Tasks that are done hold nothing up: leave them out.
struct OrderedTask {
  std::string id;
  base::Day start;
  base::Day due;
  bool fixed = false;              // its day is others' to move: inspectors', the law's, one that was told
  std::vector<std::string> after;  // ids; those that aren't in the list are done
};

/// How much room a task has.
struct Slack {
  std::string id;
  /// Working days it may slip; negative: it is that much too late already. 0 for one that is fixed.
  int days = 0;
  /// The task, or the goal's id, that it would move next.
  std::string holdsUp;
  bool operator==(const Slack&) const = default;
};

struct CriticalOrder {
  std::vector<Slack> slacks;       // of each task that is due by the goal, in the order given
  std::vector<std::string> chain;  // ids, first to last
  bool operator==(const CriticalOrder&) const = default;

  [[nodiscard]] const Slack* slackOf(const std::string& id) const;
  [[nodiscard]] bool onChain(const std::string& id) const;
};

/// A day the order leads to: fieldwork begins, inspectors are on site.
struct Goal {
  std::string id;
  base::Day day;
};

/// A task may end on the day the next one starts. One whose day has passed counts from `today`: it can't be done
/// sooner. The chain ends with the task that is due last by the goal (of several: the one with most before it) and
/// goes back, each time to the one with the least slack of those that must come first.
/// Empty where the calendar doesn't know the days, or the tasks wait for each other in a circle.
CriticalOrder criticalOrder(const std::vector<OrderedTask>& tasks, const Goal& goal, const calendar::Calendar& calendar,
                            base::Day today);

}  // namespace waymark::schedule
