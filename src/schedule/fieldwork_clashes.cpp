// SPDX-License-Identifier: GPL-3.0-or-later
#include "schedule/fieldwork_clashes.h"

#include <algorithm>
#include <map>

namespace waymark::schedule {
namespace {

using Kind = ClashWho::Kind;

/// The minutes that lie between two sessions of one day; negative where they overlap.
int gapBetween(int start, int minutes, int otherStart, int otherMinutes) {
  return std::max(otherStart - (start + minutes), start - (otherStart + otherMinutes));
}

template <class F>
void eachShared(const std::vector<int>& first, const std::vector<int>& second, F found) {
  for (std::size_t a = 0, b = 0; a < first.size() && b < second.size();) {
    if (first[a] == second[b]) found(first[a]);
    if (first[a] < second[b])
      ++a;
    else if (second[b] < first[a])
      ++b;
    else
      ++a, ++b;
  }
}

void awayClash(const std::vector<FieldworkAway>& spans, const FieldworkAt& at, int minutes, Clash clash,
               std::vector<Clash>& out) {
  const bool isAway = std::ranges::any_of(spans, [&](const FieldworkAway& away) {
    return away.day == at.day && at.start < away.to && away.from < at.start + minutes;
  });
  if (isAway) out.push_back(clash);
}

/// A person or an inspector in both: at once, or without time for the way.
void sharedClash(const FieldworkProblem& problem, int slot, const FieldworkAt& at, int other,
                 const FieldworkAt& otherAt, int gap, ClashWho who, ClashRule rule, std::vector<Clash>& out) {
  if (gap < 0) {
    out.push_back({rule, slot, other, who, 0, gap});
    return;
  }
  const int way = problem.travelMinutes(at.place, otherAt.place);
  if (gap < way) out.push_back({ClashRule::Travel, slot, other, who, way, gap});
}

}  // namespace

void ownClashes(const FieldworkProblem& problem, int slot, const FieldworkAt& at, std::vector<Clash>& out) {
  const auto& session = problem.sessions[static_cast<std::size_t>(slot)];
  const int end = at.start + session.minutes;
  const bool inDays = at.day >= 0 && static_cast<std::size_t>(at.day) < problem.days.size();
  if (!inDays || !problem.days[static_cast<std::size_t>(at.day)].isOpen) {
    out.push_back({ClashRule::Window, slot, -1, {}, 0, 0});
  } else {
    const auto& day = problem.days[static_cast<std::size_t>(at.day)];
    if (at.start < session.opens.value_or(day.opens) || end > session.closes.value_or(day.closes))
      out.push_back({ClashRule::Hours, slot, -1, {}, session.minutes, 0});
    if (!session.inBreaks && at.start < day.breakTo && day.breakFrom < end)
      out.push_back({ClashRule::Break, slot, -1, {}, 0, 0});
  }
  if (at.day < session.earliestDay || at.day > session.latestDay)
    out.push_back({ClashRule::OwnDays, slot, -1, {}, 0, 0});
  for (const int person : session.barred) out.push_back({ClashRule::KeptOut, slot, -1, {Kind::Person, person}, 0, 0});
  if (at.place >= 0) {
    const auto& place = problem.places[static_cast<std::size_t>(at.place)];
    const ClashWho who{Kind::Place, at.place};
    if (place.seats > 0 && session.seats > place.seats)
      out.push_back({ClashRule::Seats, slot, -1, who, session.seats, place.seats});
    awayClash(place.away, at, session.minutes, {ClashRule::PlaceAway, slot, -1, who, 0, 0}, out);
  }
  for (const int person : session.people)
    awayClash(problem.people[static_cast<std::size_t>(person)], at, session.minutes,
              {ClashRule::PersonAway, slot, -1, {Kind::Person, person}, 0, 0}, out);
  for (const int inspector : session.inspectors)
    awayClash(problem.inspectors[static_cast<std::size_t>(inspector)], at, session.minutes,
              {ClashRule::InspectorAway, slot, -1, {Kind::Inspector, inspector}, 0, 0}, out);
}

void pairClashes(const FieldworkProblem& problem, int slot, const FieldworkAt& at, int other,
                 const FieldworkAt& otherAt, std::vector<Clash>& out) {
  const auto& first = problem.sessions[static_cast<std::size_t>(slot)];
  const auto& second = problem.sessions[static_cast<std::size_t>(other)];
  const auto begin = [](const FieldworkAt& where) { return where.day * kMinutesInDay + where.start; };
  if (std::ranges::find(first.after, other) != first.after.end() && begin(at) < begin(otherAt) + second.minutes)
    out.push_back({ClashRule::Order, slot, other, {}, 0, 0});
  if (std::ranges::find(second.after, slot) != second.after.end() && begin(otherAt) < begin(at) + first.minutes)
    out.push_back({ClashRule::Order, slot, other, {}, 0, 0});
  if (at.day != otherAt.day) return;
  const int gap = gapBetween(at.start, first.minutes, otherAt.start, second.minutes);
  const int pause = std::max(first.pause, second.pause);
  bool isPauseSaid = false;
  const auto needPause = [&](ClashWho who) {
    if (gap < 0 || gap >= pause || isPauseSaid) return;
    isPauseSaid = true;
    out.push_back({ClashRule::Pause, slot, other, who, pause, gap});
  };
  eachShared(first.inspectors, second.inspectors, [&](int inspector) {
    const ClashWho who{Kind::Inspector, inspector};
    sharedClash(problem, slot, at, other, otherAt, gap, who, ClashRule::Inspector, out);
    needPause(who);
  });
  eachShared(first.people, second.people, [&](int person) {
    sharedClash(problem, slot, at, other, otherAt, gap, {Kind::Person, person}, ClashRule::Person, out);
  });
  if (at.place >= 0 && at.place == otherAt.place) {
    const ClashWho who{Kind::Place, at.place};
    // Only rooms hold one thing at a time: a school or a clinic has more than one.
    if (!problem.places[static_cast<std::size_t>(at.place)].isRoom) return;
    if (gap < 0) out.push_back({ClashRule::Place, slot, other, who, 0, gap});
    needPause(who);
  }
}

void roadClashes(const FieldworkProblem& problem, ClashWho who, std::vector<int> slots,
                 const std::vector<std::optional<FieldworkAt>>& at, std::vector<Clash>& out) {
  const auto where = [&](int slot) -> const FieldworkAt& { return *at[static_cast<std::size_t>(slot)]; };
  std::ranges::sort(slots, {}, [&](int slot) { return where(slot).start; });
  int last = -1;
  int online = 0;  // minutes since `last`
  for (const int slot : slots) {
    const auto& session = problem.sessions[static_cast<std::size_t>(slot)];
    if (where(slot).place < 0) {
      online += session.minutes;
      continue;
    }
    if (last >= 0 && online > 0) {
      const int way = problem.travelMinutes(where(last).place, where(slot).place);
      const int gap = where(slot).start - where(last).start - problem.sessions[static_cast<std::size_t>(last)].minutes;
      // Without the time online it is pairClashes's to say; overlapping sessions are a clash of their own.
      if (gap >= way && gap - online < way && gap >= online)
        out.push_back({ClashRule::Travel, slot, last, who, way, gap - online});
    }
    last = slot;
    online = 0;
  }
}

std::vector<Clash> clashes(const FieldworkProblem& problem, const std::vector<std::optional<FieldworkAt>>& at) {
  std::vector<Clash> found;
  const int count = static_cast<int>(problem.sessions.size());
  using Key = std::pair<int, std::pair<int, int>>;  // day, kind, index
  std::map<Key, std::vector<int>> days;
  for (int slot = 0; slot < count; ++slot) {
    const auto& where = at[static_cast<std::size_t>(slot)];
    if (!where) continue;
    ownClashes(problem, slot, *where, found);
    for (int other = slot + 1; other < count; ++other)
      if (const auto& there = at[static_cast<std::size_t>(other)])
        pairClashes(problem, slot, *where, other, *there, found);
    const auto& session = problem.sessions[static_cast<std::size_t>(slot)];
    for (const int one : session.inspectors) days[{where->day, {static_cast<int>(Kind::Inspector), one}}].push_back(slot);
    for (const int one : session.people) days[{where->day, {static_cast<int>(Kind::Person), one}}].push_back(slot);
  }
  for (auto& [key, slots] : days) {
    const auto& [kind, index] = key.second;
    if (slots.size() > 2) roadClashes(problem, {static_cast<Kind>(kind), index}, slots, at, found);
  }
  std::ranges::stable_sort(found, {}, [](const Clash& clash) { return std::pair(clash.slot, clash.rule); });
  return found;
}

std::vector<Clash> clashes(const FieldworkProblem& problem) {
  std::vector<std::optional<FieldworkAt>> at;
  at.reserve(problem.sessions.size());
  for (const auto& slot : problem.sessions) at.push_back(slot.at);
  return clashes(problem, at);
}

}  // namespace waymark::schedule
