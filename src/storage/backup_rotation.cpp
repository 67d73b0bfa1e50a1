// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>

#include "storage/backup.h"

namespace waymark::storage {
namespace {

/// Monday is the first day of a week; 1970-01-01 was a Thursday.
long long weekOf(base::Stamp at) {
  const auto day = std::chrono::floor<std::chrono::days>(at).time_since_epoch().count();
  return (day + 3 - ((day + 3) % 7 + 7) % 7) / 7;
}

long long dayOf(base::Stamp at) {
  return std::chrono::floor<std::chrono::days>(at).time_since_epoch().count();
}

}  // namespace

std::vector<std::size_t> rotatedAway(std::span<const BackupHead> heads, const KeepRules& rules) {
  std::vector<std::size_t> newestFirst(heads.size());
  std::iota(newestFirst.begin(), newestFirst.end(), std::size_t{0});
  const auto order = [&](std::size_t place) {
    return std::tuple(heads[place].sequence, heads[place].log.number, heads[place].at);
  };
  std::ranges::stable_sort(newestFirst, [&](std::size_t a, std::size_t b) { return order(a) > order(b); });

  std::vector<std::size_t> gone;
  std::set<long long> days;
  std::set<long long> weeks;
  int last = 0;
  int aside = 0;
  const auto isNewOf = [](std::set<long long>& seen, long long value, int limit) {
    return static_cast<int>(seen.size()) < limit && seen.insert(value).second;
  };
  for (const auto place : newestFirst) {
    const auto& head = heads[place];
    bool kept = last++ < std::max(rules.last, 1);
    kept = isNewOf(days, dayOf(head.at), rules.days) || kept;
    kept = isNewOf(weeks, weekOf(head.at), rules.weeks) || kept;
    if (head.why == BackupWhy::BeforeRestore) kept = aside++ < rules.beforeRestore || kept;
    if (!kept) gone.push_back(place);
  }
  return gone;
}

std::size_t rotateBackups(const std::filesystem::path& folder, const std::string& origin, const KeepRules& rules) {
  std::vector<Backup> whole;
  std::vector<BackupHead> heads;
  for (auto& backup : backupsIn(folder, origin)) {
    if (backup.state != Backup::State::Good) continue;
    heads.push_back(backup.head);
    whole.push_back(std::move(backup));
  }
  std::size_t count = 0;
  for (const auto place : rotatedAway(heads, rules)) {
    std::error_code error;
    if (!std::filesystem::remove(whole[place].file, error) || error) continue;
    std::filesystem::remove(headFileOf(whole[place].file), error);
    ++count;
  }
  return count;
}

}  // namespace waymark::storage
