// SPDX-License-Identifier: GPL-3.0-or-later
// The hard rules of a fieldwork timetable and what breaks them. One set of functions for the screen, which shows
// clashes as they arise, and for arrange, which never makes one.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/codes.h"
#include "schedule/fieldwork_problem.h"

namespace waymark::schedule {

enum class ClashRule : std::uint8_t {
  Window,         // outside the days of fieldwork
  OwnDays,        // before or after the days it may lie on
  Hours,          // outside the working hours
  Break,          // over the break
  KeptOut,        // somebody who must not be there
  Seats,          // more people than the room has seats
  PersonAway,
  InspectorAway,
  PlaceAway,
  Person,         // in two sessions at once
  Inspector,
  Place,
  Travel,         // not enough time between two places
  Pause,          // no pause around it
  Order,          // begins before another is over
};

/// Whom or what a clash is about.
struct ClashWho {
  enum class Kind : std::uint8_t { Nobody, Person, Inspector, Place };
  Kind kind = Kind::Nobody;
  int index = -1;
  bool operator==(const ClashWho&) const = default;
};

struct Clash {
  ClashRule rule = ClashRule::Window;
  int slot = 0;
  int other = -1;  // the other session
  ClashWho who;
  int needed = 0;  // minutes or seats that are needed
  int have = 0;    // and those there are
  bool operator==(const Clash&) const = default;
};

/// The rules a session breaks by itself, lying `at`.
void ownClashes(const FieldworkProblem& problem, int slot, const FieldworkAt& at, std::vector<Clash>& out);

/// The rules that two sessions break together. `slot` is named first in each.
void pairClashes(const FieldworkProblem& problem, int slot, const FieldworkAt& at, int other, const FieldworkAt& otherAt,
                 std::vector<Clash>& out);

/// Somebody's way between two places with sessions online in between, which take time off it. `sessions` are all of one
/// person's or inspector's sessions on one day.
void roadClashes(const FieldworkProblem& problem, ClashWho who, std::vector<int> sessions,
                 const std::vector<std::optional<FieldworkAt>>& at, std::vector<Clash>& out);

/// Every clash of the timetable as it lies, by session, then rule. Under a millisecond for 200 sessions.
std::vector<Clash> clashes(const FieldworkProblem& problem);
std::vector<Clash> clashes(const FieldworkProblem& problem, const std::vector<std::optional<FieldworkAt>>& at);

}  // namespace waymark::schedule

template <>
struct waymark::base::CodeSet<waymark::schedule::ClashRule> {
  static constexpr std::array<std::string_view, 15> kCodes{
      "window",     "own_days", "hours",     "break", "kept_out", "seats", "person_away", "inspector_away",
      "place_away", "person",   "inspector", "place", "travel",   "pause", "order"};
};
