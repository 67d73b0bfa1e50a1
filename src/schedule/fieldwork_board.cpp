// SPDX-License-Identifier: GPL-3.0-or-later
#include "schedule/fieldwork_board.h"

#include <algorithm>

namespace waymark::schedule {
namespace {

constexpr int kPartnerWeight = 20;  // minutes of idling that one more session of a partner on the same day is worth
constexpr int kEarliestStart = 420;  // 07:00 and 21:00: what `everywhere` looks at
constexpr int kLatestEnd = 1260;

std::size_t indexOf(int value) {
  return static_cast<std::size_t>(value);
}

bool haveCommon(const std::vector<int>& first, const std::vector<int>& second) {
  for (std::size_t a = 0, b = 0; a < first.size() && b < second.size();) {
    if (first[a] == second[b]) return true;
    if (first[a] < second[b])
      ++a;
    else
      ++b;
  }
  return false;
}

}  // namespace

FieldworkBoard::FieldworkBoard(const FieldworkProblem& problem)
    : m_problem(problem),
      m_at(problem.sessions.size()),
      m_candidates(problem.sessions.size()),
      m_pairs(problem.sessions.size() * problem.sessions.size()),
      m_days(problem.days.size()),
      m_inspectors(problem.inspectors.size()),
      m_people(problem.people.size()),
      m_order(problem.sessions.size()) {
  const int count = static_cast<int>(problem.sessions.size());
  for (int slot = 0; slot < count; ++slot) {
    const auto& session = problem.sessions[indexOf(slot)];
    if (session.place < 0) m_hasOnline = true;
    for (const int one : session.inspectors) m_inspectors[indexOf(one)].push_back(slot);
    for (const int one : session.people) m_people[indexOf(one)].push_back(slot);
    for (int other = 0; other < count; ++other) {
      const auto& second = problem.sessions[indexOf(other)];
      auto& both = m_pairs[indexOf(slot) * problem.sessions.size() + indexOf(other)];
      if (slot == other) continue;
      both.inspector = haveCommon(session.inspectors, second.inspectors);
      both.person = haveCommon(session.people, second.people);
      both.order = std::ranges::find(session.after, other) != session.after.end() ||
                   std::ranges::find(second.after, slot) != second.after.end();
      if (both.order) m_order[indexOf(slot)].push_back(other);
    }
    if (session.fixed) {
      if (session.at) put(slot, *session.at);
      continue;
    }
    std::vector<Clash> own;
    for (const auto& at : everywhere(slot)) {
      own.clear();
      ownClashes(problem, slot, at, own);
      if (own.empty()) m_candidates[indexOf(slot)].push_back(at);
    }
  }
}

std::vector<FieldworkAt> FieldworkBoard::everywhere(int slot) const {
  const auto& session = m_problem.sessions[indexOf(slot)];
  std::vector<int> places;
  if (session.place >= 0 || session.online || !session.anyRoom) {
    places.push_back(session.place);
  } else {
    for (std::size_t place = 0; place < m_problem.places.size(); ++place)
      if (m_problem.places[place].isRoom) places.push_back(static_cast<int>(place));
    // The smallest that will do, so that the large ones stay free.
    std::ranges::stable_sort(places, {}, [&](int place) { return m_problem.places[indexOf(place)].seats; });
    if (places.empty()) places.push_back(-1);
  }
  std::vector<FieldworkAt> out;
  for (int day = 0; day < static_cast<int>(m_problem.days.size()); ++day) {
    if (!m_problem.days[indexOf(day)].isOpen) continue;
    for (int start = kEarliestStart; start + session.minutes <= kLatestEnd; start += kFieldworkStep)
      for (const int place : places) out.push_back({day, start, place});
  }
  return out;
}

void FieldworkBoard::put(int slot, const FieldworkAt& at) {
  take(slot);
  m_at[indexOf(slot)] = at;
  if (at.day >= 0 && indexOf(at.day) < m_days.size()) m_days[indexOf(at.day)].push_back(slot);
}

void FieldworkBoard::take(int slot) {
  auto& at = m_at[indexOf(slot)];
  if (!at) return;
  if (at->day >= 0 && indexOf(at->day) < m_days.size()) std::erase(m_days[indexOf(at->day)], slot);
  at.reset();
}

bool FieldworkBoard::clash(int slot, const FieldworkAt& at, int other, const FieldworkAt& otherAt) const {
  const auto& both = pair(slot, other);
  const bool sameRoom = at.place >= 0 && at.place == otherAt.place && m_problem.places[indexOf(at.place)].isRoom;
  if (!both.inspector && !both.person && !sameRoom) return false;
  const auto& first = m_problem.sessions[indexOf(slot)];
  const auto& second = m_problem.sessions[indexOf(other)];
  const int gap = std::max(otherAt.start - at.start - first.minutes, at.start - otherAt.start - second.minutes);
  if (gap < 0) return true;
  if ((both.inspector || sameRoom) && gap < std::max(first.pause, second.pause)) return true;
  return (both.inspector || both.person) && gap < m_problem.travelMinutes(at.place, otherAt.place);
}

template <class F>
void FieldworkBoard::eachRoad(int slot, const FieldworkAt& at, const std::vector<int>& without, F visit) const {
  const auto& session = m_problem.sessions[indexOf(slot)];
  const auto road = [&](ClashWho who, const std::vector<int>& all) {
    std::vector<int> day;
    bool online = at.place < 0;
    for (const int other : all) {
      const auto& there = m_at[indexOf(other)];
      if (other == slot || !there || there->day != at.day) continue;
      if (std::ranges::find(without, other) != without.end()) continue;
      day.push_back(other);
      online = online || there->place < 0;
    }
    if (!online || day.size() < 2) return;
    day.push_back(slot);
    visit(who, day);
  };
  for (const int one : session.inspectors) road({ClashWho::Kind::Inspector, one}, m_inspectors[indexOf(one)]);
  for (const int one : session.people) road({ClashWho::Kind::Person, one}, m_people[indexOf(one)]);
}

void FieldworkBoard::roadInTheWay(int slot, const FieldworkAt& at, std::vector<int>& out) const {
  std::vector<Clash> found;
  std::vector<std::optional<FieldworkAt>> where;
  // Taking one out can bring two others next to each other, with a longer way than both: looked at again.
  for (std::size_t known = out.size() + 1; known != out.size();) {
    known = out.size();
    eachRoad(slot, at, std::vector<int>(out), [&](ClashWho who, const std::vector<int>& day) {
      if (where.empty()) {
        where = m_at;
        where[indexOf(slot)] = at;
      }
      found.clear();
      roadClashes(m_problem, who, day, where, found);
      for (const auto& one : found)
        for (const int other : {one.slot, one.other})
          if (other != slot && std::ranges::find(out, other) == out.end()) out.push_back(other);
    });
  }
}

void FieldworkBoard::inTheWay(int slot, const FieldworkAt& at, std::vector<int>& out) const {
  out.clear();
  const auto begin = [](const FieldworkAt& where) { return where.day * kMinutesInDay + where.start; };
  const auto& session = m_problem.sessions[indexOf(slot)];
  for (const int other : m_order[indexOf(slot)]) {
    const auto& there = m_at[indexOf(other)];
    if (!there) continue;
    const auto& second = m_problem.sessions[indexOf(other)];
    const bool isAfter = std::ranges::find(session.after, other) != session.after.end();
    const bool isBefore = std::ranges::find(second.after, slot) != second.after.end();
    if ((isAfter && begin(at) < begin(*there) + second.minutes) ||
        (isBefore && begin(*there) < begin(at) + session.minutes))
      out.push_back(other);
  }
  if (at.day < 0 || indexOf(at.day) >= m_days.size()) return;
  for (const int other : m_days[indexOf(at.day)])
    if (other != slot && clash(slot, at, other, *m_at[indexOf(other)]) &&
        std::ranges::find(out, other) == out.end())
      out.push_back(other);
  if (m_hasOnline) roadInTheWay(slot, at, out);
}

void FieldworkBoard::clashesAt(int slot, const FieldworkAt& at, std::vector<Clash>& out) const {
  ownClashes(m_problem, slot, at, out);
  for (int other = 0; other < static_cast<int>(m_at.size()); ++other)
    if (other != slot && m_at[indexOf(other)]) pairClashes(m_problem, slot, at, other, *m_at[indexOf(other)], out);
  auto where = m_at;
  where[indexOf(slot)] = at;
  eachRoad(slot, at, {}, [&](ClashWho who, const std::vector<int>& day) { roadClashes(m_problem, who, day, where, out); });
}

int FieldworkBoard::idleOn(int inspector, int day, int slot, const FieldworkAt* at) const {
  int first = kMinutesInDay;
  int last = 0;
  int busy = 0;
  const auto add = [&](int one, const FieldworkAt& where) {
    const int minutes = m_problem.sessions[indexOf(one)].minutes;
    first = std::min(first, where.start);
    last = std::max(last, where.start + minutes);
    busy += minutes;
  };
  for (const int other : m_inspectors[indexOf(inspector)])
    if (other != slot && m_at[indexOf(other)] && m_at[indexOf(other)]->day == day) add(other, *m_at[indexOf(other)]);
  if (at != nullptr && at->day == day) add(slot, *at);
  if (last <= first) return 0;
  const auto& hours = m_problem.days[indexOf(day)];
  const int rest = std::max(0, std::min(last, hours.breakTo) - std::max(first, hours.breakFrom));
  return std::max(0, last - first - busy - rest);
}

int FieldworkBoard::softAt(int slot, const FieldworkAt& at) const {
  const auto& session = m_problem.sessions[indexOf(slot)];
  int cost = 0;
  for (const int inspector : session.inspectors)
    cost += idleOn(inspector, at.day, slot, &at) - idleOn(inspector, at.day, slot, nullptr);
  if (session.partner < 0) return cost;
  int sameDay = 0;
  for (const int other : m_days[indexOf(at.day)])
    sameDay += other != slot && m_problem.sessions[indexOf(other)].partner == session.partner;
  return cost + kPartnerWeight * sameDay;
}

int FieldworkBoard::idleMinutes() const {
  int total = 0;
  for (int inspector = 0; inspector < static_cast<int>(m_inspectors.size()); ++inspector)
    for (int day = 0; day < static_cast<int>(m_days.size()); ++day) total += idleOn(inspector, day, -1, nullptr);
  return total;
}

}  // namespace waymark::schedule
