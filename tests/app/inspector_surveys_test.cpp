// SPDX-License-Identifier: GPL-3.0-or-later
// The inspectors' surveys: lists from the register, who has passed the link on, times, totals as told.
#include "app/inspector_surveys.h"

#include <catch2/catch.hpp>

#include "app/plan.h"
#include "base/message.h"
#include "framework/pack_loader.h"

using namespace waymark;

namespace {

constexpr base::Stamp kSurveyStamp{base::dayOf(2026, 11, 9) + std::chrono::hours{15}};
constexpr const char* kParents = "parents_carers";

struct SurveyPlace {
  SurveyPlace() {
    auto loaded = framework::Library().load("area-send-2025");
    REQUIRE(loaded);
    pack = *std::move(loaded);
    inspection.id = ids.makeId<domain::InspectionTag>(kSurveyStamp);
    inspection.title = "Area SEND inspection";
    inspection.frameworkId = pack.id;
    inspection.notified = base::dayOf(2026, 11, 9);
    follow({domain::made(domain::Record{inspection})});
  }
  void follow(const std::vector<domain::Change>& changes) {
    for (const auto& change : changes) {
      REQUIRE(domain::validate(*change.after));
      workspace.follow(change);
    }
  }
  void add(std::vector<app::SurveyRecipient> recipients) {
    follow(app::addRecipients(workspace, inspection.id, kParents, recipients, ids, kSurveyStamp));
  }
  [[nodiscard]] app::InspectorSurvey parents() const {
    for (auto& one : app::inspectorSurveys(workspace, inspection, pack, app::calendarFor(workspace)))
      if (one.audience->id == kParents) return one;
    FAIL("no such survey");
    return {};
  }
  domain::Told told(domain::ToldSubject subject, base::Day day) {
    domain::Told one;
    one.id = ids.makeId<domain::ToldTag>(kSurveyStamp);
    one.inspection = inspection.id;
    one.subject = subject;
    one.key = kParents;
    one.day = day;
    one.at = kSurveyStamp;
    return one;
  }

  base::IdMaker ids{7};
  framework::Pack pack;
  domain::Inspection inspection;
  domain::Workspace workspace;
};

lists::Setting setting(const char* urn, const char* phase, const char* locality, bool open = true) {
  lists::Setting one;
  one.urn = urn;
  one.name = std::string("Setting ") + urn;
  one.type = "Academy";
  one.phase = phase;
  one.locality = locality;
  one.open = open;
  one.authority = urn[0] == '9' ? "999" : "888";
  return one;
}

}  // namespace

TEST_CASE("the open settings of a phase and place go on a list once") {
  const lists::SettingsRegister settings({setting("100001", "Primary", "Ash"), setting("100002", "Secondary", "Ash"),
                                          setting("100003", "Primary", "Oak"), setting("100004", "Primary", "Ash", false),
                                          setting("900005", "Primary", "Ash")});
  CHECK(app::chosenSettings(settings, {"", {}, {}, {}}).size() == 4);
  CHECK(app::chosenSettings(settings, {"888", {}, {}, {}}).size() == 3);
  CHECK(app::chosenSettings(settings, {"888", {"Primary"}, {}, {"Ash"}}) ==
        std::vector<app::SurveyRecipient>{{"Setting 100001", "100001"}});
  CHECK(app::chosenSettings(settings, {"888", {}, {"Nursery"}, {}}).empty());

  SurveyPlace at;
  at.add(app::chosenSettings(settings, {"888", {"Primary"}, {}, {}}));
  at.add({{"Setting 100001", "100001"}, {"Parent carer forum", ""}, {" parent carer Forum ", ""}, {" ", ""}});
  CHECK(at.parents().sendings.size() == 3);
}

TEST_CASE("places go from to pass on to confirmed, and only who hasn't confirmed is reminded") {
  SurveyPlace at;
  at.add({{"One", "1"}, {"Two", "2"}, {"Three", "3"}});
  const auto rows = at.parents().sendings;
  at.follow(app::passOnChanges(std::span(rows).first(2), std::nullopt, kSurveyStamp));
  CHECK(app::passOnChanges(at.parents().sendings, std::nullopt, kSurveyStamp).size() == 1);
  const auto passed = at.parents().sendings;
  at.follow(app::confirmChanges(std::span(passed).first(1), "The office", kSurveyStamp));
  auto survey = at.parents();
  CHECK(survey.toPassOn == 1);
  CHECK(survey.unconfirmed == 1);
  CHECK(survey.confirmed == 1);
  const auto day = base::dayOf(2026, 11, 11);
  const auto reminders = app::remindChanges(survey.sendings, day);
  CHECK(reminders.size() == 2);
  at.follow(reminders);
  CHECK(app::remindChanges(at.parents().sendings, day).empty());
  CHECK(at.parents().reminded == 1);
}

TEST_CASE("who confirmed before it was noted that the link went to them was passed it by then") {
  SurveyPlace at;
  at.add({{"One", "1"}});
  at.follow(app::confirmChanges(at.parents().sendings, "", kSurveyStamp));
  CHECK(at.parents().confirmed == 1);
  at.follow(app::passOnChanges(at.parents().sendings, std::nullopt, kSurveyStamp + std::chrono::hours{2}));
  CHECK(at.parents().sendings[0]->value.passedAt == kSurveyStamp);
}

TEST_CASE("the framework's times are assumed until they are told") {
  SurveyPlace at;
  auto survey = at.parents();
  CHECK(survey.opens.day == base::dayOf(2026, 11, 9));
  CHECK(survey.opens.assumed);
  CHECK(survey.link == nullptr);
  at.follow({domain::made(domain::Record{at.told(domain::ToldSubject::SurveyCloses, base::dayOf(2026, 11, 17))})});
  auto link = at.told(domain::ToldSubject::Fact, base::dayOf(2026, 11, 9));
  link.key = std::string("survey_link:") + kParents;
  link.day.reset();
  link.value = "https://example.org/s";
  at.follow({domain::made(domain::Record{link})});
  survey = at.parents();
  CHECK(survey.closes.day == base::dayOf(2026, 11, 17));
  CHECK_FALSE(survey.closes.assumed);
  REQUIRE(survey.link != nullptr);
  CHECK(survey.link->value.value == "https://example.org/s");
  const base::Now evening{kSurveyStamp, base::dayOf(2026, 11, 17), base::TimeOfDay{17 * 60}};
  CHECK(survey.isClosed(evening));  // the framework's hour still counts
  CHECK_FALSE(survey.isClosed({kSurveyStamp, base::dayOf(2026, 11, 17), base::TimeOfDay{16 * 60}}));
}

TEST_CASE("a survey that would close before it opens is refused, and both may move at once") {
  SurveyPlace at;
  using enum domain::ToldSubject;
  const auto late = at.told(SurveyOpens, base::dayOf(2026, 11, 18));
  // Only the framework says that it closes before: that gives way, and shows.
  CHECK(app::checkTold(at.workspace, at.pack, std::vector{late}));
  at.follow({domain::made(domain::Record{late})});
  CHECK(at.parents().closesBeforeItOpens());
  const auto early = at.told(SurveyCloses, base::dayOf(2026, 11, 13));
  const auto refused = app::checkTold(at.workspace, at.pack, std::vector{early});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == base::Code::WrongOrder);
  CHECK(base::sentence(refused.error()) ==
        "The closing of the survey “Parents and carers” (Fri 13 Nov 2026) lies before its opening (Wed 18 Nov 2026). "
        "Nothing was saved; put one of the two right.");
  CHECK(app::checkTold(at.workspace, at.pack,
                              std::vector{early, at.told(SurveyOpens, base::dayOf(2026, 11, 10))}));
  auto sameDay = at.told(SurveyCloses, base::dayOf(2026, 11, 18));
  CHECK(app::checkTold(at.workspace, at.pack, std::vector{sameDay}));
}

TEST_CASE("the newest total comes first and the earlier ones stay") {
  SurveyPlace at;
  for (const int responses : {120, 340}) {
    domain::SurveyTotal total;
    total.id = at.ids.makeId<domain::SurveyTotalTag>(kSurveyStamp);
    total.inspection = at.inspection.id;
    total.audience = kParents;
    total.responses = responses;
    total.toldAt = kSurveyStamp + std::chrono::hours{responses};
    at.follow({domain::made(domain::Record{total})});
  }
  const auto totals = at.parents().totals;
  REQUIRE(totals.size() == 2);
  CHECK(totals[0]->value.responses == 340);
  CHECK(totals[1]->value.responses == 120);
}
