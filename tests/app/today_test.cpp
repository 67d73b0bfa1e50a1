// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/today.h"

#include <catch2/catch.hpp>

#include "app/demonstration.h"
#include "app/published_scores.h"
#include "app/readiness.h"
#include "framework/pack_loader.h"
#include "support/samples.h"

using namespace waymark;
using namespace waymark::app;
using base::dayOf;

namespace {

const framework::Pack& pack() {
  static const auto loaded = *framework::Library().load("area-send-2025");
  return loaded;
}

base::Now at(base::Day day, int hour, int minute = 0) {
  const base::TimeOfDay time{hour * 60 + minute};
  return {base::Stamp{day} + std::chrono::minutes{time.minutes}, day, time};
}

/// An area with an inspection notified on Mon 8 Sep 2025 and one person who is everything.
struct Area {
  domain::Workspace workspace;
  domain::Inspection inspection = samples::inspection();

  Area() {
    inspection.publishedOutcome.clear();
    put(samples::partner());
    auto person = samples::person();
    person.roles.clear();
    for (const auto& role : pack().ownerRoles) person.roles.push_back(role.id);
    person.leave.clear();
    put(person);
    put(inspection);
  }
  template <class T>
  void put(T value) {
    workspace.table<T>().put({std::move(value), 1});
  }
  [[nodiscard]] Plan plan() const {
    const auto* row = workspace.all<domain::Inspection>().find(inspection.id);
    return planFor(workspace, row->value, pack(), calendar::england());
  }
  [[nodiscard]] Today today(const base::Now& now, const OwnerFilter& filter = Everyone{}) const {
    return todayFor(workspace, plan(), pack(), calendar::england(), now, filter);
  }
  [[nodiscard]] Readiness readiness(const base::Now& now) const {
    return readinessFor(workspace, plan(), pack(), calendar::england(), now, 3);
  }
  void mark(const std::string& packTask, domain::TaskState state) {
    domain::Task task;
    task.id = domain::TaskId{base::namedUuid("task." + packTask)};
    task.inspection = inspection.id;
    task.packTask = packTask;
    task.state = state;
    put(task);
  }
  void finding(int number, const char* criterion, domain::Finding kind) {
    auto evidence = samples::evidence();
    evidence.id = domain::EvidenceId{base::namedUuid("finding" + std::to_string(number))};
    evidence.criterion = *base::ShortCode::make(criterion);
    evidence.also.clear();
    evidence.finding = kind;
    put(evidence);
  }
};

bool has(const std::vector<PlannedTask>& tasks, std::string_view key) {
  return std::ranges::any_of(tasks, [&](const PlannedTask& task) { return task.key == key; });
}

const base::Day kD0 = dayOf(2025, 9, 8);

}  // namespace

TEST_CASE("a task whose hour has passed is late, one later the same day is due today") {
  const Area area;
  const auto today = area.today(at(kD0, 10, 15));
  CHECK(has(today.late, "dates-checked"));       // 10:00
  CHECK(has(today.dueToday, "lano-confirmed"));  // 11:00
  CHECK_FALSE(has(today.late, "lano-confirmed"));
  CHECK(today.counts.late == today.late.size());
  CHECK(today.counts.dueToday == today.dueToday.size());
}

TEST_CASE("what is done or not needed is nowhere in Today") {
  Area area;
  area.mark("dates-checked", domain::TaskState::Done);
  area.mark("lano-confirmed", domain::TaskState::NotNeeded);
  const auto today = area.today(at(kD0, 10, 15));
  CHECK_FALSE(has(today.late, "dates-checked"));
  CHECK_FALSE(has(today.dueToday, "lano-confirmed"));
}

TEST_CASE("next is the next two working days, over a weekend") {
  const Area area;
  const auto friday = at(dayOf(2025, 9, 12), 9);
  for (const auto& task : area.today(friday).next) {
    CHECK(*task.due > friday.today);
    CHECK(*task.due <= dayOf(2025, 9, 16));
  }
  CHECK(has(area.today(friday).next, "tracked-documents"));  // D0+5, Mon 15 Sep
}

TEST_CASE("tasks that wait for an unknown outcome are not in Today") {
  const Area area;
  const auto long_after = area.today(at(dayOf(2026, 3, 2), 9));
  for (const auto* list : {&long_after.late, &long_after.dueToday, &long_after.next})
    for (const auto& task : *list) CHECK_FALSE(task.conditional);
}

TEST_CASE("one partner's filter leaves its people's tasks, nobody's leaves none that is owned") {
  Area area;
  const auto now = at(kD0, 10, 15);
  const auto all = area.today(now);
  CHECK(area.today(now, samples::partner().id).late.size() == all.late.size());
  CHECK(area.today(now, domain::PartnerId{base::namedUuid("other")}).late.empty());
  CHECK(area.today(now, samples::person().id).late.size() == all.late.size());
  CHECK(area.today(now, Nobody{}).late.empty());
}

TEST_CASE("findings in review and passed review dates are counted, drafts are not") {
  Area area;
  auto evidence = samples::evidence();
  evidence.review = domain::ReviewState::InReview;
  area.put(evidence);
  evidence.id = domain::EvidenceId{base::namedUuid("second")};
  evidence.review = domain::ReviewState::Accepted;
  evidence.reviewBy = dayOf(2025, 9, 1);
  area.put(evidence);
  evidence.id = domain::EvidenceId{base::namedUuid("third")};
  evidence.review = domain::ReviewState::Draft;
  evidence.reviewBy.reset();
  area.put(evidence);
  const auto counts = area.today(at(kD0, 9)).counts;
  CHECK(counts.awaitingReview == 1);
  CHECK(counts.reviewPassed == 1);
}

TEST_CASE("who is away today is named with the deputy, and that the deputy is away too") {
  Area area;
  auto deputy = samples::person();
  deputy.id = domain::PersonId{base::namedUuid("deputy")};
  deputy.leave = {{kD0, kD0}};
  area.put(deputy);
  auto person = samples::person();
  person.leave = {{kD0, dayOf(2025, 9, 10)}};
  person.deputy = deputy.id;
  area.put(person);
  const auto away = area.today(at(kD0, 9)).away;
  REQUIRE(away.size() == 2);
  CHECK(away[0].person == person.id);
  CHECK(away[0].backAfter == dayOf(2025, 9, 10));
  CHECK(away[0].deputyAway);
  CHECK(area.today(at(dayOf(2025, 9, 11), 9)).away.empty());
}

TEST_CASE("without a notification day Today is what is still to be prepared") {
  Area area;
  area.inspection.notified.reset();
  area.put(area.inspection);
  area.mark("streams-owners", domain::TaskState::Done);
  const auto today = area.today(at(kD0, 9));
  CHECK(today.beforeTheCall);
  CHECK(today.late.empty());
  CHECK(today.prepared == 1);
  CHECK(today.next.size() == today.toPrepare - 1);
  CHECK_FALSE(has(today.next, "streams-owners"));
}

TEST_CASE("a role that open tasks need and nobody has is named once") {
  Area area;
  auto person = samples::person();
  person.roles = {"lano"};
  area.put(person);
  const auto roles = area.today(at(kD0, 9)).counts.rolesWithNobody;
  CHECK(std::ranges::count(roles, "data_lead") == 1);
  CHECK(std::ranges::count(roles, "lano") == 0);
}

TEST_CASE("marking a task done makes its record, or changes the one that is there") {
  Area area;
  const auto now = at(kD0, 10);
  const auto plan = area.plan();
  const auto task = *std::ranges::find(plan.tasks, "dates-checked", &PlannedTask::key);
  const domain::TaskId fresh{base::namedUuid("fresh")};
  const auto made = stateChange(area.workspace, area.inspection, task, domain::TaskState::Done, now.utc, fresh);
  CHECK_FALSE(made.before);
  const auto& record = std::get<domain::Task>(*made.after);
  CHECK(record.id == fresh);
  CHECK(record.packTask == "dates-checked");
  CHECK(record.doneAt == now.utc);
  area.workspace.follow(made);

  const auto again = area.plan();
  const auto& known = *std::ranges::find(again.tasks, "dates-checked", &PlannedTask::key);
  const auto undone = stateChange(area.workspace, area.inspection, known, domain::TaskState::InProgress, now.utc, {});
  REQUIRE(undone.before);
  CHECK(std::get<domain::Task>(*undone.after).id == fresh);
  CHECK_FALSE(std::get<domain::Task>(*undone.after).doneAt);
}

TEST_CASE("the three steps are of three kinds, however many tasks are late") {
  Area area;
  for (int i = 0; i < 4; ++i) area.finding(i, i < 2 ? "E1" : "L4", domain::Finding::Concern);
  const auto steps = area.readiness(at(dayOf(2025, 9, 11), 18)).steps;
  REQUIRE(steps.size() == 3);
  CHECK(steps[0].kind != steps[1].kind);
  CHECK(steps[1].kind != steps[2].kind);
  CHECK(steps[0].kind != steps[2].kind);
}

TEST_CASE("criteria without enough evidence are counted and asked for") {
  Area area;
  for (int i = 0; i < 2; ++i) area.finding(i, "E1", domain::Finding::Strength);
  const auto readiness = area.readiness(at(kD0, 9));
  CHECK(readiness.criteriaWithoutEnough == pack().criteria.size() - 1);
  const auto step = std::ranges::find(readiness.steps, StepKind::LogEvidence, &Step::kind);
  REQUIRE(step != readiness.steps.end());
  CHECK(std::ranges::find(step->criteria, *base::ShortCode::make("E1")) == step->criteria.end());
}

TEST_CASE("a late task says how late it is and how many tasks wait for it") {
  Area area;
  const auto steps = area.readiness(at(dayOf(2025, 9, 11), 18)).steps;
  const auto step = std::ranges::find(steps, StepKind::FinishTask, &Step::kind);
  REQUIRE(step != steps.end());
  CHECK(step->workingDaysLate >= 0);
  CHECK(isLate(step->task, at(dayOf(2025, 9, 11), 18)));
}

TEST_CASE("nothing is asked of an area where nothing is late and nothing is short") {
  Area area;
  int number = 0;
  for (const auto& criterion : pack().criteria)
    for (const auto source : {domain::SourceKind::ChildVoice, domain::SourceKind::ParentVoice}) {
      auto evidence = samples::evidence();
      evidence.id = domain::EvidenceId{base::namedUuid("f" + std::to_string(number++))};
      evidence.criterion = criterion.id;
      evidence.also.clear();
      evidence.finding = domain::Finding::Strength;
      evidence.source = source;
      area.put(evidence);
    }
  for (const auto& task : area.plan().tasks)
    if (isLate(task, at(kD0, 9))) area.mark(task.key, domain::TaskState::Done);
  CHECK(area.readiness(at(kD0, 9)).steps.empty());
}

TEST_CASE("the demonstration has late tasks, tasks due today and three steps") {
  const auto set = demonstrationArea(pack());
  REQUIRE(set);
  domain::Workspace workspace;
  workspace.follow(*set);
  const auto* inspection = currentInspection(workspace);
  REQUIRE(inspection != nullptr);
  const auto now = nowFor(workspace, {});
  const auto plan = planFor(workspace, inspection->value, pack(), calendar::england());
  const auto today = todayFor(workspace, plan, pack(), calendar::england(), now, Everyone{});
  CHECK_FALSE(today.late.empty());
  CHECK_FALSE(today.dueToday.empty());
  CHECK_FALSE(today.next.empty());
  CHECK(readinessFor(workspace, plan, pack(), calendar::england(), now, 3).steps.size() == 3);
}

TEST_CASE("published inspections have a score each, the best outcome first") {
  const auto scores = publishedScores(pack());
  REQUIRE(scores.size() == 20);
  for (std::size_t i = 1; i < scores.size(); ++i) CHECK(scores[i - 1].outcome <= scores[i].outcome);
  for (const auto& score : scores) {
    CHECK(score.score >= -1);
    CHECK(score.score <= 1);
    CHECK_FALSE(score.area.empty());
  }
}
