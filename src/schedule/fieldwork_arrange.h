// SPDX-License-Identifier: GPL-3.0-or-later
// Places what is not fixed in a fieldwork timetable: never breaks a hard rule (fieldwork_clashes.h), never moves what
// is fixed, keeps idle gaps few and each partner's sessions spread over the days, and says which rule stands in the
// way of what it can't place. docs/decisions/0019-fieldwork-arrange.md has how and why.
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <vector>

#include "schedule/fieldwork_clashes.h"

namespace waymark::schedule {

/// Why a session couldn't be placed: rules of which each on its own stands in the way everywhere, the likeliest to
/// help first. More than one rule together where `together`.
struct NotPlaced {
  int slot = 0;
  std::vector<Clash> reasons;  // one a rule, with who or which session is in the way most often
  bool together = false;       // no single one of them would be enough
  bool operator==(const NotPlaced&) const = default;
};

struct Arrangement {
  std::vector<std::optional<FieldworkAt>> at;  // by session; fixed ones as they were
  std::vector<NotPlaced> unplaced;
  int idleMinutes = 0;  // of inspectors between their sessions, breaks left out
  int steps = 0;
  bool cancelled = false;  // then `at` is the best so far, and clash-free
  bool operator==(const Arrangement&) const = default;
};

struct ArrangeOptions {
  std::uint64_t seed = 1;
  int patience = 0;  // steps without a better timetable before it gives up; 0: by the number of sessions
};

/// Called now and then with how many are placed, of how many to place.
using ArrangeProgress = std::function<void(int placed, int of)>;

/// The same problem, options and build give the same timetable. Looks at `stop` every few tens of microseconds.
Arrangement arrange(const FieldworkProblem& problem, const ArrangeOptions& options, const std::stop_token& stop,
                    const ArrangeProgress& progress = {});

/// Sessions that wait for each other, directly or through others: no order can be found.
std::vector<int> cyclicSlots(const FieldworkProblem& problem);

}  // namespace waymark::schedule
