// SPDX-License-Identifier: GPL-3.0-or-later
// The published figure of plans issued within 20 weeks, for the calendar year so far, with the open cases beside it and
// what clearing them would do to it.
#pragma once

#include <optional>
#include <span>

#include "schedule/clocks.h"

namespace waymark::schedule {

/// A share as its two numbers, so that nobody has to trust a percentage.
struct Share {
  int inTime = 0;
  int issued = 0;
  [[nodiscard]] std::optional<double> percent() const;  // nothing where none was issued
  bool operator==(const Share&) const = default;
};

struct BothShares {
  Share excluding;  // without the cases to which an exception applies: the figure that is published first
  Share including;
  bool operator==(const BothShares&) const = default;
};

struct TwentyWeeks {
  int year = 0;
  BothShares soFar;         // plans issued from 1 January to today
  int openLate = 0;         // still without a plan, past 20 weeks, no exception
  int openLateExempt = 0;   // past 20 weeks with an exception
  int openInTime = 0;       // not yet past, and due by 31 December
  int openInTimeExempt = 0;
  int longestOverdueDays = 0;  // of openLate
  /// What the year ends on if those still in time are issued in time, and …
  BothShares untouched;  // … nothing of the backlog is issued
  BothShares cleared;    // … all of it is, late as it is
  int notCounted = 0;  // issued in the year, and their request has no day or comes after the plan
};

/// Plans taken over from another authority and from before the return was by person are left out.
TwentyWeeks twentyWeeks(std::span<const ClockCase> cases, const ClockRules& rules, base::Day today);

}  // namespace waymark::schedule
