// SPDX-License-Identifier: GPL-3.0-or-later
// The demonstration's surveys: links part of the way out, totals told twice, 900 answers, comments looked through.
#include "app/demonstration_surveys.h"

#include <catch2/catch.hpp>

#include "app/demonstration.h"
#include "app/demonstration_children.h"
#include "app/inspector_surveys.h"
#include "app/kept_lists.h"
#include "app/own_survey.h"
#include "app/plan.h"
#include "exchange/settings_file.h"
#include "framework/pack_loader.h"
#include "storage/support.h"

using namespace waymark;
using test::kNow;
using test::must;

TEST_CASE("the demonstration's surveys are part of the way, with nothing personal in them") {
  const auto pack = must(framework::Library().load(app::kDemonstrationPack));
  test::Engine engine(test::Engine::Kind::Sqlite);
  app::Session session(engine.open(), app::Outcome::Current, "Priya Shah");
  REQUIRE(session.apply(must(app::demonstrationArea(pack)), kNow));
  const auto before = must(session.load()).all<domain::Evidence>().size();
  const auto files = must(app::demonstrationFiles(1));
  const auto settings = must(exchange::readSettings(files.settings, "settings.csv"));
  must(app::keepSettings(session, settings, "settings.csv", base::dayOf(2026, 11, 9), kNow));
  const auto added = must(app::addDemonstrationSurveys(session, kNow));
  CHECK(added.sendings > 600);
  CHECK(added.answers == 900);
  const auto workspace = must(session.load());
  const auto& inspection = app::currentInspection(workspace)->value;
  const auto surveys = app::inspectorSurveys(workspace, inspection, pack, app::calendarFor(workspace));
  REQUIRE(surveys.size() == 3);
  for (const auto& survey : surveys) {
    CAPTURE(survey.audience->id);
    CHECK(survey.link != nullptr);
    CHECK(survey.totals.size() == 2);
    CHECK(survey.totals[0]->value.responses > survey.totals[1]->value.responses);
    CHECK(survey.toPassOn > 0);
    CHECK(survey.unconfirmed > 0);
    CHECK(survey.confirmed > 0);
    CHECK(survey.reminded > 0);
  }

  const auto& survey = workspace.all<domain::OwnSurvey>().rows().at(0).value;
  const auto mapping = must(app::mappingOf(survey));
  const auto answers = must(app::answersOf(session, survey));
  CHECK(answers.rows.size() == 900);
  CHECK(lists::surveyResults(mapping, answers).size() == 8);
  CHECK(mapping.comments.dropped == 1);
  CHECK(mapping.comments.redacted == 3);
  CHECK(app::responseRate(survey) == "29% (900 of 3120 invited)");
  std::size_t coded = 0;
  for (const auto& row : workspace.all<domain::SurveyComment>()) {
    CAPTURE(row.value.text);
    CHECK(lists::findPersonalData(row.value.text).empty());
    coded += !row.value.criteria.empty();
  }
  CHECK(coded == 8);
  CHECK(workspace.all<domain::Evidence>().size() == before + coded);
  CHECK(workspace.all<domain::YouSaid>().size() == 6);
  CHECK_FALSE(session.history().undoName);
}
