// SPDX-License-Identifier: GPL-3.0-or-later
// Fieldwork timetables that can be arranged, because each is a full one taken apart; the same for a seed. For tests
// and the bench.
#pragma once

#include <algorithm>
#include <random>

#include "schedule/fieldwork_clashes.h"

namespace waymark::samples {

struct FieldworkSize {
  std::uint64_t seed = 1;
  int sessions = 60;
  int inspectors = 6;
  int people = 90;
  int rooms = 5;
  int settings = 7;
  int days = 7;        // working days; a weekend after the second
  bool packed = false; // each as early as it fits, so that little time is left, and days without any session are shut
  int pinnedPercent = 15;
  int orders = 10;     // pairs of which one must be over before the other
};

/// The full timetable: every session placed, no clash.
inline schedule::FieldworkProblem fullFieldwork(const FieldworkSize& size) {
  using namespace schedule;
  std::mt19937_64 random(size.seed);
  const auto pick = [&](int below) { return static_cast<int>(random() % static_cast<std::uint64_t>(below)); };
  FieldworkProblem out;
  const auto first = base::dayOf(2026, 11, 19);  // a Thursday
  for (int i = 0, open = 0; open < size.days; ++i) {
    const bool isWeekend = i % 7 == 2 || i % 7 == 3;
    open += !isWeekend;
    out.days.push_back({first + std::chrono::days(i), !isWeekend, 540, 1035, 735, 780});
  }
  const int places = size.rooms + size.settings;
  std::vector<int> away;
  for (int place = 0; place < places; ++place) {
    const bool isRoom = place < size.rooms;
    away.push_back(isRoom ? 0 : 10 + 5 * pick(6));
    out.places.push_back({isRoom ? 6 + 4 * (place % 4) : 0, isRoom, {}});
  }
  for (int a = 0; a < places; ++a)
    for (int b = 0; b < places; ++b)
      out.travel.push_back(a == b ? 0 : away[static_cast<std::size_t>(a)] + away[static_cast<std::size_t>(b)]);
  out.people.resize(static_cast<std::size_t>(size.people));
  out.inspectors.resize(static_cast<std::size_t>(size.inspectors));
  const int days = static_cast<int>(out.days.size());
  for (auto& person : out.people)
    if (pick(4) == 0) person.push_back({pick(days), 0, kMinutesInDay});
  for (auto& inspector : out.inspectors)
    if (pick(3) == 0) inspector.push_back({pick(days), 540, 660});
  constexpr int kLengths[] = {30, 45, 60, 60, 60, 75, 90, 120};
  const auto some = [&](int count, int of) {
    std::vector<int> who;
    while (static_cast<int>(who.size()) < std::min(count, of))
      if (const int one = pick(of); std::ranges::find(who, one) == who.end()) who.push_back(one);
    std::ranges::sort(who);
    return who;
  };
  for (int tries = 0; static_cast<int>(out.sessions.size()) < size.sessions && tries < size.sessions * 40; ++tries) {
    FieldworkSlot slot;
    slot.minutes = kLengths[pick(8)];
    slot.pause = pick(4) == 0 ? 15 : 0;
    slot.inspectors = some(pick(3) == 0 ? 2 : 1, size.inspectors);
    slot.people = some(1 + pick(5), size.people);
    slot.seats = static_cast<int>(slot.inspectors.size() + slot.people.size());
    slot.partner = pick(8);
    const int sort = pick(10);
    slot.online = sort < 2;
    if (sort >= 6 && size.settings > 0) slot.place = size.rooms + pick(size.settings);
    std::vector<FieldworkAt> wheres;
    for (int day = 0; day < days; ++day)
      for (int start = 540; start + slot.minutes <= 1035; start += 15) {
        if (slot.online || slot.place >= 0)
          wheres.push_back({day, start, slot.place});
        else
          for (int room = 0; room < size.rooms; ++room) wheres.push_back({day, start, room});
      }
    if (!size.packed) std::ranges::shuffle(wheres, random);
    out.sessions.push_back(slot);
    const int index = static_cast<int>(out.sessions.size()) - 1;
    std::vector<Clash> found;
    bool placed = false;
    for (const auto& at : wheres) {
      found.clear();
      ownClashes(out, index, at, found);
      for (int other = 0; other < index && found.empty(); ++other)
        pairClashes(out, index, at, other, *out.sessions[static_cast<std::size_t>(other)].at, found);
      if (!found.empty()) continue;
      out.sessions.back().at = at;
      if (placed = clashes(out).empty(); placed) break;
    }
    if (!placed) out.sessions.pop_back();
  }
  const int count = static_cast<int>(out.sessions.size());
  for (int made = 0, tries = 0; made < size.orders && tries < 400; ++tries) {
    const int a = pick(count);
    const int b = pick(count);
    auto& second = out.sessions[static_cast<std::size_t>(b)];
    if (a == b || std::ranges::find(second.after, a) != second.after.end()) continue;
    second.after.push_back(a);
    if (clashes(out).empty())
      ++made;
    else
      second.after.pop_back();
  }
  if (size.packed)
    for (int day = 0; day < days; ++day)
      out.days[static_cast<std::size_t>(day)].isOpen =
          std::ranges::any_of(out.sessions, [&](const FieldworkSlot& slot) { return slot.at->day == day; });
  return out;
}

/// The same with only what is pinned still in its place.
inline schedule::FieldworkProblem takenApart(schedule::FieldworkProblem full, const FieldworkSize& size) {
  std::mt19937_64 random(size.seed + 1);
  for (auto& slot : full.sessions) {
    slot.fixed = static_cast<int>(random() % 100) < size.pinnedPercent;
    if (!slot.fixed) slot.at.reset();
  }
  return full;
}

}  // namespace waymark::samples
