// SPDX-License-Identifier: GPL-3.0-or-later
// The days of the packs beside the full inspection, against what is known of real ones.
#include <catch2/catch.hpp>

#include "framework/pack_loader.h"
#include "schedule/timeline.h"

using namespace waymark;
using namespace waymark::schedule;
using base::dayOf;

namespace {

Timeline planFor(const char* id, base::Day first, std::string outcome = {}) {
  const auto pack = framework::Library().load(id);
  REQUIRE(pack);
  return compute(*pack, calendar::england(), {first, {}, std::move(outcome)});
}

int isoWeekday(base::Day day) {
  return static_cast<int>(std::chrono::weekday{day}.iso_encoding());
}

}  // namespace

TEST_CASE("a monitoring inspection notified Mon 6 Oct 2025 is on site from Mon 20 Oct, and out by 12 December") {
  const auto plan = planFor("area-send-monitoring", dayOf(2025, 10, 6));
  CHECK(plan.day("on_site") == dayOf(2025, 10, 20));
  CHECK(plan.day("on_site_end") == dayOf(2025, 10, 24));
  CHECK(plan.day("letter") == dayOf(2025, 12, 12));
  CHECK(plan.warnings.empty());
}

TEST_CASE("under the 2016 framework inspectors come the next Monday, the letter within 33 and the statement within 70") {
  const auto& england = calendar::england();
  const auto plan = planFor("local-area-2016", dayOf(2018, 10, 1));
  CHECK(plan.day("on_site") == dayOf(2018, 10, 8));
  CHECK(plan.day("on_site_end") == dayOf(2018, 10, 12));
  CHECK(plan.day("letter") == dayOf(2018, 11, 28));
  CHECK(england.workingDaysBetween(*plan.day("on_site_end"), *plan.day("letter")) == 33);
  CHECK(england.workingDaysBetween(*plan.day("letter"), *plan.day("statement_due")) == 70);
  CHECK(plan.task("statement-submitted")->due == plan.day("statement_due"));
  CHECK(plan.task("statement-submitted")->conditional);
  CHECK(planFor("local-area-2016", dayOf(2018, 10, 1), "no_statement").task("statement-submitted") == nullptr);
}

TEST_CASE("documents for the revisit of Mon 13 May 2019 went on 30 April: eight working days ahead, over a bank holiday") {
  const auto pack = *framework::Library().load("wsoa-revisit");
  const auto notified = notifiedFor(pack, calendar::england(), "on_site", dayOf(2019, 5, 13));
  REQUIRE(notified);
  const auto plan = compute(pack, calendar::england(), {*notified, {}, {}});
  CHECK(plan.task("documents-sent")->due == dayOf(2019, 4, 30));
  CHECK(plan.day("on_site_end") == dayOf(2019, 5, 16));  // four days, Monday to Thursday
}

TEST_CASE("the two figures for the revisit's letter are both dated, and both rows say that sources disagree") {
  const auto plan = planFor("wsoa-revisit", dayOf(2019, 9, 2));
  const auto last = *plan.day("on_site_end");
  CHECK(plan.task("letter-earliest")->due == last + std::chrono::days{28});
  CHECK(calendar::england().workingDaysBetween(last, *plan.task("letter-published")->due) == 33);
  for (const auto* id : {"letter-earliest", "letter-published"})
    CHECK(plan.task(id)->note.find("disagree") != std::string::npos);
  CHECK(plan.anchor("letter")->note.find("disagree") != std::string::npos);
}

TEST_CASE("a shorter revisit set by hand brings the feedback and the letter with it") {
  const auto pack = *framework::Library().load("wsoa-revisit");
  const auto plan =
      compute(pack, calendar::england(), {dayOf(2019, 9, 2), {{"on_site_end", dayOf(2019, 9, 17)}}, {}});
  CHECK(plan.task("provisional-feedback")->due == dayOf(2019, 9, 17));
  CHECK(calendar::england().workingDaysBetween(dayOf(2019, 9, 17), *plan.day("letter")) == 33);
}

TEST_CASE("an engagement meeting and a thematic visit stand on the day the user sets, whatever weekday it is") {
  for (const auto& [id, anchor, task] :
       {std::tuple{"area-send-engagement", "meeting", "meeting-held"},
        std::tuple{"area-send-thematic", "visit", "theme-understood"}}) {
    CAPTURE(id);
    for (auto day = dayOf(2026, 3, 2); day <= dayOf(2026, 3, 6); day += std::chrono::days{1}) {
      const auto plan = planFor(id, day);
      CHECK(plan.day(anchor) == day);
      CHECK(plan.task(task)->due.has_value());
      CHECK(plan.warnings.empty());
    }
  }
  CHECK(planFor("area-send-engagement", dayOf(2026, 3, 4)).task("meeting-held")->due == dayOf(2026, 3, 4));
}

TEST_CASE("there are weeks to count for an inspection and none for a meeting") {
  const auto& england = calendar::england();
  const auto meeting = planFor("area-send-engagement", dayOf(2026, 3, 4));
  CHECK_FALSE(clockAt(meeting, england, dayOf(2026, 3, 5)).week.has_value());
  const auto early = planFor("local-area-2016", dayOf(2018, 10, 1));
  CHECK(clockAt(early, england, dayOf(2018, 10, 12)).week == 2);
  CHECK_FALSE(clockAt(early, england, dayOf(2018, 10, 15)).week.has_value());
  CHECK(clockAt(planFor("area-send-monitoring", dayOf(2025, 10, 6)), england, dayOf(2025, 10, 20)).week == 3);
}

TEST_CASE("from every Monday of each pack's years the notice holds, and nothing of our own falls on a day off") {
  const auto& england = calendar::england();
  struct Case {
    const char* pack;
    int notice;
    base::Day from;
    base::Day to;
  };
  for (const auto& [id, notice, from, to] :
       {Case{"area-send-monitoring", 10, dayOf(2025, 6, 9), dayOf(2029, 6, 4)},
        Case{"local-area-2016", 5, dayOf(2016, 5, 2), dayOf(2022, 4, 25)},
        Case{"wsoa-revisit", 10, dayOf(2017, 1, 2), dayOf(2022, 12, 5)}}) {
    const auto pack = *framework::Library().load(id);
    for (auto day = from; day <= to; day += std::chrono::weeks{1}) {
      CAPTURE(id, base::isoText(day));
      const auto plan = compute(pack, england, {day, {}, {}});
      REQUIRE(england.workingDaysBetween(day, *plan.day("on_site")) == notice);
      REQUIRE(*plan.day("on_site") < *plan.day("on_site_end"));
      REQUIRE(*plan.day("on_site_end") < *plan.day("letter"));
      for (const auto& task : plan.tasks) {
        REQUIRE(task.due.has_value());
        REQUIRE(*task.start <= *task.due);
        if (!task.external) REQUIRE(england.isWorkingDay(*task.due));
      }
      // No bank holiday inside the notice: on site on a Monday.
      if (england.isWorkingDay(day) && *plan.day("on_site") == day + std::chrono::weeks{notice / 5})
        REQUIRE(isoWeekday(*plan.day("on_site")) == 1);
    }
  }
}
