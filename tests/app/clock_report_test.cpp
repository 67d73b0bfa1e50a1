// SPDX-License-Identifier: GPL-3.0-or-later
// Cases put together from extracts that hold different things: what counts, what is brought together, what isn't told.
#include "app/clock_report.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "app/identities.h"
#include "app/list_check.h"
#include "app/list_links.h"
#include "app/own_clocks.h"
#include "base/message.h"
#include "base/resources.h"
#include "sen2_files.h"
#include "storage/support.h"

using namespace waymark;
using schedule::ClockEvent;
using schedule::ClockState;
using test::kNow;
using test::must;

namespace {

const app::Opener kClockOpener{"four words are easy", ""};

struct Extracts {
  Extracts() { must(app::setUpSeal(session, kClockOpener.passphrase, kNow, seal::Cost{1, std::uint64_t{1} << 20U})); }

  void take(const char* definitionId, const std::vector<std::string>& files, base::Day asAt,
            const char* source = "case system") {
    const auto definition = must(app::listDefinition(definitionId));
    const auto key = must(app::openSeal(session, kClockOpener));
    auto links = must(app::ListLinks::stored(session, must(session.load()), key, definition, source));
    for (const auto& file : files) {
      const auto table = must(app::readListBytes(definition, file, "file.csv")).tables.at(0);
      const auto done =
          must(app::importList(session, must(session.load()), key, definition, table, {source, asAt}, kNow, &links));
      links.learn(definition, table, done.children);
    }
  }
  app::ClockReport report(base::Day today) {
    return must(app::clockReport(session, must(session.load()), must(schedule::builtInClockRules("england-2014")), today));
  }

  test::Engine engine{test::Engine::Kind::Sqlite};
  app::Session session{engine.open(), app::Outcome::Current, "Priya Shah"};
};

std::vector<schedule::ChildClock> clocksNamed(const app::ClockReport& report, std::string_view rule) {
  std::vector<schedule::ChildClock> found;
  for (const auto& child : report.children)
    for (const auto& clock : child.clocks)
      if (report.rule(clock).id == rule) found.push_back(clock);
  return found;
}

constexpr const char* kPlanHeader =
    "Unique ID,UPN,ULN,Date of birth,Gender,Ethnicity,Date initial EHC plan issued,Date updated EHC plan issued,"
    "Date EHC plan last reviewed,SEN primary need,Main education establishment - URN,Main education establishment - phase\r\n";

}  // namespace

TEST_CASE("a return whose modules are of different days isn't joined, and says so") {
  Extracts place;
  place.take("sen2-2025", {test::kSen2Person, test::kSen2Requests}, base::dayOf(2026, 1, 15));
  place.take("sen2-2025", {test::kSen2Assessment, test::kSen2NamedPlan}, base::dayOf(2025, 1, 16));
  const auto report = place.report(base::dayOf(2026, 7, 1));
  REQUIRE(report.remarks.size() == 1);
  CHECK(report.remarks[0].find("“assessment”") != std::string::npos);
  CHECK(clocksNamed(report, "final_plan").empty());  // nothing holds final plans: nobody is late for one
  CHECK_FALSE(report.tellsTwentyWeeks);
}

TEST_CASE("of one child's requests the newer extract counts") {
  Extracts place;
  constexpr const char* kHeader = "Unique ID,UPN,Request received,Decision to assess,Request outcome,Final plan issued\r\n";
  place.take("sen2-2025", {test::kSen2Person, test::kSen2Requests, test::kSen2Assessment, test::kSen2NamedPlan},
             base::dayOf(2026, 1, 15), "SEN2");
  place.take("ehc-cases", {std::string(kHeader) + "K1,H801200001001,04/03/2024,02/04/2024,Y,23/07/2024\r\n"},
             base::dayOf(2026, 6, 1));
  auto plans = clocksNamed(place.report(base::dayOf(2026, 7, 1)), "final_plan");
  std::ranges::sort(plans, {}, &schedule::ChildClock::started);
  REQUIRE(plans.size() == 3);
  CHECK(plans[0].stopped == base::dayOf(2024, 7, 23));  // the return said 22 July
  CHECK(plans[0].state == ClockState::MetLate);
  place.take("sen2-2025", {test::kSen2Person, test::kSen2Requests, test::kSen2Assessment, test::kSen2NamedPlan},
             base::dayOf(2026, 6, 2), "SEN2");
  plans = clocksNamed(place.report(base::dayOf(2026, 7, 1)), "final_plan");
  std::ranges::sort(plans, {}, &schedule::ChildClock::started);
  CHECK(plans[0].state == ClockState::Met);
}

TEST_CASE("reviews of two extracts are brought together by the day of their meeting") {
  Extracts place;
  place.take("annex-a-2023", {std::string(kPlanHeader) + "A1,,,09/03/2014,1,WBRI,01/09/2020,,10/06/2025,ASD,123456,2\r\n"
                                                         "A2,,,09/03/2014,1,WBRI,01/09/2020,,20/05/2026,ASD,123456,2\r\n"},
             base::dayOf(2026, 6, 30));
  auto reviews = clocksNamed(place.report(base::dayOf(2026, 7, 1)), "annual_review");
  REQUIRE(reviews.size() == 2);
  CHECK(reviews[0].startedBy == ClockEvent::LastMeeting);
  CHECK(reviews[0].due == base::dayOf(2026, 6, 10));
  CHECK(reviews[0].state == ClockState::Late);
  // The list says nothing of decisions, so none is missed.
  CHECK(clocksNamed(place.report(base::dayOf(2026, 7, 1)), "review_decision").empty());

  place.take("ehc-cases", {"Unique ID,Review meeting,Review decision,Review outcome,Amended plan issued\r\n"
                           "A1,10/06/2025,08/07/2025,Amend,\r\n"},
             base::dayOf(2026, 6, 1));
  const auto report = place.report(base::dayOf(2026, 7, 1));
  reviews = clocksNamed(report, "annual_review");
  REQUIRE(reviews.size() == 2);
  CHECK(reviews[0].startedBy == ClockEvent::LastDecided);
  CHECK(reviews[0].due == base::dayOf(2026, 7, 8));
  // A later meeting on the list is a later review, whose decision nobody holds.
  CHECK(reviews[1].startedBy == ClockEvent::LastMeeting);
  CHECK(reviews[1].due == base::dayOf(2027, 5, 20));
  CHECK(clocksNamed(report, "review_decision").at(0).state == ClockState::Met);
  CHECK(clocksNamed(report, "amended_plan").at(0).state == ClockState::Late);
}

TEST_CASE("a return's review meeting after its last decision waits for a decision") {
  Extracts place;
  std::string active = test::kSen2ActivePlans;
  const auto at = active.find("2025-Jun-16");
  REQUIRE(at != std::string::npos);
  active.replace(at, 11, "2026-May-04");
  place.take("sen2-2025", {test::kSen2Person, test::kSen2Requests, active}, base::dayOf(2026, 6, 30));
  const auto report = place.report(base::dayOf(2026, 7, 20));
  CHECK(report.children[0].faults.empty());
  const auto decision = clocksNamed(report, "review_decision");
  REQUIRE(decision.size() == 1);
  CHECK(decision[0].due == base::dayOf(2026, 6, 1));
  CHECK(decision[0].state == ClockState::Late);
  const auto review = clocksNamed(report, "annual_review");
  REQUIRE(review.size() == 1);
  CHECK(review[0].due == base::dayOf(2026, 7, 18));
  CHECK(review[0].heldBy == schedule::HeldBy::ReviewDecision);
}

TEST_CASE("a plan that ceased has no review to come, and a plan from elsewhere no twenty weeks") {
  Extracts place;
  place.take("ehc-cases",
             {"Unique ID,Request received,Decision to assess,Request outcome,Final plan issued,Plan ceased,Transferred from\r\n"
              "K1,05/01/2024,02/02/2024,Y,25/05/2024,01/06/2026,\r\nK2,05/01/2026,02/02/2026,Y,29/06/2026,,Elsewhere\r\n"},
             base::dayOf(2026, 6, 30));
  const auto report = place.report(base::dayOf(2026, 7, 1));
  const auto reviews = clocksNamed(report, "annual_review");
  REQUIRE(reviews.size() == 1);
  CHECK(reviews[0].due == base::dayOf(2027, 6, 29));
  CHECK(report.twentyWeeks.soFar.including.issued == 0);
}

TEST_CASE("the worst clock of a child is the latest one, and met ones are no work") {
  Extracts place;
  place.take("ehc-cases", {"Unique ID,Request received,Decision to assess,Request outcome,Final plan issued\r\n"
                           "K1,05/01/2026,,,\r\nK2,05/01/2026,20/01/2026,Y,25/05/2026\r\n"},
             base::dayOf(2026, 6, 30));
  const auto report = place.report(base::dayOf(2026, 7, 1));
  const auto* worst = app::worstClock(report.children[0]);
  REQUIRE(worst != nullptr);
  CHECK(report.rule(*worst).id == "decide_to_assess");
  CHECK(app::clockHowLate(*worst) == "135 days late");
  const auto rows = app::clockRows(report);
  CHECK(rows.size() == 3);  // two of the first child's, the second's next review
  CHECK(app::clockRows(report, {{ClockState::Met}, {"final_plan"}}).size() == 1);
  CHECK(app::isOpen(*worst));
}

TEST_CASE("a file of clocks of one's own counts in place of the built-in one, and the report says so") {
  const test::Folder folder;
  std::filesystem::create_directories(folder / "frameworks");
  std::filesystem::create_directories(folder / "clocks");
  const framework::Library library(folder / "frameworks");
  CHECK(must(app::clocksInUse(library)).ownFile.empty());  // there is none yet
  const auto file = folder / "clocks" / "england-2014.json";
  auto rules = nlohmann::json::parse(base::embeddedFile("clocks/england-2014.json").value());
  for (auto& clock : rules["clocks"])
    if (clock["id"] == "annual_review") clock["limit"] = {{"unit", "months"}, {"amount", 10}};
  rules["version"] = "1.0-ours";
  std::ofstream(file) << rules.dump();
  auto clocks = must(app::clocksInUse(library));
  CHECK(clocks.ownFile == file);

  Extracts extracts;
  extracts.take("annex-a-2023",
                {std::string(kPlanHeader) + "K1,,,09/03/2014,1,WBRI,01/02/2026,,,ASD,123456,primary\r\n"},
                base::dayOf(2026, 7, 1));
  const auto report = must(app::clockReport(extracts.session, must(extracts.session.load()), std::move(clocks),
                                            base::dayOf(2026, 7, 1)));
  REQUIRE(clocksNamed(report, "annual_review").size() == 1);
  CHECK(clocksNamed(report, "annual_review")[0].due == base::dayOf(2026, 12, 1));
  REQUIRE(report.remarks.size() == 1);
  CHECK(report.remarks[0] == "The clocks are your own: version 1.0-ours, from " + file.string() + ".");
}

TEST_CASE("a file of one's own that can't be used is named, and the built-in clocks don't stand in for it") {
  const test::Folder folder;
  std::filesystem::create_directories(folder / "clocks");
  const framework::Library library(folder / "frameworks");
  const auto file = folder / "clocks" / "england-2014.json";
  const auto refused = [&](const std::string& text) {
    std::ofstream(file, std::ios::trunc) << text;
    const auto read = app::clocksInUse(library);
    REQUIRE_FALSE(read);
    CHECK(base::sentence(read.error()).find(file.string()) != std::string::npos);
    return read.error().code;
  };
  CHECK(refused("{") == base::Code::BadJson);
  CHECK(refused(R"({"format": 1})") == base::Code::BadSchema);
  auto rules = nlohmann::json::parse(base::embeddedFile("clocks/england-2014.json").value());
  rules["id"] = "wales-2018";
  CHECK(refused(rules.dump()) == base::Code::BadSchema);
  CHECK(must(app::clocksInUse(framework::Library())).ownFile.empty());
}
