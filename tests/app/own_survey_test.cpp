// SPDX-License-Identifier: GPL-3.0-or-later
// Surveys of our own in a workspace: the file, the look through for personal data, what is kept, comments as evidence.
#include "app/own_survey.h"

#include <catch2/catch.hpp>

#include "app/survey_report.h"
#include "base/message.h"
#include "framework/pack_loader.h"
#include "storage/support.h"

using namespace waymark;
using app::CommentFate;
using test::kNow;

namespace {

constexpr const char* kAnswers =
    "Autumn survey,,,\r\n"
    "I know whom to ask,Area,What would help?,May we quote you?\r\n"
    "Agree,North,A named person to ring would help us,Yes\r\n"
    "Disagree,North,Mrs Brown at AB1 2CD never rang,No\r\n"
    "Agree,South,n/a,\r\n"
    "Agree,South,=HYPERLINK tricks and more words here,Yes\r\n"
    "Disagree,North,Ring me on 01632 960123 please,No\r\n";

app::SurveyImport imported(const std::string& text = kAnswers) {
  app::SurveyImport import;
  auto sheet = app::readSurveySheet(text, "answers.csv");
  if (!sheet) FAIL(base::sentence(sheet.error()));
  import.sheet = *std::move(sheet);
  import.mapping = lists::suggestedMapping(import.sheet);
  import.mapping.questions.at(0).use = lists::SurveyColumn::Scale;
  import.mapping.questions.at(0).options = {"Disagree", "Agree"};
  import.mapping.questions.at(1).use = lists::SurveyColumn::Group;
  import.mapping.questions.at(1).options = {"North", "South"};
  import.mapping.questions.at(2).use = lists::SurveyColumn::FreeText;
  import.mapping.voice = domain::SourceKind::ParentVoice;
  import.survey.title = "Parents, autumn";
  import.comments = app::commentsIn(import.sheet, import.mapping);
  return import;
}

app::SurveyImport decided() {
  auto import = imported();
  for (auto& comment : import.comments)
    if (!comment.fate) comment.fate = comment.row == 4 ? CommentFate::Redact : CommentFate::Drop;
  return import;
}

}  // namespace

TEST_CASE("a title above the table is passed over, and rows keep their numbers") {
  const auto import = imported();
  CHECK(import.sheet.headers.size() == 4);
  REQUIRE(import.sheet.rows.size() == 5);
  CHECK(import.sheet.rows.front().number == 3);
  CHECK(app::readSurveySheet("just,a,header\r\n", "x.csv").error().code == base::Code::FileUnreadable);
  CHECK(app::readSurveySheet("", "x.csv").error().code == base::Code::FileUnreadable);
}

TEST_CASE("flagged comments must be decided one by one; n/a is no comment") {
  const auto import = imported();
  REQUIRE(import.comments.size() == 4);
  CHECK(app::undecided(import.comments) == 2);
  base::IdMaker ids{1};
  const auto refused = app::surveyChanges(import, std::string(64, 'a'), "Priya", ids, kNow);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == base::Code::BadUse);
  CHECK(base::sentence(refused.error()).find("2 comments") != std::string::npos);
}

TEST_CASE("a survey is kept in one undo step: answers without free text, comments as decided, the dropped counted") {
  for (const auto kind : test::engines()) {
    test::Engine engine(kind);
    app::Session session(engine.open(), app::Outcome::Current, "Priya Shah");
    base::IdMaker ids{1};
    const auto kept = app::keepSurvey(session, decided(), ids, kNow);
    if (!kept) FAIL(base::sentence(kept.error()));
    CHECK(kept->answers == 5);
    auto workspace = *session.load();
    const auto mapping = app::mappingOf(*kept);
    REQUIRE(mapping);
    CHECK(mapping->comments == lists::CommentCounts{3, 1, 1, 1});
    REQUIRE(workspace.all<domain::SurveyComment>().size() == 3);
    const auto& redacted = workspace.all<domain::SurveyComment>().rows()[1].value;
    CHECK(redacted.text == "[name] at [postcode] never rang");
    CHECK(redacted.answer == 4);
    CHECK(redacted.voice == domain::SourceKind::ParentVoice);
    CHECK(redacted.mayQuote == domain::Answer::No);

    const auto answers = app::answersOf(session, *kept);
    if (!answers) FAIL(base::sentence(answers.error()));
    CHECK(answers->columns == std::vector<std::string>{"q1", "q2", "q4"});
    const auto results = lists::surveyResults(*mapping, *answers);
    REQUIRE(results.size() == 1);
    CHECK(results[0].options == std::vector<lists::QuestionResult::Option>{{"Disagree", 2}, {"Agree", 3}});

    REQUIRE(session.undo(kNow));
    workspace = *session.load();
    CHECK(workspace.all<domain::OwnSurvey>().empty());
    CHECK(workspace.all<domain::SurveyComment>().empty());
  }
}

TEST_CASE("a survey that closed before it opened is refused, and nothing is kept") {
  test::Engine engine(test::Engine::Kind::Sqlite);
  app::Session session(engine.open(), app::Outcome::Current, "Priya Shah");
  auto import = decided();
  import.survey.opened = base::dayOf(2026, 10, 1);
  import.survey.closed = base::dayOf(2026, 9, 1);
  base::IdMaker ids{1};
  const auto kept = app::keepSurvey(session, import, ids, kNow);
  REQUIRE_FALSE(kept);
  CHECK(kept.error().code == base::Code::WrongOrder);
  import.survey.closed.reset();
  import.survey.title = " ";
  CHECK(app::keepSurvey(session, import, ids, kNow).error().code == base::Code::MissingField);
  CHECK(session.load()->all<domain::OwnSurvey>().empty());
}

TEST_CASE("more answers than were asked for, or a second survey of one title, are refused with their sentence") {
  test::Engine engine(test::Engine::Kind::Sqlite);
  app::Session session(engine.open(), app::Outcome::Current, "Priya Shah");
  base::IdMaker ids{1};
  auto import = decided();
  import.survey.invited = 3;
  CHECK(base::sentence(app::keepSurvey(session, import, ids, kNow).error()).find("5 answers can’t come from 3") !=
        std::string::npos);
  import.survey.invited = 5;
  REQUIRE(app::keepSurvey(session, import, ids, kNow));
  CHECK(base::sentence(app::keepSurvey(session, import, ids, kNow).error()).find("There is a survey called") !=
        std::string::npos);
  CHECK(session.load()->all<domain::OwnSurvey>().size() == 1);
}

TEST_CASE("a later survey with the same columns gets the earlier mapping") {
  base::IdMaker ids{1};
  domain::Workspace workspace;
  auto first = decided();
  first.mapping.questions[0].title = "Knows whom to ask";
  workspace.follow(*app::surveyChanges(first, std::string(64, 'a'), "Priya", ids, kNow));
  const auto* offered = app::surveyWithColumns(workspace, imported().sheet);
  REQUIRE(offered != nullptr);
  CHECK(app::mappingOf(*offered)->questions[0].title == "Knows whom to ask");
  auto other = imported().sheet;
  other.headers.back() = "Something else";
  CHECK(app::surveyWithColumns(workspace, other) == nullptr);
}

TEST_CASE("a comment becomes evidence with its voice, and its words only where that was agreed") {
  base::IdMaker ids{1};
  domain::Workspace workspace;
  auto import = decided();
  import.survey.opened = base::dayOf(2026, 9, 1);
  import.survey.closed = base::dayOf(2026, 9, 30);
  workspace.follow(*app::surveyChanges(import, std::string(64, 'a'), "Priya", ids, kNow));
  const auto pack = *framework::Library().load("area-send-2025");
  const base::Now now{kNow, base::dayOf(2026, 11, 11), base::TimeOfDay{600}};
  const auto& rows = workspace.all<domain::SurveyComment>().rows();
  const auto first = pack.criteria[0].id;
  const auto second = pack.criteria[1].id;

  const auto set = app::codeComment(workspace, pack, rows[0], {{first, second}, domain::Finding::Concern, ""}, ids, now);
  if (!set) FAIL(base::sentence(set.error()));
  for (const auto& change : set->changes) CHECK(domain::validate(*change.after));
  auto after = workspace;
  after.follow(*set);
  const auto made = app::evidenceFrom(after, rows[0].value.id);
  REQUIRE(made.size() == 1);
  CHECK(made[0]->summary == "A named person to ring would help us");
  CHECK(made[0]->source == domain::SourceKind::ParentVoice);
  CHECK(made[0]->criterion == first);
  CHECK(made[0]->also == std::vector{second});
  CHECK(made[0]->coversTo == base::dayOf(2026, 9, 30));
  CHECK(after.all<domain::SurveyComment>().rows()[0].value.criteria == std::vector{first, second});
  // The survey goes with its comments; the evidence stays, with its words.
  const auto gone = app::withoutSurvey(after, after.all<domain::OwnSurvey>().rows()[0]);
  auto without = after;
  without.follow(gone);
  CHECK(without.all<domain::OwnSurvey>().empty());
  CHECK(without.all<domain::SurveyComment>().empty());
  REQUIRE(without.all<domain::Evidence>().size() == 1);
  CHECK(without.all<domain::Evidence>().rows()[0].value.summary == "A named person to ring would help us");
  CHECK_FALSE(without.all<domain::Evidence>().rows()[0].value.fromComment);

  // Not agreed: a summary of our own is needed, and it may not be their words.
  const auto codeWith = [&](const char* summary) {
    return app::codeComment(workspace, pack, rows[1], {{first}, domain::Finding::Concern, summary}, ids, now);
  };
  CHECK(codeWith("").error().code == base::Code::MissingField);
  CHECK(codeWith("A parent said: [name] at [postcode] never rang").error().code == base::Code::BadUse);
  const auto ours = codeWith("A parent was not rung back");
  REQUIRE(ours);
  CHECK(std::get<domain::Evidence>(*ours->changes.back().after).detail.find("never rang") == std::string::npos);
  CHECK(app::codeComment(workspace, pack, rows[0], {{}, domain::Finding::Mixed, "x"}, ids, now).error().code ==
        base::Code::MissingField);
  CHECK(app::codeComment(workspace, pack, rows[0], {{*base::ShortCode::make("Z9")}, domain::Finding::Mixed, "x"}, ids, now)
            .error()
            .code == base::Code::UnknownReference);
}

TEST_CASE("kept answers that were damaged say so") {
  CHECK_FALSE(app::readAnswersCsv("", "s"));
  CHECK_FALSE(app::readAnswersCsv("q1,q2\r\n", "s"));
  CHECK_FALSE(app::readAnswersCsv("row,q1\r\nx,Agree\r\n", "s"));
  CHECK_FALSE(app::readAnswersCsv("row,q1\r\n2,Agree,more\r\n", "s"));
  const auto answers = app::readAnswersCsv("row,q1\r\n2,'=Agree\r\n", "s");
  REQUIRE(answers);
  CHECK(answers->cells[0][0] == "=Agree");
}

TEST_CASE("a rate needs to know how many were asked") {
  domain::OwnSurvey survey;
  survey.answers = 900;
  CHECK(app::responseRate(survey).empty());
  survey.invited = 1480;
  CHECK(app::responseRate(survey) == "61% (900 of 1480 invited)");
}

TEST_CASE("a survey's report tells true numbers with shares, and where it is shared no small count or what gives it away") {
  lists::SurveyMapping mapping;
  lists::SurveyQuestion know;
  know.header = know.title = "I know whom to ask";
  know.id = "q1";
  know.use = lists::SurveyColumn::SingleChoice;
  know.options = {"Yes", "No"};
  lists::SurveyQuestion area = know;
  area.header = area.title = "Area";
  area.id = "q2";
  area.use = lists::SurveyColumn::Group;
  area.options = {"North", "South", "East"};
  mapping.questions = {know, area};
  lists::SurveySheet sheet;
  sheet.headers = {know.header, area.header};
  std::uint32_t number = 1;
  const auto answer = [&](int times, const char* what, const char* where) {
    for (int i = 0; i < times; ++i) sheet.rows.push_back({++number, {what, where}});
  };
  answer(30, "Yes", "North");
  answer(2, "No", "North");
  answer(20, "Yes", "South");
  answer(10, "No", "South");
  answer(1, "Yes", "East");
  const auto answers = lists::keptAnswers(sheet, mapping);
  domain::OwnSurvey survey;
  survey.title = "Carers";
  survey.answers = 63;
  survey.invited = 126;

  const auto working = app::surveyReport(survey, mapping, answers, nullptr, app::Shown::Working, 5);
  REQUIRE(working.figures.size() == 2);
  CHECK(working.questions[0].answered == 63);
  CHECK(app::countText(working.figures[0]) == "51");
  CHECK(app::shareText(working.figures[0]) == "81%");
  CHECK(working.hidden() == 0);
  CHECK(working.about == "Carers, answered by 50% (63 of 126 invited).");
  CHECK(working.mark.find("not for sharing") != std::string::npos);

  const auto shared = app::surveyReport(survey, mapping, answers, &mapping.questions[1], app::Shown::Sharing, 5);
  CHECK(shared.hidden() >= 4);  // 2 of North, and what keeps it from being worked out
  for (const auto& figure : shared.figures) {
    CAPTURE(figure.answer, figure.group);
    CHECK(figure.group != "East");  // one answer: it stands with another group
    if (figure.cell.hidden) {
      CHECK(figure.cell.count == 0);
      CHECK(app::countText(figure) == "c");
      CHECK(app::shareText(figure).empty());
    } else {
      CHECK((figure.cell.count == 0 || figure.cell.count >= 5));
    }
  }
  const auto copy = app::surveySheet(shared);
  CHECK(copy.rows.size() == shared.figures.size() + 3);
  CHECK(copy.rows[shared.figures.size()][0] == "For sharing, small numbers suppressed.");
  // With the threshold off nothing is hidden, and the note says so.
  const auto off = app::surveyReport(survey, mapping, answers, &mapping.questions[1], app::Shown::Sharing, 0);
  CHECK(off.hidden() == 0);
  CHECK(off.note.find("threshold is off") != std::string::npos);
}
