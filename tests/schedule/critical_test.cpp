// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>

#include "framework/pack_loader.h"
#include "schedule/critical.h"
#include "schedule/timeline.h"

using namespace waymark;
using namespace waymark::schedule;
using base::Day;
using base::dayOf;

namespace {

const auto& england() {
  return calendar::england();
}

const Day kLongAgo = dayOf(2016, 1, 4);

Day plus(Day day, int workingDays) {
  return *england().addWorkingDays(day, workingDays);
}

/// The plan played forwards, another way to the same answer: slip one task and push what waits for it. True if that
/// moves a fixed task, or anything beyond the goal.
bool movesTheEnd(std::vector<OrderedTask> tasks, const Goal& goal, const std::string& slipped, int days) {
  std::erase_if(tasks, [&](const auto& task) { return task.due > goal.day; });
  std::map<std::string, OrderedTask*> byId;
  for (auto& task : tasks) byId[task.id] = &task;
  byId[slipped]->start = plus(byId[slipped]->start, days);
  byId[slipped]->due = plus(byId[slipped]->due, days);
  if (byId[slipped]->fixed && days > 0) return true;
  for (bool again = true; again;) {
    again = false;
    for (auto& task : tasks) {
      if (task.due > goal.day) return true;
      for (const auto& id : task.after) {
        const auto at = byId.find(id);
        if (at == byId.end() || task.start >= at->second->due) continue;
        if (task.fixed) return true;
        const int by = *england().workingDaysBetween(task.start, at->second->due);
        task.start = plus(task.start, by);
        task.due = plus(task.due, by);
        again = true;
      }
    }
  }
  return false;
}

std::vector<OrderedTask> planned(const framework::Pack& pack, const Timeline& timeline) {
  std::vector<OrderedTask> tasks;
  for (const auto& task : timeline.tasks)
    if (task.due)
      tasks.push_back({task.id, *task.start, *task.due, task.external || task.told,
                       pack.tasks[static_cast<std::size_t>(task.packIndex)].after});
  return tasks;
}

void eachSlackIsExact(const std::vector<OrderedTask>& tasks, const Goal& goal) {
  const auto order = criticalOrder(tasks, goal, england(), kLongAgo);
  REQUIRE(!order.slacks.empty());
  for (const auto& slack : order.slacks) {
    if (slack.days < 0) continue;
    INFO(slack.id << " may slip " << slack.days);
    CHECK(!movesTheEnd(tasks, goal, slack.id, slack.days));
    CHECK(movesTheEnd(tasks, goal, slack.id, slack.days + 1));
  }
}

void chainIsTight(const std::vector<OrderedTask>& tasks, const CriticalOrder& order) {
  REQUIRE(!order.chain.empty());
  const auto task = [&](const std::string& id) { return *std::ranges::find(tasks, id, &OrderedTask::id); };
  for (std::size_t i = 0; i < order.chain.size(); ++i) {
    int least = order.slackOf(order.chain[i])->days;
    if (i + 1 == order.chain.size()) break;
    const auto& after = task(order.chain[i + 1]).after;
    CHECK(std::ranges::find(after, order.chain[i]) != after.end());
    for (const auto& other : after)
      if (const auto* slack = order.slackOf(other)) least = std::min(least, slack->days);
    CHECK(order.slackOf(order.chain[i])->days == least);
  }
  const auto& first = task(order.chain.front()).after;
  CHECK(std::ranges::none_of(first, [&](const auto& id) { return order.slackOf(id) != nullptr; }));
}

const Day kMonday = dayOf(2025, 9, 8);

OrderedTask one(std::string id, int startDay, int dueDay, std::vector<std::string> after = {}) {
  return {std::move(id), plus(kMonday, startDay), plus(kMonday, dueDay), false, std::move(after)};
}

}  // namespace

TEST_CASE("slack is what lies between a task's end and the latest start of what waits for it") {
  auto end = one("end", 8, 8, {"draft", "rooms"});
  end.fixed = true;
  const std::vector<OrderedTask> tasks{one("first", 0, 1), one("draft", 5, 7, {"first"}), one("rooms", 2, 2), end};
  const auto order = criticalOrder(tasks, {"fieldwork", plus(kMonday, 8)}, england(), kMonday);
  CHECK(order.slacks ==
        std::vector<Slack>{{"first", 5, "draft"}, {"draft", 1, "end"}, {"rooms", 6, "end"}, {"end", 0, "end"}});
  CHECK(order.chain == std::vector<std::string>{"first", "draft", "end"});
}

TEST_CASE("slack counts working days, so a weekend and a bank holiday give no room") {
  const Day thursday = dayOf(2026, 4, 2);  // then Good Friday, the weekend, Easter Monday
  const std::vector<OrderedTask> tasks{{"draft", thursday, thursday, false, {}}};
  const auto order = criticalOrder(tasks, {"on_site", dayOf(2026, 4, 8)}, england(), thursday);
  CHECK(order.slackOf("draft")->days == 2);
  CHECK(order.slackOf("draft")->holdsUp == "on_site");
}

TEST_CASE("a task whose day has passed has lost the days since, and may be too late already") {
  const std::vector<OrderedTask> tasks{one("draft", 1, 1), one("agreed", 6, 6, {"draft"})};
  const Goal goal{"on_site", plus(kMonday, 6)};
  CHECK(criticalOrder(tasks, goal, england(), kMonday).slackOf("draft")->days == 5);
  CHECK(criticalOrder(tasks, goal, england(), plus(kMonday, 4)).slackOf("draft")->days == 2);
  CHECK(criticalOrder(tasks, goal, england(), plus(kMonday, 7)).slackOf("draft")->days == -1);
}

TEST_CASE("a task moved by hand beyond what waits for it is told to be too late") {
  const std::vector<OrderedTask> tasks{one("draft", 4, 4), one("agreed", 3, 3, {"draft"})};
  const auto order = criticalOrder(tasks, {"on_site", plus(kMonday, 3)}, england(), kMonday);
  CHECK(order.slackOf("draft") == nullptr);  // beyond the goal itself
  const auto later = criticalOrder(tasks, {"on_site", plus(kMonday, 4)}, england(), kMonday);
  CHECK(later.slackOf("draft")->days == 0);
  auto fixed = tasks;
  fixed[1].fixed = true;
  CHECK(criticalOrder(fixed, {"on_site", plus(kMonday, 4)}, england(), kMonday).slackOf("draft")->days == -1);
}

TEST_CASE("tasks in a circle, and none, have no order") {
  const Goal goal{"on_site", plus(kMonday, 10)};
  CHECK(criticalOrder({}, goal, england(), kMonday) == CriticalOrder{});
  CHECK(criticalOrder({one("a", 1, 1, {"b"}), one("b", 2, 2, {"a"})}, goal, england(), kMonday) == CriticalOrder{});
}

TEST_CASE("in every pack's plan each task can slip by its slack and not a day more without moving the end") {
  for (const auto* id : {"area-send-2025", "area-send-2023", "area-send-monitoring", "local-area-2016"}) {
    const auto pack = *framework::Library().load(id);
    for (const auto day : {dayOf(2025, 9, 8), dayOf(2026, 3, 23), dayOf(2026, 4, 27), dayOf(2026, 12, 7)}) {
      INFO(id << " " << base::isoText(day));
      Inputs inputs;
      inputs.notified = day;
      const auto timeline = compute(pack, england(), inputs);
      const auto tasks = planned(pack, timeline);
      for (const auto* anchor : {"fieldwork", "on_site"}) {
        const auto goal = timeline.day(anchor);
        if (!goal) continue;
        eachSlackIsExact(tasks, {anchor, *goal});
        chainIsTight(tasks, criticalOrder(tasks, {anchor, *goal}, england(), kLongAgo));
      }
    }
  }
}

TEST_CASE("what inspectors told us is a day that the order respects") {
  const auto pack = *framework::Library().load("area-send-2025");
  Inputs inputs;
  inputs.notified = kMonday;
  const auto before = compute(pack, england(), inputs);
  const Goal goal{"on_site", *before.day("on_site")};
  inputs.told["visits-told"] = {plus(kMonday, 7), {}};
  const auto after = compute(pack, england(), inputs);
  CHECK(criticalOrder(planned(pack, before), goal, england(), kLongAgo).slackOf("visits-told")->days > 0);
  CHECK(criticalOrder(planned(pack, after), goal, england(), kLongAgo).slackOf("visits-told")->days == 0);
}

TEST_CASE("in any network each task can slip by its slack and not a day more") {
  std::mt19937 random(20251122);
  const auto upTo = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most + 1)); };
  for (int round = 0; round < 300; ++round) {
    std::vector<OrderedTask> tasks;
    const int count = 2 + upTo(12);
    for (int i = 0; i < count; ++i) {
      int start = upTo(3);
      std::vector<std::string> after;
      for (int earlier = 0; earlier < i; ++earlier)
        if (upTo(3) == 0) {
          const auto& task = tasks[static_cast<std::size_t>(earlier)];
          after.push_back(task.id);
          start = std::max(start, *england().workingDaysBetween(kMonday, task.due) + upTo(2));
        }
      auto task = one("t" + std::to_string(i), start, start + upTo(3), std::move(after));
      task.fixed = upTo(4) == 0;
      tasks.push_back(std::move(task));
    }
    const Goal goal{"end", plus(std::ranges::max(tasks, {}, &OrderedTask::due).due, upTo(4))};
    INFO("round " << round);
    eachSlackIsExact(tasks, goal);
    chainIsTight(tasks, criticalOrder(tasks, goal, england(), kLongAgo));
  }
}
