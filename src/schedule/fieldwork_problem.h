// SPDX-License-Identifier: GPL-3.0-or-later
// A fieldwork timetable as numbers: people, inspectors, places and sessions by index, times as minutes of a day. Built
// from a workspace by app/fieldwork.h; read by fieldwork_clashes.h and fieldwork_arrange.h.
#pragma once

#include <optional>
#include <vector>

#include "base/date.h"

namespace waymark::schedule {

constexpr int kMinutesInDay = 1440;

struct FieldworkDay {
  base::Day day;
  bool isOpen = true;  // sessions may lie on it
  int opens = 540;
  int closes = 1020;
  int breakFrom = 0;  // empty: no break
  int breakTo = 0;
  bool operator==(const FieldworkDay&) const = default;
};

/// When somebody or some place can't be had: minutes of one day.
struct FieldworkAway {
  int day = 0;
  int from = 0;
  int to = kMinutesInDay;
  bool operator==(const FieldworkAway&) const = default;
};

struct FieldworkRoom {
  int seats = 0;        // 0 is not known
  bool isRoom = false;  // at the base, for any session without a place of its own
  std::vector<FieldworkAway> away;
  bool operator==(const FieldworkRoom&) const = default;
};

/// Where a session lies. A day outside the problem's days is possible: somebody put it there.
struct FieldworkAt {
  int day = 0;    // from the first day
  int start = 0;  // minute of the day
  int place = -1; // none, or online
  bool operator==(const FieldworkAt&) const = default;
};

struct FieldworkSlot {
  std::optional<FieldworkAt> at;  // none: not placed
  bool fixed = false;             // pinned, inspectors', or not to be moved this time; needs `at`
  int minutes = 60;
  int pause = 0;        // free before and after, for inspectors and room
  bool online = false;  // joined from wherever people are
  int place = -1;       // where it must be held; -1: any room with seats enough, if there are rooms
  bool anyRoom = true;  // without a place: may be given a room
  int seats = 0;
  std::vector<int> inspectors;  // sorted
  std::vector<int> people;      // sorted
  std::vector<int> barred;      // people in it who must not be there
  std::vector<int> after;       // sessions that must be over before
  int partner = -1;
  int earliestDay = 0;
  int latestDay = kMinutesInDay;   // as far as the days go
  std::optional<int> opens;        // in place of the day's hours
  std::optional<int> closes;
  bool inBreaks = false;
  bool operator==(const FieldworkSlot&) const = default;
};

struct FieldworkProblem {
  std::vector<FieldworkDay> days;  // one after the other, weekends too
  std::vector<FieldworkRoom> places;
  std::vector<int> travel;  // places × places, minutes
  std::vector<std::vector<FieldworkAway>> people;
  std::vector<std::vector<FieldworkAway>> inspectors;
  std::vector<FieldworkSlot> sessions;

  /// Between two places; 0 where one isn't known.
  [[nodiscard]] int travelMinutes(int from, int to) const {
    if (from < 0 || to < 0 || from == to) return 0;
    return travel[static_cast<std::size_t>(from) * places.size() + static_cast<std::size_t>(to)];
  }
  bool operator==(const FieldworkProblem&) const = default;
};

}  // namespace waymark::schedule
