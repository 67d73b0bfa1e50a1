// SPDX-License-Identifier: GPL-3.0-or-later
// Where the area stands: the release's own figures, beside what the workspace's lists and cases say today on the same
// definition, and only of the workspace's own area. Every child here is made up.
#include "app/area_standing.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "app/corrections.h"
#include "app/identities.h"
#include "app/list_check.h"
#include "app/list_import.h"
#include "storage/support.h"

using namespace waymark;
using base::dayOf;
using test::kNow;
using test::must;

namespace {

const std::filesystem::path kPublished = WAYMARK_SHARED_DATA "/dfe-ehc-plans-2025/education-health-and-care-plans_2025.zip";
const std::filesystem::path kMadeRelease = WAYMARK_SOURCE_DIR "/tests/fuzz/seeds/release/packed.zip";
const app::Opener kStandingOpener{"four words are easy", ""};
const base::Day kToday = dayOf(2026, 11, 24);

constexpr const char* kPlansOfToday =
    "Unique ID,UPN,ULN,Date of birth,Gender,Ethnicity,Date initial EHC plan issued,Date updated EHC plan issued,"
    "Date EHC plan last reviewed,SEN primary need,Main education establishment - URN,Main education establishment - phase\r\n"
    "S1,,,09/03/2014,1,WBRI,01/02/2024,,,ASD,123456,2\r\n"
    "S2,,,09/03/2014,1,WBRI,01/02/2024,,,ASD,123456,2\r\n"
    "S3,,,09/03/2014,1,WBRI,01/02/2024,,,SLCN,123456,2\r\n"
    "S4,,,09/03/2014,1,WBRI,01/02/2024,,,,123456,2\r\n";
/// One plan of 2026 in 19 weeks, one in 29.
constexpr const char* kRequestsOfToday =
    "Unique ID,UPN,Request received,Decision to assess,Request outcome,Final plan issued\r\n"
    "S1,,05/01/2026,10/02/2026,Y,18/05/2026\r\n"
    "S2,,05/01/2026,10/02/2026,Y,27/07/2026\r\n";

struct Standing {
  Standing(const char* code, const std::filesystem::path& release) {
    domain::Area area;
    area.id = {base::namedUuid("area")};
    area.name = "Testshire";
    area.laCode = code;
    area.frameworkId = "area-send-2025";
    REQUIRE(session.apply({"start", {domain::made(domain::Record{area})}}, kNow));
    must(app::setUpSeal(session, kStandingOpener.passphrase, kNow, seal::Cost{1, std::uint64_t{1} << 20U}));
    must(app::keepRelease(session, must(app::readReleaseFile(release)), kToday, kNow));
  }
  /// Kept in the workspace, as one undo step.
  void compareWith(const std::vector<std::string>& codes) {
    base::IdMaker ids;
    auto change = app::compareWith(must(session.load()), codes, ids, kNow);
    REQUIRE(change);
    REQUIRE(session.apply({"compare", {std::move(*change)}}, kNow));
  }
  void take(const char* definitionId, const char* text, base::Day asAt) {
    const auto definition = must(app::listDefinition(definitionId));
    const auto read = must(app::readListBytes(definition, text, "file.csv"));
    must(app::importLists(session, must(session.load()), must(app::openSeal(session, kStandingOpener)), definition,
                          read.tables, {"case system", asAt}, {}, kNow));
  }
  app::AreaStandingReport report(const std::string& wanted = {}) {
    auto found = must(app::areaStanding(session, must(session.load()), kToday, wanted));
    REQUIRE(found.has_value());
    return std::move(*found);
  }

  test::Engine engine{test::Engine::Kind::Sqlite};
  app::Session session{engine.open(), app::Outcome::Current, "Priya Shah"};
};

const std::optional<app::OwnFigure>& ownOf(const app::AreaStandingReport& report, std::string_view measure) {
  return report.own.at(report.definition.measure(measure).value());
}

const lists::PeriodStanding& periodOf(const app::AreaStandingReport& report, std::string_view measure,
                                      std::string_view period) {
  const auto& periods = report.standing->measures.at(report.definition.measure(measure).value()).periods;
  const auto at = std::ranges::find(periods, period, &lists::PeriodStanding::period);
  REQUIRE(at != periods.end());
  return *at;
}

bool hasNoneOfItsOwn(const app::AreaStandingReport& report) {
  return std::ranges::none_of(report.own, [](const auto& own) { return own.has_value(); });
}

}  // namespace

TEST_CASE("an area stands in the published release as it says, with its own figures of today beside it") {
  if (!std::filesystem::exists(kPublished)) {
    WARN("skipped: " << kPublished << " isn't here");
    return;
  }
  Standing place("888", kPublished);
  CHECK(hasNoneOfItsOwn(place.report()));  // nothing was taken in yet
  place.take("annex-a-2023", kPlansOfToday, dayOf(2026, 11, 2));
  place.take("ehc-cases", kRequestsOfToday, dayOf(2026, 11, 2));
  const auto report = place.report();
  REQUIRE(report.standing);
  CHECK(report.knowsOwn);
  CHECK_FALSE(report.isBeside);
  CHECK(report.standing->area.name == "Lancashire");
  CHECK(report.file == "education-health-and-care-plans_2025.zip");
  const auto& weeks = periodOf(report, "plans_in_20_weeks_pct", "2024");
  CHECK(weeks.area.value == Approx(17.3));
  CHECK(weeks.england.value == Approx(46.4));
  CHECK(weeks.neighbours.size() == 10);
  CHECK(weeks.rank->of == 151);
  CHECK(periodOf(report, "reviews_held_pct", "2024").england.value == Approx(60.68).margin(0.01));

  // Shares of the newest list, of all its rows; the figure of the year so far from the cases.
  CHECK(ownOf(report, "need_asd_pct")->value == 50);
  CHECK(ownOf(report, "need_slcn_pct")->value == 25);
  CHECK(ownOf(report, "need_not_recorded_pct")->value == 25);
  CHECK(ownOf(report, "need_hi_pct")->value == 0);
  CHECK(ownOf(report, "need_asd_pct")->asAt == dayOf(2026, 11, 2));
  CHECK(ownOf(report, "need_asd_pct")->from == "List 1: EHC plans, case system");
  CHECK(ownOf(report, "plans_in_20_weeks_pct")->value == 50);
  CHECK(ownOf(report, "plans_in_20_weeks_pct")->asAt == kToday);
  CHECK(ownOf(report, "plans_in_20_weeks_pct")->from == "1 of 2 plans issued in 2026 so far");
  CHECK_FALSE(ownOf(report, "refused_to_assess_pct"));  // no data of ours hold it on this definition

  // What is looked at of another authority has none of our figures.
  const auto other = place.report("301");
  CHECK(other.standing->area.code == "301");
  CHECK(hasNoneOfItsOwn(other));
  CHECK(other.knowsOwn);
}

TEST_CASE("a share of today counts a correction, and only the newest extract") {
  Standing place("101", kMadeRelease);
  place.take("annex-a-2023", kPlansOfToday, dayOf(2026, 11, 2));
  const auto definition = must(app::listDefinition("annex-a-2023"));
  const auto workspace = must(place.session.load());
  const auto* extract = app::latestExtract(workspace, "annex-a-2023", "List_1");
  REQUIRE(extract != nullptr);
  const auto opened = must(app::openList(place.session, definition, *extract, nullptr));
  base::IdMaker ids;
  auto change = must(app::correction(workspace, nullptr, definition, {opened.table, opened.children},
                                     {opened.children[3], *definition.column("primary_need"), "ASD", "told by the school"},
                                     "Priya Shah", ids, kNow));
  REQUIRE(change);
  REQUIRE(place.session.apply({"correct", {*change}}, kNow));
  CHECK(ownOf(place.report(), "need_asd_pct")->value == 75);
  CHECK(ownOf(place.report(), "need_not_recorded_pct")->value == 0);
  place.take("annex-a-2023", (std::string(kPlansOfToday) + "S5,,,09/03/2014,1,WBRI,01/02/2024,,,HI,123456,2\r\n").c_str(),
             dayOf(2026, 11, 16));
  CHECK(ownOf(place.report(), "need_hi_pct")->value == 20);
  CHECK(ownOf(place.report(), "need_hi_pct")->asAt == dayOf(2026, 11, 16));
}

TEST_CASE("an area that the release doesn't know stands beside those that were chosen, with its own figures") {
  Standing place("999", kMadeRelease);
  place.take("annex-a-2023", kPlansOfToday, dayOf(2026, 11, 2));
  auto report = place.report();
  CHECK_FALSE(report.standing);
  CHECK_FALSE(report.knowsOwn);
  CHECK(report.authorities.size() == 2);
  CHECK(hasNoneOfItsOwn(report));

  place.compareWith({"102", "101", "nowhere"});
  report = place.report();
  REQUIRE(report.standing);
  CHECK(report.isBeside);
  CHECK(report.standing->area.name == "Testshire");
  CHECK(report.standing->area.code.empty());
  const auto& held = periodOf(report, "reviews_held_pct", "2024");
  CHECK_FALSE(held.area.known());
  CHECK_FALSE(held.region.known());
  CHECK_FALSE(held.rank);
  REQUIRE(held.neighbours.size() == 3);
  CHECK(held.neighbours[0].code == "102");
  CHECK(held.neighbourMean == 60);  // of the one that has a figure
  CHECK(held.neighboursKnown == 1);
  CHECK(held.england.value == Approx(60.7));
  CHECK(ownOf(report, "need_asd_pct")->value == 50);

  // One of them looked at alone has no figure of ours.
  report = place.report("102");
  CHECK_FALSE(report.isBeside);
  CHECK(report.comparedWith.empty());
  CHECK(hasNoneOfItsOwn(report));

  // Undone, nobody stands beside it; nothing is written where nothing changes.
  REQUIRE(place.session.undo(kNow));
  CHECK_FALSE(place.report().standing);
  base::IdMaker ids;
  CHECK_FALSE(app::compareWith(must(place.session.load()), {}, ids, kNow));
}

TEST_CASE("an area that the release knows can stand beside others than its statistical neighbours") {
  Standing place("102", kMadeRelease);
  const auto usual = place.report();
  CHECK(usual.comparedWith.empty());
  place.compareWith({"101"});
  place.compareWith({"101", "102"});
  CHECK(must(place.session.load()).all<domain::SavedView>().size() == 1);
  auto report = place.report();
  CHECK(report.knowsOwn);
  CHECK_FALSE(report.isBeside);
  CHECK(report.comparedWith == std::vector<std::string>{"101", "102"});
  const auto& held = periodOf(report, "reviews_held_pct", "2024");
  REQUIRE(held.neighbours.size() == 2);
  CHECK(held.neighbours[0].code == "101");
  CHECK(held.area.value == 60);
  CHECK(held.neighbourMean == 60);
  REQUIRE(held.rank);
  CHECK(held.rank == periodOf(usual, "reviews_held_pct", "2024").rank);  // among all, as before
  // Another authority is looked at beside its own neighbours.
  CHECK(place.report("101").comparedWith.empty());
  place.compareWith({});
  CHECK(must(place.session.load()).all<domain::SavedView>().empty());
}

TEST_CASE("an area without a code is found by its name, and no release is no report") {
  Standing place("", kMadeRelease);
  const auto workspace = must(place.session.load());
  auto area = workspace.all<domain::Area>().rows().front();
  auto named = area.value;
  named.name = "ANFORD";
  REQUIRE(place.session.apply({"rename", {domain::edited(area, named)}}, kNow));
  CHECK(place.report().standing->area.code == "101");
  auto without = must(place.session.load());
  without.table<domain::ListExtract>() = {};
  CHECK_FALSE(must(app::areaStanding(place.session, without, kToday)));
}
