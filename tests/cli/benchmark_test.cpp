// SPDX-License-Identifier: GPL-3.0-or-later
// benchmark: the contract's fields and the published figures where the release is here; trouble with files of our own.
#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "cli/demonstration.h"
#include "cli/temporary_file.h"
#include "support/made_workbook.h"

using namespace waymark;
using namespace waymark::cli;

namespace {

const std::string kPublished = WAYMARK_SHARED_DATA "/dfe-ehc-plans-2025/education-health-and-care-plans_2025.zip";
const std::string kTable = WAYMARK_SHARED_DATA "/dfe-ehc-plans-2025/statistical-neighbours.csv";

const std::string kReviews =
    "time_period,geographic_level,country_name,region_code,region_name,new_la_code,old_la_code,la_name,breakdown_topic,"
    "breakdown,review_expected,review_meeting_24,pc_decsion_4weeks\n"
    "2024,National,England,,,,,,All,All,1000,607,44.4\n"
    "2024,Local authority,England,N1,North,E1,101,Anford,All,All,x,x,c\n";

const std::string kTwoAreas =
    "time_period,geographic_level,country_name,region_code,region_name,new_la_code,old_la_code,la_name,breakdown_topic,"
    "breakdown,review_expected,review_meeting_24,pc_decsion_4weeks\n"
    "2024,National,England,,,,,,All,All,1000,607,44.4\n"
    "2024,Local authority,England,N1,North,E1,101,Anford,All,All,100,50,40\n"
    "2024,Local authority,England,N1,North,E2,102,Bexton,All,All,100,80,40\n";

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

const Json& rowOf(const Json& json, const std::string& id, const std::string& period) {
  for (const auto& row : json.at("measures"))
    if (row.at("id") == id && row.at("period") == period) return row;
  FAIL("no " << id << " " << period);
  return json;
}

}  // namespace

TEST_CASE("benchmark prints an area's figures as the release has them") {
  if (!std::filesystem::exists(kPublished)) return;
  const auto done = ran({"benchmark", "--release", kPublished, "--area", "888", "--format", "json"});
  REQUIRE(done.exit == 0);
  const auto json = Json::parse(done.out);
  CHECK(json.at("area") == "Lancashire");
  const auto& weeks = rowOf(json, "plans_in_20_weeks_pct", "2024");
  CHECK(weeks.at("area") == 17.3);
  CHECK(weeks.at("england") == 46.4);
  CHECK(weeks.at("of") == 151);
  CHECK(weeks.at("rank").is_number_integer());
  CHECK(weeks.at("neighbour_values").size() == 10);
  CHECK(rowOf(json, "reviews_held_pct", "2024").at("england") == 60.68);
  CHECK(rowOf(json, "refused_to_assess_pct", "2024").at("rank").is_null());
  CHECK(rowOf(json, "appeal_rate_pct", "2024").at("region").is_null());
  CHECK(rowOf(json, "appeal_rate_pct", "2024").at("region_state") == "no_row");
  CHECK(rowOf(json, "need_asd_pct", "202425").at("period_text") == "January 2025");
  CHECK(json.at("missing").empty());
  const auto given = ran({"benchmark", "--release", kPublished, "--area", "888", "--neighbours", kTable, "--format", "json"});
  CHECK(rowOf(Json::parse(given.out), "plans_in_20_weeks_pct", "2024").at("neighbours") == weeks.at("neighbours"));
}

TEST_CASE("benchmark says in words what a mark means and what the release lacks") {
  const TemporaryFile file("made.zip", made::zipped({{"annual_reviews.csv", kReviews}}));
  const auto done = ran({"benchmark", "--release", file.path(), "--area", "Anford"});
  REQUIRE(done.exit == 0);
  CHECK(has(done.out, "Anford (101), region North"));
  CHECK(has(done.out, "No statistical neighbours are known"));
  CHECK(has(done.out, "not available"));
  CHECK(has(done.out, "suppressed"));
  CHECK(has(done.out, "60.7"));
  CHECK(has(done.out, "Not in this release: the release has no file timeliness_20_week.csv."));
  const auto json = Json::parse(ran({"benchmark", "--release", file.path(), "--area", "101", "--format", "json"}).out);
  CHECK(rowOf(json, "review_decisions_in_4_weeks_pct", "2024").at("area_state") == "suppressed");
  CHECK(rowOf(json, "reviews_held_pct", "2024").at("neighbours").is_null());
}

TEST_CASE("an area is compared with those that are named, and with those that its workspace keeps") {
  const TemporaryFile zip("made3.zip", made::zipped({{"annual_reviews.csv", kTwoAreas}}));
  const auto benchmark = [&](std::vector<std::string> more) {
    more.insert(more.begin(), "benchmark");
    more.insert(more.end(), {"--format", "json"});
    const auto done = ran(more);
    CAPTURE(done.err);
    REQUIRE(done.exit == 0);
    return Json::parse(done.out);
  };
  const auto held = [](const Json& json) { return rowOf(json, "reviews_held_pct", "2024"); };
  const auto beside = benchmark({"--release", zip.path(), "--area", "101", "--compare", "102"});
  CHECK(held(beside).at("area") == 50);
  CHECK(held(beside).at("neighbours") == 80);
  CHECK(held(beside).at("neighbour_values").size() == 1);
  // One that the release doesn't know has no figure of its own.
  const auto unknown = benchmark({"--release", zip.path(), "--area", "Newshire", "--compare", "102,101"});
  CHECK(unknown.at("area") == "Newshire");
  CHECK(held(unknown).at("area").is_null());
  CHECK(held(unknown).at("neighbours") == 65);
  CHECK(held(unknown).at("rank").is_null());
  const auto words = ran({"benchmark", "--release", zip.path(), "--area", "Newshire", "--compare", "102 101"});
  CHECK(has(words.out, "Newshire\nBeside 2 areas, chosen in place of the statistical neighbours"));
  const auto refused = ran({"benchmark", "--release", zip.path(), "--area", "101", "--compare", "102,nowhere"});
  CHECK(refused.exit == 3);
  CHECK(has(refused.err, "nowhere"));

  const Demonstration place;
  CHECK(ran({"compare-with", place.file, "--areas", "102"}).exit == 3);  // no release is kept yet
  REQUIRE(ran({"import-release", place.file, zip.path()}).exit == 0);
  CHECK(ran({"compare-with", place.file, "--areas", "103"}).exit == 3);
  REQUIRE(ran({"compare-with", place.file, "--areas", "102,101,102"}).exit == 0);
  const auto kept = benchmark({"--workspace", place.file});
  CHECK(held(kept).at("neighbour_values").size() == 2);
  CHECK(held(kept).at("neighbours") == 65);
  CHECK(kept.at("area") == "Harrowmere");
  const auto told = benchmark({"--workspace", place.file, "--compare", "101"});
  CHECK(held(told).at("neighbours") == 50);
  // Another authority is looked at beside its own neighbours.
  CHECK(held(benchmark({"--workspace", place.file, "--area", "102"})).at("neighbour_values").empty());
  REQUIRE(ran({"compare-with", place.file}).exit == 0);
  CHECK(has(ran({"compare-with", place.file}).out, "nothing was changed"));
}

TEST_CASE("benchmark refuses what it can't use with one sentence") {
  const TemporaryFile zip("made2.zip", made::zipped({{"annual_reviews.csv", kReviews}}));
  const TemporaryFile text("text.zip", "hello");
  const TemporaryFile table("table.csv", "a,b\n");
  const auto refused = [](const std::vector<std::string>& arguments) {
    const auto done = ran(arguments);
    CHECK(done.exit == 3);
    CHECK(done.out.empty());
    return done.err;
  };
  CHECK(has(refused({"benchmark", "--release", zip.path(), "--area", "999"}),
            "There is no authority with the code or name “999”."));
  CHECK(has(refused({"benchmark", "--release", text.path(), "--area", "101"}), "it is no zip file"));
  CHECK(has(refused({"benchmark", "--release", zip.path() + "x", "--area", "101"}), "isn't there"));
  CHECK(has(refused({"benchmark", "--release", zip.path(), "--area", "101", "--neighbours", table.path()}),
            "lacks la_code"));
  CHECK(ran({"benchmark", "--area", "101"}).exit == 2);
  CHECK(ran({"benchmark", "--release", zip.path()}).exit == 2);
}
