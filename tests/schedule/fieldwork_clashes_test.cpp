// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "schedule/fieldwork_arrange.h"
#include "schedule/fieldwork_kinds.h"

namespace waymark::schedule {
namespace {

/// Two days, two rooms and a school 30 minutes away; sessions of one hour.
FieldworkProblem clashProblem(int sessions) {
  FieldworkProblem out;
  for (int i = 0; i < 2; ++i) out.days.push_back({base::dayOf(2026, 11, 19) + std::chrono::days(i), true, 540, 1020, 720, 765});
  out.places = {{4, true, {}}, {10, true, {}}, {0, false, {}}};
  out.travel = {0, 0, 30, 0, 0, 30, 30, 30, 0};
  out.people.resize(3);
  out.inspectors.resize(2);
  out.sessions.resize(static_cast<std::size_t>(sessions));
  return out;
}

std::vector<ClashRule> rulesIn(const FieldworkProblem& problem) {
  std::vector<ClashRule> out;
  for (const auto& one : clashes(problem)) out.push_back(one.rule);
  return out;
}

}  // namespace

TEST_CASE("two sessions at once clash by what they share, and not without", "[fieldwork]") {
  auto problem = clashProblem(2);
  problem.sessions[0].at = FieldworkAt{0, 600, 0};
  problem.sessions[1].at = FieldworkAt{0, 630, 1};
  CHECK(clashes(problem).empty());
  problem.sessions[0].people = problem.sessions[1].people = {2};
  problem.sessions[0].inspectors = problem.sessions[1].inspectors = {1};
  problem.sessions[1].at->place = 0;
  CHECK(rulesIn(problem) == std::vector{ClashRule::Person, ClashRule::Inspector, ClashRule::Place});
  CHECK(clashes(problem)[0] == Clash{ClashRule::Person, 0, 1, {ClashWho::Kind::Person, 2}, 0, -30});
  problem.sessions[1].at->start = 660;  // one after the other
  CHECK(clashes(problem).empty());
  problem.sessions[1].at->day = 1;
  problem.sessions[1].at->start = 600;
  CHECK(clashes(problem).empty());
}

TEST_CASE("a school holds two sessions at once, a room one", "[fieldwork]") {
  auto problem = clashProblem(2);
  problem.sessions[0].at = problem.sessions[1].at = FieldworkAt{0, 600, 2};
  CHECK(clashes(problem).empty());
  problem.sessions[0].at->place = problem.sessions[1].at->place = 1;
  CHECK(rulesIn(problem) == std::vector{ClashRule::Place});
}

TEST_CASE("the way between two places needs its time, and time online comes off it", "[fieldwork]") {
  auto problem = clashProblem(3);
  problem.sessions[0].people = problem.sessions[1].people = {0};
  problem.sessions[0].at = FieldworkAt{0, 540, 0};
  problem.sessions[1].at = FieldworkAt{0, 615, 2};
  CHECK(clashes(problem) == std::vector{Clash{ClashRule::Travel, 0, 1, {ClashWho::Kind::Person, 0}, 30, 15}});
  problem.sessions[1].at->start = 630;
  CHECK(clashes(problem).empty());
  problem.sessions[2].people = {0};
  problem.sessions[2].online = true;
  problem.sessions[2].minutes = 15;
  problem.sessions[2].at = FieldworkAt{0, 600, -1};
  CHECK(clashes(problem) == std::vector{Clash{ClashRule::Travel, 1, 0, {ClashWho::Kind::Person, 0}, 30, 15}});
  problem.sessions[1].at->start = 645;
  CHECK(clashes(problem).empty());
}

TEST_CASE("a pause holds for inspectors and rooms, not for people", "[fieldwork]") {
  auto problem = clashProblem(2);
  problem.sessions[0].pause = 15;
  problem.sessions[0].people = problem.sessions[1].people = {0};
  problem.sessions[0].at = FieldworkAt{0, 540, 0};
  problem.sessions[1].at = FieldworkAt{0, 600, 1};
  CHECK(clashes(problem).empty());
  problem.sessions[0].inspectors = problem.sessions[1].inspectors = {0};
  CHECK(rulesIn(problem) == std::vector{ClashRule::Pause});
  problem.sessions[1].at->start = 615;
  CHECK(clashes(problem).empty());
}

TEST_CASE("a session by itself is held to the window, hours, break, seats, absences and who must not be there", "[fieldwork]") {
  auto problem = clashProblem(1);
  auto& slot = problem.sessions[0];
  slot.at = FieldworkAt{0, 600, 0};
  slot.inspectors = {0};
  slot.people = {1};
  REQUIRE(clashes(problem).empty());
  SECTION("a day outside the window") {
    slot.at->day = 5;
    CHECK(rulesIn(problem) == std::vector{ClashRule::Window});
    slot.at->day = -1;
    CHECK(rulesIn(problem).front() == ClashRule::Window);
  }
  SECTION("days of its own") {
    slot.earliestDay = 1;
    CHECK(rulesIn(problem) == std::vector{ClashRule::OwnDays});
  }
  SECTION("hours, unless its kind has others") {
    slot.at->start = 1000;
    CHECK(rulesIn(problem) == std::vector{ClashRule::Hours});
    slot.closes = 1230;
    CHECK(clashes(problem).empty());
  }
  SECTION("the break, to the minute") {
    slot.at->start = 661;
    CHECK(rulesIn(problem) == std::vector{ClashRule::Break});
    slot.at->start = 660;
    CHECK(clashes(problem).empty());
  }
  SECTION("seats") {
    slot.seats = 5;
    CHECK(clashes(problem) == std::vector{Clash{ClashRule::Seats, 0, -1, {ClashWho::Kind::Place, 0}, 5, 4}});
  }
  SECTION("absences") {
    problem.people[1] = {{0, 645, 700}};
    CHECK(rulesIn(problem) == std::vector{ClashRule::PersonAway});
    problem.people[1] = {{0, 660, 700}};
    CHECK(clashes(problem).empty());
    problem.inspectors[0] = {{0, 0, kMinutesInDay}};
    problem.places[0].away = {{0, 0, 601}};
    CHECK(rulesIn(problem) == std::vector{ClashRule::InspectorAway, ClashRule::PlaceAway});
  }
  SECTION("who must not be there") {
    slot.barred = {1};
    CHECK(rulesIn(problem) == std::vector{ClashRule::KeptOut});
  }
}

TEST_CASE("what must be over before is over before, on any day", "[fieldwork]") {
  auto problem = clashProblem(2);
  problem.sessions[1].after = {0};
  problem.sessions[0].at = FieldworkAt{1, 540, -1};
  problem.sessions[1].at = FieldworkAt{0, 900, -1};
  CHECK(clashes(problem) == std::vector{Clash{ClashRule::Order, 0, 1, {}, 0, 0}});
  problem.sessions[1].at = FieldworkAt{1, 600, -1};
  CHECK(clashes(problem).empty());
}

TEST_CASE("sessions that wait for each other are found, and those that only wait for them are not", "[fieldwork]") {
  auto problem = clashProblem(5);
  problem.sessions[1].after = {3};
  problem.sessions[3].after = {1};
  problem.sessions[4].after = {3};
  CHECK(cyclicSlots(problem) == std::vector{1, 3});
}

TEST_CASE("the built-in kinds read, and a wrong one is named by its path", "[fieldwork]") {
  REQUIRE(sessionKind("tracking_family") != nullptr);
  CHECK(sessionKind("tracking_family")->pauseMinutes == 15);
  CHECK(sessionKind("open_meeting")->to == base::TimeOfDay{1230});
  CHECK(sessionKind("nothing") == nullptr);
  const auto wrong = parseSessionKinds(
      R"({"format":1,"verified_on":"2026-11-22","kinds":[{"id":"a","title":"A","minutes":0,"pause":0,"source":"","certainty":"assumed"}]})",
      "kinds.json");
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().value("path") == "/kinds/0");
}

}  // namespace waymark::schedule
