// SPDX-License-Identifier: GPL-3.0-or-later
// What a survey of the partnership's own comes to, as it is worked with or as it may be shared: one value for what is
// drawn, listed, copied and written. Used by the Surveys page.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/caseload_report.h"
#include "domain/survey.h"
#include "lists/survey_results.h"

namespace waymark::app {

struct SurveyReport {
  struct Question {
    std::string title;
    std::int64_t answered = 0;  // 0 where that isn't told
  };
  struct Figure {
    std::size_t question = 0;  // its place among the questions
    std::string answer;
    std::string group;       // "" where all answers stand together
    lists::SharedCell cell;  // its count is 0 where it is hidden, so that nothing further on can tell it
    std::int64_t of = 0;     // who answered, of that group; 0 where that isn't told
    bool operator==(const Figure&) const = default;
  };
  std::vector<Question> questions;
  std::vector<Figure> figures;  // by question, answer, group
  Shown shown = Shown::Working;
  std::string title;
  std::string about;  // who was asked, when, and the rate where it gives no hidden count away
  std::string mark;   // stands on every copy
  std::string note;
  [[nodiscard]] std::size_t hidden() const;
};

/// `group` is one of the mapping's, or nullptr for all answers together. Counts below `below` are hidden where it is
/// shared, and groups below it go together (docs/decisions/0016-suppression.md).
SurveyReport surveyReport(const domain::OwnSurvey& survey, const lists::SurveyMapping& mapping,
                          const lists::SurveyAnswers& answers, const lists::SurveyQuestion* group, Shown shown,
                          int below);
/// "c" where it is hidden; the share only where the count and who answered are told.
std::string countText(const SurveyReport::Figure& figure);
std::string shareText(const SurveyReport::Figure& figure);
/// With the mark and the note under it, so that no copy goes without.
exchange::Sheet surveySheet(const SurveyReport& report);

}  // namespace waymark::app
