// SPDX-License-Identifier: GPL-3.0-or-later
// Surveys of our own as values: what each column is, what the answers come to, what is shared.
#include "lists/survey_results.h"

#include <catch2/catch.hpp>

#include "base/message.h"

using namespace waymark;
using namespace waymark::lists;

namespace {

SurveySheet sheetOf(std::vector<std::string> headers, std::vector<std::vector<std::string>> rows) {
  SurveySheet sheet{"answers.csv", std::move(headers), {}};
  std::uint32_t number = 2;
  for (auto& row : rows) sheet.rows.push_back({number++, std::move(row)});
  return sheet;
}

/// 40 answers: a scale, a multiple choice, a single choice, two groups, a text, agreement, what is left out.
SurveySheet forty() {
  SurveySheet sheet;
  sheet.file = "parents.csv";
  sheet.headers = {"Respondent ID", "I know whom to ask", "Which of these helped?", "Does your child have a plan?",
                   "Age",           "Locality",           "What would help most?",  "May we quote you?",
                   "Email"};
  constexpr std::array kViews{"Agree", "Strongly agree", "Disagree", "Don't know", "agree"};
  for (int i = 0; i < 40; ++i)
    sheet.rows.push_back(
        {static_cast<std::uint32_t>(i + 2),
         {std::to_string(1000 + i), kViews[static_cast<std::size_t>(i) % 5], i % 2 == 0 ? "SENDIASS; School" : "School",
          i % 3 == 0 ? "Yes" : "No", i < 38 ? (i % 2 == 0 ? "0 to 4" : "5 to 11") : "16 to 25", i % 4 == 0 ? "Ash" : "Oak",
          "A single place to ask, with somebody who answers, row " + std::to_string(i), i % 2 == 0 ? "Yes" : "No",
          "a@example.org"}});
  return sheet;
}

SurveyColumn useOf(const SurveyMapping& mapping, const std::string& header) {
  for (const auto& question : mapping.questions)
    if (question.header == header) return question.use;
  FAIL(header);
  return SurveyColumn::LeftOut;
}

}  // namespace

TEST_CASE("columns are recognised by header and values, and contact details are left out") {
  const auto sheet = forty();
  const auto mapping = suggestedMapping(sheet);
  CHECK(useOf(mapping, "Respondent ID") == SurveyColumn::LeftOut);
  CHECK(useOf(mapping, "I know whom to ask") == SurveyColumn::Scale);
  CHECK(useOf(mapping, "Which of these helped?") == SurveyColumn::MultipleChoice);
  CHECK(useOf(mapping, "Does your child have a plan?") == SurveyColumn::SingleChoice);
  CHECK(useOf(mapping, "Age") == SurveyColumn::Group);
  CHECK(useOf(mapping, "Locality") == SurveyColumn::Group);
  CHECK(useOf(mapping, "What would help most?") == SurveyColumn::FreeText);
  CHECK(useOf(mapping, "May we quote you?") == SurveyColumn::MayQuote);
  CHECK(useOf(mapping, "Email") == SurveyColumn::LeftOut);
  // A scale in its own order, what says nothing last; an answer spelt twice is one.
  CHECK(mapping.questions[1].options == std::vector<std::string>{"Disagree", "Agree", "Strongly agree", "Don't know"});
  CHECK(mapping.questions[2].separator == ";");
  CHECK(checkMapping(mapping, &sheet));
}

TEST_CASE("what one person wrote under other is no option, and isn't kept") {
  auto sheet = sheetOf({"Role", "Sure?"}, {{"Parent", "Yes"}, {"Parent", "No"}, {"Carer", "Yes"}, {"Carer", "Yes"},
                                           {"I am Tom Brown's aunt and live at AB1 2CD", "No"}, {"Parent", "No"}});
  auto mapping = suggestedMapping(sheet);
  mapping.questions[0].use = SurveyColumn::SingleChoice;
  mapping.questions[0].options = optionsOf(sheet, 0, SurveyColumn::SingleChoice, "");
  CHECK(mapping.questions[0].options == std::vector<std::string>{"Parent", "Carer"});
  const auto answers = keptAnswers(sheet, mapping);
  CHECK(answers.cells[4][0] == kOtherAnswer);
  const auto results = surveyResults(mapping, answers);
  CHECK(results[0].options.back() == QuestionResult::Option{kOtherAnswer, 1});
}

TEST_CASE("a mapping is the same after it was written and read") {
  auto mapping = suggestedMapping(forty());
  mapping.voice = domain::SourceKind::ParentVoice;
  mapping.comments = {7, 2, 3};
  mapping.questions[1].title = "Knows whom to ask";
  const auto read = readSurveyMapping(mappingJson(mapping), "m.json");
  REQUIRE(read);
  CHECK(*read == mapping);
}

TEST_CASE("a mapping that can't be read says where") {
  for (const auto* text : {"", "[]", "{}", R"({"version":2,"columns":[]})", R"({"version":1,"columns":[{"header":"A"}]})",
                           R"({"version":1,"columns":[{"header":"A","use":"essay"}]})"}) {
    const auto read = readSurveyMapping(text, "m.json");
    CAPTURE(text);
    REQUIRE_FALSE(read);
    CHECK(base::sentence(read.error()).find("m.json") != std::string::npos);
  }
}

TEST_CASE("a mapping without questions, options or a known column is refused") {
  const auto sheet = forty();
  const auto good = suggestedMapping(sheet);
  auto none = good;
  for (auto& question : none.questions) question.use = SurveyColumn::LeftOut;
  CHECK(checkMapping(none, &sheet).error().code == base::Code::BadUse);
  auto bare = good;
  bare.questions[1].options.clear();
  CHECK(checkMapping(bare, &sheet).error().code == base::Code::BadUse);
  auto elsewhere = good;
  elsewhere.questions[0].header = "Not there";
  CHECK(checkMapping(elsewhere, &sheet).error().code == base::Code::NotFound);
  auto twice = good;
  twice.questions[1].id = twice.questions[2].id;
  CHECK(checkMapping(twice, &sheet).error().code == base::Code::BadUse);
}

TEST_CASE("an earlier mapping is offered, with options that are new behind its own") {
  auto earlier = suggestedMapping(forty());
  earlier.questions[3].use = SurveyColumn::Group;
  earlier.questions[3].title = "Plan";
  auto sheet = forty();
  sheet.rows[0].cells[3] = "Applied";
  sheet.rows[1].cells[3] = "Applied";
  CHECK(hasSameColumns(sheet, earlier));
  const auto mapping = suggestedMapping(sheet, &earlier);
  CHECK(mapping.questions[3].use == SurveyColumn::Group);
  CHECK(mapping.questions[3].title == "Plan");
  CHECK(mapping.questions[3].options.back() == "Applied");
  sheet.headers[0] = "Another";
  CHECK_FALSE(hasSameColumns(sheet, earlier));
}

TEST_CASE("answers are counted by question and by group") {
  const auto sheet = forty();
  const auto mapping = suggestedMapping(sheet);
  const auto answers = keptAnswers(sheet, mapping);
  CHECK(answers.column("q7") == -1);  // free text isn't among them
  const auto results = surveyResults(mapping, answers);
  REQUIRE(results.size() == 3);
  CHECK(results[0].answered == 40);
  CHECK(results[0].options == std::vector<QuestionResult::Option>{
                                  {"Disagree", 8}, {"Agree", 16}, {"Strongly agree", 8}, {"Don't know", 8}});
  CHECK(results[0].largest() == 16);
  CHECK(results[1].answered == 40);  // people, not ticks
  CHECK(results[1].options == std::vector<QuestionResult::Option>{{"School", 40}, {"SENDIASS", 20}});
  CHECK(percentText(16, 40) == "40%");
  CHECK(percentText(1, 3) == "33%");
  CHECK(percentText(0, 0).empty());

  const auto grouped = surveyByGroup(mapping, answers, *mapping.find("q4"), *mapping.find("q5"));
  CHECK(grouped.groups == std::vector<std::string>{"0 to 4", "16 to 25", "5 to 11"});
  CHECK(grouped.answered == std::vector<std::int64_t>{19, 2, 19});
  std::int64_t all = 0;
  for (const auto& row : grouped.counts)
    for (const auto count : row) all += count;
  CHECK(all == 40);
}

TEST_CASE("where it is shared, small groups go together and no small count is shown") {
  const auto sheet = forty();
  const auto mapping = suggestedMapping(sheet);
  const auto answers = keptAnswers(sheet, mapping);
  const auto grouped = surveyByGroup(mapping, answers, *mapping.find("q4"), *mapping.find("q5"), 5);
  // The two of 16 and over would stand alone, so the next smallest group goes with them.
  REQUIRE(grouped.groups.size() == 2);
  CHECK(grouped.groups.back() == kSmallGroups);
  CHECK(grouped.answered == std::vector<std::int64_t>{19, 21});
  for (const auto* question : {"q2", "q3", "q4"}) {
    const auto table = sharedTable(surveyByGroup(mapping, answers, *mapping.find(question), *mapping.find("q5"), 5), 5);
    for (const auto& row : table.cells)
      for (const auto& cell : row) CHECK((cell.hidden || cell.count == 0 || cell.count >= 5));
  }
  const auto open = sharedTable(grouped, 0);
  CHECK(open.hidden() == 0);
}

TEST_CASE("of a multiple choice, who didn't choose an option is hidden as well where they are few") {
  auto sheet = sheetOf({"Helped", "Sure?"}, {});
  for (std::uint32_t i = 0; i < 20; ++i) sheet.rows.push_back({i + 2, {i < 18 ? "School;SENDIASS" : "SENDIASS", "Yes"}});
  SurveyMapping mapping;
  mapping.questions.push_back({"Helped", "q1", "Helped", SurveyColumn::MultipleChoice, ";", {"School", "SENDIASS"}});
  const auto results = surveyResults(mapping, keptAnswers(sheet, mapping));
  const auto table = sharedTable(results[0], 5);
  CHECK(table.cells[0][0].hidden);        // 18 of 20 would tell of the two
  CHECK_FALSE(table.cells[1][0].hidden);  // all 20
}
