// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dues.h"
#include "app/requests.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "framework/pack_loader.h"
#include "support/one_of_each.h"

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

const base::Day kCall = dayOf(2025, 9, 8);  // a Monday

struct ThreeWeeks {
  domain::Workspace workspace;
  domain::Inspection inspection = samples::inspection();
  framework::Pack framework = pack();  // without its information list, unless a test puts it back

  ThreeWeeks() {
    framework.information.clear();
    inspection.notified = kCall;
    inspection.publishedOutcome.clear();
    inspection.publishedOn.reset();
    put(inspection);
  }
  template <class T>
  void put(T value) {
    workspace.table<T>().put({std::move(value), 1});
  }
  [[nodiscard]] std::vector<Due> dues(const base::Now& now) const {
    return duesOf(workspace, inspection, framework, calendar::england(),
                  planFor(workspace, inspection, framework, calendar::england()), now);
  }
  [[nodiscard]] DueToday today(const base::Now& now, const OwnerFilter& filter = Everyone{}) const {
    const auto plan = planFor(workspace, inspection, framework, calendar::england());
    return dueToday(workspace, dues(now), todayFor(workspace, plan, framework, calendar::england(), now, filter),
                    calendar::england(), now, filter);
  }
  [[nodiscard]] DueCounts counts(const base::Now& now) const {
    return dueCounts(workspace, inspection, framework, calendar::england(), now);
  }
  [[nodiscard]] std::optional<domain::Change> done(const Due& due, const base::Now& now) const {
    return dueDone(workspace, inspection, framework, calendar::england(), due, now);
  }
  domain::Request request(int number) const {
    domain::Request out;
    out.id = {base::namedUuid("request" + std::to_string(number))};
    out.inspection = inspection.id;
    out.code = "R-00" + std::to_string(number);
    out.title = "Request " + std::to_string(number);
    return out;
  }
};

const Due* find(const std::vector<Due>& dues, DueKind kind) {
  const auto at = std::ranges::find(dues, kind, &Due::kind);
  return at == dues.end() ? nullptr : &*at;
}

}  // namespace

TEST_CASE("a request is due when it says, else when inspectors told, else by the framework") {
  ThreeWeeks weeks;
  const auto& item = pack().information.front();
  weeks.framework.information = {item};
  const auto now = at(kCall, 9);
  auto request = requestsFor(weeks.workspace, weeks.inspection, weeks.framework, calendar::england(), now).front().request;
  auto dues = weeks.dues(now);
  REQUIRE(dues.size() == 1);
  CHECK(dues.front().what == item.title);
  CHECK(dues.front().due == *calendar::england().addWorkingDays(kCall, item.due.offset));
  CHECK(dues.front().assumed == (item.provenance.certainty == framework::Certainty::Assumed));
  domain::Told told = samples::told();
  told.subject = domain::ToldSubject::Information;
  told.key = item.id;
  told.day = dayOf(2025, 9, 12);
  told.time = base::TimeOfDay{720};
  weeks.put(told);
  dues = weeks.dues(now);
  CHECK(dues.front().due == dayOf(2025, 9, 12));
  CHECK(dues.front().time == base::TimeOfDay{720});
  CHECK(!dues.front().assumed);
  request.due = dayOf(2025, 9, 9);
  weeks.put(request);
  CHECK(weeks.dues(now).front().due == dayOf(2025, 9, 9));
  request.state = domain::RequestState::Sent;
  weeks.put(request);
  CHECK(weeks.dues(now).empty());
}

TEST_CASE("a request is late from its hour on, and never while the inspection is paused") {
  ThreeWeeks weeks;
  auto request = weeks.request(1);
  request.due = kCall;
  request.dueTime = base::TimeOfDay{12 * 60};
  weeks.put(request);
  CHECK(!weeks.dues(at(kCall, 12)).front().late);
  CHECK(weeks.dues(at(kCall, 12, 1)).front().late);
  CHECK(find(weeks.today(at(kCall, 12, 1)).late, DueKind::Request));
  auto pause = samples::pausing();
  pause.inspection = weeks.inspection.id;
  pause.kind = domain::InspectionEventKind::Paused;
  pause.day = kCall;
  weeks.put(pause);
  CHECK(!weeks.dues(at(kCall, 12, 1)).front().late);
}

TEST_CASE("a concern stands apart, first, until it is closed, whatever its day") {
  ThreeWeeks weeks;
  auto concern = samples::concern();
  concern.inspection = weeks.inspection.id;
  concern.state = domain::ConcernState::Received;
  concern.code = "SC-1";
  concern.caseCode = "C-0421";
  weeks.put(concern);
  const auto now = at(dayOf(2025, 9, 10), 11);
  auto today = weeks.today(now);
  REQUIRE(today.concerns.size() == 1);
  CHECK(dueText(today.concerns.front()) == "SC-1: tell the duty team now (C-0421)");
  CHECK(!find(today.late, DueKind::Concern));
  CHECK(weeks.today(now, Nobody{}).concerns.size() == 1);  // everybody's, whatever is filtered
  CHECK(weeks.today(now, base::Id<domain::PersonTag>{}).concerns.size() == 1);
  concern.state = domain::ConcernState::DutyTeamTold;
  concern.assuranceDue = dayOf(2025, 10, 30);
  weeks.put(concern);
  today = weeks.today(now);
  REQUIRE(today.concerns.size() == 1);
  CHECK(dueText(today.concerns.front()) == "SC-1: get the duty team’s assurance (C-0421)");
  CHECK(!weeks.done(today.concerns.front(), now));
  concern.state = domain::ConcernState::Closed;
  weeks.put(concern);
  CHECK(weeks.today(now).concerns.empty());
}

TEST_CASE("survey links are one row an audience, not one a school") {
  ThreeWeeks weeks;
  const auto& audience = pack().surveyAudiences.front();
  for (int i = 0; i < 30; ++i) {
    domain::SurveySending sending;
    sending.id = {base::namedUuid("sending" + std::to_string(i))};
    sending.inspection = weeks.inspection.id;
    sending.audience = audience.id;
    sending.recipient = "School " + std::to_string(i);
    if (i >= 10) sending.passedAt = base::Stamp{kCall} + std::chrono::hours{15};
    if (i >= 25) sending.confirmedAt = base::Stamp{kCall} + std::chrono::hours{16};
    weeks.put(sending);
  }
  const auto dues = weeks.dues(at(kCall, 16));
  REQUIRE(dues.size() == 2);
  CHECK(dueText(dues[0]) == "Pass on survey links: 10 of 30 (" + audience.title + ")");
  CHECK(dues[0].due == kCall);
  CHECK(dueText(dues[1]) == "Survey links to be confirmed: 15 of 30 (" + audience.title + ")");
  CHECK(dues[1].due == dayOf(2025, 9, 9));
  CHECK(weeks.counts(at(kCall, 16)).linksConfirmed == 5);
  CHECK(weeks.dues(at(dayOf(2025, 9, 30), 9)).empty());
}

TEST_CASE("a tracked child's documents are one row until they are sent, and wait only where the LANO says so") {
  ThreeWeeks weeks;
  domain::TrackedChild child;
  child.id = {base::namedUuid("tracked")};
  child.inspection = weeks.inspection.id;
  child.caseCode = "C-0421";
  child.chosenOn = dayOf(2025, 9, 10);
  weeks.put(child);
  for (int i = 0; i < 4; ++i) {
    domain::CaseDocument document;
    document.id = {base::namedUuid("document" + std::to_string(i))};
    document.trackedChild = child.id;
    document.title = "Document";
    if (i == 0) document.state = domain::CaseDocumentState::Sent;
    if (i == 1) document.state = domain::CaseDocumentState::NotHeld;
    weeks.put(document);
  }
  const auto now = at(dayOf(2025, 9, 10), 11);
  auto dues = weeks.dues(now);
  const auto* documents = find(dues, DueKind::CaseDocuments);
  REQUIRE(documents);
  CHECK(dueText(*documents) == "C-0421 Send documents: 2 of 4");
  CHECK(documents->due == *calendar::england().addWorkingDays(*child.chosenOn, pack().trackedChildren.documentsDueAfter));
  CHECK(documents->assumed);
  const auto* agreement = find(dues, DueKind::Agreement);
  REQUIRE(agreement);
  CHECK(agreement->step == DueStep::AskAgreement);
  const auto asked = weeks.done(*agreement, now);
  REQUIRE(asked);
  CHECK(std::get<domain::TrackedChild>(*asked->after).agreement == domain::Agreement::Asked);
  CHECK(std::get<domain::TrackedChild>(*asked->after).askedOn == now.today);
  child.documentsDue = dayOf(2025, 9, 11);
  child.recordsWait = domain::Answer::Yes;
  weeks.put(child);
  dues = weeks.dues(now);
  CHECK(!find(dues, DueKind::CaseDocuments));
  child.agreement = domain::Agreement::Given;
  weeks.put(child);
  dues = weeks.dues(now);
  REQUIRE(find(dues, DueKind::CaseDocuments));
  CHECK(!find(dues, DueKind::CaseDocuments)->assumed);
  CHECK(!find(dues, DueKind::Agreement));
  child.agreement = domain::Agreement::Withdrawn;
  weeks.put(child);
  CHECK(weeks.dues(now).empty());
}

TEST_CASE("Space gives a request to the officer who signs it off, and marks it sent only where a file went out") {
  ThreeWeeks weeks;
  auto request = weeks.request(1);
  request.due = kCall;
  weeks.put(request);
  const auto now = at(kCall, 9);
  CHECK(!weeks.done(weeks.dues(now).front(), now));
  auto version = samples::requestVersion();
  version.request = request.id;
  weeks.put(version);
  auto done = weeks.done(weeks.dues(now).front(), now);
  REQUIRE(done);
  CHECK(std::get<domain::Request>(*done->after).state == domain::RequestState::Sent);
  request.signOff = samples::person().id;
  weeks.put(request);
  done = weeks.done(weeks.dues(now).front(), now);
  REQUIRE(done);
  CHECK(std::get<domain::Request>(*done->after).state == domain::RequestState::AwaitingSignOff);
  weeks.put(std::get<domain::Request>(*done->after));
  CHECK(weeks.dues(now).front().step == DueStep::SignOffRequest);
  CHECK(weeks.dues(now).front().owner == request.signOff);
  CHECK(!weeks.done(weeks.dues(now).front(), now));
}

TEST_CASE("a request that a point became is there by its code alone") {
  ThreeWeeks weeks;
  auto request = weeks.request(1);
  request.due = kCall;
  request.title = "SECRET";
  weeks.put(request);
  auto point = samples::inspectionPoint();
  point.inspection = weeks.inspection.id;
  point.request = request.id;
  point.due.reset();
  weeks.put(point);
  const auto dues = weeks.dues(at(kCall, 9));
  REQUIRE(dues.size() == 1);
  CHECK(dueText(dues.front()) == "R-001");
}

TEST_CASE("a session is listed on its day until it is over, for each of its people") {
  ThreeWeeks weeks;
  const auto day = dayOf(2025, 9, 18);
  domain::FieldworkSession session;
  session.id = {base::namedUuid("session")};
  session.inspection = weeks.inspection.id;
  session.code = "S-01";
  session.title = "Meet the LANO";
  session.day = day;
  session.start = base::TimeOfDay{10 * 60};
  session.minutes = 60;
  session.people = {domain::PersonId{base::namedUuid("first")}, domain::PersonId{base::namedUuid("second")}};
  weeks.put(session);
  CHECK(find(weeks.today(at(day, 9)).today, DueKind::Session));
  CHECK(find(weeks.today(at(day, 10, 59)).today, DueKind::Session));
  CHECK(!find(weeks.today(at(day, 11)).today, DueKind::Session));
  CHECK(!find(weeks.today(at(day - std::chrono::days{1}, 9)).next, DueKind::Session));
  CHECK(find(weeks.today(at(day, 9), session.people[1]).today, DueKind::Session));
  CHECK(!find(weeks.today(at(day, 9), domain::PersonId{base::namedUuid("third")}).today, DueKind::Session));
  CHECK(weeks.counts(at(day, 18)).sessionsToday == 1);
}

TEST_CASE("tasks and requests stand in one order by the hour") {
  ThreeWeeks weeks;
  auto morning = weeks.request(1);
  morning.due = kCall;
  morning.dueTime = base::TimeOfDay{10 * 60};
  weeks.put(morning);
  auto evening = weeks.request(2);
  evening.due = kCall;
  evening.dueTime = base::TimeOfDay{19 * 60};
  weeks.put(evening);
  const auto today = weeks.today(at(kCall, 8)).today;
  CHECK(std::ranges::is_sorted(today, {}, [](const Due& due) { return due.time.value_or(base::TimeOfDay{24 * 60}); }));
  CHECK(std::ranges::count(today, DueKind::Request, &Due::kind) == 2);
  CHECK(std::ranges::count(today, DueKind::Task, &Due::kind) > 2);
  CHECK(today.front().kind == DueKind::Task);
}

TEST_CASE("what belongs to another inspection is nobody's business here") {
  ThreeWeeks weeks;
  auto request = weeks.request(1);
  request.inspection = {base::namedUuid("another inspection")};
  request.due = kCall;
  weeks.put(request);
  CHECK(weeks.dues(at(kCall, 9)).empty());
  CHECK(weeks.counts(at(kCall, 9)) == DueCounts{});
}
