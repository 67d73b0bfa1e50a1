// SPDX-License-Identifier: GPL-3.0-or-later
// The statutory clocks of every child on the newest extracts: a worklist, the figure of plans within 20 weeks, and why
// a clock runs late in people's own words. For waymark-cli clocks and the window.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/clock_cases.h"
#include "schedule/twenty_weeks.h"

namespace waymark::app {

struct ChildClocks {
  domain::ChildId child;
  std::vector<schedule::ChildClock> clocks;
  std::vector<schedule::ClockFault> faults;
};

struct ClockReport {
  base::Day today;
  schedule::ClockRules rules;
  std::vector<ChildClocks> children;
  schedule::TwentyWeeks twentyWeeks;
  bool tellsTwentyWeeks = false;  // an extract holds the days of requests and of final plans
  std::vector<ClockSource> sources;
  std::vector<std::string> remarks;

  [[nodiscard]] const schedule::ClockRule& rule(const schedule::ChildClock& clock) const {
    return rules.rules[clock.rule];
  }
};

/// Errors: clockCases's.
base::Result<ClockReport> clockReport(Session& session, const domain::Workspace& workspace, schedule::ClockRules rules,
                                      base::Day today, const storage::WorkControl& control = {});

/// By state, then the most days late or the fewest left or short.
bool isMorePressing(const schedule::ChildClock& clock, const schedule::ChildClock& than);
/// The child's clock that needs looking at first; nullptr where none runs.
const schedule::ChildClock* worstClock(const ChildClocks& child);

/// A line of the worklist.
struct ClockRow {
  std::size_t child = 0;  // in ClockReport::children
  std::size_t clock = 0;  // in its clocks
};

struct ClockFilter {
  std::vector<schedule::ClockState> states;  // none: every state that something can be done about
  std::vector<std::string> rules;            // ids; none: all
};

/// What is worked on: late, unclear, cut short, due soon, running, not started and excused ones still open.
bool isOpen(const schedule::ChildClock& clock);

/// Worst first: by state, then the most days late or the fewest left, then the child's place.
std::vector<ClockRow> clockRows(const ClockReport& report, const ClockFilter& filter = {});

/// "advice not in: Health (12 days over)"; "excused: …"; "" where there is nothing to say.
std::string clockWhy(const ClockReport& report, const schedule::ChildClock& clock);
/// "12 days late", "due in 3 days", "met", "3 days short", …
std::string clockHowLate(const schedule::ChildClock& clock);
/// "Advice: Health", "Annual review".
std::string clockName(const ClockReport& report, const schedule::ChildClock& clock);

/// The note on a run of a child's clock; nullptr where nobody made one.
const domain::Stored<domain::ClockNote>* clockNote(const domain::Workspace& workspace, const domain::ChildId& child,
                                                   std::string_view rule, base::Day due);

/// Why it runs late, in words: a new note or an edit of the one that is there; an empty reason takes it away. Nothing
/// to do gives no changes. Errors: TooLong.
base::Result<domain::ChangeSet> noteClock(const domain::Workspace& workspace, base::IdMaker& ids,
                                          const domain::ChildId& child, const schedule::ClockRule& rule, base::Day due,
                                          std::string_view reason, const std::string& author, base::Stamp at);

}  // namespace waymark::app
