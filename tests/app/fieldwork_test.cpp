// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fieldwork.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "app/demonstration.h"
#include "app/plan.h"
#include "base/message.h"
#include "framework/pack_loader.h"

namespace waymark::app {
namespace {

struct DemoWeek {
  domain::Workspace workspace;
  domain::InspectionId inspection;
  base::DateRange window;
  calendar::Calendar calendar = calendar::england();

  DemoWeek() {
    const auto pack = framework::Library().load(kDemonstrationPack);
    REQUIRE(pack);
    const auto set = demonstrationArea(*pack);
    REQUIRE(set);
    workspace.follow(*set);
    const auto* current = currentInspection(workspace);
    inspection = current->value.id;
    calendar = calendarFor(workspace);
    window = fieldworkWindow(planFor(workspace, current->value, *pack, calendar).timeline).value();
  }
  FieldworkView view(ArrangeScope scope = ArrangeScope::Unplaced) const {
    return fieldworkView(workspace, inspection, window, calendar, scope);
  }
  const domain::FieldworkSession& session(std::string_view code) const {
    for (const auto& row : workspace.all<domain::FieldworkSession>())
      if (row.value.code == code) return row.value;
    FAIL("no session " << code);
    throw 0;
  }
  void change(domain::FieldworkSession after) {
    const auto* row = workspace.all<domain::FieldworkSession>().find(after.id);
    workspace.follow(domain::edited(*row, std::move(after)));
  }
  std::vector<std::string> sentences() const {
    const auto now = view();
    std::vector<std::string> out;
    for (const auto& clash : schedule::clashes(now.problem)) out.push_back(clashSentence(workspace, now, clash));
    return out;
  }
};

}  // namespace

TEST_CASE("the demonstration has a fieldwork week of sixty sessions, some pinned, some not placed, one clash") {
  const DemoWeek demo;
  CHECK(demo.workspace.all<domain::FieldworkSession>().size() == 60);
  CHECK(demo.workspace.all<domain::Person>().size() == 90);
  CHECK(demo.workspace.all<domain::Place>().size() == 12);
  CHECK(demo.view().inspectors.size() == 5);
  CHECK(demo.window == base::DateRange{base::dayOf(2026, 11, 19), base::dayOf(2026, 11, 27)});
  const auto& sessions = demo.workspace.all<domain::FieldworkSession>();
  CHECK(std::ranges::count_if(sessions, [](const auto& row) { return !row.value.day; }) == 6);
  CHECK(std::ranges::count_if(sessions, [](const auto& row) { return row.value.pin == domain::SessionPin::Pinned; }) == 4);
  CHECK(demo.sentences() == std::vector<std::string>{"Marcus Oyelaran is in S-44 and S-46 at once."});
}

TEST_CASE("arranging the demonstration places all that is left, as one undo step, and moves nothing else") {
  DemoWeek demo;
  const auto view = demo.view();
  const auto done = schedule::arrange(view.problem, {}, {});
  CHECK(done.unplaced.empty());
  const auto set = arrangedChanges(demo.workspace, view, done);
  CHECK(set.name == "arrange 6 sessions");
  for (const auto& change : set.changes)
    CHECK_FALSE(std::get<domain::FieldworkSession>(*change.before).day.has_value());
  demo.workspace.follow(set);
  CHECK(demo.sentences().size() == 1);  // the one there was
}

TEST_CASE("weekends are shut unless they have hours of their own, and leave takes whole days") {
  DemoWeek demo;
  auto view = demo.view();
  REQUIRE(view.problem.days.size() == 9);
  CHECK_FALSE(view.problem.days[2].isOpen);  // Saturday
  domain::FieldworkHours saturday;
  saturday.id = domain::FieldworkHoursId{base::namedUuid("saturday")};
  saturday.inspection = demo.inspection;
  saturday.day = base::dayOf(2026, 11, 21);
  demo.workspace.follow(domain::made(saturday));
  CHECK(demo.view().problem.days[2].isOpen);
  auto session = demo.session("S-35");
  for (const auto& row : demo.workspace.all<domain::Person>())
    if (row.value.name == "Alison Thorburn") session.people = {row.value.id};  // on leave 19 and 20 November
  session.day = base::dayOf(2026, 11, 19);
  session.start = base::TimeOfDay{600};
  session.earliest.reset();
  demo.change(session);
  const auto said = demo.sentences();
  CHECK(std::ranges::find(said, "Alison Thorburn is away at the time of S-35.") != said.end());
}

TEST_CASE("a manager in a family’s meeting, a room too small and a day outside the window are each said") {
  DemoWeek demo;
  auto session = demo.session("S-16");  // the family of child 1
  for (const auto& row : demo.workspace.all<domain::Person>())
    if (row.value.name == "Ngozi Okafor") session.people = {row.value.id};
  for (const auto& row : demo.workspace.all<domain::Place>())
    if (row.value.name.starts_with("Quiet room")) session.place = row.value.id;
  session.link.clear();
  session.seats = 9;
  session.after.clear();
  session.day = base::dayOf(2026, 11, 30);
  session.latest.reset();
  demo.change(session);
  const auto said = demo.sentences();
  const auto has = [&](const char* text) { return std::ranges::find(said, text) != said.end(); };
  CHECK(has("Ngozi Okafor must not be in S-16."));
  CHECK(has("Quiet room, County Hall seats 5; S-16 needs 9."));
  CHECK(has("S-16 lies on a day without fieldwork (it runs Thu 19 Nov to Fri 27 Nov, working days)."));
}

TEST_CASE("a way by the base is called an estimate, a journey isn’t") {
  DemoWeek demo;
  auto first = demo.session("S-28");  // Marlby Academy
  auto second = demo.session("S-30"); // Kellbridge College, both with the same inspector
  first.day = second.day = base::dayOf(2026, 11, 26);
  first.start = base::TimeOfDay{570};
  second.start = base::TimeOfDay{700};
  first.pin = second.pin = domain::SessionPin::Free;
  demo.change(first);
  demo.change(second);
  const auto about = [&] {
    for (const auto& one : demo.sentences())
      if (one.find("Hannah Brightwell needs") == 0) return one;
    return std::string();
  };
  CHECK(about() == "Hannah Brightwell needs 65 minutes from S-30 to S-28 (an estimate) and has 10.");
  demo.workspace.follow(domain::made(
      domain::Journey{domain::JourneyId{base::namedUuid("way")}, *first.place, *second.place, 20}));
  CHECK(about() == "Hannah Brightwell needs 20 minutes from S-30 to S-28 and has 10.");
}

TEST_CASE("what can’t be placed is said in a sentence with what stands in the way") {
  DemoWeek demo;
  auto session = demo.session("S-31");
  session.minutes = 600;
  demo.change(session);
  const auto view = demo.view();
  const auto done = schedule::arrange(view.problem, {}, {});
  REQUIRE(done.unplaced.size() == 1);
  const auto text = notPlacedSentence(demo.workspace, view, done.unplaced[0]);
  CHECK(text.find("S-31 couldn’t be placed: ") == 0);
  CHECK(text.size() > 40);
}

TEST_CASE("the next code follows the highest") {
  const DemoWeek demo;
  CHECK(nextSessionCode(demo.workspace, demo.inspection) == "S-61");
  CHECK(nextSessionCode(demo.workspace, {}) == "S-01");
}

}  // namespace waymark::app
