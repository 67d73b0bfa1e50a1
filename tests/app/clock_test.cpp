// SPDX-License-Identifier: GPL-3.0-or-later
// The whole clock: what inspectors told us, a changed date and what it moves, deferral and pausing, rehearsals.
#include <algorithm>
#include <catch2/catch.hpp>

#include "app/reanchor.h"
#include "app/rehearsal.h"
#include "app/standing.h"
#include "app/told.h"
#include "base/message.h"
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

/// Notified on Mon 8 Sep 2025.
struct Called {
  domain::Workspace workspace;
  domain::Inspection inspection;
  base::IdMaker ids{7};

  Called() {
    inspection.id = domain::InspectionId{base::namedUuid("called")};
    inspection.title = "Area SEND inspection";
    inspection.frameworkId = "area-send-2025";
    inspection.notified = dayOf(2025, 9, 8);
    put(inspection);
  }
  template <class T>
  void put(T value) {
    workspace.table<T>().put({std::move(value), 1});
  }
  void follow(domain::ChangeSet set) {
    for (auto& change : set.changes) {
      REQUIRE(domain::validate(change.after ? *change.after : *change.before));
      ++change.revision;
      workspace.follow(change);
    }
  }
  [[nodiscard]] const domain::Stored<domain::Inspection>& stored() const {
    return *workspace.all<domain::Inspection>().find(inspection.id);
  }
  [[nodiscard]] Plan plan() const { return planFor(workspace, stored().value, pack(), calendar::england()); }
  [[nodiscard]] PlannedTask task(const std::string& key) const {
    const auto all = plan().tasks;
    const auto found = std::ranges::find(all, key, &PlannedTask::key);
    REQUIRE(found != all.end());
    return *found;
  }
  [[nodiscard]] Reanchoring previewOf(const Proposal& proposal) const {
    return preview(workspace, stored().value, pack(), calendar::england(), proposal);
  }
  domain::Task& setTask(const std::string& packTask, domain::TaskState state, std::optional<base::Day> due = {}) {
    domain::Task task;
    task.id = domain::TaskId{base::namedUuid("task." + packTask)};
    task.inspection = inspection.id;
    task.packTask = packTask;
    task.state = state;
    task.due = due;
    put(task);
    return const_cast<domain::Task&>(workspace.all<domain::Task>().find(task.id)->value);
  }
  void tell(domain::ToldSubject subject, const std::string& key, std::optional<base::Day> day,
            std::optional<base::TimeOfDay> time, int minute = 0) {
    domain::Told told;
    told.id = ids.makeId<domain::ToldTag>(at(dayOf(2025, 9, 8), 9, minute).utc);
    told.inspection = inspection.id;
    told.subject = subject;
    told.key = key;
    told.day = day;
    told.time = time;
    told.by = "Jo Lark";
    told.at = at(dayOf(2025, 9, 8), 9, minute).utc;
    const auto change = tellChange(workspace, told);
    REQUIRE(change);
    follow({"told", {*change}});
  }
  void happened(domain::InspectionEventKind kind, base::Day day) {
    put(domain::InspectionEvent{ids.makeId<domain::InspectionEventTag>(at(day, 9).utc),
                                inspection.id,
                                kind,
                                day,
                                "Flooding",
                                {},
                                "LANO",
                                at(day, 9).utc});
  }
};

bool has(const std::vector<Move>& moves, const std::string& key) {
  return std::ranges::find(moves, key, &Move::key) != moves.end();
}

}  // namespace

TEST_CASE("what inspectors told us stands in place of the pack's day and hour, and says so") {
  Called area;
  CHECK(area.task("lists-sent").due == dayOf(2025, 9, 10));
  CHECK_FALSE(area.task("lists-sent").told);
  area.tell(domain::ToldSubject::Task, "lists-sent", dayOf(2025, 9, 9), base::TimeOfDay{600});
  CHECK(area.task("lists-sent").due == dayOf(2025, 9, 9));
  CHECK(area.task("lists-sent").dueTime == base::TimeOfDay{600});
  CHECK(area.task("lists-sent").told);

  SECTION("an hour alone keeps the pack's day") {
    area.tell(domain::ToldSubject::Task, "tracked-documents", std::nullopt, base::TimeOfDay{540});
    CHECK(area.task("tracked-documents").due == dayOf(2025, 9, 15));
    CHECK(area.task("tracked-documents").dueTime == base::TimeOfDay{540});
  }
  SECTION("a later word on the same row counts, in one record") {
    area.tell(domain::ToldSubject::Task, "lists-sent", dayOf(2025, 9, 11), std::nullopt, 40);
    CHECK(area.task("lists-sent").due == dayOf(2025, 9, 11));
    CHECK(area.workspace.all<domain::Told>().size() == 1);
  }
  SECTION("taken back, the pack's day stands again") {
    auto told = area.workspace.all<domain::Told>().rows().front().value;
    told.day.reset();
    told.time.reset();
    area.follow({"take back", {*tellChange(area.workspace, told)}});
    CHECK(area.task("lists-sent").due == dayOf(2025, 9, 10));
    CHECK_FALSE(area.task("lists-sent").told);
  }
  SECTION("the same said twice changes nothing") {
    CHECK_FALSE(tellChange(area.workspace, area.workspace.all<domain::Told>().rows().front().value));
  }
  SECTION("another inspection isn't told") {
    auto other = area.inspection;
    other.id = domain::InspectionId{base::namedUuid("other")};
    CHECK(toldRows(area.workspace, other.id, domain::ToldSubject::Task).empty());
  }
}

TEST_CASE("a told survey close or information item moves the task of the plan that follows it") {
  Called area;
  CHECK(area.task("survey-close").due == dayOf(2025, 9, 12));
  area.tell(domain::ToldSubject::SurveyCloses, "parents_carers", dayOf(2025, 9, 15), base::TimeOfDay{12 * 60});
  CHECK(area.task("survey-close").due == dayOf(2025, 9, 15));  // the last of the three
  CHECK(area.task("survey-close").dueTime == base::TimeOfDay{12 * 60});
  CHECK(area.task("survey-close").told);
  CHECK_FALSE(area.task("surveys-received").told);

  SECTION("earlier than the others: the others' close stands") {
    area.tell(domain::ToldSubject::SurveyCloses, "parents_carers", dayOf(2025, 9, 11), std::nullopt, 1);
    CHECK(area.task("survey-close").due == dayOf(2025, 9, 12));
  }
  SECTION("what is told of the task itself comes first") {
    area.tell(domain::ToldSubject::Task, "survey-close", dayOf(2025, 9, 16), std::nullopt, 1);
    CHECK(area.task("survey-close").due == dayOf(2025, 9, 16));
  }
  SECTION("an information item moves the wave that its group goes with") {
    area.tell(domain::ToldSubject::Information, "info-therapies", dayOf(2025, 9, 16), base::TimeOfDay{600}, 1);
    CHECK(area.task("info-wave-2").due == dayOf(2025, 9, 16));
    CHECK(area.task("info-wave-1").due == dayOf(2025, 9, 11));
  }
}

TEST_CASE("dates that can't be meant are refused, with nothing changed") {
  const Called area;
  using Anchors = decltype(Proposal::anchors);
  const auto check = [&](base::Day notified, const Anchors& anchors = {}) {
    return checkProposal(area.inspection, pack(), calendar::england(), Proposal{notified, std::nullopt, anchors});
  };
  CHECK(check(dayOf(2025, 9, 15)));
  CHECK_FALSE(check(dayOf(2205, 9, 8)));
  CHECK_FALSE(check(dayOf(1925, 9, 8)));
  CHECK(check(dayOf(2025, 9, 8), {{"on_site", dayOf(2025, 9, 8)}}));
  const auto early = check(dayOf(2025, 9, 8), {{"on_site", dayOf(2025, 9, 7)}});
  REQUIRE_FALSE(early);
  CHECK(base::sentence(early.error()).find("before the day of the call, Mon 8 Sep 2025") != std::string::npos);
  CHECK_FALSE(check(dayOf(2025, 9, 8), {{"nowhere", dayOf(2025, 9, 9)}}));
  CHECK_FALSE(check(dayOf(2025, 9, 8), {{"notified", dayOf(2025, 9, 9)}}));
}

TEST_CASE("every information item and survey can be told, with the pack's day beside it") {
  Called area;
  area.tell(domain::ToldSubject::SurveyCloses, "parents_carers", dayOf(2025, 9, 15), base::TimeOfDay{12 * 60});
  const auto rows = tellableRows(area.workspace, area.inspection, pack(), calendar::england());
  const auto items = std::ranges::count(rows, domain::ToldSubject::Information, &TellableRow::subject);
  CHECK(items == static_cast<std::ptrdiff_t>(pack().information.size()));
  const auto closes = std::ranges::find_if(rows, [](const TellableRow& row) {
    return row.subject == domain::ToldSubject::SurveyCloses && row.key == "parents_carers";
  });
  REQUIRE(closes != rows.end());
  CHECK(closes->packDay == dayOf(2025, 9, 12));
  CHECK(closes->day() == dayOf(2025, 9, 15));
  CHECK(closes->told->value.by == "Jo Lark");
  for (const auto& row : rows) {
    CAPTURE(row.key);
    CHECK(row.packDay.has_value());
    CHECK_FALSE(row.title.empty());
  }
}

TEST_CASE("a changed notification day shows what moves, and keeps what is done and what was set by hand") {
  Called area;
  area.setTask("call-log", domain::TaskState::Done);
  area.setTask("bulletin-starts", domain::TaskState::NotStarted, dayOf(2025, 9, 9));
  const Proposal aWeekLater{.notified = dayOf(2025, 9, 15), .notifiedTime = base::TimeOfDay{580}};
  const auto result = area.previewOf(aWeekLater);
  REQUIRE(result.anchors.size() >= 4);
  CHECK(result.anchors.front() ==
        Move{"notified", result.anchors.front().title, dayOf(2025, 9, 8), dayOf(2025, 9, 15), std::nullopt});
  CHECK(has(result.moves, "lists-sent"));
  CHECK_FALSE(has(result.moves, "call-log"));
  CHECK(has(result.done, "call-log"));
  CHECK(has(result.byHand, "bulletin-starts"));
  CHECK_FALSE(has(result.moves, "bulletin-starts"));
  // Nothing of it is applied.
  CHECK(area.task("lists-sent").due == dayOf(2025, 9, 10));
}

TEST_CASE("a date set by hand that falls after what it serves is listed") {
  Called area;
  // The lists are checked by hand-set date; they are sent by Wed 10 Sep.
  area.setTask("lists-checked", domain::TaskState::NotStarted, dayOf(2025, 9, 10));
  CHECK(handLate(area.plan(), pack()).empty());
  const Proposal earlier{.notified = dayOf(2025, 9, 4), .notifiedTime = std::nullopt};
  const auto late = area.previewOf(earlier).handLate;
  REQUIRE(late.size() == 1);
  CHECK(late.front().key == "lists-checked");
  CHECK(late.front().serves == pack().task("lists-sent")->title);
  CHECK(late.front().deadline == dayOf(2025, 9, 8));

  SECTION("a done one isn't") {
    area.setTask("lists-checked", domain::TaskState::Done, dayOf(2025, 9, 10));
    CHECK(area.previewOf(earlier).handLate.empty());
  }
  SECTION("an earlier day told by inspectors counts as the deadline") {
    area.tell(domain::ToldSubject::Task, "lists-sent", dayOf(2025, 9, 9), std::nullopt);
    CHECK(handLate(area.plan(), pack()).size() == 1);
  }
}

TEST_CASE("applying a new date is one set with a line of history, and its inverse takes all of it back") {
  Called area;
  const auto before = area.workspace;
  const Proposal proposal{.notified = dayOf(2025, 9, 15),
                          .notifiedTime = std::nullopt,
                          .anchors = {{"on_site", dayOf(2025, 9, 30)}},
                          .reason = "Lead inspector rang again",
                          .by = "LANO"};
  auto set =
      reanchor(area.workspace, area.stored(), proposal, "set the day of the call", area.ids, at(dayOf(2025, 9, 9), 10));
  CHECK(set.changes.size() == 3);
  area.follow(set);
  const auto plan = area.plan();
  CHECK(plan.timeline.day("fieldwork") == dayOf(2025, 9, 25));
  CHECK(plan.timeline.day("on_site") == dayOf(2025, 9, 30));
  const auto history = historyOf(area.workspace, area.inspection.id);
  REQUIRE(history.size() == 1);
  CHECK(history.front()->value.detail == "notified 2025-09-08 -> 2025-09-15; on_site none -> 2025-09-30");
  CHECK(history.front()->value.reason == "Lead inspector rang again");

  for (auto& change : set.changes) ++change.revision;
  for (const auto& change : domain::inverse(set).changes) area.workspace.follow(change);
  CHECK(area.plan().timeline.day("on_site") == dayOf(2025, 9, 22));
  CHECK(historyOf(area.workspace, area.inspection.id).empty());
  CHECK(area.workspace.all<domain::Override>().empty());

  SECTION("the first call is no change of plan") {
    area.inspection.notified.reset();
    area.put(area.inspection);
    const auto first = reanchor(area.workspace, area.stored(), {.notified = dayOf(2025, 9, 8), .notifiedTime = {}},
                                "set the day of the call", area.ids, at(dayOf(2025, 9, 8), 9));
    CHECK(first.changes.size() == 1);
  }
  SECTION("nothing proposed is nothing to do") {
    CHECK(area.previewOf({.notified = dayOf(2025, 9, 8), .notifiedTime = {}}).isNothing());
    CHECK(reanchor(area.workspace, area.stored(), {.notified = dayOf(2025, 9, 8), .notifiedTime = {}}, "x", area.ids,
                   at(dayOf(2025, 9, 8), 9))
              .changes.empty());
  }
}

TEST_CASE("every preview is what the plan becomes") {
  Called area;
  area.setTask("call-log", domain::TaskState::Done);
  area.setTask("lists-checked", domain::TaskState::NotStarted, dayOf(2025, 9, 10));
  area.tell(domain::ToldSubject::Task, "tracked-named", dayOf(2025, 9, 12), std::nullopt);
  for (int shift = -30; shift <= 400; shift += 7) {
    const auto day = dayOf(2025, 9, 8) + std::chrono::days{shift};
    CAPTURE(base::isoText(day));
    const Proposal proposal{.notified = day, .notifiedTime = std::nullopt};
    const auto promised = area.previewOf(proposal);
    auto copy = area;
    copy.follow(reanchor(copy.workspace, copy.stored(), proposal, "move", copy.ids, at(day, 9)));
    const auto plan = copy.plan();
    for (const auto& move : promised.moves) {
      const auto task = std::ranges::find(plan.tasks, move.key, &PlannedTask::key);
      REQUIRE(task != plan.tasks.end());
      CHECK(task->due == move.to);
    }
    CHECK(handLate(plan, pack()) == promised.handLate);
  }
}

TEST_CASE("while deferred or paused nothing is late, and the history keeps it all") {
  Called area;
  const auto friday = at(dayOf(2025, 9, 12), 18);
  CHECK(isLate(area.task("lists-sent"), friday));
  area.happened(domain::InspectionEventKind::DeferralRequested, dayOf(2025, 9, 8));
  CHECK(standingOf(area.workspace, area.inspection.id).standing == Standing::DeferralRequested);
  CHECK(isLate(area.task("lists-sent"), friday));  // asked for isn't given
  area.happened(domain::InspectionEventKind::DeferralGranted, dayOf(2025, 9, 9));
  CHECK(standingOf(area.workspace, area.inspection.id) ==
        StandingSince{Standing::Deferred, dayOf(2025, 9, 9), "Flooding"});
  CHECK_FALSE(isLate(area.task("lists-sent"), friday));
  area.happened(domain::InspectionEventKind::Reanchored, dayOf(2025, 9, 10));
  CHECK(standingOf(area.workspace, area.inspection.id).standing == Standing::Running);
  area.happened(domain::InspectionEventKind::Paused, dayOf(2025, 9, 11));
  area.happened(domain::InspectionEventKind::Reanchored, dayOf(2025, 9, 11));
  CHECK(standingOf(area.workspace, area.inspection.id).standing == Standing::Paused);  // a new date isn't a resumption
  area.happened(domain::InspectionEventKind::Resumed, dayOf(2025, 9, 12));
  CHECK(isLate(area.task("lists-sent"), friday));
  CHECK(historyOf(area.workspace, area.inspection.id).size() == 6);
}

TEST_CASE("a rehearsal runs beside the real plan and ends in what slipped and why") {
  Called area;
  area.setTask("lists-sent", domain::TaskState::Done);
  const auto rehearsal = newRehearsal(area.workspace, pack(), dayOf(2026, 1, 12), base::TimeOfDay{570},
                                      domain::InspectionId{base::namedUuid("rehearsal")});
  CHECK(rehearsal.title == "Rehearsal 1");
  area.put(rehearsal);
  CHECK(currentInspection(area.workspace)->value.id == area.inspection.id);
  const auto planned = [&] { return planFor(area.workspace, rehearsal, pack(), calendar::england()); };
  const auto taskIn = [&](const std::string& key) {
    const auto all = planned().tasks;
    return *std::ranges::find(all, key, &PlannedTask::key);
  };
  CHECK(taskIn("lists-sent").due == dayOf(2026, 1, 14));
  CHECK(taskIn("lists-sent").state == domain::TaskState::NotStarted);
  CHECK(taskIn("sef-agreed").state == domain::TaskState::NotNeeded);  // the real plan's work

  domain::Task late;
  late.id = domain::TaskId{base::namedUuid("late")};
  late.inspection = rehearsal.id;
  late.packTask = "lists-sent";
  late.state = domain::TaskState::Done;
  late.doneAt = at(dayOf(2026, 1, 16), 12).utc;
  late.slipReason = "The health list came on Friday";
  area.put(late);
  domain::Task inTime = late;
  inTime.id = domain::TaskId{base::namedUuid("in time")};
  inTime.packTask = "call-log";
  inTime.doneAt = at(dayOf(2026, 1, 12), 9).utc;
  area.put(inTime);

  const auto wednesday = dayOf(2026, 1, 14);
  const auto slips = [&](const base::Now& now) {
    return slipsOf(area.workspace, rehearsal, planned(), calendar::england(), now);
  };
  const auto now = at(dayOf(2026, 1, 20), 9);
  const auto all = slips(now);
  const auto listsSent = std::ranges::find(all, "lists-sent", &Slip::key);
  REQUIRE(listsSent != all.end());
  CHECK(listsSent->workingDaysLate == 2);
  CHECK(listsSent->reason == "The health list came on Friday");
  CHECK(std::ranges::find(all, "call-log", &Slip::key) == all.end());
  CHECK(std::ranges::find(all, "sef-agreed", &Slip::key) == all.end());
  CHECK(std::ranges::is_sorted(all, std::ranges::greater{}, &Slip::workingDaysLate));

  // Closed on the Wednesday: what was due later didn't slip, and nothing is late any more.
  auto set = domain::ChangeSet{"close",
                               {closing(rehearsal.id, "Enough learnt", "LANO",
                                        area.ids.makeId<domain::InspectionEventTag>(now.utc), at(wednesday, 17))}};
  area.follow(set);
  const auto atTheEnd = slips(now);
  CHECK(atTheEnd.size() < all.size());
  for (const auto& slip : atTheEnd) CHECK(slip.due <= wednesday);
  CHECK_FALSE(isLate(taskIn("tracked-named"), now));

  CHECK(newRehearsal(area.workspace, pack(), dayOf(2026, 2, 2), {}, {}).title == "Rehearsal 2");
}
