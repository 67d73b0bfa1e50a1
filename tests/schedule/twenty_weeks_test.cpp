// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "schedule/twenty_weeks.h"

using namespace waymark;
using namespace waymark::schedule;
using base::Day;
using base::dayOf;
using std::chrono::days;
using Event = ClockEvent;

namespace {

constexpr Day kToday = dayOf(2026, 10, 1);

ClockCase plan(Day received, std::optional<Day> issued, const char* exception = "") {
  Strand out;
  out.set(Event::RequestReceived, received);
  out.set(Event::PlanIssued, issued);
  out.exception = exception;
  return {{out}};
}

TwentyWeeks figure(const std::vector<ClockCase>& cases) {
  static const auto kRules = *builtInClockRules(kStandardClocks);
  return twentyWeeks(cases, kRules, kToday);
}

}  // namespace

TEST_CASE("the figure counts plans of the calendar year, without and with those that an exception excuses") {
  const auto in = dayOf(2026, 1, 1);
  const auto out = figure({
      plan(in, in + days(140)),                            // on the last day
      plan(in, in + days(141)),                            // a day late
      plan(in, in + days(200), "absence"),                 // late, excused
      plan(in, in + days(100), "absence"),                 // in time all the same
      plan(dayOf(2025, 6, 1), dayOf(2025, 12, 31)),        // last year's
      plan(dayOf(2025, 6, 1), dayOf(2026, 1, 1)),          // this year's, late
      plan(dayOf(2026, 6, 1), kToday + days(1)),           // hasn't happened yet
  });
  CHECK(out.year == 2026);
  CHECK(out.soFar.excluding == Share{1, 3});
  CHECK(out.soFar.including == Share{2, 5});
  CHECK(*out.soFar.excluding.percent() == Approx(100.0 / 3));
  CHECK_FALSE(Share{}.percent());
}

TEST_CASE("clearing the backlog lowers the figure, and leaving it lets the figure stand") {
  const auto late = kToday - days(141);
  std::vector<ClockCase> cases{plan(dayOf(2026, 1, 1), dayOf(2026, 3, 1)), plan(dayOf(2026, 1, 1), dayOf(2026, 3, 1)),
                               plan(late, {}), plan(late - days(30), {}), plan(late, {}, "personal"),
                               plan(kToday - days(140), {}), plan(kToday - days(1), {})};
  const auto out = figure(cases);
  CHECK(out.openLate == 2);
  CHECK(out.openLateExempt == 1);
  CHECK(out.longestOverdueDays == 31);
  // Due today is not late; the one of yesterday falls due next year.
  CHECK(out.openInTime == 1);
  CHECK(out.untouched.excluding == Share{3, 3});
  CHECK(out.cleared.excluding == Share{3, 5});
  CHECK(out.cleared.including == Share{3, 6});
  CHECK(*out.cleared.excluding.percent() < *out.untouched.excluding.percent());
}

TEST_CASE("requests that ended otherwise, and plans of elsewhere, are not in the figure") {
  auto refused = plan(dayOf(2026, 1, 1), {});
  refused.strands[0].request = Answer::No;
  auto decided = plan(dayOf(2026, 1, 1), {});
  decided.strands[0].assessment = Answer::No;
  auto gone = plan(dayOf(2026, 1, 1), {});
  gone.strands[0].set(Event::RequestWithdrawn, dayOf(2026, 2, 1));
  auto moved = plan(dayOf(2025, 1, 1), dayOf(2026, 2, 1));
  moved.strands[0].transferredIn = true;
  auto old = plan(dayOf(2025, 1, 1), dayOf(2026, 2, 1));
  old.strands[0].request = Answer::Historical;
  auto wrong = plan(dayOf(2026, 3, 1), dayOf(2026, 2, 1));
  const auto out = figure({refused, decided, gone, moved, old, wrong});
  CHECK(out.soFar.including.issued == 0);
  CHECK(out.openLate == 0);
  CHECK(out.notCounted == 1);
}
