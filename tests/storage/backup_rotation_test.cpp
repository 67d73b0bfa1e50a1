// SPDX-License-Identifier: GPL-3.0-or-later
// Which backups go: properties over many made-up histories, with clocks that jump.
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "storage/backup.h"

using namespace waymark;
using storage::BackupHead;
using storage::BackupWhy;
using storage::KeepRules;
using storage::rotatedAway;

namespace {

constexpr base::Stamp kStart{base::dayOf(2026, 9, 1)};

BackupHead headAt(std::int64_t sequence, base::Stamp at, BackupWhy why = BackupWhy::Timer) {
  BackupHead head;
  head.sequence = sequence;
  head.log.number = sequence;
  head.at = at;
  head.why = why;
  return head;
}

/// One backup each `step`, the oldest first.
std::vector<BackupHead> every(std::chrono::seconds step, int count) {
  std::vector<BackupHead> heads;
  for (int i = 0; i < count; ++i) heads.push_back(headAt(i + 1, kStart + step * i));
  return heads;
}

std::vector<BackupHead> left(std::vector<BackupHead> heads, const KeepRules& rules) {
  auto gone = rotatedAway(heads, rules);
  std::ranges::sort(gone, std::greater{});
  for (const auto place : gone) heads.erase(heads.begin() + static_cast<std::ptrdiff_t>(place));
  return heads;
}

std::vector<BackupHead> madeUp(std::mt19937& random) {
  std::vector<BackupHead> heads;
  auto clock = kStart;
  const auto count = static_cast<int>(random() % 120);
  for (int i = 0; i < count; ++i) {
    clock += std::chrono::seconds(random() % 200'000);
    if (random() % 25 == 0) clock += std::chrono::hours(24 * 365 * (static_cast<int>(random() % 21) - 10));
    heads.push_back(headAt(i + 1, clock, random() % 9 == 0 ? BackupWhy::BeforeRestore : BackupWhy::Timer));
    if (random() % 9 == 0) heads.back().log.number -= static_cast<std::int64_t>(random() % 5);  // after a restore
  }
  return heads;
}

KeepRules someRules(std::mt19937& random) {
  const auto upTo = [&](unsigned limit) { return static_cast<int>(random() % limit); };
  return {upTo(12), upTo(16), upTo(14), upTo(4)};
}

}  // namespace

TEST_CASE("the last ten stay, one a day for fourteen days, one a week for twelve weeks") {
  const auto kept = left(every(std::chrono::hours(1), 24 * 200), {});
  std::set<std::int64_t> ages;
  for (const auto& head : kept) ages.insert((24 * 200 - head.sequence) / 24);
  CHECK(kept.size() == 10 + 13 + 9);  // today's newest is among the ten, three weeks' newest are among the days'
  for (std::int64_t day = 0; day < 14; ++day) CHECK(ages.contains(day));
  CHECK(*ages.rbegin() == 5 + 10 * 7);  // the last day is a Friday: eleven Sundays back
}

TEST_CASE("whatever the rules and the clock, the newest stays, and no more goes than the rules say") {
  std::mt19937 random(7);
  for (int round = 0; round < 2'000; ++round) {
    const auto heads = madeUp(random);
    const auto rules = someRules(random);
    const auto kept = left(heads, rules);
    if (heads.empty()) continue;
    REQUIRE_FALSE(kept.empty());
    REQUIRE(kept.back() == heads.back());
    const auto sure = std::min(heads.size(), static_cast<std::size_t>(std::max(rules.last, 1)));
    REQUIRE(std::equal(heads.end() - static_cast<std::ptrdiff_t>(sure), heads.end(),
                       kept.end() - static_cast<std::ptrdiff_t>(sure)));
    REQUIRE(kept.size() <=
            static_cast<std::size_t>(std::max(rules.last, 1) + rules.days + rules.weeks + rules.beforeRestore));
  }
}

TEST_CASE("rotating again takes nothing more away, and the order of the list doesn't matter") {
  std::mt19937 random(8);
  for (int round = 0; round < 500; ++round) {
    auto heads = madeUp(random);
    const auto rules = someRules(random);
    const auto kept = left(heads, rules);
    REQUIRE(rotatedAway(kept, rules).empty());
    std::ranges::shuffle(heads, random);
    auto shuffled = left(heads, rules);
    std::ranges::sort(shuffled, {}, &BackupHead::sequence);
    REQUIRE(shuffled == kept);
  }
}

TEST_CASE("a clock that is years ahead for one backup makes no good one look old") {
  const auto heads = every(std::chrono::hours(24), 14);
  auto jumped = heads;
  jumped.push_back(headAt(15, kStart + std::chrono::hours(24 * 365 * 10)));
  const auto kept = left(jumped, {});
  // One more day is in the list now, so the oldest one goes as a day; as the first of its week it stays.
  CHECK(kept.size() >= 14);
  CHECK(std::ranges::all_of(heads.begin() + 1, heads.end(),
                            [&](const BackupHead& head) { return std::ranges::find(kept, head) != kept.end(); }));
}

TEST_CASE("a clock that was set back doesn't make the newest backups the oldest") {
  auto heads = every(std::chrono::hours(24), 40);
  for (int i = 0; i < 10; ++i)
    heads.push_back(headAt(41 + i, kStart - std::chrono::hours(24 * 900) + std::chrono::minutes(i)));
  const auto kept = left(heads, {});
  for (int i = 41; i <= 50; ++i) CHECK(std::ranges::count(kept, i, &BackupHead::sequence) == 1);
}

TEST_CASE("what a restore kept aside stays beyond the others") {
  auto heads = every(std::chrono::minutes(1), 60);
  heads[3].why = BackupWhy::BeforeRestore;
  const auto kept = left(heads, {2, 0, 0, 1});
  REQUIRE(kept.size() == 3);
  CHECK(kept.front().why == BackupWhy::BeforeRestore);
}
