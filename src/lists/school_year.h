// SPDX-License-Identifier: GPL-3.0-or-later
// The national curriculum year group of a child, from a birthday or, less surely, from an age. Pure.
#pragma once

#include "base/date.h"

namespace waymark::lists {

/// 0 is reception, 1 to 13 are Years 1 to 13; below and above it counts on: -1 is the nursery year, 14 the year after
/// Year 13. By age on 31 August before the school year that `day` lies in.
int yearGroupOn(base::Day day, base::Day birthday);

/// The one or two year groups that somebody of so many whole years on that day can be in.
struct YearGroups {
  int first = 0;
  int last = 0;
  bool operator==(const YearGroups&) const = default;
};
YearGroups yearGroupsOfAge(base::Day day, int age);

}  // namespace waymark::lists
