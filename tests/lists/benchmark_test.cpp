// SPDX-License-Identifier: GPL-3.0-or-later
// A release's figures: read from rows made here, so that each trap of the real ones stands alone.
#include "lists/benchmark.h"

#include <catch2/catch.hpp>

#include "lists/release_table.h"

using namespace waymark;
using namespace waymark::lists;

namespace {

using Cells = std::vector<std::string>;

constexpr const char* kMeasures = R"({
  "format": 1, "id": "made", "title": "Made", "source": "made here", "certainty": "assumed", "verified_on": "2026-11-22",
  "marks": [{"mark": "x", "state": "not_available"}, {"mark": "z", "state": "not_applicable"},
            {"mark": "c", "state": "suppressed"}, {"mark": "low", "state": "low"}],
  "groups": [{"id": "g", "title": "G"}],
  "tables": [
    {"id": "rows", "files": ["rows.csv"], "layout": "rows", "period": "calendar_year",
     "only": [{"column": "breakdown", "values": ["All *"]}]},
    {"id": "blocks", "files": ["blocks*.csv"], "layout": "year_blocks", "period": "calendar_year", "england": "England Total"}],
  "measures": [
    {"id": "ready", "group": "g", "title": "Ready", "table": "rows", "value": "pc", "better": "higher",
     "breaks": [{"from": "2023", "about": "another way of counting"}], "no_own": "no",
     "source": "made here", "certainty": "assumed", "verified_on": "2026-11-22"},
    {"id": "ratio", "group": "g", "title": "Ratio", "table": "rows", "numerator": "met_{yy}", "denominator": "expected",
     "better": "lower", "no_own": "no", "source": "made here", "certainty": "assumed", "verified_on": "2026-11-22"},
    {"id": "either", "group": "g", "title": "Either", "table": "rows", "value": "either_pc", "numerator": "met_{yy}",
     "denominator": "expected", "no_own": "no", "source": "made here", "certainty": "assumed", "verified_on": "2026-11-22"},
    {"id": "rate", "group": "g", "title": "Rate", "table": "blocks", "value": "Rate", "no_own": "no",
     "source": "made here", "certainty": "assumed", "verified_on": "2026-11-22"},
    {"id": "new_rate", "group": "g", "title": "New rate", "table": "blocks", "value": "In development: Rate", "no_own": "no",
     "source": "made here", "certainty": "assumed", "verified_on": "2026-11-22"}]})";

const BenchmarkDefinition& made() {
  static const auto definition = parseBenchmarks(kMeasures, "made.json").value();
  return definition;
}

const Cells kHeader{"time_period", "geographic_level", "country_name", "region_code", "region_name", "new_la_code",
                    "old_la_code", "la_name", "breakdown", "pc", "met_24", "expected"};

Cells area(const std::string& year, const std::string& code, const std::string& name, const std::string& pc,
           const std::string& met = "6", const std::string& expected = "10", const std::string& breakdown = "All plans") {
  return {year, "Local authority", "England", "N1", "North", "E" + code, code, name, breakdown, pc, met, expected};
}
Cells england(const std::string& year, const std::string& pc) {
  return {year, "National", "England", "", "", "", "", "", "All plans", pc, "600", "1000"};
}
Cells north(const std::string& year, const std::string& pc) {
  return {year, "Regional", "England", "N1", "North", "", "", "", "All plans", pc, "60", "100"};
}

void feed(ReleaseFigures& out, std::size_t table, const std::vector<Cells>& rows) {
  ReleaseTableReader reader(made(), table, table == 0 ? "rows.csv" : "blocks.csv", out);
  std::size_t line = 0;
  for (const auto& row : rows)
    if (!reader.row(++line, row)) break;
  reader.finish();
}

ReleaseFigures read(const std::vector<Cells>& rows, std::size_t table = 0) {
  ReleaseFigures out;
  feed(out, table, rows);
  return out;
}

std::string why(const ReleaseFigures& figures, const std::string& measure) {
  for (const auto& missing : figures.missing)
    if (missing.measure == measure) return missing.why;
  return "";
}

Neighbours neighboursOf(const std::string& code, std::vector<std::string> codes) {
  Neighbours out;
  out.of[code] = std::move(codes);
  return out;
}

const MeasureStanding& measureOf(const AreaStanding& standing, const std::string& id) {
  return standing.measures.at(made().measure(id).value());
}

}  // namespace

TEST_CASE("a cell is a number, or a state that is never zero") {
  const auto& marks = made().marks;
  CHECK(readFigure("46.4", marks).value == 46.4);
  CHECK(readFigure(" 2.50% ", marks).value == 2.5);
  CHECK(readFigure("1,071", marks).value == 1071);
  CHECK(readFigure("12,345,678.5", marks).value == 12345678.5);
  CHECK(readFigure("0", marks).known());
  CHECK(readFigure("x", marks).state == FigureState::NotAvailable);
  CHECK(readFigure("[X]", marks).state == FigureState::NotAvailable);
  CHECK(readFigure("z", marks).state == FigureState::NotApplicable);
  CHECK(readFigure("c", marks).state == FigureState::Suppressed);
  CHECK(readFigure("Low", marks).state == FigureState::Low);
  CHECK(readFigure("  ", marks).state == FigureState::Blank);
  for (const char* odd : {"1,5", "1,0000", "1,", "4-6", "nan", "inf", "1e3", "0x10", "%", "-"}) {
    CAPTURE(odd);
    CHECK(readFigure(odd, marks).state == FigureState::Unread);
  }
  CHECK(figureText(readFigure("c", marks)) == "suppressed");
  CHECK(figureText(readFigure("46.44", marks)) == "46.4");
  CHECK(figureText(readFigure("4-6", marks)) == "not readable (“4-6”)");
}

TEST_CASE("an area stands beside the plain mean of those of its neighbours that have a figure") {
  const auto figures = read({kHeader, england("2024", "50"), north("2024", "40"), area("2024", "101", "Anford", "30"),
                             area("2024", "102", "Beeton", "60"), area("2024", "103", "Ceeham", "x"),
                             area("2024", "104", "Deeford", "45")});
  const auto standing = standingOf(made(), figures, neighboursOf("101", {"102", "103", "104", "199"}), "101").value();
  CHECK(standing.region == "North");
  const auto& period = measureOf(standing, "ready").periods.at(0);
  CHECK(period.area.value == 30);
  CHECK(period.region.value == 40);
  CHECK(period.england.value == 50);
  CHECK(period.neighbourMean == 52.5);
  CHECK(period.neighboursKnown == 2);
  CHECK(period.neighbours.at(1).figure.state == FigureState::NotAvailable);
  CHECK(period.neighbours.at(3).name == "199");
  CHECK(period.neighbours.at(3).figure.state == FigureState::NoRow);
}

TEST_CASE("rank counts only areas with a figure, from the better end, and equals share a place") {
  const auto figures = read({kHeader, area("2024", "101", "A", "30"), area("2024", "102", "B", "60", "2"),
                             area("2024", "103", "C", "x", "9"), area("2024", "104", "D", "30", "x"),
                             area("2024", "105", "E", "10", "6")});
  const auto rank = [&](const std::string& code, const std::string& measure) {
    return measureOf(standingOf(made(), figures, {}, code).value(), measure).periods.at(0).rank;
  };
  CHECK(rank("102", "ready") == Rank{1, 4});
  CHECK(rank("101", "ready") == Rank{2, 4});
  CHECK(rank("104", "ready") == Rank{2, 4});
  CHECK(rank("105", "ready") == Rank{4, 4});
  CHECK(!rank("103", "ready"));
  CHECK(rank("102", "ratio") == Rank{1, 4});  // the lowest is best
  CHECK(rank("103", "ratio") == Rank{4, 4});
  CHECK(!rank("102", "either"));  // no direction, no rank
}

TEST_CASE("a column's year follows the row's, and a share of nobody doesn't apply") {
  const auto figures = read({kHeader, area("2024", "101", "A", "1", "6", "8"), area("2024", "102", "B", "1", "0", "0")});
  const auto standing = standingOf(made(), figures, neighboursOf("101", {"102"}), "101").value();
  const auto& period = measureOf(standing, "ratio").periods.at(0);
  CHECK(period.area.value == 75);
  CHECK(period.neighbours.at(0).figure.state == FigureState::NotApplicable);
  CHECK(measureOf(standing, "either").periods.at(0).area.value == 75);  // its ready column is missing, its parts aren't
  const auto next = read({kHeader, area("2025", "101", "A", "1")});
  CHECK(why(next, "ratio") == "rows.csv has no column “met_25”");
  CHECK(why(next, "ready").empty());
}

TEST_CASE("only rows of all children together count") {
  const auto figures = read({kHeader, area("2024", "101", "A", "30"), area("2024", "101", "A", "99", "6", "10", "Female")});
  CHECK(measureOf(standingOf(made(), figures, {}, "101").value(), "ready").periods.at(0).area.value == 30);
  const auto none = read({kHeader, area("2024", "101", "A", "99", "6", "10", "Female")});
  CHECK(why(none, "ready") == "rows.csv has no rows for all children together");
}

TEST_CASE("a column whose name stands twice counts only where both say the same") {
  auto header = kHeader;
  header.push_back("PC");
  auto same = area("2024", "101", "A", "30");
  same.push_back("30");
  CHECK(why(read({header, same}), "ready").empty());
  auto other = area("2024", "102", "B", "31");
  other.push_back("13");
  const auto figures = read({header, same, other});
  CHECK(why(figures, "ready") == "rows.csv has the column “pc” twice, with different figures");
  CHECK(why(figures, "ratio").empty());
}

TEST_CASE("two rows for one place and year are a fault, unless they say the same") {
  CHECK(why(read({kHeader, area("2024", "101", "A", "30"), area("2024", "101", "A", "30")}), "ready").empty());
  CHECK(why(read({kHeader, area("2024", "101", "A", "30"), area("2024", "101", "A", "31")}), "ready") ==
        "rows.csv has two rows for the same place and year (row 3)");
}

TEST_CASE("an abolished council keeps its old rows, and the newest row names the area") {
  const auto figures = read({kHeader, area("2024", "101", "New name", "1"), area("2022", "101", "Old name", "2"),
                             area("2022", "909", "Gone", "3")});
  const auto standing = standingOf(made(), figures, {}, "909").value();
  CHECK(standing.area.lastPeriod == "2022");
  const auto& periods = measureOf(standing, "ready").periods;
  REQUIRE(periods.size() == 2);
  CHECK(periods[0].period == "2022");
  CHECK(periods[0].area.value == 3);
  CHECK(periods[1].area.state == FigureState::NoRow);
  CHECK(!periods[1].rank);
  CHECK(standingOf(made(), figures, {}, "101")->area.name == "New name");
}

TEST_CASE("an area is known by code, by its new code and by name; others are refused") {
  const auto figures = read({kHeader, area("2024", "101", "Stoke-on-Trent", "1")});
  CHECK(standingOf(made(), figures, {}, "E101")->area.code == "101");
  CHECK(standingOf(made(), figures, {}, "stoke on trent")->area.code == "101");
  for (const char* wrong : {"", "999", "stoke"}) {
    const auto standing = standingOf(made(), figures, {}, wrong);
    REQUIRE(!standing);
    CHECK(standing.error().code == base::Code::NotFound);
  }
}

TEST_CASE("a table of year blocks is read by year, whatever the numbers of its footnotes") {
  const auto figures = read({{"A title", "", "", ""},
                             {"Local Authority", "LA code", "2023", "", "2024", "", ""},
                             {"", "", "Appeals4", "Rate2", "Appeals4", "Rate2,9", "In development: Rate2"},
                             {"NORTH", "", "", "", "", "", ""},
                             {"Anford8", "101", "3", "1.50%", " - ", "2.00%", "4.10%"},
                             {"Beeton", "102", " .. ", "x", "5", "2.50%", "x"},
                             {"England Total4,9", "", "9", "1.10%", "9", "1.20%", "3.00%"},
                             {"England total excluding suppressed", "", "", "", "8", "", "2.90%"}},
                            1);
  CHECK(figures.missing.empty());
  const auto standing = standingOf(made(), figures, neighboursOf("101", {"102"}), "Anford").value();
  const auto& rate = measureOf(standing, "rate").periods;
  REQUIRE(rate.size() == 2);
  CHECK(rate[0].area.value == 1.5);
  CHECK(rate[1].area.value == 2);
  CHECK(rate[1].england.value == 1.2);
  CHECK(rate[0].neighbours.at(0).figure.state == FigureState::NotAvailable);
  const auto& newer = measureOf(standing, "new_rate").periods;
  REQUIRE(newer.size() == 1);
  CHECK(newer[0].period == "2024");
  CHECK(newer[0].area.value == 4.1);
  CHECK(newer[0].england.value == 3);
}

TEST_CASE("what is wrong with a table is said for its measures") {
  CHECK(why(read({}), "ready") == "rows.csv has no header that is known");
  CHECK(why(read({{"a", "b"}}), "ready") == "rows.csv has no column “time_period”");
  CHECK(why(read({kHeader, area("soon", "101", "A", "1")}), "ready") == "rows.csv, row 2: “soon” is no year");
  CHECK(why(read({{"Local Authority", "LA code", "2024"}}, 1), "rate") == "blocks.csv ends after its first header");
  CHECK(why(read({{"Local Authority", "LA code", "2024"}, {"", "", "Appeals"}}, 1), "rate") ==
        "blocks.csv has no column “Rate”");
  CHECK(why(read({{"", "LA code", "2024", ""}, {"", "", "Rate1", "Rate2"}, {"A", "101", "1", "2"}}, 1), "rate") ==
        "blocks.csv has the column “Rate” twice in one year");
  std::vector<Cells> many{kHeader};
  for (int code = 1000; code < 2200; ++code) many.push_back(area("2024", std::to_string(code), "A", "1"));
  CHECK(why(read(many), "ready") == "rows.csv has more than 1000 authorities");
}

TEST_CASE("a pattern's star stands for anything, and case doesn't count") {
  CHECK(matchesPattern("SEND Tribunals*.csv", "send tribunals and appeal rate 2014-2025.CSV"));
  CHECK(matchesPattern("*reviews*", "annual_reviews.csv"));
  CHECK(matchesPattern("a*b*c", "aXbbYc"));
  CHECK(!matchesPattern("a*b*c", "aXbbY"));
  CHECK(!matchesPattern("requests.csv", "requests.csv.bak"));
  CHECK(matchesPattern("*", ""));
}

TEST_CASE("January's counts are called so") {
  const auto definition = builtInBenchmarks().value();
  const auto& measure = definition.measures.at(definition.measure("placement_special_pct").value());
  CHECK(periodText(definition, measure, "202425") == "January 2025");
  CHECK(periodText(definition, definition.measures.at(0), "2024") == "2024");
}

TEST_CASE("the measures that are built in name their group, table and direction") {
  const auto definition = builtInBenchmarks().value();
  for (const auto& measure : definition.measures) {
    CAPTURE(measure.id);
    CHECK(!measure.title.empty());
    const bool mix = measure.group == "need" || measure.group == "placement" || measure.group == "appeals";
    if (mix || measure.id == "refused_to_assess_pct" || measure.id == "refused_to_issue_pct")
      CHECK(measure.better == Better::None);
    else
      CHECK(measure.better != Better::None);
  }
  const auto neighbours = builtInNeighbours().value();
  CHECK(neighbours.of.size() == 153);
  for (const auto& [code, codes] : neighbours.of) {
    CAPTURE(code);
    CHECK(codes.size() == 10);
    for (const auto& one : codes) CHECK((one != code && neighbours.of.contains(one)));
  }
}

TEST_CASE("measures that can't be read are refused with the place") {
  const auto problem = [](std::string from, const std::string& to) {
    std::string json = kMeasures;
    json.replace(json.find(from), from.size(), to);
    const auto parsed = parseBenchmarks(json, "made.json");
    REQUIRE(!parsed);
    return std::string(parsed.error().value("path")) + ": " + std::string(parsed.error().value("problem"));
  };
  CHECK(problem("\"id\": \"ratio\"", "\"id\": \"ready\"") == "/measures/1: the id “ready” is there twice");
  CHECK(problem("\"table\": \"rows\", \"value\": \"pc\"", "\"table\": \"none\", \"value\": \"pc\"") ==
        "/measures/0: there is no table “none”");
  CHECK(problem("\"denominator\": \"expected\",", "") == "/measures/1: a numerator needs a denominator, and the other way round");
  CHECK(problem("\"state\": \"low\"", "\"state\": \"value\"") == "/marks/3: a mark stands for no value");
}
