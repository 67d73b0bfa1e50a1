// SPDX-License-Identifier: GPL-3.0-or-later
// The dated plan: a pack, a calendar and the notification day in; anchors, phases, tasks and warnings out. Pure.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "calendar/calendar.h"
#include "framework/pack.h"

namespace waymark::schedule {

/// A day or an hour that the lead inspector gave for one task, in place of the pack's.
struct ToldTime {
  std::optional<base::Day> day;
  std::optional<base::TimeOfDay> time;
  bool operator==(const ToldTime&) const = default;
};

/// What the user has set. Without `notified` the plan has D-labels and no dates.
struct Inputs {
  std::optional<base::Day> notified;
  /// Anchor id -> the day the user (or the lead inspector) set, in place of the computed one.
  std::map<std::string, base::Day, std::less<>> anchors;
  /// The published outcome, once it is known: tasks that belong to another outcome are left out. "" before.
  std::string outcome;
  /// Pack task id -> what inspectors told us. A day told is never shifted off a closure.
  std::map<std::string, ToldTime, std::less<>> told = {};
  bool operator==(const Inputs&) const = default;
};

struct DatedAnchor {
  std::string id;
  std::string title;
  std::optional<base::Day> day;
  std::string label;  // "D0+8"
  bool overridden = false;
  std::string note;  // the pack's: what must be known of the day
};

struct DatedPhase {
  std::string id;
  std::string title;
  std::string shortTitle;
  std::optional<base::Day> start;  // none: open, or no dates yet
  std::optional<base::Day> end;
};

struct DatedTask {
  std::string id;
  std::string title;
  std::string phase;
  std::string label;  // "D0", "D0−20", "D0+8", "3 months before D0"
  std::optional<base::Day> start;
  std::optional<base::Day> due;
  std::optional<base::TimeOfDay> dueTime;
  std::string owner;
  bool milestone = false;
  bool external = false;
  bool shifted = false;      // moved off a local closure
  bool conditional = false;  // only after an outcome that isn't known yet
  bool told = false;         // its day or hour is what inspectors told us
  int packIndex = -1;        // place in Pack::tasks
  std::string note;          // the pack's: sources that disagree, a length that depends
  framework::Provenance provenance;
};

struct Warning {
  std::string rule;  // "beyond_calendar", "unusual_weekday", "not_a_working_day", "on_closure", "computed_holiday",
                     // "anchor_order", "outside_term"
  base::Context parameters;
};

struct Timeline {
  std::string framework;
  std::optional<base::Day> notified;
  std::vector<DatedAnchor> anchors;  // the pack's order
  std::vector<DatedPhase> phases;
  std::vector<DatedTask> tasks;  // by due day and time, then the pack's order; undated last
  std::vector<Warning> warnings;

  [[nodiscard]] const DatedAnchor* anchor(std::string_view id) const;
  [[nodiscard]] const DatedTask* task(std::string_view id) const;
  [[nodiscard]] std::optional<base::Day> day(std::string_view anchorId) const;
};

/// The plan. Never fails: what can't be dated is left undated with a warning. Linear in the tasks.
/// Local closures (Calendar::closures) shift tasks that aren't external, earlier, and never an anchor.
Timeline compute(const framework::Pack& pack, const calendar::Calendar& calendar, const Inputs& inputs);

/// The notification day that puts an anchor on `day` (a published on-site Monday counted back ten working days).
/// NotFound for an unknown anchor; BadUse for one that doesn't count from the notification; BeyondCalendar.
base::Result<base::Day> notifiedFor(const framework::Pack& pack, const calendar::Calendar& calendar,
                                    std::string_view anchorId, base::Day day);

/// The day of a point in time on a plan's anchors; nothing where the anchor has no date or the calendar doesn't reach.
std::optional<base::Day> dayOf(const Timeline& timeline, const calendar::Calendar& calendar,
                               const framework::When& when);

/// Where a day stands in the plan: "Week 1, day 2", working days to the next anchor. For the inspection clock.
struct Clock {
  std::optional<int> week;        // from the notification's week to the last week on site; none without such weeks
  std::optional<int> day;         // 1 to 5, working day of that week
  std::optional<int> workingDay;  // n of D0+n; negative before
  std::string nextAnchor;         // id, "" after the last
  std::optional<int> workingDaysToNext;
};
Clock clockAt(const Timeline& timeline, const calendar::Calendar& calendar, base::Day today);

/// The English text of a warning (the window translates the template itself).
const char* warningTemplate(std::string_view rule);
std::string warningText(const Warning& warning);

}  // namespace waymark::schedule
