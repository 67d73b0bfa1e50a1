// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/requests.h"

#include <catch2/catch.hpp>

#include <set>

#include "framework/pack_loader.h"
#include "support/samples.h"

using namespace waymark;
using namespace waymark::app;
using base::dayOf;
using domain::RequestState;

namespace {

const framework::Pack& requestPack() {
  static const auto loaded = *framework::Library().load("area-send-2025");
  return loaded;
}

constexpr base::Day kCall = dayOf(2025, 9, 8);  // a Monday

base::Now nowAtHour(base::Day day, int hour, int minute = 0) {
  const base::TimeOfDay time{hour * 60 + minute};
  return {base::Stamp{day} + std::chrono::minutes{time.minutes}, day, time};
}

/// An area that was called on Mon 8 Sep 2025, or is still waiting.
struct RequestArea {
  domain::Workspace workspace;
  domain::Inspection inspection = samples::inspection();
  base::Now now = nowAtHour(kCall, 10);

  explicit RequestArea(bool called = true) {
    inspection.publishedOutcome.clear();
    inspection.publishedOn.reset();
    if (!called) {
      inspection.notified.reset();
      inspection.notifiedTime.reset();
    }
    put(samples::partner());
    put(samples::person());
    put(inspection);
  }
  template <class T>
  void put(T value) {
    workspace.table<T>().put({std::move(value), 1});
  }
  void take(const std::optional<domain::Change>& change) {
    REQUIRE(change);
    REQUIRE(domain::validate(*change->after));
    workspace.follow(domain::Change{change->before, change->after, change->revision + 1});
  }
  [[nodiscard]] std::vector<RequestRow> rows() const {
    return requestsFor(workspace, inspection, requestPack(), calendar::england(), now);
  }
  [[nodiscard]] RequestRow row(std::string_view wanted) const {
    const auto all = rows();
    const auto* found = findRequest(all, wanted);
    REQUIRE(found != nullptr);
    return *found;
  }
  domain::Request& ask(const std::string& code) {
    domain::Request request;
    request.id = {base::namedUuid(code)};
    request.inspection = inspection.id;
    request.code = code;
    request.title = "Ask " + code;
    put(request);
    m_last = request;
    return m_last;
  }
  void tell(const std::string& item, std::optional<base::Day> day, std::optional<base::TimeOfDay> time) {
    domain::Told told;
    told.id = {base::namedUuid("told" + item)};
    told.inspection = inspection.id;
    told.subject = domain::ToldSubject::Information;
    told.key = item;
    told.day = day;
    told.time = time;
    put(told);
  }
  domain::RequestVersion version(const domain::RequestId& request) const {
    domain::RequestVersion version;
    version.id = {base::namedUuid("version")};
    version.request = request;
    version.name = "Charts.pdf";
    version.bytes = 3;
    version.sha256 = std::string(64, 'a');
    version.sentTo = "The lead inspector";
    version.sentBy = "Priya Shah";
    version.sentAt = now.utc;
    return version;
  }

 private:
  domain::Request m_last;
};

}  // namespace

TEST_CASE("every item of the information list is a row before anything is kept, and undated before the call") {
  const RequestArea area(false);
  const auto rows = area.rows();
  REQUIRE(rows.size() == requestPack().information.size());
  std::set<base::Uuid> ids;
  for (const auto& row : rows) {
    CHECK(row.revision == 0);
    CHECK_FALSE(row.due);
    CHECK(row.dueFrom == DueFrom::Nothing);
    CHECK_FALSE(row.title.empty());
    CHECK_FALSE(row.group.empty());
    ids.insert(row.id().uuid);
  }
  CHECK(ids.size() == rows.size());
  CHECK(rows.front().code == "I-01");
  CHECK(rows.front().label == "D+1");
}

TEST_CASE("the rows of the register are the rows of the log, with what was kept of them") {
  RequestArea area(false);
  const auto before = area.row("info-structure-charts");
  auto after = before.request;
  after.location = "SEND SharePoint, governance";
  after.owner = samples::person().id;
  area.take(requestChange(before, after));
  area.inspection.notified = kCall;
  area.put(area.inspection);
  const auto row = area.row("I-01");
  CHECK(row.id() == before.id());
  CHECK(row.revision == 1);
  CHECK(row.request.location == "SEND SharePoint, governance");
  CHECK(row.due == dayOf(2025, 9, 9));
  CHECK(row.dueTime == base::TimeOfDay{720});
  CHECK(row.dueFrom == DueFrom::Pack);
  CHECK(row.assumed);
  CHECK(row.received == kCall);
}

TEST_CASE("what inspectors said overrides the framework's day, and a day set by hand overrides both") {
  RequestArea area;
  area.tell("info-structure-charts", dayOf(2025, 9, 10), base::TimeOfDay{9 * 60});
  auto row = area.row("info-structure-charts");
  CHECK(row.due == dayOf(2025, 9, 10));
  CHECK(row.dueTime == base::TimeOfDay{9 * 60});
  CHECK(row.dueFrom == DueFrom::Told);
  CHECK_FALSE(row.assumed);
  auto after = row.request;
  after.due = dayOf(2025, 9, 11);
  area.take(requestChange(row, after));
  row = area.row("info-structure-charts");
  CHECK(row.due == dayOf(2025, 9, 11));
  CHECK_FALSE(row.dueTime);
  CHECK(row.dueFrom == DueFrom::Hand);
}

TEST_CASE("late counts to the hour, and the next four hours end where they end") {
  RequestArea area;
  auto ask = area.ask("R-001");
  ask.due = kCall;
  ask.dueTime = base::TimeOfDay{14 * 60};
  area.put(ask);
  const auto row = area.row("R-001");
  CHECK(isDueWithin(row, nowAtHour(kCall, 10), 4));
  CHECK_FALSE(isDueWithin(row, nowAtHour(kCall, 9, 59), 4));
  CHECK_FALSE(isLate(row, nowAtHour(kCall, 14)));
  CHECK(isDueWithin(row, nowAtHour(kCall, 14), 4));
  CHECK(isLate(row, nowAtHour(kCall, 14, 1)));
  CHECK_FALSE(isDueWithin(row, nowAtHour(kCall, 14, 1), 4));
  ask.state = RequestState::Sent;
  area.put(ask);
  CHECK_FALSE(isLate(area.row("R-001"), nowAtHour(kCall, 15)));
  ask.state = RequestState::ToDo;
  ask.dueTime.reset();  // a day alone is due at 17:00, and late the day after
  area.put(ask);
  CHECK_FALSE(isDueWithin(area.row("R-001"), nowAtHour(kCall, 12, 59), 4));
  CHECK(isDueWithin(area.row("R-001"), nowAtHour(kCall, 13), 4));
  CHECK_FALSE(isLate(area.row("R-001"), nowAtHour(kCall, 23)));
  CHECK(isLate(area.row("R-001"), nowAtHour(kCall + std::chrono::days{1}, 0)));
}

TEST_CASE("nothing is late while the inspection is paused") {
  RequestArea area;
  auto ask = area.ask("R-001");
  ask.due = kCall;
  area.put(ask);
  const auto later = nowAtHour(kCall + std::chrono::days{3}, 9);
  CHECK(isLate(area.row("R-001"), later));
  domain::InspectionEvent event;
  event.id = {base::namedUuid("pause")};
  event.inspection = area.inspection.id;
  event.kind = domain::InspectionEventKind::Paused;
  event.day = kCall;
  area.put(event);
  CHECK_FALSE(isLate(area.row("R-001"), later));
}

TEST_CASE("an item is ready with an owner, a place, no gap, and new enough or quick enough") {
  RequestArea area(false);
  auto row = area.row("info-self-evaluation");  // due on D+3
  auto after = row.request;
  CHECK_FALSE(isReady(row));
  CHECK(row.met.contains(ReadyCheck::NoGap));
  CHECK_FALSE(row.met.contains(ReadyCheck::Place));
  after.owner = samples::person().id;
  after.location = "Board papers";
  after.workingDays = 3;
  area.take(requestChange(row, after));
  row = area.row("info-self-evaluation");
  CHECK(isReady(row));
  after.workingDays = 4;  // one day more than there is
  area.take(requestChange(row, after));
  row = area.row("info-self-evaluation");
  CHECK_FALSE(row.met.contains(ReadyCheck::InTime));
  after.refreshed = dayOf(2025, 6, 8);  // three months to the day
  area.take(requestChange(row, after));
  row = area.row("info-self-evaluation");
  CHECK(isReady(row));
  after.refreshed = dayOf(2025, 6, 7);
  area.take(requestChange(row, after));
  row = area.row("info-self-evaluation");
  CHECK_FALSE(isReady(row));
  after.refreshed = dayOf(2025, 9, 1);
  after.gap = "No figures for the north";
  area.take(requestChange(row, after));
  row = area.row("info-self-evaluation");
  CHECK_FALSE(isReady(row));
  const auto rows = area.rows();
  const auto counts = countRequests(rows, area.now);
  CHECK(counts.unmet[static_cast<std::size_t>(ReadyCheck::NoGap)] == 1);
  CHECK(requestsSentence(counts, false).starts_with("0 of 53 items are ready: "));
}

TEST_CASE("further asks are numbered on, stand after the list, and are found by code") {
  RequestArea area;
  area.ask("R-009");
  area.ask("R-002");
  area.ask("Annex");
  CHECK(nextRequestCode(area.workspace, area.inspection.id) == "R-010");
  const auto rows = area.rows();
  REQUIRE(rows.size() == requestPack().information.size() + 3);
  CHECK(rows[rows.size() - 3].code == "R-002");
  CHECK(rows[rows.size() - 2].code == "R-009");
  CHECK(rows.back().code == "Annex");
  CHECK(findRequest(rows, "r-009") == &rows[rows.size() - 2]);
  CHECK(findRequest(rows, "R-0") == nullptr);
}

TEST_CASE("a new ask takes an hour of today, and one that is due before it came is refused") {
  const RequestArea area;
  const domain::RequestId id{base::namedUuid("new")};
  const auto made = newRequest(area.workspace, area.inspection, id, " Staffing of the hub ", "HMI", std::nullopt,
                               base::TimeOfDay{15 * 60}, std::nullopt, area.now);
  REQUIRE(made);
  CHECK(made->code == "R-001");
  CHECK(made->title == "Staffing of the hub");
  CHECK(made->due == kCall);
  CHECK(made->received == kCall);
  const auto early = newRequest(area.workspace, area.inspection, id, "Staffing", "", kCall, base::TimeOfDay{9 * 60},
                                std::nullopt, area.now);
  REQUIRE_FALSE(early);
  CHECK(early.error().code == base::Code::WrongOrder);
  const auto nameless =
      newRequest(area.workspace, area.inspection, id, "  ", "", std::nullopt, std::nullopt, std::nullopt, area.now);
  REQUIRE_FALSE(nameless);
  CHECK(nameless.error().code == base::Code::MissingField);
}

TEST_CASE("states ask for what they need: a named officer, a version, a reason") {
  RequestArea area;
  area.ask("R-001");
  auto row = area.row("R-001");
  CHECK_FALSE(inState(row, RequestState::AwaitingSignOff));
  CHECK_FALSE(inState(row, RequestState::Sent));
  CHECK(inState(row, RequestState::Drafting));
  auto after = row.request;
  after.signOff = samples::person().id;
  area.take(requestChange(row, after));
  row = area.row("R-001");
  CHECK(inState(row, RequestState::AwaitingSignOff));
  const auto unsigned_ = sendChanges(area.workspace, row, {area.version(row.id()), false});
  REQUIRE_FALSE(unsigned_);
  CHECK(unsigned_.error().code == base::Code::MissingField);
  const auto sent = sendChanges(area.workspace, row, {area.version(row.id()), true});
  REQUIRE(sent);
  REQUIRE(sent->changes.size() == 2);
  for (const auto& change : sent->changes) area.take(change);
  row = area.row("R-001");
  CHECK(row.state() == RequestState::Sent);
  REQUIRE(row.versions.size() == 1);
  CHECK(row.versions.front().note == "Signed off by Amal O’Neill");
  CHECK_FALSE(inState(row, RequestState::Returned));
  const auto back = inState(row, RequestState::Returned, "Page 4 can’t be read");
  REQUIRE(back);
  CHECK(back->returnedReason == "Page 4 can’t be read");
}

TEST_CASE("the first version of an untouched item keeps the item and the version together") {
  RequestArea area;
  const auto row = area.row("I-02");
  const auto sent = sendChanges(area.workspace, row, {area.version(row.id()), false});
  REQUIRE(sent);
  REQUIRE(sent->changes.size() == 2);
  CHECK_FALSE(sent->changes.front().before);
  for (const auto& change : sent->changes) area.take(change);
  CHECK(area.row("I-02").state() == RequestState::Sent);
  CHECK(area.row("I-02").code == "I-02");
}

TEST_CASE("a request made of what inspectors said in confidence is marked until publication") {
  RequestArea area;
  const auto ask = area.ask("R-001");
  domain::InspectionPoint point;
  point.id = {base::namedUuid("point")};
  point.inspection = area.inspection.id;
  point.code = "K-01";
  point.request = ask.id;
  area.put(point);
  CHECK(area.row("R-001").underEmbargo);
  CHECK_FALSE(area.row("I-01").underEmbargo);
  area.inspection.publishedOn = dayOf(2025, 12, 4);
  area.put(area.inspection);
  CHECK_FALSE(area.row("R-001").underEmbargo);
}
