// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>

#include "app/plan_calendar.h"
#include "framework/pack_loader.h"

using namespace waymark;
using namespace waymark::app;
using base::dayOf;

namespace {

struct Called {
  framework::Pack pack = *framework::Library().load("area-send-2025");
  domain::Workspace workspace;
  domain::Inspection inspection;

  Called() {
    inspection.id = {base::namedUuid("called")};
    inspection.title = "Area SEND inspection";
    inspection.frameworkId = pack.id;
    inspection.notified = dayOf(2025, 9, 8);
  }
  template <class T>
  void put(T value) {
    workspace.table<T>().put({std::move(value), 1});
  }
  Plan plan() const { return planFor(workspace, inspection, pack, calendar::england()); }
  std::vector<exchange::CalendarEvent> events(const PlanAudience& audience = {}) const {
    return planEvents(workspace, inspection, pack, plan(), audience);
  }
  exchange::CalendarEvent event(const std::string& key) const {
    const auto all = events();
    const auto at = std::ranges::find_if(all, [&](const auto& one) { return one.uid.starts_with(key + "."); });
    REQUIRE(at != all.end());
    return *at;
  }
  domain::Task record(const std::string& key) const {
    domain::Task task;
    task.id = {base::namedUuid("task " + key)};
    task.inspection = inspection.id;
    task.packTask = key;
    return task;
  }
};

}  // namespace

TEST_CASE("every dated task of the plan is an event under its own uid") {
  const Called called;
  const auto events = called.events();
  const auto plan = called.plan();
  CHECK(events.size() == static_cast<std::size_t>(
                             std::ranges::count_if(plan.tasks, [](const auto& task) { return task.due.has_value(); })));
  std::vector<std::string> uids;
  for (const auto& event : events) uids.push_back(event.uid);
  std::ranges::sort(uids);
  CHECK(std::ranges::adjacent_find(uids) == uids.end());
  CHECK(called.event("lists-sent").categories == std::vector<std::string>{"Week 1"});
  CHECK(called.event("lists-sent").ends == base::TimeOfDay{17 * 60});
}

TEST_CASE("a plan without a notification day makes no calendar, and says why") {
  Called called;
  called.inspection.notified.reset();
  const auto text = planCalendar(called.workspace, called.inspection, called.pack, called.plan(), {}, base::Stamp{});
  REQUIRE(!text);
  CHECK(text.error().code == base::Code::TooLittle);
}

TEST_CASE("an event names the owner and the job, the source, and what is assumed; nothing else of a person") {
  Called called;
  domain::Person person;
  person.id = {base::namedUuid("person")};
  person.name = "Amal O’Neill";
  person.jobTitle = "Data manager";
  person.roles = {"data_lead"};
  person.email = "amal@example.org";
  person.phone = "01632 960100";
  called.put(person);
  const auto event = called.event("lists-checked");
  CHECK(event.title.ends_with("(assumed)"));
  CHECK(event.description.find("Owner: Amal O’Neill, Data manager") != std::string::npos);
  CHECK(event.description.find("Assumed: check against the handbook. Source: ") != std::string::npos);
  CHECK(event.description.find("Work on it starts Tue 9 Sep 2025") != std::string::npos);
  CHECK(event.description.find("example.org") == std::string::npos);
  CHECK(event.description.find("01632") == std::string::npos);
  CHECK(!called.event("day-one-meeting").title.ends_with("(assumed)"));
}

TEST_CASE("a person or a partner gets only their own tasks") {
  Called called;
  domain::Partner partner;
  partner.id = {base::namedUuid("partner")};
  partner.name = "Council";
  called.put(partner);
  domain::Person data;
  data.id = {base::namedUuid("data")};
  data.name = "Data";
  data.roles = {"data_lead"};
  data.partner = partner.id;
  called.put(data);
  domain::Person lano;
  lano.id = {base::namedUuid("lano")};
  lano.name = "Lano";
  lano.roles = {"lano"};
  called.put(lano);
  const auto hers = called.events({data.id, {}});
  const auto theirs = called.events({{}, partner.id});
  CHECK(!hers.empty());
  CHECK(hers.size() < called.events().size());
  CHECK(hers.size() == theirs.size());
  CHECK(called.events({lano.id, {}}).size() != hers.size());
}

TEST_CASE("a task that a person set aside stays in the file as cancelled, so that calendars drop it") {
  Called called;
  auto record = called.record("travel-plan");
  record.state = domain::TaskState::NotNeeded;
  called.put(record);
  CHECK(called.event("travel-plan").status == exchange::EventStatus::Cancelled);
  called.inspection.kind = domain::InspectionKind::Published;
  CHECK(called.events().size() == 1);
}
