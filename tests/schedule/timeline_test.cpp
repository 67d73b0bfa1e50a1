// SPDX-License-Identifier: GPL-3.0-or-later
#include "schedule/timeline.h"

#include <catch2/catch.hpp>

#include "framework/pack_loader.h"

using namespace waymark;
using namespace waymark::schedule;
using base::dayOf;

namespace {

const framework::Pack& pack() {
  static const auto loaded = *framework::Library().load("area-send-2025");
  return loaded;
}

Timeline planFor(base::Day notified) {
  return compute(pack(), calendar::england(), {notified, {}, {}});
}

bool warns(const Timeline& plan, std::string_view rule) {
  return std::ranges::any_of(plan.warnings, [&](const Warning& warning) { return warning.rule == rule; });
}

}  // namespace

TEST_CASE("notified Mon 8 Sep 2025: fieldwork Thu 18 Sep, on site Mon 22 to Fri 26 Sep") {
  const auto plan = planFor(dayOf(2025, 9, 8));
  CHECK(plan.day("fieldwork") == dayOf(2025, 9, 18));
  CHECK(plan.day("on_site") == dayOf(2025, 9, 22));
  CHECK(plan.day("on_site_end") == dayOf(2025, 9, 26));
  CHECK_FALSE(warns(plan, "unusual_weekday"));
}

TEST_CASE("counted back from Mon 15 May 2023, over two bank holidays: notified Thu 27 Apr") {
  const auto pack2023 = *framework::Library().load("area-send-2023");
  const auto notified = notifiedFor(pack2023, calendar::england(), "on_site", dayOf(2023, 5, 15));
  REQUIRE(notified);
  CHECK(*notified == dayOf(2023, 4, 27));
  const auto plan = compute(pack2023, calendar::england(), {*notified, {}, {}});
  CHECK(plan.day("fieldwork") == dayOf(2023, 5, 11));
  CHECK(plan.day("on_site") == dayOf(2023, 5, 15));
  CHECK(warns(plan, "unusual_weekday"));  // the call came on a Thursday
}

TEST_CASE("from every day of 2016 to 2029 the anchors stand 8, 10 and 14 working days after it, in order") {
  const auto& england = calendar::england();
  for (auto day = dayOf(2016, 1, 1); day <= dayOf(2029, 11, 30); day += std::chrono::days{1}) {
    const auto plan = planFor(day);
    REQUIRE(england.workingDaysBetween(day, *plan.day("fieldwork")) == 8);
    REQUIRE(england.workingDaysBetween(day, *plan.day("on_site")) == 10);
    REQUIRE(england.workingDaysBetween(day, *plan.day("on_site_end")) == 14);
    for (const auto& task : plan.tasks) {
      if (!task.due) continue;
      REQUIRE(*task.start <= *task.due);
      if (!task.external) REQUIRE(england.isWorkingDay(*task.due));
    }
  }
}

TEST_CASE("68 Monday notices of 2023 to 2029 put inspectors on site on another day, and each of them warns") {
  int unusual = 0;
  int mondays = 0;
  for (auto day = dayOf(2023, 1, 2); day <= dayOf(2029, 12, 10); day += std::chrono::weeks{1}) {
    const auto plan = planFor(day);
    const auto onSite = plan.day("on_site");
    if (!calendar::england().isWorkingDay(day) || !onSite) continue;
    ++mondays;
    const bool monday = std::chrono::weekday{*onSite} == std::chrono::Monday;
    if (!monday) ++unusual;
    REQUIRE(warns(plan, "unusual_weekday") >= !monday);
  }
  CHECK(mondays > 300);
  CHECK(unusual >= 60);
}

TEST_CASE("any day can be the day of the call, and one on which nobody works says so") {
  CHECK(warns(planFor(dayOf(2025, 9, 6)), "on_weekend"));
  CHECK(warns(planFor(dayOf(2025, 8, 25)), "on_holiday"));
  const auto saturday = planFor(dayOf(2025, 9, 6));
  CHECK(saturday.day("on_site") == dayOf(2025, 9, 19));
}

TEST_CASE("an anchor set by hand stays, moves what counts from it, and warns off its usual weekday") {
  Inputs inputs{dayOf(2025, 9, 8), {{"on_site", dayOf(2025, 9, 23)}}, {}};
  const auto plan = compute(pack(), calendar::england(), inputs);
  CHECK(plan.day("on_site") == dayOf(2025, 9, 23));
  CHECK(plan.anchor("on_site")->overridden);
  CHECK(plan.day("fieldwork") == dayOf(2025, 9, 18));
  CHECK(warns(plan, "unusual_weekday"));
  inputs.anchors = {{"on_site", dayOf(2025, 9, 17)}};
  CHECK(warns(compute(pack(), calendar::england(), inputs), "anchor_order"));
}

TEST_CASE("before the call there are D-labels and no dates") {
  const auto plan = compute(pack(), calendar::england(), {});
  CHECK(plan.anchor("notified")->label == "D0");
  CHECK(plan.anchor("on_site")->label == "D+10");
  for (const auto& task : plan.tasks) {
    CHECK_FALSE(task.due.has_value());
    CHECK_FALSE(task.label.empty());
  }
  CHECK(plan.tasks.size() == pack().tasks.size());
  CHECK(plan.warnings.empty());
  CHECK(plan.tasks.front().phase == pack().phases.front().id);
}

TEST_CASE("what falls beyond the known bank holidays is left undated with a warning; months and years never fail") {
  const auto plan = planFor(dayOf(2029, 12, 10));
  CHECK(warns(plan, "beyond_calendar"));
  CHECK(plan.day("fieldwork").has_value());
  CHECK_FALSE(plan.day("published").has_value());
  const auto far = planFor(dayOf(2040, 1, 2));
  CHECK(far.day("notified") == dayOf(2040, 1, 2));
  CHECK_FALSE(far.day("on_site").has_value());
  for (const auto& task : far.tasks) {
    const auto& when = pack().tasks[static_cast<std::size_t>(task.packIndex)].when;
    if (when.anchor == "notified" && when.unit != framework::Unit::WorkingDays) CHECK(task.due.has_value());
  }
}

TEST_CASE("a local closure brings our own task forward, and never moves an anchor or an external deadline") {
  const auto open = planFor(dayOf(2025, 9, 8));
  const auto closed =
      compute(pack(), calendar::england().withClosures({{{dayOf(2025, 9, 10), dayOf(2025, 9, 22)}, "Council closure"}}),
              {dayOf(2025, 9, 8), {}, {}});
  for (std::size_t i = 0; i < open.anchors.size(); ++i) CHECK(open.anchors[i].day == closed.anchors[i].day);
  CHECK(warns(closed, "on_closure"));
  int moved = 0;
  for (const auto& task : closed.tasks) {
    const auto* before = open.task(task.id);
    if (task.external) CHECK(task.due == before->due);
    if (task.due != before->due) {
      ++moved;
      CHECK(task.shifted);
      CHECK(*task.due < dayOf(2025, 9, 10));
    }
  }
  CHECK(moved > 0);
  CHECK(warns(closed, "shifted"));
}

TEST_CASE("an anchor in the school holidays warns and stays") {
  const std::vector<calendar::Closure> terms{{{dayOf(2025, 9, 1), dayOf(2025, 9, 19)}, "Autumn, first half"},
                                             {{dayOf(2025, 9, 29), dayOf(2025, 12, 19)}, "Autumn, second half"}};
  const auto plan = compute(pack(), calendar::england().withTerms(terms), {dayOf(2025, 9, 8), {}, {}});
  CHECK(warns(plan, "outside_term"));
  CHECK(plan.day("on_site") == dayOf(2025, 9, 22));
  CHECK_FALSE(calendar::england().withTerms(terms).isBetweenTerms(dayOf(2026, 1, 5)));
}

TEST_CASE("a plan that counts past a computed bank holiday says so") {
  CHECK(warns(planFor(dayOf(2029, 5, 1)), "computed_holiday"));
  CHECK_FALSE(warns(planFor(dayOf(2025, 9, 8)), "computed_holiday"));
}

TEST_CASE("no task is due before one that must come first") {
  for (const auto* id : {"area-send-2025", "area-send-2023"}) {
    const auto loaded = *framework::Library().load(id);
    for (const auto start : {dayOf(2025, 9, 8), dayOf(2026, 3, 30), dayOf(2023, 4, 27), dayOf(2025, 12, 15)}) {
      const auto plan = compute(loaded, calendar::england(), {start, {}, {}});
      for (const auto& task : plan.tasks)
        for (const auto& before : loaded.tasks[static_cast<std::size_t>(task.packIndex)].after) {
          CAPTURE(id, task.id, before, base::isoText(start));
          CHECK(*plan.task(before)->due <= *task.due);
        }
    }
  }
}

TEST_CASE("tasks of another outcome wait marked until the outcome is known, then leave the plan") {
  const auto open = planFor(dayOf(2025, 9, 8));
  REQUIRE(open.task("pap-submitted") != nullptr);
  CHECK(open.task("pap-submitted")->conditional);
  CHECK_FALSE(open.task("call-log")->conditional);
  const auto known = compute(pack(), calendar::england(), {dayOf(2025, 9, 8), {}, "inconsistent"});
  CHECK(known.task("pap-submitted") == nullptr);
  CHECK(known.task("next-full-3-years") != nullptr);
  CHECK(known.task("next-full-5-years") == nullptr);
  const auto failings = compute(pack(), calendar::england(), {dayOf(2025, 9, 8), {}, "systemic_failings"});
  CHECK_FALSE(failings.task("pap-submitted")->conditional);
}

TEST_CASE("every warning has a sentence of its own") {
  for (const auto* rule : {"unusual_weekday", "on_holiday", "on_weekend", "on_closure", "outside_term", "shifted", "anchor_order",
                           "beyond_calendar", "computed_holiday"})
    CHECK(std::string(warningTemplate(rule)) != "{what}");
}
