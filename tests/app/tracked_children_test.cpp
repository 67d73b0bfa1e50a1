// SPDX-License-Identifier: GPL-3.0-or-later
// The practice sample, tracked children's agreement and documents, originals under the seal, concerns and points, and
// the demonstration's.
#include "app/tracked_children.h"

#include <catch2/catch.hpp>
#include <set>

#include "app/confidential.h"
#include "app/demonstration.h"
#include "app/demonstration_children.h"
#include "app/identities.h"
#include "app/plan.h"
#include "app/search_entries.h"
#include "framework/pack_loader.h"
#include "storage/support.h"
#include "support/one_of_each.h"

using namespace waymark;
using base::Code;
using domain::Agreement;
using domain::Group;
using test::kNow;
using test::must;

namespace {

const framework::Pack& trackedPack() {
  static const auto pack = must(framework::Library().load("area-send-2025"));
  return pack;
}

/// 300 made-up children over five needs, three ages and four settings.
app::SamplePool madePool() {
  constexpr std::array kNeeds{"Autistic spectrum disorder", "Physical disability", "Vision impairment",
                              "Social, emotional and mental health", "Moderate learning difficulty"};
  constexpr std::array kAges{"under 5", "5 to 15", "16 and over"};
  constexpr std::array kSettings{"Primary", "Secondary", "Special", "PRU/AP"};
  app::SamplePool pool{{{"need", "need"}, {"age_phase", "age"}, {"setting", "setting"}}, {}};
  for (std::size_t i = 0; i < 300; ++i) {
    app::SampleCandidate child;
    child.child = domain::ChildId{base::namedUuid("sampled " + std::to_string(i))};
    child.caseCode = "C-" + std::to_string(1000 + i);
    child.groups.insert(i % 10 < 7 ? Group::EhcPlan : Group::SenSupport);
    if (i % 30 == 0) child.groups.insert(Group::AlternativeProvision);
    child.values = {kNeeds[i % 5], kAges[i / 5 % 3], i % 30 == 0 ? kSettings[3] : kSettings[i / 15 % 3]};
    pool.children.push_back(std::move(child));
  }
  return pool;
}

std::vector<std::string> codesOf(const app::PracticeSample& sample, const app::SamplePool& pool) {
  std::vector<std::string> codes;
  for (const auto& one : sample.children) codes.push_back(pool.children[one.candidate].caseCode);
  return codes;
}

app::StoredTracked chosen(base::Day day) {
  app::StoredTracked row{samples::trackedChild(), 1};
  row.value = {};
  row.value.id = samples::trackedChild().id;
  row.value.inspection = samples::inspection().id;
  row.value.caseCode = "C-0421";
  row.value.state = domain::TrackedState::Chosen;
  row.value.place = 1;
  row.value.chosenOn = day;
  return row;
}

const app::CaseDocumentLine& lineOf(const std::vector<app::CaseDocumentLine>& lines, const std::string& id) {
  const auto at = std::ranges::find(lines, id, &app::CaseDocumentLine::packDocument);
  REQUIRE(at != lines.end());
  return *at;
}

}  // namespace

TEST_CASE("a practice sample keeps the pack's rules, spreads over need, age and setting, and is the same for its seed") {
  const auto pool = madePool();
  const auto& rules = trackedPack().trackedChildren;
  std::set<std::vector<std::string>> different;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    CAPTURE(seed);
    const auto sample = app::practiceSample(pool, rules, 6, seed);
    REQUIRE(sample.children.size() == 6);
    CHECK(sample.unmet.empty());
    int alternative = 0;
    int support = 0;
    int plans = 0;
    std::set<std::string> needs;
    std::set<std::string> ages;
    for (const auto& one : sample.children) {
      const auto& child = pool.children[one.candidate];
      alternative += child.groups.contains(Group::AlternativeProvision);
      support += child.groups.contains(Group::SenSupport);
      plans += child.groups.contains(Group::EhcPlan);
      needs.insert(child.values[0]);
      ages.insert(child.values[1]);
    }
    CHECK(alternative >= 1);
    CHECK(support >= 2);
    CHECK(plans <= 4);
    CHECK(needs.size() >= 4);
    CHECK(ages.size() == 3);
    CHECK(codesOf(app::practiceSample(pool, rules, 6, seed), pool) == codesOf(sample, pool));
    different.insert(codesOf(sample, pool));
  }
  CHECK(different.size() >= 15);  // the seed decides within a stratum
}

TEST_CASE("a practice sample says of each child why it was drawn, and which rule couldn't be met") {
  auto pool = madePool();
  const auto& rules = trackedPack().trackedChildren;
  const auto sample = app::practiceSample(pool, rules, 6, 7);
  const auto first = app::whySampled(sample, 0, pool, rules);
  CHECK(first.find("Drawn with seed 7 as child 1 of 6") == 0);
  CHECK(first.find("PRU/AP") != std::string::npos);
  CHECK(first.find("At least one child in alternative provision") != std::string::npos);
  CHECK(app::whySampled(sample, 3, pool, rules).find("For the range") != std::string::npos);
  std::erase_if(pool.children, [](const auto& child) { return child.groups.contains(Group::AlternativeProvision); });
  const auto without = app::practiceSample(pool, rules, 6, 7);
  CHECK(without.children.size() == 6);
  REQUIRE(without.unmet.size() == 1);
  CHECK(rules.rules[without.unmet[0].rule].id == "ap");
  CHECK(without.unmet[0].found == 0);
}

TEST_CASE("who can agree goes by age and by who looks after the child; days of the agreement stay in order") {
  using domain::AgreementGiver;
  CHECK(app::usualGiver(15, false) == AgreementGiver::ParentalResponsibility);
  CHECK(app::usualGiver(15, true) == AgreementGiver::LocalAuthority);
  CHECK(app::usualGiver(16, true) == AgreementGiver::YoungPerson);
  CHECK(app::usualGiver({}, false) == AgreementGiver::ParentalResponsibility);
  const auto day = base::dayOf(2026, 11, 10);
  auto child = app::withAgreement(chosen(day).value, Agreement::Given, day);
  CHECK(child.askedOn == day);
  CHECK(child.answeredOn == day);
  child = app::withAgreement(child, Agreement::Withdrawn, day + std::chrono::days(2));
  CHECK(child.answeredOn == day);
  CHECK(child.withdrawnOn == day + std::chrono::days(2));
  child = app::withAgreement(child, Agreement::Asked, day);
  CHECK_FALSE(child.answeredOn);
  CHECK_FALSE(child.withdrawnOn);
  CHECK(domain::validate(domain::Record{child}).has_value());
}

TEST_CASE("documents are due when inspectors said, else on the pack's day, which is marked assumed") {
  domain::Workspace workspace;
  workspace.table<domain::Inspection>().put({samples::inspection(), 1});
  auto child = chosen(base::dayOf(2026, 11, 12));  // a Thursday
  const auto& calendar = calendar::england();
  const base::EnumSet<Group> support{Group::SenSupport};
  auto lines = app::documentsOf(workspace, child, support, trackedPack(), calendar);
  CHECK(lineOf(lines, "attendance").due == base::dayOf(2026, 11, 16));  // two working days
  CHECK(lineOf(lines, "attendance").assumed);
  CHECK(std::ranges::count(lines, "ehc-plan", &app::CaseDocumentLine::packDocument) == 0);
  domain::Told told = samples::told();
  told.inspection = child.value.inspection;
  told.subject = domain::ToldSubject::Task;
  told.key = "tracked-documents";
  told.day = base::dayOf(2026, 11, 17);
  workspace.table<domain::Told>().put({told, 1});
  lines = app::documentsOf(workspace, child, support, trackedPack(), calendar);
  CHECK(lineOf(lines, "attendance").due == base::dayOf(2026, 11, 17));
  CHECK(lineOf(lines, "attendance").dueFrom == app::DocumentsDue::Told);
  CHECK_FALSE(lineOf(lines, "attendance").assumed);
  child.value.documentsDue = base::dayOf(2026, 11, 13);
  child.value.documentsDueTime = base::TimeOfDay{720};
  lines = app::documentsOf(workspace, child, support, trackedPack(), calendar);
  const auto& line = lineOf(lines, "attendance");
  CHECK(line.due == base::dayOf(2026, 11, 13));
  CHECK_FALSE(line.isLate({{}, base::dayOf(2026, 11, 13), base::TimeOfDay{719}}));
  CHECK(line.isLate({{}, base::dayOf(2026, 11, 13), base::TimeOfDay{721}}));
}

TEST_CASE("records don't wait for the agreement unless the nominated officer says so") {
  const domain::Workspace workspace;
  auto child = chosen(base::dayOf(2026, 11, 9));
  child.value.agreement = Agreement::Refused;
  const base::Now later{{}, base::dayOf(2026, 11, 20), {}};
  const auto line = [&] {
    return lineOf(app::documentsOf(workspace, child, {}, trackedPack(), calendar::england()), "attendance");
  };
  CHECK(line().isLate(later));
  child.value.recordsWait = domain::Answer::Yes;
  CHECK(line().waits);
  CHECK_FALSE(line().isLate(later));
  child.value.agreement = Agreement::Given;
  CHECK_FALSE(line().waits);
}

TEST_CASE("a seventh place only warns; a replacement takes the place and keeps the reason") {
  domain::Workspace workspace;
  for (int place = 1; place <= 6; ++place) {
    auto row = chosen(base::dayOf(2026, 11, 10));
    row.value.id = domain::TrackedChildId{base::namedUuid("place " + std::to_string(place))};
    row.value.place = place;
    workspace.table<domain::TrackedChild>().put(row);
  }
  const auto inspection = samples::inspection().id;
  CHECK(app::freePlace(workspace, inspection) == 7);
  CHECK(app::isBeyondPlaces(trackedPack(), 7));
  CHECK_FALSE(app::isBeyondPlaces(trackedPack(), 6));
  const auto old = *app::trackedChildren(workspace, inspection)[2];
  domain::TrackedChild other;
  other.id = domain::TrackedChildId{base::namedUuid("another")};
  other.inspection = inspection;
  other.caseCode = "C-0777";
  CHECK(app::replaceTracked(old, other, "  ").error().code == Code::MissingField);
  for (const auto& change : must(app::replaceTracked(old, other, "Moved away")).changes) workspace.follow(change);
  const auto rows = app::trackedChildren(workspace, inspection);
  REQUIRE(rows.size() == 7);
  CHECK(rows[2]->value.caseCode == "C-0777");
  CHECK(rows[2]->value.replaces == old.value.id);
  CHECK(rows[3]->value.state == domain::TrackedState::Replaced);
  CHECK(rows[3]->value.replacedWhy == "Moved away");
  CHECK(app::trackedCounts(workspace, inspection, trackedPack(), calendar::england(), {}).children == 6);
}

TEST_CASE("evidence of a case says the case code and refuses the child's names") {
  const auto child = chosen(base::dayOf(2026, 11, 10)).value;
  const auto criterion = trackedPack().criteria[2].id;
  const auto day = base::dayOf(2026, 11, 11);
  const auto make = [&](const char* summary) {
    return app::evidenceFromCase(child, "Tobias Fennimore", summary, domain::Finding::Concern, criterion, day);
  };
  CHECK(make("Waited nine months for TOBIAS to be seen").error().code == Code::BadUse);
  CHECK(make("The Fennimore family waited").error().code == Code::BadUse);
  CHECK(make(" ").error().code == Code::MissingField);
  const auto made = must(make("Waited nine months for therapy"));
  CHECK(made.fromCase == child.id);
  CHECK(made.detail == "Case C-0421");
  CHECK(must(make("Tobiasen Road was closed")).criterion == criterion);  // a longer word isn't the name
}

TEST_CASE("a concern moves on with its moments, is late by its time, and stays open until closed") {
  auto concern = samples::concern();
  concern.receivedAt = base::Stamp{base::dayOf(2026, 11, 11)} + std::chrono::hours{9};
  concern.toldAt.reset();
  concern.assuredAt.reset();
  concern.closedAt.reset();
  concern.state = domain::ConcernState::Received;
  concern.assuranceDue = base::dayOf(2026, 11, 11);
  concern.assuranceDueTime = base::TimeOfDay{960};
  const base::Now before{{}, base::dayOf(2026, 11, 11), base::TimeOfDay{959}};
  const base::Now after{{}, base::dayOf(2026, 11, 11), base::TimeOfDay{961}};
  CHECK_FALSE(app::isLate(concern, before));
  CHECK(app::isLate(concern, after));
  const auto at = concern.receivedAt + std::chrono::minutes{30};
  concern = app::withState(concern, domain::ConcernState::Assured, at);
  CHECK(concern.toldAt == at);
  CHECK(concern.assuredAt == at);
  CHECK_FALSE(app::isLate(concern, after));
  domain::Workspace workspace;
  workspace.table<domain::Concern>().put({concern, 1});
  CHECK(app::openConcerns(workspace, concern.inspection).size() == 1);
  concern = app::withState(concern, domain::ConcernState::Closed, at);
  workspace.table<domain::Concern>().put({concern, 2});
  CHECK(app::openConcerns(workspace, concern.inspection).empty());
}

TEST_CASE("the demonstration's restricted parts are sealed, at different stages, and go when children's data are deleted") {
  const test::Folder folder;
  auto session = must(app::Session::create(folder / "demo.waymark", "Priya Shah", kNow,
                                           must(app::demonstrationArea(trackedPack()))));
  must(app::addDemonstrationChildren(session, kNow, 2));
  auto workspace = must(session.load());
  const auto inspection = app::currentInspection(workspace)->value.id;
  const auto rows = app::trackedChildren(workspace, inspection);
  CHECK(rows.size() == 7);  // six, and one that was replaced
  CHECK(app::practiceChildren(workspace, inspection).size() == 6);
  const auto counts = app::trackedCounts(workspace, inspection, trackedPack(), calendar::england(),
                                         {kNow, base::dayOf(2026, 11, 11), base::TimeOfDay{620}});
  CHECK(counts.children == 6);
  CHECK(counts.agreed == 3);
  CHECK(counts.refused == 1);
  CHECK(counts.documentsOutstanding > 10);
  CHECK(workspace.all<domain::Concern>().size() == 2);
  CHECK(app::openConcerns(workspace, inspection).size() == 1);
  CHECK(app::pointsOf(workspace, inspection).size() == 12);
  std::set<domain::CaseDocumentState> states;
  for (const auto& row : workspace.all<domain::CaseDocument>()) states.insert(row.value.state);
  CHECK(states.size() == base::codeCount<domain::CaseDocumentState>());
  // Each has its meetings: with the family, and with the practitioners.
  for (const auto* row : rows)
    CHECK(std::ranges::count_if(workspace.all<domain::FieldworkSession>(), [&](const auto& meeting) {
            return meeting.value.trackedChild == row->value.id;
          }) == (row->value.state == domain::TrackedState::Chosen ? 2 : 0));
  const auto key = must(app::openSeal(session, {app::kDemonstrationPassphrase, ""}));
  CHECK(must(app::openTexts(&key, rows[0]->value.id.uuid, rows[0]->value.sealed)).at("names") == "Tobias Fennimore");
  CHECK(app::openTexts(nullptr, rows[0]->value.id.uuid, rows[0]->value.sealed).error().code == Code::Locked);

  // An original comes out as it went in; under another document's name it doesn't open.
  auto document = *std::ranges::find_if(workspace.all<domain::CaseDocument>(), [&](const auto& row) {
    return row.value.trackedChild == rows[0]->value.id;
  });
  const std::string original("%PDF-1.7\0Tobias", 15);
  const auto stored = must(app::sealOriginal(session, key, document.value.id.uuid, original));
  auto with = document.value;
  with.sealedSha256 = stored.sealedSha256;
  must(session.apply({"attach", {domain::edited(document, with)}}, kNow));
  CHECK(must(app::openOriginal(session, key, with.id.uuid, with.sealedSha256, stored.sha256)) == original);
  CHECK(app::openOriginal(session, key, inspection.uuid, with.sealedSha256, stored.sha256).error().code ==
        Code::SealDamaged);

  std::vector<domain::EvidenceId> hidden;
  for (const auto& row : workspace.all<domain::Evidence>())
    if (app::isUnderEmbargo(workspace, row.value)) hidden.push_back(row.value.id);
  REQUIRE(!hidden.empty());
  must(app::purgeChildren(session, "The inspection is over", kNow));
  workspace = must(session.load());
  // The embargo ends with publication, not with the deletion: what it needs of the points stays, without their words.
  for (const auto& id : hidden) {
    const auto* evidence = workspace.all<domain::Evidence>().find(id);
    REQUIRE(evidence != nullptr);
    CHECK(app::isUnderEmbargo(workspace, evidence->value));
  }
  CHECK(workspace.all<domain::InspectionPoint>().size() == hidden.size());
  for (const auto& row : workspace.all<domain::InspectionPoint>()) {
    CHECK(row.value.sealed.empty());
    CHECK(row.value.sealedSha256.empty());
  }
  CHECK(workspace.all<domain::TrackedChild>().empty());
  CHECK(workspace.all<domain::CaseDocument>().empty());
  CHECK(workspace.all<domain::CasePractitioner>().empty());
  CHECK(workspace.all<domain::CaseEvent>().empty());
  CHECK(workspace.all<domain::Concern>().empty());
}

TEST_CASE("named people are let in and logged; others are refused, and nobody gets in without a reason") {
  const test::Folder folder;
  auto session = must(app::Session::create(folder / "demo.waymark", "Priya Shah", kNow,
                                           must(app::demonstrationArea(trackedPack()))));
  auto workspace = must(session.load());
  const auto inspection = app::currentInspection(workspace)->value.id;
  const auto person = app::personCalled(workspace, "miriam hale");
  REQUIRE(person);
  CHECK_FALSE(app::personCalled(workspace, "hale"));
  const auto enter = [&](const char* reason) {
    return app::enterPart(session, workspace, inspection, domain::RestrictedPart::Concerns, *person, reason, kNow);
  };
  CHECK(enter("To look").error().code == Code::BadUse);
  base::IdMaker ids(1);
  const auto set = app::namePerson(workspace, inspection, domain::RestrictedPart::Concerns, *person, "Priya Shah", ids, kNow);
  REQUIRE(set);
  must(session.apply(*set, kNow));
  workspace = must(session.load());
  CHECK_FALSE(app::namePerson(workspace, inspection, domain::RestrictedPart::Concerns, *person, "Priya Shah", ids, kNow));
  CHECK(enter(" ").error().code == Code::MissingField);
  must(enter("To write a concern down"));
  workspace = must(session.load());
  CHECK(workspace.all<domain::IdentityAccess>().rows().back().value.reason ==
        "Concerns about a child, opened as Miriam Hale: To write a concern down");
}

TEST_CASE("evidence from a point stays out of readiness and counts until the report is published") {
  domain::Workspace workspace;
  auto inspection = samples::inspection();
  inspection.publishedOn.reset();
  inspection.publishedOutcome.clear();
  workspace.table<domain::Inspection>().put({inspection, 1});
  auto point = samples::inspectionPoint();
  point.request.reset();
  point.task.reset();
  workspace.table<domain::InspectionPoint>().put({point, 1});
  base::IdMaker ids(3);
  const base::Now now{kNow, base::dayOf(2026, 11, 11), base::TimeOfDay{620}};
  const auto set = must(app::evidenceFromPoint({point, 1}, "In words of our own", domain::Finding::Concern,
                                               trackedPack().criteria[0].id, ids, now));
  for (const auto& change : set.changes) workspace.follow(change);
  const auto& evidence = workspace.all<domain::Evidence>().rows().front().value;
  CHECK(app::isUnderEmbargo(workspace, evidence));
  domain::Attachment file = samples::attachment();
  file.evidence = evidence.id;
  CHECK(app::isUnderEmbargo(workspace, file));
  inspection.publishedOn = base::dayOf(2026, 12, 20);
  workspace.table<domain::Inspection>().put({inspection, 2});
  CHECK_FALSE(app::isUnderEmbargo(workspace, evidence));
  CHECK_FALSE(app::isUnderEmbargo(workspace, file));
  workspace.table<domain::InspectionPoint>().remove(point.id.uuid);
  CHECK(app::isUnderEmbargo(workspace, evidence));  // in doubt it holds
}

TEST_CASE("a point becomes a request or an action once, in words of the person's own") {
  domain::Workspace workspace;
  auto point = samples::inspectionPoint();
  point.request.reset();
  point.task.reset();
  point.due = base::dayOf(2026, 11, 12);
  base::IdMaker ids(4);
  const base::Now now{kNow, base::dayOf(2026, 11, 11), base::TimeOfDay{620}};
  CHECK(app::requestFromPoint(workspace, {point, 1}, "", ids, now).error().code == Code::MissingField);
  auto set = must(app::requestFromPoint(workspace, {point, 1}, "Panel records", ids, now));
  for (const auto& change : set.changes) {
    CHECK(domain::validate(*change.after).has_value());
    if (const auto* after = std::get_if<domain::InspectionPoint>(&*change.after)) point = *after;
  }
  REQUIRE(point.request);
  CHECK(app::taskFromPoint({point, 2}, "Ask", ids, now).error().code == Code::BadUse);
  point.request.reset();
  set = must(app::taskFromPoint({point, 2}, "Ask", ids, now));
  for (const auto& change : set.changes) CHECK(domain::validate(*change.after).has_value());
}

TEST_CASE("a point is kept with its words sealed, once for what differs, and never due before its meeting") {
  domain::Workspace workspace;
  const auto key = seal::Key::random();
  base::IdMaker ids(5);
  const base::Now now{kNow, base::dayOf(2026, 11, 11), base::TimeOfDay{620}};
  const auto inspection = samples::inspection().id;
  auto point = app::newPoint(workspace, inspection, ids, now);
  CHECK(point.code == "K-01");
  CHECK(point.day == now.today);
  const auto blank = app::keptPoint(nullptr, point, {{"what", "  "}, {"by", "An inspector"}}, key);
  CHECK(blank.error().code == Code::MissingField);
  point.due = base::dayOf(2026, 11, 10);
  CHECK(app::keptPoint(nullptr, point, {{"what", "Panels"}}, key).error().code == Code::WrongOrder);
  point.due = now.today;
  auto set = must(app::keptPoint(nullptr, point, {{"what", "Panels"}, {"by", ""}}, key));
  CHECK(set.name == "write down K-01");
  for (const auto& change : set.changes) workspace.follow(change);
  const auto stored = workspace.all<domain::InspectionPoint>().rows().front();
  CHECK(stored.value.sealed.find("Panels") == std::string::npos);
  CHECK(must(app::openTexts(&key, point.id.uuid, stored.value.sealed)) == app::SealedTexts{{"what", "Panels"}});
  CHECK(app::nextPointCode(workspace, inspection) == "K-02");
  // The same words again are no change, whatever they would be sealed as.
  CHECK(must(app::keptPoint(&stored, stored.value, {{"what", "Panels"}, {"answer", ""}}, key)).changes.empty());
  auto answered = stored.value;
  answered.state = domain::PointState::Answered;
  set = must(app::keptPoint(&stored, answered, {{"what", "Panels"}, {"answer", "Sent"}}, key));
  CHECK(set.name == "answer K-01");
  CHECK(set.changes.size() == 1);
  CHECK(app::keptPoint(&stored, answered, {{"what", "Panels"}}, seal::Key::random()).error().code == Code::SealDamaged);
}

TEST_CASE("a point that became something isn't taken out, because the embargo holds by it") {
  domain::Workspace workspace;
  workspace.table<domain::Inspection>().put({samples::inspection(), 1});
  auto point = samples::inspectionPoint();
  CHECK(app::withoutPoint(workspace, {point, 1}).error().code == Code::BadUse);  // a request
  point.request.reset();
  point.task.reset();
  CHECK(must(app::withoutPoint(workspace, {point, 1})).changes.size() == 1);
  base::IdMaker ids(6);
  const base::Now now{kNow, base::dayOf(2026, 11, 11), base::TimeOfDay{620}};
  const auto made = must(app::evidenceFromPoint({point, 1}, "Ours", domain::Finding::Concern,
                                                trackedPack().criteria[0].id, ids, now));
  for (const auto& change : made.changes) workspace.follow(change);
  CHECK(app::withoutPoint(workspace, {point, 1}).error().code == Code::BadUse);
  CHECK(app::evidenceOf(workspace, point.id).size() == 1);
}

TEST_CASE("the embargo counts what it holds back, and only a day of publication that has come lifts it") {
  domain::Workspace workspace;
  auto inspection = samples::inspection();
  inspection.notified = base::dayOf(2026, 11, 9);
  inspection.publishedOn.reset();
  inspection.publishedOutcome.clear();
  workspace.table<domain::Inspection>().put({inspection, 1});
  auto point = samples::inspectionPoint();  // with a request
  workspace.table<domain::InspectionPoint>().put({point, 1});
  base::IdMaker ids(7);
  const base::Now now{kNow, base::dayOf(2026, 12, 18), base::TimeOfDay{620}};
  const auto made = must(app::evidenceFromPoint({point, 1}, "Ours", domain::Finding::Concern,
                                                trackedPack().criteria[0].id, ids, now));
  for (const auto& change : made.changes) workspace.follow(change);
  CHECK(app::heldBack(workspace, inspection.id) == app::HeldBack{1, 1, 0});
  const auto& stored = workspace.all<domain::Inspection>().rows().front();
  CHECK(app::published(stored, base::dayOf(2026, 12, 19), now).error().code == Code::BadUse);
  CHECK(app::published(stored, base::dayOf(2026, 11, 8), now).error().code == Code::WrongOrder);
  const auto set = must(app::published(stored, base::dayOf(2026, 12, 18), now));
  CHECK(set.name == "lift the embargo");
  for (const auto& change : set.changes) workspace.follow(change);
  CHECK_FALSE(app::isUnderEmbargo(workspace, inspection.id));
  CHECK(app::heldBack(workspace, inspection.id) == app::HeldBack{});
}

TEST_CASE("what everybody sees of a concern holds a case code that is known, never a name") {
  domain::Workspace workspace;
  const auto key = seal::Key::random();
  base::IdMaker ids(8);
  const base::Now now{kNow, base::dayOf(2026, 11, 11), base::TimeOfDay{620}};
  auto concern = app::newConcern(workspace, samples::inspection().id, ids, now);
  CHECK(concern.code == "SC-1");
  concern.caseCode = "Tobias";
  CHECK(app::keptConcern(workspace, nullptr, concern, {{"what", "Seen"}}, key).error().code == Code::NotFound);
  concern.caseCode = samples::trackedChild().caseCode;
  CHECK(app::keptConcern(workspace, nullptr, concern, {{"what", "Seen"}}, key).error().code == Code::NotFound);
  workspace.table<domain::TrackedChild>().put({samples::trackedChild(), 1});
  auto set = must(app::keptConcern(workspace, nullptr, concern, {{"what", "Seen"}, {"where", "In a survey"}}, key));
  CHECK(set.name == "write down concern SC-1");
  for (const auto& change : set.changes) workspace.follow(change);
  const auto stored = workspace.all<domain::Concern>().rows().front();
  // A code that was known stays, though the child left the lists.
  workspace.table<domain::TrackedChild>().remove(samples::trackedChild().id.uuid);
  set = must(app::keptConcern(workspace, &stored, app::withState(stored.value, domain::ConcernState::DutyTeamTold, kNow),
                              {{"what", "Seen"}, {"where", "In a survey"}}, key));
  CHECK(set.name == "move on concern SC-1");
  concern.caseCode.clear();
  CHECK(app::keptConcern(workspace, nullptr, concern, {{"where", "In a survey"}}, key).error().code ==
        Code::MissingField);
}

TEST_CASE("the log of a part has its own lines alone, the latest first") {
  domain::Workspace workspace;
  int number = 0;
  for (const char* reason : {"Keeping in touch, opened as Jo: a", "Keeping in touch: Jo was named",
                             "Keeping in touch with the family", "Concerns about a child, opened as Jo: b"}) {
    domain::IdentityAccess access;
    access.id = {base::namedUuid("access " + std::to_string(++number))};
    access.reason = reason;
    workspace.table<domain::IdentityAccess>().put({access, 1});
  }
  const auto lines = app::openingsOf(workspace, domain::RestrictedPart::KeepingInTouch);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0]->reason == "Keeping in touch: Jo was named");
  CHECK(app::openingsOf(workspace, domain::RestrictedPart::Concerns).size() == 1);
  CHECK(app::openingsOf(workspace, domain::RestrictedPart::TrackedChildren).empty());
}

TEST_CASE("points and concerns are found by their words only by a part that is open and its key") {
  domain::Workspace workspace;
  const auto key = seal::Key::random();
  base::IdMaker ids(9);
  const base::Now now{kNow, base::dayOf(2026, 11, 11), base::TimeOfDay{620}};
  const auto inspection = samples::inspection().id;
  const auto keep = [&](const domain::ChangeSet& set) {
    for (const auto& change : set.changes) workspace.follow(change);
  };
  keep(must(app::keptPoint(nullptr, app::newPoint(workspace, inspection, ids, now), {{"what", "Waits in the north"}}, key)));
  keep(must(app::keptConcern(workspace, nullptr, app::newConcern(workspace, inspection, ids, now),
                             {{"what", "Left alone"}, {"by", "A head teacher"}}, key)));
  const auto entries = [&](domain::RestrictedPart part, const seal::Key& with) {
    std::vector<app::SearchEntry> found;
    app::addRestricted(found, workspace, inspection, part, with);
    return found;
  };
  const auto points = entries(domain::RestrictedPart::KeepingInTouch, key);
  REQUIRE(points.size() == 1);
  CHECK(points[0].title == "Waits in the north");
  CHECK(points[0].kind == app::SearchKind::Point);
  const auto concerns = entries(domain::RestrictedPart::Concerns, key);
  REQUIRE(concerns.size() == 1);
  CHECK(concerns[0].extra.find("A head teacher") != std::string::npos);
  CHECK(entries(domain::RestrictedPart::TrackedChildren, key).empty());
  CHECK(entries(domain::RestrictedPart::KeepingInTouch, seal::Key::random()).empty());
  std::vector<app::SearchEntry> open;
  app::addRecords(open, workspace, trackedPack());
  CHECK(open.empty());
}
