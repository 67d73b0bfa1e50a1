// SPDX-License-Identifier: GPL-3.0-or-later
// A workspace moves to another version of its framework: nothing is lost, and one undo takes it back.
#include "app/move_pack.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "app/demonstration.h"
#include "app/plan.h"
#include "framework/pack_loader.h"

using namespace waymark;
using namespace waymark::app;
using framework::RowFate;

namespace {

const framework::Pack& pack() {
  static const auto loaded = *framework::Library().load("area-send-2025");
  return loaded;
}

base::ShortCode code(const char* text) {
  return *base::ShortCode::make(text);
}

/// One inspection that is awaited and one that is over; a finding, a view, a task and a word of the inspectors.
struct Area {
  domain::Workspace workspace;
  domain::InspectionId awaited{base::namedUuid("awaited")};
  domain::InspectionId over{base::namedUuid("over")};
  domain::EvidenceId finding{base::namedUuid("finding")};

  Area() {
    domain::Area area;
    area.id = domain::AreaId{base::namedUuid("area")};
    area.name = "Fernshire";
    area.laCode = "999";
    area.frameworkId = pack().id;
    put(area);
    domain::Inspection inspection;
    inspection.id = awaited;
    inspection.title = "Area SEND inspection";
    inspection.frameworkId = pack().id;
    inspection.frameworkVersion = pack().version;
    inspection.notified = base::dayOf(2025, 9, 8);
    put(inspection);
    inspection.id = over;
    inspection.publishedOn = base::dayOf(2024, 3, 1);
    put(inspection);
    domain::Evidence evidence;
    evidence.id = finding;
    evidence.summary = "Assessments keep to time";
    evidence.criterion = code("E1");
    evidence.also = {code("E2"), code("L1")};
    put(evidence);
    for (const auto& owner : {awaited, over}) {
      domain::Override view;
      view.id = domain::OverrideId{base::namedUuid("view" + base::uuidText(owner.uuid))};
      view.inspection = owner;
      view.subject = domain::OverrideSubject::Criterion;
      view.key = "E1";
      view.value = "0.5";
      view.reason = "Seen in visits";
      put(view);
    }
    domain::SavedView saved;
    saved.id = domain::SavedViewId{base::namedUuid("saved")};
    saved.list = "evidence";
    saved.name = "Assessment";
    saved.state = R"({"criterion":"E1","columns":["summary"],"text":"E1 and more"})";
    put(saved);
    domain::Task task;
    task.id = domain::TaskId{base::namedUuid("task")};
    task.inspection = awaited;
    task.packTask = pack().tasks[20].id;
    task.notes = "Asked twice";
    put(task);
    domain::Told told;
    told.id = domain::ToldId{base::namedUuid("told")};
    told.inspection = awaited;
    told.subject = domain::ToldSubject::Information;
    told.key = pack().information[0].id;
    told.day = base::dayOf(2025, 9, 9);
    put(told);
  }
  template <class T>
  void put(T value) {
    workspace.table<T>().put({std::move(value), 1});
  }
  template <class T>
  [[nodiscard]] const T& only() const {
    return workspace.all<T>().rows().front().value;
  }
};

void follow(domain::Workspace& workspace, domain::ChangeSet& set) {
  for (auto& change : set.changes) {
    const auto sound = domain::validate(*change.after);
    INFO(domain::kindOf(*change.after) << (sound ? "" : sound.error().value("field")));
    REQUIRE(sound);
    ++change.revision;
    workspace.follow(change);
  }
}

domain::ChangeSet moveSet(const Area& area, const framework::Pack& to, const framework::IdMap& map = {}) {
  auto set = movePack(area.workspace, pack(), to, map, calendar::england(), "move");
  REQUIRE(set);
  return *std::move(set);
}

framework::Pack next() {
  auto to = pack();
  to.version = "1.1";
  return to;
}

bool sameValues(const domain::Workspace& a, const domain::Workspace& b) {
  bool same = true;
  domain::forEachKind([&]<class T>() {
    same = same && std::ranges::equal(a.all<T>(), b.all<T>(), {}, &domain::Stored<T>::value, &domain::Stored<T>::value);
  });
  return same;
}

}  // namespace

TEST_CASE("a workspace whose area names no version stays on that of its inspection when a newer one is published") {
  Area area;
  CHECK(area.workspace.area().frameworkVersion.empty());
  CHECK(frameworkVersionOf(area.workspace) == pack().version);
  auto other = area.workspace.area();
  other.frameworkId = "something-else";
  area.put(other);
  CHECK(frameworkVersionOf(area.workspace).empty());
  other.frameworkVersion = "2.0";
  area.put(other);
  CHECK(frameworkVersionOf(area.workspace) == "2.0");
}

TEST_CASE("moving to the version that the workspace has is nothing") {
  const Area area;
  CHECK(previewMove(area.workspace, pack(), pack()).isNothing);
  CHECK(moveSet(area, pack()).changes.empty());
}

TEST_CASE("area and awaited inspection move, an inspection that is over keeps its version and its views") {
  Area area;
  auto to = next();
  to.criteria[0].id = code("N1");
  to.criteria[0].replaces = {code("E1")};
  auto set = moveSet(area, to);
  follow(area.workspace, set);
  CHECK(area.workspace.area().frameworkVersion == "1.1");
  CHECK(area.workspace.all<domain::Inspection>().find(area.awaited)->value.frameworkVersion == "1.1");
  CHECK(area.workspace.all<domain::Inspection>().find(area.over)->value.frameworkVersion == "1.0");
  for (const auto& row : area.workspace.all<domain::Override>())
    CHECK(row.value.key == (row.value.inspection == area.awaited ? "N1" : "E1"));
}

TEST_CASE("findings and saved views follow a criterion to its new id") {
  Area area;
  auto to = next();
  to.criteria[0].id = code("N1");
  to.criteria[0].replaces = {code("E1")};
  const auto preview = previewMove(area.workspace, pack(), to);
  CHECK(preview.criteria[0].row.fate == RowFate::Renamed);
  CHECK(preview.criteria[0].findings == 1);
  CHECK(preview.criteria[0].overrides == 1);
  CHECK(preview.savedViews == 1);
  CHECK(preview.inspections == 1);
  auto set = moveSet(area, to);
  follow(area.workspace, set);
  CHECK(area.only<domain::Evidence>().criterion == code("N1"));
  CHECK(area.only<domain::SavedView>().state.find(R"("criterion":"N1")") != std::string::npos);
  CHECK(area.only<domain::SavedView>().state.find("E1 and more") != std::string::npos);
}

TEST_CASE("where a criterion with evidence is gone, nothing moves until the user says where it goes") {
  Area area;
  auto to = next();
  to.criteria.erase(to.criteria.begin());
  CHECK(previewMove(area.workspace, pack(), to).undecided == std::vector<std::string>{"E1"});
  const auto refused = movePack(area.workspace, pack(), to, {}, calendar::england(), "move");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == base::Code::TooLittle);
  CHECK(refused.error().value("problem").find("E1") != std::string::npos);
  CHECK(previewMove(area.workspace, pack(), to, {{"E1", "E2"}}).undecided.empty());
  auto set = moveSet(area, to, {{"E1", "E2"}});
  follow(area.workspace, set);
  CHECK(area.only<domain::Evidence>().criterion == code("E2"));
  CHECK(area.only<domain::Evidence>().also == std::vector{code("L1")});  // not E2 a second time
}

TEST_CASE("a map that leads from nothing or to nothing is refused") {
  const Area area;
  for (const framework::IdMap& map : {framework::IdMap{{"E1", "Z9"}}, framework::IdMap{{"Z9", "E1"}}}) {
    const auto refused = movePack(area.workspace, pack(), next(), map, calendar::england(), "move");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == base::Code::NotFound);
  }
}

TEST_CASE("a task that is gone becomes an own task with its title, day and notes") {
  Area area;
  const auto& row = pack().tasks[20];
  const auto plan = planFor(area.workspace, area.workspace.all<domain::Inspection>().find(area.awaited)->value, pack(),
                            calendar::england());
  const auto planned = std::ranges::find(plan.tasks, row.id, &PlannedTask::key);
  REQUIRE(planned != plan.tasks.end());
  REQUIRE(planned->due);
  auto to = next();
  std::erase_if(to.tasks, [&](const framework::PackTask& task) { return task.id == row.id; });
  CHECK(std::ranges::count_if(previewMove(area.workspace, pack(), to).tasks, [](const RowUse& use) {
          return use.row.fate == RowFate::Gone && use.tasks == 1;
        }) == 1);
  auto set = moveSet(area, to);
  follow(area.workspace, set);
  const auto& task = area.only<domain::Task>();
  CHECK(task.packTask.empty());
  CHECK(task.title == row.title);
  CHECK(task.due == planned->due);
  CHECK(task.notes == "Asked twice");
}

TEST_CASE("whatever a version takes out or renames, no record is lost and undoing gives the same workspace") {
  const auto made = demonstrationArea(pack()).value();
  domain::Workspace start;
  for (auto set = made; auto& change : set.changes) {
    ++change.revision;
    start.follow(change);
  }
  REQUIRE(start.all<domain::Evidence>().size() > 50);
  std::mt19937 random(11);
  for (int round = 0; round < 25; ++round) {
    auto to = next();
    framework::IdMap map;
    for (std::size_t i = to.criteria.size(); i-- > 1;)
      if (random() % 3 == 0) {
        map[to.criteria[i].id.text()] = to.criteria[0].id.text();
        to.criteria.erase(to.criteria.begin() + static_cast<long>(i));
      }
    for (std::size_t i = 1; i < to.criteria.size(); ++i)
      if (random() % 4 == 0) {
        to.criteria[i].replaces = {to.criteria[i].id};
        to.criteria[i].id = code(("N" + std::to_string(i)).c_str());
      }
    std::erase_if(to.tasks, [&](const framework::PackTask&) { return random() % 3 == 0; });
    auto workspace = start;
    auto set = movePack(workspace, pack(), to, map, calendar::england(), "move");
    REQUIRE(set);
    REQUIRE_FALSE(set->changes.empty());
    follow(workspace, *set);
    domain::forEachKind([&]<class T>() { CHECK(workspace.all<T>().size() == start.all<T>().size()); });
    for (const auto& row : workspace.all<domain::Evidence>()) {
      REQUIRE(to.criterion(row.value.criterion) != nullptr);
      REQUIRE(std::ranges::count(row.value.also, row.value.criterion) == 0);
      REQUIRE(row.value.summary == start.all<domain::Evidence>().find(row.value.id)->value.summary);
    }
    for (const auto& row : workspace.all<domain::Task>())
      REQUIRE((row.value.packTask.empty() || row.value.inspection.isNull() || to.task(row.value.packTask) != nullptr ||
               !row.value.title.empty()));
    workspace.follow(domain::inverse(*set));
    CHECK(sameValues(workspace, start));
  }
}
