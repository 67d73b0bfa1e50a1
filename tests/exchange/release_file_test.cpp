// SPDX-License-Identifier: GPL-3.0-or-later
// DfE's release as a zip: the published one where it is here, and made ones with each kind of trouble.
#include "exchange/release_file.h"

#include <catch2/catch.hpp>
#include <filesystem>

#include "base/file.h"
#include "base/message.h"
#include "exchange/csv.h"
#include "support/made_workbook.h"

using namespace waymark;
using namespace waymark::exchange;

namespace {

const lists::BenchmarkDefinition& definition() {
  static const auto built = lists::builtInBenchmarks().value();
  return built;
}

const std::filesystem::path kRelease = WAYMARK_SHARED_DATA "/dfe-ehc-plans-2025/education-health-and-care-plans_2025.zip";
const std::filesystem::path kNeighbours = WAYMARK_SHARED_DATA "/dfe-ehc-plans-2025/statistical-neighbours.csv";

const lists::ReleaseFigures& published() {
  static const auto figures = readRelease(base::readFile(kRelease, kLargestRelease).value(), "r.zip", definition()).value();
  return figures;
}

std::string refusal(const base::Result<lists::ReleaseFigures>& read) {
  REQUIRE(!read);
  return base::sentence(read.error());
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

const std::string kReviewHeader =
    "time_period,geographic_level,country_name,region_code,region_name,new_la_code,old_la_code,la_name,breakdown_topic,"
    "breakdown,review_expected,review_meeting_25,pc_decsion_4weeks\n";

std::string whyMissing(const lists::ReleaseFigures& figures, const std::string& measure) {
  for (const auto& missing : figures.missing)
    if (missing.measure == measure) return missing.why;
  return "";
}

double england(const std::string& measure, const std::string& period) {
  for (const auto& series : published().series)
    if (series.measure == measure && series.period == period) return series.england.value;
  return -1;
}

}  // namespace

TEST_CASE("England's published figures come out as they were published") {
  if (!std::filesystem::exists(kRelease)) return;
  CHECK(published().missing.empty());
  CHECK(england("plans_in_20_weeks_pct", "2024") == 46.4);
  CHECK(england("plans_in_20_weeks_pct", "2023") == 50.3);
  CHECK(england("plans_in_20_weeks_pct", "2022") == 49.2);
  CHECK(england("plans_in_20_weeks_with_exceptions_pct", "2024") == 45.9);
  CHECK(england("plans_over_a_year_pct", "2024") == 7.3);
  CHECK(england("decided_in_6_weeks_pct", "2024") == 84.8);
  CHECK(england("refused_to_assess_pct", "2024") == 25.2);
  CHECK(england("refused_to_issue_pct", "2024") == 6.1);
  CHECK(england("refused_to_issue_in_16_weeks_pct", "2024") == 34.1);
  CHECK(england("reviews_held_pct", "2024") == Approx(60.7).margin(0.05));
  CHECK(england("review_decisions_in_4_weeks_pct", "2024") == 44.4);
  CHECK(england("need_asd_pct", "202425") == 31.5);
  CHECK(england("placement_mainstream_pct", "202425") == 43.6);
  CHECK(england("placement_special_independent_pct", "202425") == Approx(4.6).margin(0.05));
  CHECK(england("appeal_rate_pct", "2024") == 3.2);
  CHECK(england("appeal_rate_in_development_pct", "2024") == 6.1);
}

TEST_CASE("every authority's figure is the one in its row of the file") {
  if (!std::filesystem::exists(kRelease)) return;
  // Read a second time here, without the reader under test: by position and by hand.
  zip_error_t error;
  zip_error_init(&error);
  auto bytes = base::readFile(kRelease, kLargestRelease).value();
  auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  auto* archive = zip_open_from_source(source, ZIP_RDONLY, &error);
  REQUIRE(archive != nullptr);
  auto* entry = zip_fopen(archive, "data/timeliness_20_week.csv", 0);
  REQUIRE(entry != nullptr);
  std::string text(3'000'000, '\0');
  text.resize(static_cast<std::size_t>(zip_fread(entry, text.data(), text.size())));
  zip_fclose(entry);
  zip_discard(archive);
  std::size_t compared = 0;
  for (std::size_t at = text.find('\n') + 1; at < text.size();) {
    const auto end = text.find('\n', at);
    const auto line = text.substr(at, end - at);
    at = end == std::string::npos ? text.size() : end + 1;
    if (!has(line, "Local authority") || !has(line, "All EHC plans issued") || has(line, "\"")) continue;
    std::vector<std::string> cells;
    for (std::size_t from = 0; from <= line.size();) {
      const auto comma = std::min(line.find(',', from), line.size());
      cells.push_back(line.substr(from, comma - from));
      from = comma + 1;
    }
    const auto area = published().area(cells.at(8));
    REQUIRE(area);
    for (const auto& series : published().series) {
      if (series.measure != "plans_in_20_weeks_pct" || series.period != cells.at(0)) continue;
      CAPTURE(line);
      const auto& figure = series.areas.at(*area);
      if (cells.at(17) == "x")
        CHECK(figure.state == lists::FigureState::NotAvailable);
      else
        CHECK(figure.value == std::stod(cells.at(17)));
      ++compared;
    }
  }
  CHECK(compared > 880);
}

TEST_CASE("an area of the release stands beside its ten neighbours, with the traps met") {
  if (!std::filesystem::exists(kRelease)) return;
  const auto neighbours = readNeighbours(base::readFile(kNeighbours, 1'000'000).value(), "n.csv").value();
  CHECK(neighbours.of == lists::builtInNeighbours()->of);
  const auto standing = lists::standingOf(definition(), published(), neighbours, "888").value();
  CHECK(standing.area.name == "Lancashire");
  CHECK(standing.region == "North West");
  const auto period = [&](const std::string& measure, std::size_t at) {
    return standing.measures.at(definition().measure(measure).value()).periods.at(at);
  };
  const auto weeks = period("plans_in_20_weeks_pct", 5);
  CHECK(weeks.period == "2024");
  CHECK(weeks.area.value == 17.3);
  CHECK(weeks.neighbours.size() == 10);
  CHECK(weeks.neighboursKnown == 10);
  double sum = 0;
  for (const auto& one : weeks.neighbours) sum += one.figure.value;
  CHECK(weeks.neighbourMean == Approx(sum / 10));
  REQUIRE(weeks.rank);
  CHECK(weeks.rank->of == 151);  // of 153: two have “x”
  CHECK(!period("refused_to_assess_pct", 5).rank);
  CHECK(!period("appeal_rate_pct", 10).rank);
  CHECK(period("appeal_rate_pct", 10).region.state == lists::FigureState::NoRow);  // the tribunal gives no regions
  // Reviews: one year only; Blackpool's and Reading's are withheld, not nought.
  CHECK(standing.measures.at(definition().measure("reviews_held_pct").value()).periods.size() == 1);
  const auto blackpool = lists::standingOf(definition(), published(), neighbours, "Blackpool").value();
  const auto& reviews = blackpool.measures.at(definition().measure("reviews_held_pct").value()).periods.at(0);
  CHECK(reviews.area.state == lists::FigureState::NotAvailable);
  CHECK(!reviews.rank);
  // Abolished: Cumbria has rows up to 2022 and none after.
  const auto cumbria = lists::standingOf(definition(), published(), neighbours, "909").value();
  const auto& old = cumbria.measures.at(0).periods;
  CHECK(old.at(3).area.known());
  CHECK(old.at(5).area.state == lists::FigureState::NoRow);
  CHECK(lists::standingOf(definition(), published(), neighbours, "839")->area.name == "Bournemouth, Christchurch and Poole");
}

TEST_CASE("figures kept as text come back as they were") {
  lists::ReleaseFigures figures;
  figures.file = "r, 2025.zip";
  figures.areas = {{"101", "E1", "Anford, City of", "N1", "2024"}, {"102", "E2", "=Beeton", "", "202425"}};
  figures.regions = {{"N1", "North"}};
  figures.missing = {{"m", "there is no “m”"}};
  figures.series = {{"a", "2024", {lists::FigureState::Value, 1.0 / 3, ""}, {{lists::FigureState::Suppressed, 0, "c"}},
                     {{lists::FigureState::Value, -0.5, ""}}},
                    {"b", "202425", {lists::FigureState::Blank, 0, ""}, {}, {{}, {lists::FigureState::Value, 1e-9, ""}}}};
  const auto back = parseReleaseText(releaseText(figures), "kept").value();
  CHECK(back.file == figures.file);
  CHECK(back.areas.at(1).name == "=Beeton");
  CHECK(back.missing.at(0).why == figures.missing[0].why);
  CHECK(back.series.at(0).england == figures.series[0].england);
  CHECK(back.series.at(0).regions.at(0) == figures.series[0].regions[0]);
  CHECK(back.series.at(0).areas.at(0).value == -0.5);
  CHECK(back.series.at(0).areas.at(1) == lists::Figure{});
  CHECK(back.series.at(1).areas.at(1).value == 1e-9);
  CHECK(back.series.at(1).england.state == lists::FigureState::Blank);
  CHECK(releaseText(back) == releaseText(figures));
  CHECK(!parseReleaseText("waymark-release-1,r\r\nseries,a,2024\r\n", "kept"));
  CHECK(!parseReleaseText("something else\r\n", "kept"));
  CHECK(!parseReleaseText("", "kept"));
  if (!std::filesystem::exists(kRelease)) return;
  const auto text = releaseText(published());
  CHECK(text.size() < 300'000);
  CHECK(releaseText(parseReleaseText(text, "kept").value()) == text);
}

TEST_CASE("a release of another year is read in the same way, and what it lacks is said by measure") {
  const auto figures =
      readRelease(made::zipped({{"data/annual_reviews.csv",
                                 kReviewHeader + "2025,National,England,,,,,,All annual reviews,All annual reviews,10,7,x\n"
                                                 "2025,Local authority,England,N1,North,E1,101,Anford,All annual reviews,"
                                                 "All annual reviews,4,1,30\n"}}),
                  "next.zip", definition())
          .value();
  REQUIRE(figures.series.size() == 2);
  CHECK(figures.series[0].measure == "reviews_held_pct");
  CHECK(figures.series[0].england.value == 70);
  CHECK(figures.series[0].areas.at(0).value == 25);
  CHECK(figures.series[1].england.state == lists::FigureState::NotAvailable);
  CHECK(whyMissing(figures, "plans_in_20_weeks_pct") == "the release has no file timeliness_20_week.csv");
  CHECK(whyMissing(figures, "appeal_rate_pct") == "the release has no file SEND Tribunals and appeal rate*.csv");
  const auto standing = lists::standingOf(definition(), figures, lists::builtInNeighbours().value(), "101").value();
  CHECK(standing.measures.at(0).missing == "the release has no file timeliness_20_week.csv");
  CHECK(standing.measures.at(0).periods.empty());
}

TEST_CASE("files that are no release are refused with a sentence") {
  const auto read = [](const std::string& bytes) { return refusal(readRelease(bytes, "f.zip", definition())); };
  CHECK(read("time_period,geographic_level\n") ==
        "f.zip can't be read (it is no zip file; choose the release as it was downloaded, “all files”, still zipped).");
  CHECK(has(read(""), "it is no zip file"));
  CHECK(has(read("PK\x03\x04 and then nothing"), "it is damaged"));
  CHECK(has(read(made::zipped({{"letter.txt", "Dear all"}})), "it holds none of the tables"));
  CHECK(has(read(made::zipped({{"data/caseload.csv", "a,b\n1,2\n"}})),
            "none of its tables can be used: caseload.csv has no column “time_period”"));
  CHECK(has(read(made::zipped({{"data/annual_reviews.csv", kReviewHeader + "2025,\"Nat\n"}})), "is opened and never closed"));
  CHECK(has(read(made::zipped({{"a/caseload.csv", "x\n"}, {"b/caseload.csv", "x\n"}})),
            "the release has 2 files like caseload.csv"));
}

TEST_CASE("a table that unpacks without end isn't read, and the others are") {
  const auto bomb = made::zipped({{"data/caseload.csv", std::string(40'000'000, ' ')},
                                  {"data/annual_reviews.csv",
                                   kReviewHeader + "2025,National,England,,,,,,All annual reviews,x,10,7,44.4\n"}});
  CHECK(bomb.size() < 200'000);
  const auto figures = readRelease(bomb, "bomb.zip", definition()).value();
  CHECK(has(whyMissing(figures, "placement_special_pct"), "unpacks to hundreds of times its size"));
  CHECK(whyMissing(figures, "reviews_held_pct").empty());
}

TEST_CASE("a table of neighbours is read, and a wrong one is refused by row") {
  const auto problem = [](const std::string& text) {
    const auto read = readNeighbours(text, "n.csv");
    REQUIRE(!read);
    return base::sentence(read.error());
  };
  const auto good = readNeighbours("LA code;Area;Statistical neighbours\n101;Anford;102 103\n104;Gone;\n", "n.csv").value();
  CHECK(good.of.at("101") == std::vector<std::string>{"102", "103"});
  CHECK(good.of.size() == 1);
  CHECK(has(problem("a,b\n"), "lacks la_code or statistical_neighbours"));
  CHECK(has(problem(""), "lacks la_code"));
  CHECK(problem("la_code,statistical_neighbours\n101,102\nabc,102\n") ==
        "n.csv, row 3: the authority’s code is no number of three digits.");
  CHECK(has(problem("la_code,statistical_neighbours\n101,101\n"), "“101” is no neighbour"));
  CHECK(has(problem("la_code,statistical_neighbours\n101,102 102\n"), "“102” is no neighbour"));
  CHECK(has(problem("la_code,statistical_neighbours\n101,102\n101,103\n"), "the authority 101 is there twice"));
}
