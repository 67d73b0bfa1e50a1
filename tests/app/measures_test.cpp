// SPDX-License-Identifier: GPL-3.0-or-later
// The partnership's own measures: sheets in, row by row; months and targets; a figure as evidence.
#include "app/measures.h"

#include <catch2/catch.hpp>

#include "app/measure_import.h"
#include "base/message.h"

using namespace waymark;

namespace {

constexpr base::Stamp kMeasureStamp{base::dayOf(2026, 11, 11)};

domain::Workspace withChanges(domain::Workspace workspace, const domain::ChangeSet& set) {
  workspace.follow(set);
  return workspace;
}

app::MeasureImport importOf(const std::string& text, const domain::Workspace& workspace = {},
                            const app::MeasureMapping& mapping = {}) {
  const auto import = app::previewMeasures(text, "waits.csv", workspace, mapping);
  if (!import) FAIL(base::sentence(import.error()));
  return *import;
}

std::string problemOf(const std::string& row) {
  const auto import = importOf("Measure,Month,Value\n" + row + "\n");
  REQUIRE(import.rows.size() == 1);
  return import.rows[0].fate == app::FigureFate::Refused ? import.rows[0].problem : "";
}

const std::string kSheet =
    "Autism waits by provider,,,\n"
    "Indicator,Period,Actual,Comments\n"
    "Wait for autism assessment,Sep 2026,31.50,backlog clinic\n"
    "wait for  Autism assessment,2026-10,\"1,030\",\n"
    "Attendance,01/09/2026,91.2%,\n"
    "Attendance,October 2026,,not yet in\n";

}  // namespace

TEST_CASE("a sheet of figures comes in, and a second time changes nothing") {
  const auto first = importOf(kSheet);
  CHECK(first.added == 4);
  CHECK(first.refused == 0);
  CHECK(first.newMeasures == std::vector<std::string>{"Wait for autism assessment", "Attendance"});
  const auto set = app::measureChanges(first, {}, kMeasureStamp);
  CHECK(set.changes.size() == 6);
  for (const auto& change : set.changes) CHECK(domain::validate(*change.after));
  const auto workspace = withChanges({}, set);
  const auto series = app::measureSeries(workspace);
  REQUIRE(series.size() == 2);
  CHECK(series[0].values.at(0).value.value == "31.50");  // digits stay as they were given
  CHECK(series[0].values.at(0).value.note == "backlog clinic");
  CHECK(series[0].values.at(1).value.value == "1030");
  CHECK(series[0].values.at(1).value.source == "waits.csv");
  CHECK(series[1].values.at(0).value.value == "91.2");
  CHECK(series[1].values.at(1).value.value.empty());
  CHECK(app::latestValue(series[1])->month == base::dayOf(2026, 9, 1));
  const auto again = importOf(kSheet, workspace);
  CHECK(again.same == 4);
  CHECK(app::measureChanges(again, workspace, kMeasureStamp).changes.empty());
}

TEST_CASE("a changed figure is shown with what it was, and changes one record") {
  const auto workspace = withChanges({}, app::measureChanges(importOf(kSheet), {}, kMeasureStamp));
  const auto import = importOf("Measure,Month,Value\nAttendance,2026-09,92\n", workspace);
  CHECK(import.changed == 1);
  CHECK(import.rows.at(0).was == "91.2");
  const auto set = app::measureChanges(import, workspace, kMeasureStamp);
  REQUIRE(set.changes.size() == 1);
  CHECK(set.changes[0].before.has_value());
  const auto after = withChanges(workspace, set);
  CHECK(app::measureSeries(after).at(1).values.at(0).value.value == "92");
}

TEST_CASE("rows that can't be read are refused one by one, and the others come in") {
  CHECK(problemOf("Attendance,soon,91") == "“soon” is no month (2026-09, Sep 2026 or 01/09/2026)");
  CHECK(problemOf("Attendance,2026-13,91") == "“2026-13” is no month (2026-09, Sep 2026 or 01/09/2026)");
  CHECK(problemOf("Attendance,2026-09,high") == "“high” is no number");
  CHECK(problemOf("Attendance,2026-09,\"1,5\"") == "“1,5” is no number");
  CHECK(problemOf(",2026-09,91") == "the measure has no name");
  CHECK(problemOf("Attendance,,91") == "the month is missing");
  CHECK(problemOf("Attendance,2026-09,-1.5").empty());
  const auto twice = importOf("Measure,Month,Value\nA,2026-09,1\na,01/09/2026,2\nA,2026-10,3\n");
  CHECK(twice.added == 2);
  REQUIRE(twice.refused == 1);
  CHECK(twice.rows[1].problem == "September 2026 of “A” is there twice");
  CHECK(app::measureChanges(twice, {}, kMeasureStamp).changes.size() == 3);
}

TEST_CASE("a sheet without the columns is refused, and a user can say which is which") {
  const auto refused = app::previewMeasures("What,When,How many\nA,2026-09,1\n", "f.csv", {});
  REQUIRE(!refused);
  CHECK(base::sentence(refused.error()).find("no columns for the measure, the month and the value") != std::string::npos);
  const auto import = importOf("What,When,How many\nA,2026-09,1\n", {},
                               {{{"What", "measure"}, {"When", "month"}, {"How many", "value"}}});
  CHECK(import.added == 1);
  const auto odd = app::previewMeasures("a", "f.csv", {}, {{{"What", "colour"}}});
  REQUIRE(!odd);
  CHECK(odd.error().code == base::Code::UnknownCode);
  // A header that the user names wins over one that would fit by itself.
  const auto other = importOf("Measure,Month,Value,Rate\nA,2026-09,1,2\n", {}, {{{"Rate", "value"}}});
  CHECK(other.rows.at(0).value == "2");
}

TEST_CASE("months are read as people write them") {
  for (const char* text : {"2026-09", "09/2026", "Sep 2026", "Sept 2026", "September 2026", "sep-26", "2026-09-17",
                           "17/09/2026", "1.9.26"}) {
    CAPTURE(text);
    CHECK(app::monthFrom(text) == base::dayOf(2026, 9, 1));
  }
  for (const char* text : {"", "2026", "13/2026", "Sex 2026", "Sep", "2026-9-99", "99-2026"}) {
    CAPTURE(text);
    CHECK(!app::monthFrom(text));
  }
  CHECK(app::monthText(base::dayOf(2026, 9, 1)) == "September 2026");
}

TEST_CASE("a target is met by direction, and without one nobody can say") {
  domain::Measure measure;
  measure.target = "18";
  measure.better = domain::MeasureDirection::Lower;
  CHECK(app::againstTarget(measure, "18.0") == app::AgainstTarget::Met);
  CHECK(app::againstTarget(measure, "18.01") == app::AgainstTarget::Missed);
  measure.better = domain::MeasureDirection::Higher;
  CHECK(app::againstTarget(measure, "17.9") == app::AgainstTarget::Missed);
  CHECK(app::againstTarget(measure, "") == app::AgainstTarget::CannotSay);
  measure.better = domain::MeasureDirection::Neither;
  CHECK(app::againstTarget(measure, "99") == app::AgainstTarget::CannotSay);
}

TEST_CASE("a figure becomes evidence with its period, definition and note, and data as its source") {
  domain::Measure measure;
  measure.title = "Wait for autism assessment";
  measure.definition = "Median wait of those seen in the month";
  measure.unit = "weeks";
  measure.better = domain::MeasureDirection::Lower;
  measure.target = "18";
  measure.criteria = {"E1", "E3"};
  domain::MeasureValue value;
  value.month = base::dayOf(2026, 2, 1);
  value.value = "31.50";
  value.note = "backlog clinic";
  value.source = "trust dashboard";
  const auto evidence = app::evidenceOf(measure, value, *base::ShortCode::make("E3"), base::dayOf(2026, 3, 9));
  CHECK(evidence.summary == "Wait for autism assessment: 31.50 weeks in February 2026 (target 18 weeks).");
  CHECK(evidence.detail == "Median wait of those seen in the month\nbacklog clinic\nSource: trust dashboard");
  CHECK(evidence.finding == domain::Finding::Concern);
  CHECK(evidence.source == domain::SourceKind::Data);
  CHECK(evidence.coversFrom == base::dayOf(2026, 2, 1));
  CHECK(evidence.coversTo == base::dayOf(2026, 2, 28));
  CHECK(evidence.also == std::vector{*base::ShortCode::make("E1")});
  CHECK(evidence.loggedOn == base::dayOf(2026, 3, 9));
}
