// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include "schedule/fieldwork_arrange.h"
#include "support/fieldwork_json.h"
#include "support/fieldwork_maker.h"

namespace waymark::schedule {
namespace {

namespace fs = std::filesystem;

fs::path instances() {
  return fs::path(WAYMARK_TEST_DATA) / "fieldwork";
}

struct FieldworkInstance {
  std::string name;
  std::string reason;  // of an infeasible one
  FieldworkProblem problem;
};

std::vector<FieldworkInstance> readInstances(bool feasible) {
  std::vector<FieldworkInstance> out;
  for (const auto& entry : fs::directory_iterator(instances())) {
    if (entry.path().extension() != ".json") continue;
    std::ifstream in(entry.path());
    const auto json = nlohmann::json::parse(in);
    if (json.at("feasible").get<bool>() != feasible) continue;
    out.push_back({entry.path().stem().string(), json.value("reason", ""), samples::problemOf(json.at("problem"))});
  }
  std::ranges::sort(out, {}, &FieldworkInstance::name);
  return out;
}

std::vector<std::optional<FieldworkAt>> pinsOf(const FieldworkProblem& problem,
                                               const std::vector<std::optional<FieldworkAt>>& at) {
  std::vector<std::optional<FieldworkAt>> out;
  for (std::size_t i = 0; i < at.size(); ++i)
    if (problem.sessions[i].fixed) out.push_back(at[i]);
  return out;
}

void requireSound(const FieldworkProblem& problem, const Arrangement& done) {
  for (const auto& clash : clashes(problem, done.at))
    FAIL("session " << clash.slot << " breaks " << base::codeText(clash.rule));
  std::vector<std::optional<FieldworkAt>> before;
  for (const auto& slot : problem.sessions) before.push_back(slot.at);
  REQUIRE(pinsOf(problem, done.at) == pinsOf(problem, before));
}

std::vector<samples::FieldworkSize> feasibleSizes() {
  std::vector<samples::FieldworkSize> out;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    samples::FieldworkSize size;
    size.seed = seed;
    size.packed = seed % 2 == 0;
    size.sessions = seed <= 14 ? 60 : 20 + 10 * static_cast<int>(seed % 3);
    if (seed > 14) {
      size.days = 3;
      size.inspectors = 4;
      size.people = 40;
    }
    out.push_back(size);
  }
  return out;
}

/// A day, two rooms, a school 40 minutes away, two inspectors, three people: a base to break one rule at a time.
FieldworkProblem smallProblem() {
  FieldworkProblem out;
  out.days = {{base::dayOf(2026, 11, 19), true, 540, 1020, 720, 780}};
  out.places = {{6, true, {}}, {12, true, {}}, {0, false, {}}};
  out.travel = {0, 0, 40, 0, 0, 40, 40, 40, 0};
  out.people.resize(3);
  out.inspectors.resize(2);
  return out;
}
FieldworkSlot slotWith(int minutes, std::vector<int> inspectors, std::vector<int> people) {
  FieldworkSlot out;
  out.minutes = minutes;
  out.seats = static_cast<int>(inspectors.size() + people.size());
  out.inspectors = std::move(inspectors);
  out.people = std::move(people);
  return out;
}

std::vector<FieldworkInstance> infeasibleOnes() {
  std::vector<FieldworkInstance> out;
  const auto add = [&](const char* name, ClashRule rule, FieldworkProblem problem) {
    out.push_back({name, std::string(base::codeText(rule)), std::move(problem)});
  };
  auto problem = smallProblem();
  for (int i = 0; i < 4; ++i) problem.sessions.push_back(slotWith(120, {0}, {}));  // seven hours hold three of two hours
  add("inspector-overbooked", ClashRule::Inspector, problem);
  problem = smallProblem();
  for (int i = 0; i < 4; ++i) problem.sessions.push_back(slotWith(120, {}, {1}));
  add("person-overbooked", ClashRule::Person, problem);
  problem = smallProblem();
  for (int i = 0; i < 7; ++i) problem.sessions.push_back(slotWith(120, {}, {}));
  add("rooms-full", ClashRule::Place, problem);
  problem = smallProblem();
  problem.sessions = {slotWith(60, {0}, {0})};
  problem.people[0] = {{0, 0, kMinutesInDay}};
  add("person-on-leave", ClashRule::PersonAway, problem);
  problem = smallProblem();
  problem.sessions = {slotWith(60, {0}, {0})};
  problem.inspectors[0] = {{0, 500, 1100}};
  add("inspector-away", ClashRule::InspectorAway, problem);
  problem = smallProblem();
  problem.sessions = {slotWith(60, {0}, {0})};
  problem.sessions[0].seats = 20;
  add("room-too-small", ClashRule::Seats, problem);
  problem = smallProblem();
  problem.sessions = {slotWith(60, {0}, {0})};
  problem.sessions[0].place = 2;
  problem.places[2].away = {{0, 0, kMinutesInDay}};
  add("place-shut", ClashRule::PlaceAway, problem);
  problem = smallProblem();
  problem.sessions = {slotWith(60, {0}, {0})};
  problem.sessions[0].barred = {0};
  add("kept-out", ClashRule::KeptOut, problem);
  problem = smallProblem();
  problem.sessions = {slotWith(300, {0}, {0})};  // four hours after the break, three before
  add("over-the-break", ClashRule::Break, problem);
  problem = smallProblem();
  problem.days[0].breakTo = problem.days[0].breakFrom = 0;
  problem.sessions = {slotWith(540, {0}, {0})};  // nine hours in eight
  add("longer-than-the-day", ClashRule::Hours, problem);
  problem = smallProblem();
  problem.sessions = {slotWith(60, {0}, {0})};
  problem.sessions[0].earliestDay = 3;
  add("after-the-last-day", ClashRule::OwnDays, problem);
  problem = smallProblem();
  problem.days[0].isOpen = false;
  problem.sessions = {slotWith(60, {0}, {0})};
  add("no-day-open", ClashRule::Window, problem);
  problem = smallProblem();
  problem.sessions = {slotWith(60, {0}, {}), slotWith(60, {1}, {})};
  problem.sessions[0].after = {1};
  problem.sessions[1].after = {0};
  add("each-after-the-other", ClashRule::Order, problem);
  problem = smallProblem();
  problem.sessions = {slotWith(60, {0}, {}), slotWith(60, {1}, {})};
  problem.sessions[0].fixed = true;
  problem.sessions[0].at = FieldworkAt{0, 960, 0};  // until the end of the day
  problem.sessions[1].after = {0};
  add("after-the-last-session", ClashRule::Order, problem);
  problem = smallProblem();
  problem.days[0] = {base::dayOf(2026, 11, 19), true, 540, 690, 0, 0};
  problem.sessions = {slotWith(60, {0}, {}), slotWith(60, {0}, {})};  // 60 + 40 + 60 in 150 minutes
  problem.sessions[0].place = 2;
  problem.sessions[0].fixed = true;
  problem.sessions[0].at = FieldworkAt{0, 540, 2};
  add("no-time-for-the-way", ClashRule::Travel, problem);
  problem = smallProblem();
  problem.days[0] = {base::dayOf(2026, 11, 19), true, 540, 660, 0, 0};
  problem.sessions = {slotWith(60, {0}, {}), slotWith(60, {0}, {})};
  problem.sessions[0].fixed = true;
  problem.sessions[0].at = FieldworkAt{0, 540, 0};
  problem.sessions[1].pause = 15;
  add("no-time-for-a-pause", ClashRule::Pause, problem);
  return out;
}

}  // namespace

// Writes the stored instances anew: test_schedule "[make-fieldwork]". Only when the generator is meant to change.
TEST_CASE("the stored fieldwork instances are written", "[.][make-fieldwork]") {
  const auto write = [](const std::string& name, const nlohmann::json& json) {
    std::ofstream(instances() / (name + ".json")) << json.dump() << '\n';
  };
  for (const auto& size : feasibleSizes()) {
    const auto full = samples::fullFieldwork(size);
    REQUIRE(clashes(full).empty());
    write(fmt::format("feasible-{:02}", size.seed),
          {{"feasible", true}, {"seed", size.seed}, {"problem", samples::problemJson(samples::takenApart(full, size))}});
  }
  for (const auto& one : infeasibleOnes())
    write("infeasible-" + one.name,
          {{"feasible", false}, {"reason", one.reason}, {"problem", samples::problemJson(one.problem)}});
}

TEST_CASE("timetables that were full once are filled again", "[fieldwork]") {
  const auto all = readInstances(true);
  REQUIRE(all.size() == 20);
  int solved = 0;
  for (const auto& one : all) {
    INFO(one.name);
    const auto done = arrange(one.problem, {}, {});
    requireSound(one.problem, done);
    solved += done.unplaced.empty();
    if (!done.unplaced.empty()) WARN(one.name << ": " << done.unplaced.size() << " not placed");
  }
  CHECK(solved == 20);
}

TEST_CASE("what can't be arranged is refused with the rule that stands in the way", "[fieldwork]") {
  const auto all = readInstances(false);
  REQUIRE(all.size() == 16);
  for (const auto& one : all) {
    INFO(one.name);
    const auto done = arrange(one.problem, {}, {});
    requireSound(one.problem, done);
    REQUIRE_FALSE(done.unplaced.empty());
    REQUIRE_FALSE(done.unplaced.front().reasons.empty());
    CHECK(base::codeText(done.unplaced.front().reasons.front().rule) == one.reason);
    CHECK_FALSE(done.unplaced.front().together);
  }
}

TEST_CASE("arranging breaks no hard rule and moves nothing pinned, whatever it is given", "[fieldwork]") {
  for (std::uint64_t seed = 100; seed < 112; ++seed) {
    INFO(seed);
    samples::FieldworkSize size;
    size.seed = seed;
    size.sessions = 24;
    size.inspectors = 3;
    size.people = 30;
    size.days = 3;
    size.packed = true;
    auto problem = samples::takenApart(samples::fullFieldwork(size), size);
    // More than fits: some more of what there is.
    const auto count = problem.sessions.size();
    for (std::size_t i = 0; i < count; i += 3)
      if (!problem.sessions[i].fixed) {
        problem.sessions.push_back(problem.sessions[i]);
        problem.sessions.back().after.clear();
      }
    const auto done = arrange(problem, {seed, 400}, {});
    requireSound(problem, done);
    for (const auto& one : done.unplaced) CHECK_FALSE(one.reasons.empty());
  }
}

TEST_CASE("the same seed arranges the same timetable", "[fieldwork]") {
  samples::FieldworkSize size;
  size.sessions = 30;
  const auto problem = samples::takenApart(samples::fullFieldwork(size), size);
  CHECK(arrange(problem, {7, 0}, {}) == arrange(problem, {7, 0}, {}));
}

TEST_CASE("what lies somewhere already and may move stays if it can", "[fieldwork]") {
  auto problem = smallProblem();
  problem.sessions = {slotWith(60, {0}, {0}), slotWith(60, {0}, {1})};
  problem.sessions[0].at = FieldworkAt{0, 600, 0};
  problem.sessions[0].fixed = true;
  const auto done = arrange(problem, {}, {});
  CHECK(done.at[0] == problem.sessions[0].at);
  REQUIRE(done.at[1]);
  // Right beside it: no idle time for the inspector.
  CHECK((done.at[1]->start == 540 || done.at[1]->start == 660));
  CHECK(done.idleMinutes == 0);
}

TEST_CASE("arranging stops within a tenth of a second of being cancelled", "[fieldwork]") {
  samples::FieldworkSize size;
  size.sessions = 200;
  size.inspectors = 8;
  size.packed = true;
  auto problem = samples::takenApart(samples::fullFieldwork(size), size);
  for (std::size_t i = 0, count = problem.sessions.size(); i < count; ++i)
    if (!problem.sessions[i].fixed) problem.sessions.push_back(problem.sessions[i]);  // twice what fits: it would go on for long
  std::stop_source source;
  std::chrono::steady_clock::time_point asked;
  std::atomic<int> seen = 0;
  std::jthread asker([&] {
    while (seen == 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    asked = std::chrono::steady_clock::now();
    source.request_stop();
  });
  const auto done = arrange(problem, {1, 10'000'000}, source.get_token(), [&](int, int) { ++seen; });
  const auto took = std::chrono::steady_clock::now() - asked;
  asker.join();
  CHECK(done.cancelled);
  requireSound(problem, done);
  // Ten times the promise, for a machine that does other things and sanitizers: the bench has the figure.
  CHECK(took < std::chrono::seconds(1));
}

}  // namespace waymark::schedule
