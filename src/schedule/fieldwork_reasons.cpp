// SPDX-License-Identifier: GPL-3.0-or-later
#include "schedule/fieldwork_reasons.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace waymark::schedule {
namespace {

constexpr std::size_t kRules = base::codeCount<ClashRule>();

/// Rules of the session alone are looked at before those it shares with others.
bool isOwnRule(ClashRule rule) {
  return rule <= ClashRule::PlaceAway;
}

/// What is given up most easily is said first: a pause, the way, the break; longer hours and other days last.
int costOfLifting(ClashRule rule) {
  if (rule == ClashRule::Pause || rule == ClashRule::Travel || rule == ClashRule::Break) return 0;
  return rule == ClashRule::Hours || rule == ClashRule::Window ? 2 : 1;
}

struct Tally {
  std::array<int, kRules> alone{};  // positions at which this rule is the only one broken
  std::array<int, kRules> ever{};
  std::array<std::map<std::pair<std::pair<int, int>, int>, std::pair<int, Clash>>, kRules> most;  // who and which
};

void count(Tally& tally, const std::vector<Clash>& found) {
  std::set<ClashRule> rules;
  for (const auto& clash : found) rules.insert(clash.rule);
  for (const auto rule : rules) {
    ++tally.ever[static_cast<std::size_t>(rule)];
    if (rules.size() == 1) ++tally.alone[static_cast<std::size_t>(rule)];
  }
  for (const auto& clash : found) {
    const bool isPair = !isOwnRule(clash.rule);
    auto& entry = tally.most[static_cast<std::size_t>(clash.rule)][{
        {static_cast<int>(clash.who.kind), clash.who.index}, isPair ? clash.other : -1}];
    entry.first += rules.size() == 1 ? 1000 : 1;
    entry.second = clash;
  }
}

Clash mostOften(const Tally& tally, std::size_t rule) {
  const auto& entries = tally.most[rule];
  const auto at = std::ranges::max_element(entries, {}, [](const auto& entry) { return entry.second.first; });
  return at->second.second;
}

/// The rules that help when they are lifted, the cheapest and the most often first; all that ever stand in the way, if none helps alone.
void reasonsOf(const Tally& tally, NotPlaced& out) {
  std::vector<std::size_t> rules;
  for (std::size_t rule = 0; rule < kRules; ++rule)
    if (tally.alone[rule] > 0) rules.push_back(rule);
  const auto& counts = rules.empty() ? tally.ever : tally.alone;
  out.together = rules.empty();
  if (rules.empty())
    for (std::size_t rule = 0; rule < kRules; ++rule)
      if (tally.ever[rule] > 0) rules.push_back(rule);
  std::ranges::stable_sort(rules, {}, [&](std::size_t rule) {
    return std::pair(costOfLifting(static_cast<ClashRule>(rule)), -counts[rule]);
  });
  for (const auto rule : rules) out.reasons.push_back(mostOften(tally, rule));
}

}  // namespace

NotPlaced whyNot(const FieldworkBoard& board, int slot, const std::vector<int>& cyclic) {
  NotPlaced out{slot, {}, false};
  if (std::ranges::find(cyclic, slot) != cyclic.end()) {
    const auto& after = board.problem().sessions[static_cast<std::size_t>(slot)].after;
    const auto other = std::ranges::find_first_of(after, cyclic);
    out.reasons.push_back({ClashRule::Order, slot, other == after.end() ? -1 : *other, {}, 0, 0});
    return out;
  }
  Tally tally;
  std::vector<Clash> found;
  // Where it could lie if it were alone, its own rules are not the reason.
  const bool fitsAlone = !board.candidates(slot).empty();
  for (const auto& at : fitsAlone ? board.candidates(slot) : board.everywhere(slot)) {
    found.clear();
    if (fitsAlone)
      board.clashesAt(slot, at, found);
    else
      ownClashes(board.problem(), slot, at, found);
    if (!found.empty()) count(tally, found);
  }
  reasonsOf(tally, out);
  if (out.reasons.empty()) return {slot, {{ClashRule::Window, slot, -1, {}, 0, 0}}, false};  // no day is open at all
  return out;
}

}  // namespace waymark::schedule
