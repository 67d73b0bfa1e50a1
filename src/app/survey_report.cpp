// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/survey_report.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/own_survey.h"

namespace waymark::app {
namespace {

/// Each option once for every group. The last column is the total of the groups, and, but for a question with several
/// choices, the last row is the total of the options.
void addTable(SurveyReport& report, const lists::SharedTable& table, const lists::SurveyQuestion& question,
              const std::vector<std::int64_t>& answered, bool isGrouped) {
  const bool hasTotal = question.use != lists::SurveyColumn::MultipleChoice;
  const std::size_t rows = table.rows.size() - (hasTotal ? 1 : 0);
  const std::size_t groups = table.columns.size() - 1;
  const auto answeredIn = [&](std::size_t group) -> std::int64_t {
    if (!answered.empty()) return answered[group];
    if (!hasTotal || table.cells.back()[group].hidden) return 0;
    return table.cells.back()[group].count;
  };
  auto& shown = report.questions.emplace_back();
  shown.title = question.title;
  if (!isGrouped) shown.answered = answeredIn(0);
  for (std::size_t row = 0; row < rows; ++row)
    for (std::size_t group = 0; group < groups; ++group) {
      SurveyReport::Figure figure;
      figure.question = report.questions.size() - 1;
      figure.answer = table.rows[row];
      if (isGrouped) figure.group = table.columns[group];
      figure.cell = table.cells[row][group];
      if (figure.cell.hidden) figure.cell.count = 0;
      figure.of = answeredIn(group);
      report.figures.push_back(std::move(figure));
    }
}

std::string surveyNote(Shown shown, int below) {
  if (shown == Shown::Working) return "Small counts can tell who somebody is: what is shared hides them.";
  if (below <= 1) return "No count is hidden: the area’s threshold is off (Settings, Privacy and the seal).";
  return fmt::format(
      "“{}” stands for a count that is hidden: it is below {}, or it would give one away that is. Groups with fewer "
      "than {} answers stand together. Zeros are shown. Share one grouping of these answers, not several side by side.",
      lists::kHiddenCount, below, below);
}

std::string surveyAbout(const domain::OwnSurvey& survey, bool tellsHowMany) {
  std::string about = survey.title;
  if (!survey.audience.empty()) about += ", " + survey.audience;
  if (survey.opened && survey.closed)
    about += fmt::format(", {} to {}", base::longText(*survey.opened), base::longText(*survey.closed));
  if (tellsHowMany) {
    const auto rate = responseRate(survey);
    about += rate.empty() ? fmt::format(", {} answers", survey.answers) : ", answered by " + rate;
  }
  return about + ".";
}

}  // namespace

std::size_t SurveyReport::hidden() const {
  return static_cast<std::size_t>(std::ranges::count_if(figures, [](const Figure& one) { return one.cell.hidden; }));
}

SurveyReport surveyReport(const domain::OwnSurvey& survey, const lists::SurveyMapping& mapping,
                          const lists::SurveyAnswers& answers, const lists::SurveyQuestion* group, Shown shown,
                          int below) {
  const bool isShared = shown == Shown::Sharing;
  const int threshold = isShared ? below : 0;
  SurveyReport report;
  report.shown = shown;
  bool totalIsHidden = false;
  for (const auto& result : lists::surveyResults(mapping, answers)) {
    lists::SharedTable table;
    std::vector<std::int64_t> answered;
    if (group == nullptr) {
      table = lists::sharedTable(result, threshold);
      if (!isShared) answered = {result.answered};
    } else {
      const auto grouped = lists::surveyByGroup(mapping, answers, *result.question, *group, threshold);
      table = lists::sharedTable(grouped, threshold);
      if (!isShared) answered = grouped.answered;
    }
    if (!table.cells.empty())
      totalIsHidden = totalIsHidden || std::ranges::any_of(table.cells.back(), &lists::SharedCell::hidden);
    addTable(report, table, *result.question, answered, group != nullptr);
  }
  report.title = survey.title + (group == nullptr ? "" : " by " + group->title);
  // Where everybody answered, how many there are is the total that is hidden.
  report.about = surveyAbout(survey, !totalIsHidden);
  report.mark = isShared ? "For sharing, small numbers suppressed" : "True numbers, for working; not for sharing";
  report.note = surveyNote(shown, below);
  return report;
}

std::string countText(const SurveyReport::Figure& figure) {
  return lists::sharedText(figure.cell);
}

std::string shareText(const SurveyReport::Figure& figure) {
  return figure.cell.hidden ? std::string() : lists::percentText(figure.cell.count, figure.of);
}

exchange::Sheet surveySheet(const SurveyReport& report) {
  exchange::Sheet sheet{report.shown == Shown::Sharing ? "For sharing" : "True numbers",
                        {{"Question", 320}, {"Answer", 200}, {"Group", 160}, {"Answers", 88, true}, {"Share", 72}},
                        {}};
  for (const auto& figure : report.figures)
    sheet.rows.push_back({report.questions[figure.question].title, figure.answer,
                          figure.group.empty() ? "All answers" : figure.group, countText(figure), shareText(figure)});
  for (const auto& text : {report.mark + ".", report.note, report.about}) {
    std::vector<std::string> cells(sheet.columns.size());
    cells.front() = text;
    sheet.rows.push_back(std::move(cells));
  }
  return sheet;
}

}  // namespace waymark::app
