// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/texts.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "app/demonstration.h"
#include "framework/pack_loader.h"
#include "support/one_of_each.h"

using namespace waymark;
using namespace waymark::app;
using base::dayOf;

namespace {

const framework::Pack& pack() {
  static const auto loaded = *framework::Library().load("area-send-2025");
  return loaded;
}

struct Filling {
  domain::Workspace workspace;
  domain::InspectionId inspection;

  Filling() {
    workspace.follow(*demonstrationArea(pack()));
    inspection = currentInspection(workspace)->value.id;
  }
  template <class T>
  void put(T value) {
    workspace.table<T>().put({std::move(value), 1});
  }
  FieldValues values() const {
    const auto& current = workspace.all<domain::Inspection>().find(inspection)->value;
    const auto calendar = calendarFor(workspace);
    return fieldValues(workspace, current, pack(), calendar, planFor(workspace, current, pack(), calendar),
                       nowFor(workspace, {}));
  }
  FilledText filled(const char* id) const {
    const auto* text = builtInText(id);
    REQUIRE(text);
    return *fillText(text->subject, text->body, values());
  }
};

}  // namespace

TEST_CASE("every built-in text has words, an audience, a task of the framework and only fields that there are") {
  std::set<std::string> ids;
  for (const auto& text : builtInTexts()) {
    INFO(text.id);
    CHECK(ids.insert(text.id).second);
    CHECK(!text.title.empty());
    CHECK(!text.audience.empty());
    CHECK(pack().task(text.dueWith) != nullptr);
    const auto filled = fillText(text.subject, text.body, {});
    REQUIRE(filled);
    CHECK(!filled->subject.empty());
    CHECK(textBlocks(filled->body).size() > 3);
  }
  CHECK(ids.size() == 15);
}

TEST_CASE("every field is used by a built-in text, and has a title of its own") {
  std::set<std::string_view> titles;
  for (const auto& field : textFields()) {
    INFO(field.id);
    CHECK(titles.insert(field.title).second);
    const auto mark = "{{" + std::string(field.id) + "}}";
    CHECK(std::ranges::any_of(builtInTexts(), [&](const BuiltInText& text) {
      return (text.subject + text.body).find(mark) != std::string::npos;
    }));
  }
}

TEST_CASE("fields take the area, its people and the inspection's own days") {
  Filling demo;
  const auto text = demo.filled("partners");
  CHECK(text.subject == "Area SEND inspection of Harrowmere: notified Mon 9 Nov 2026");
  CHECK(text.body.find("Miriam Hale (Head of SEND improvement)") != std::string::npos);
  CHECK(text.body.find("01632 960107") != std::string::npos);
  CHECK(text.body.find("Rosalind Thackray HMI") != std::string::npos);
  CHECK(text.missing.empty());
  CHECK(demo.filled("schools").body.find("They close on Fri 13 Nov 2026, 17:00") != std::string::npos);
  auto told = samples::told();
  told.inspection = demo.inspection;
  told.subject = domain::ToldSubject::SurveyCloses;
  told.key = "parents_carers";
  told.day = dayOf(2026, 11, 16);
  told.time = base::TimeOfDay{12 * 60};
  told.at = base::Stamp{dayOf(2026, 11, 20)};
  demo.put(told);
  CHECK(demo.filled("schools").body.find("They close on Mon 16 Nov 2026, 12:00") != std::string::npos);
}

TEST_CASE("what isn't known yet says so in its place and is never left blank") {
  Filling demo;
  const auto bare = *fillText("{{outcome}}", "See {{ survey_link_parents }} and {{survey_link_parents}}.", {});
  CHECK(bare.subject == "[not known yet: the published outcome]");
  CHECK(bare.body == "See [not known yet: the link for parents and carers] and [not known yet: the link for parents and "
                     "carers].\n");
  CHECK(bare.missing.size() == 2);
}

TEST_CASE("an outcome is not told before the report is published") {
  Filling demo;
  auto inspection = demo.workspace.all<domain::Inspection>().find(demo.inspection)->value;
  inspection.publishedOutcome = pack().outcomes.front().id;
  demo.put(inspection);
  CHECK(!demo.values().contains("outcome"));
  inspection.publishedOn = nowFor(demo.workspace, {}).today + std::chrono::days{1};
  demo.put(inspection);
  CHECK(!demo.values().contains("outcome"));
  inspection.publishedOn = nowFor(demo.workspace, {}).today;
  demo.put(inspection);
  CHECK(demo.values().at("outcome") == pack().outcomes.front().title);
}

TEST_CASE("a field that there isn't is an error with its line") {
  const auto wrong = fillText("Subject", "One\n\nTwo {{concerns}}\n", {});
  REQUIRE(!wrong);
  CHECK(wrong.error().code == base::Code::BadRow);
  CHECK(wrong.error().value("row") == "3");
  CHECK(wrong.error().value("problem").find("“concerns”") != std::string::npos);
  CHECK(fillText("{{nothing}}", "", {}).error().value("file") == "The subject");
  CHECK(fillText("", "{{area", {}).error().value("problem").find("}}") != std::string::npos);
}

TEST_CASE("the bulletin says the same whatever concerns, tracked children and points there are") {
  Filling demo;
  const auto before = demo.values();
  // A request and a task that points became, a concern, a child, a session about the child: all of it in confidence.
  auto request = samples::request();
  request.inspection = demo.inspection;
  request.title = "SECRET";
  demo.put(request);
  domain::Task task;
  task.id = {base::namedUuid("an action of our own")};
  task.inspection = demo.inspection;
  task.phase = pack().phases.back().id;
  task.title = "SECRET";
  task.due = nowFor(demo.workspace, {}).today;
  demo.put(task);
  auto point = samples::inspectionPoint();
  point.inspection = demo.inspection;
  point.request = request.id;
  point.task = task.id;
  demo.put(point);
  auto concern = samples::concern();
  concern.inspection = demo.inspection;
  demo.put(concern);
  auto child = samples::trackedChild();
  child.inspection = demo.inspection;
  demo.put(child);
  demo.put(samples::caseDocument());
  auto place = samples::place();
  place.kind = domain::PlaceKind::Setting;
  demo.put(place);
  auto session = samples::fieldworkSession();
  session.inspection = demo.inspection;
  session.state = domain::SessionState::Agreed;
  session.trackedChild = child.id;
  demo.put(session);
  CHECK(demo.values() == before);
  session.trackedChild.reset();
  demo.put(session);
  CHECK(demo.values().at("setting_visits").find(place.name) != std::string::npos);
}

TEST_CASE("no field of any text reaches points, concerns or what points became, in any of their words") {
  Filling demo;
  // Every text of these records says MARKED, the open halves too, and each stands where a field could come by it.
  const auto today = nowFor(demo.workspace, {}).today;
  for (int i = 0; i < 3; ++i) {
    const auto number = std::to_string(i);
    auto point = samples::inspectionPoint();
    point.id = {base::namedUuid("marked point " + number)};
    point.inspection = demo.inspection;
    point.code = "MARKED-K" + number;
    point.kind = static_cast<domain::PointKind>(i);
    point.state = static_cast<domain::PointState>(i);
    point.day = today;
    point.due = today;
    point.sealed = "MARKED sealed " + number;
    auto request = samples::request();
    request.id = {base::namedUuid("marked request " + number)};
    request.inspection = demo.inspection;
    request.code = "MARKED-R" + number;
    request.title = "MARKED request";
    request.why = "MARKED why";
    request.due = today;
    point.request = request.id;
    domain::Task task;
    task.id = {base::namedUuid("marked task " + number)};
    task.inspection = demo.inspection;
    task.phase = pack().phases.back().id;
    task.title = "MARKED task";
    task.notes = "MARKED notes";
    task.due = i == 0 ? today : today + std::chrono::days{1};
    if (i == 2) task.state = domain::TaskState::Done;
    point.task = task.id;
    domain::Evidence evidence;
    evidence.id = {base::namedUuid("marked evidence " + number)};
    evidence.summary = "MARKED evidence";
    evidence.fromPoint = point.id;
    auto concern = samples::concern();
    concern.id = {base::namedUuid("marked concern " + number)};
    concern.inspection = demo.inspection;
    concern.code = "MARKED-SC" + number;
    concern.caseCode = "MARKED-C" + number;
    concern.state = static_cast<domain::ConcernState>(i);
    concern.sealed = "MARKED concern";
    demo.put(point);
    demo.put(request);
    demo.put(task);
    demo.put(evidence);
    demo.put(concern);
  }
  // Before publication and after it: the points' words stay theirs.
  for (const bool isPublished : {false, true}) {
    auto inspection = demo.workspace.all<domain::Inspection>().find(demo.inspection)->value;
    if (isPublished) inspection.publishedOn = today;
    demo.put(inspection);
    const auto values = demo.values();
    CHECK(values.contains("published_on") == isPublished);
    CHECK(values.size() > textFields().size() / 2);
    for (const auto& [field, value] : values) {
      INFO(field << ": " << value);
      CHECK(value.find("MARKED") == std::string::npos);
    }
    for (const auto& text : builtInTexts()) {
      INFO(text.id);
      const auto filled = demo.filled(text.id.c_str());
      CHECK(emailText(filled).find("MARKED") == std::string::npos);
      CHECK(textHtml(filled, text.easyRead).find("MARKED") == std::string::npos);
    }
  }
}

TEST_CASE("a wording of people's own stands in place of the built-in one until it is taken back") {
  Filling demo;
  const auto& text = builtInTexts().front();
  const domain::TextTemplateId id{base::namedUuid("own wording")};
  CHECK(!wordingChange(demo.workspace, text, text.subject, text.body, "Jo", {}, id));
  const auto change = wordingChange(demo.workspace, text, "Ours", text.body, "Jo", {}, id);
  REQUIRE(change);
  demo.workspace.follow(*change);
  CHECK(wordingOf(demo.workspace, text).subject == "Ours");
  const auto again = wordingChange(demo.workspace, text, "Ours, again", text.body, "Sam", {}, {});
  REQUIRE(again);
  CHECK(domain::idOf(*again->after) == id.uuid);
  const auto reset = wordingChange(demo.workspace, text, text.subject, text.body, "Jo", {}, {});
  REQUIRE(reset);
  demo.workspace.follow(*reset);
  CHECK(wordingOf(demo.workspace, text).own == nullptr);
  CHECK(wordingOf(demo.workspace, text).subject == text.subject);
}

TEST_CASE("headings, bullets and paragraphs come out as such, and nothing of a text is taken for markup") {
  const FilledText text{"A & B", "# First\nOne <b>\ntwo\n\nThree\n- x\n- y\n", {}};
  const auto blocks = textBlocks(text.body);
  REQUIRE(blocks.size() == 5);
  CHECK(blocks[1].text == "One <b>\ntwo");
  CHECK(blocks[4].kind == exchange::DocumentBlock::Kind::Bullet);
  const auto html = textHtml(text, false);
  CHECK(html.find("<h1>A &amp; B</h1>") != std::string::npos);
  CHECK(html.find("<p>One &lt;b&gt;<br/>two</p>") != std::string::npos);
  CHECK(html.find("<ul>\n<li>x</li>\n<li>y</li>\n</ul>") != std::string::npos);
  CHECK(emailText(text) == "A & B\n\nFirst\nOne <b>\ntwo\n\nThree\n- x\n- y\n");
}
