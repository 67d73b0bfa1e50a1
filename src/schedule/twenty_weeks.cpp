// SPDX-License-Identifier: GPL-3.0-or-later
#include "schedule/twenty_weeks.h"

#include <algorithm>

namespace waymark::schedule {
namespace {

constexpr double kHundred = 100.0;

void addIssued(BothShares& shares, bool isExempt, bool isInTime) {
  for (auto* share : {&shares.including, isExempt ? nullptr : &shares.excluding}) {
    if (share == nullptr) continue;
    ++share->issued;
    share->inTime += isInTime ? 1 : 0;
  }
}

void addMany(BothShares& shares, int plain, int exempt, bool isInTime) {
  for (int i = 0; i < plain; ++i) addIssued(shares, false, isInTime);
  for (int i = 0; i < exempt; ++i) addIssued(shares, true, isInTime);
}

void count(TwentyWeeks& out, const Strand& strand, const ClockRule& rule, base::Day today) {
  if (strand.kind != StrandKind::Request || strand.transferredIn || strand.request == Answer::Historical) return;
  const auto& received = strand.day(ClockEvent::RequestReceived);
  auto issued = strand.day(ClockEvent::PlanIssued);
  if (issued && *issued > today) issued.reset();
  const bool isExempt = !strand.exception.empty() &&
                        std::ranges::find(rule.exceptions, strand.exception) != rule.exceptions.end();
  if (issued) {
    if (base::yearOf(*issued) != out.year) return;
    if (!received || *received > *issued) {
      ++out.notCounted;
      return;
    }
    return addIssued(out.soFar, isExempt, *issued <= endOf(rule.limit, *received));
  }
  if (!received || *received > today || strand.day(ClockEvent::RequestWithdrawn)) return;
  for (const auto answer : {strand.request, strand.assessment})
    if (answer == Answer::No || answer == Answer::Withdrawn) return;
  const auto due = endOf(rule.limit, *received);
  if (due < today) {
    ++(isExempt ? out.openLateExempt : out.openLate);
    if (!isExempt) out.longestOverdueDays = std::max(out.longestOverdueDays, static_cast<int>((today - due).count()));
  } else if (base::yearOf(due) == out.year) {
    ++(isExempt ? out.openInTimeExempt : out.openInTime);
  }
}

}  // namespace

std::optional<double> Share::percent() const {
  if (issued == 0) return std::nullopt;
  return kHundred * inTime / issued;
}

TwentyWeeks twentyWeeks(std::span<const ClockCase> cases, const ClockRules& rules, base::Day today) {
  TwentyWeeks out;
  out.year = base::yearOf(today);
  const auto* rule = rules.rule(kFinalPlanClock);
  if (rule == nullptr) return out;
  for (const auto& one : cases)
    for (const auto& strand : one.strands) count(out, strand, *rule, today);
  out.untouched = out.soFar;
  addMany(out.untouched, out.openInTime, out.openInTimeExempt, true);
  out.cleared = out.untouched;
  addMany(out.cleared, out.openLate, out.openLateExempt, false);
  return out;
}

}  // namespace waymark::schedule
