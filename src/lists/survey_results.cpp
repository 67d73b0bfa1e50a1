// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/survey_results.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>

#include "base/text.h"

namespace waymark::lists {
namespace {

using OptionPlaces = std::unordered_map<std::string, std::size_t>;

OptionPlaces optionPlaces(const std::vector<std::string>& options) {
  OptionPlaces places;
  for (std::size_t i = 0; i < options.size(); ++i) places.emplace(base::folded(options[i]), i);
  return places;
}

/// What is kept of one cell.
std::string keptCell(const SurveyQuestion& question, const OptionPlaces& places, std::string_view cell) {
  if (question.use == SurveyColumn::MayQuote) return std::string(base::codeText(quoteAnswer(cell)));
  const bool isMultiple = question.use == SurveyColumn::MultipleChoice;
  std::string kept;
  bool isOther = false;
  for (const auto& part : choicesIn(cell, isMultiple ? question.separator : std::string_view())) {
    const auto at = places.find(base::folded(part));
    if (at == places.end())
      isOther = true;
    else
      kept += (kept.empty() ? "" : "\n") + question.options[at->second];
  }
  if (isOther) kept += (kept.empty() ? "" : "\n") + std::string(kOtherAnswer);
  return kept;
}

/// The place of each answer's group; the last is "not said".
std::vector<std::size_t> groupPlaces(const SurveyQuestion& group, const SurveyAnswers& answers) {
  const int column = answers.column(group.id);
  const auto places = optionPlaces(group.options);
  std::vector<std::size_t> out;
  for (const auto& cells : answers.cells) {
    const auto at = column < 0 ? places.end() : places.find(base::folded(cells[static_cast<std::size_t>(column)]));
    out.push_back(at == places.end() ? group.options.size() : at->second);
  }
  return out;
}

/// By how many answers a group has in the whole survey: the same in every table, so that none gives another away.
std::vector<std::size_t> joinedPlaces(const std::vector<std::size_t>& places, std::size_t groups, int below) {
  std::vector<std::int64_t> sizes(groups, 0);
  for (const auto place : places) ++sizes[place];
  std::vector<std::size_t> target(groups);
  std::iota(target.begin(), target.end(), std::size_t{0});
  std::vector<std::size_t> bySize;
  for (std::size_t i = 0; i < groups; ++i)
    if (sizes[i] > 0) bySize.push_back(i);
  std::ranges::stable_sort(bySize, {}, [&](std::size_t i) { return sizes[i]; });
  std::int64_t together = 0;
  std::size_t joined = 0;
  for (const auto i : bySize) {
    // A second one goes in too: alone, the joined group would still be the small one.
    if (sizes[i] >= below && (joined == 0 || (together >= below && joined > 1))) break;
    target[i] = groups;
    together += sizes[i];
    ++joined;
  }
  return target;
}

CountTable choiceTable(const std::string& title, std::span<const std::int64_t> chose,
                       std::span<const std::int64_t> answered, const std::vector<std::string>& groups) {
  CountTable table;
  table.title = title;
  table.rows = {"chose it", "didn’t"};
  table.columns = groups;
  table.cells.resize(2);
  for (std::size_t i = 0; i < groups.size(); ++i) {
    table.cells[0].push_back(chose[i]);
    table.cells[1].push_back(answered[i] - chose[i]);
  }
  return table;
}

}  // namespace

int SurveyAnswers::column(std::string_view question) const {
  const auto at = std::ranges::find(columns, question);
  return at == columns.end() ? -1 : static_cast<int>(at - columns.begin());
}

SurveyAnswers keptAnswers(const SurveySheet& sheet, const SurveyMapping& mapping) {
  SurveyAnswers answers;
  struct Kept {
    const SurveyQuestion* question;
    std::size_t column;
    OptionPlaces places;
  };
  std::vector<Kept> kept;
  for (const auto& question : mapping.questions) {
    const bool isKept =
        question.isClosed() || question.use == SurveyColumn::Group || question.use == SurveyColumn::MayQuote;
    const auto at = std::ranges::find(sheet.headers, question.header);
    if (!isKept || at == sheet.headers.end()) continue;
    kept.push_back({&question, static_cast<std::size_t>(at - sheet.headers.begin()), optionPlaces(question.options)});
    answers.columns.push_back(question.id);
  }
  for (const auto& row : sheet.rows) {
    answers.rows.push_back(row.number);
    auto& cells = answers.cells.emplace_back();
    for (const auto& one : kept) cells.push_back(keptCell(*one.question, one.places, row.cells[one.column]));
  }
  return answers;
}

std::int64_t QuestionResult::largest() const {
  std::int64_t most = 0;
  for (const auto& option : options) most = std::max(most, option.count);
  return most;
}

std::vector<QuestionResult> surveyResults(const SurveyMapping& mapping, const SurveyAnswers& answers) {
  std::vector<QuestionResult> results;
  for (const auto& question : mapping.questions) {
    if (!question.isClosed()) continue;
    QuestionResult result;
    result.question = &question;
    for (const auto& option : question.options) result.options.push_back({option, 0});
    const auto places = optionPlaces(question.options);
    std::int64_t other = 0;
    const int column = answers.column(question.id);
    for (const auto& cells : answers.cells) {
      if (column < 0) break;
      const auto& cell = cells[static_cast<std::size_t>(column)];
      if (cell.empty()) continue;
      ++result.answered;
      for (const auto& part : choicesIn(cell, "\n")) {
        const auto at = places.find(base::folded(part));
        if (at == places.end())
          ++other;
        else
          ++result.options[at->second].count;
      }
    }
    if (other > 0) result.options.push_back({kOtherAnswer, other});
    results.push_back(std::move(result));
  }
  return results;
}

GroupedResult surveyByGroup(const SurveyMapping& mapping, const SurveyAnswers& answers, const SurveyQuestion& question,
                            const SurveyQuestion& group, int joinBelow) {
  GroupedResult result;
  result.question = &question;
  result.group = &group;
  for (const auto& one : surveyResults(mapping, answers))
    if (one.question == &question)
      for (const auto& option : one.options) result.options.push_back(option.text);
  const std::size_t groups = group.options.size() + 1;
  const auto places = groupPlaces(group, answers);
  auto target = std::vector<std::size_t>(groups);
  std::iota(target.begin(), target.end(), std::size_t{0});
  if (joinBelow > 0) target = joinedPlaces(places, groups, joinBelow);

  // One more for those that go together.
  std::vector<std::vector<std::int64_t>> counts(result.options.size(), std::vector<std::int64_t>(groups + 1, 0));
  std::vector<std::int64_t> answered(groups + 1, 0);
  std::vector<bool> there(groups + 1, false);
  const auto options = optionPlaces(result.options);
  const int column = answers.column(question.id);
  for (std::size_t row = 0; row < answers.cells.size(); ++row) {
    const auto place = target[places[row]];
    there[place] = true;
    if (column < 0) continue;
    const auto& cell = answers.cells[row][static_cast<std::size_t>(column)];
    if (cell.empty()) continue;
    ++answered[place];
    for (const auto& part : choicesIn(cell, "\n"))
      if (const auto at = options.find(base::folded(part)); at != options.end()) ++counts[at->second][place];
  }
  result.counts.resize(result.options.size());
  for (std::size_t place = 0; place <= groups; ++place) {
    if (!there[place]) continue;
    result.groups.push_back(place < group.options.size() ? group.options[place]
                            : place == groups            ? std::string(kSmallGroups)
                                                         : std::string(kNotSaidGroup));
    result.answered.push_back(answered[place]);
    for (std::size_t option = 0; option < result.options.size(); ++option)
      result.counts[option].push_back(counts[option][place]);
  }
  return result;
}

SharedTable sharedTable(const GroupedResult& result, int below) {
  CountTable all;
  all.title = result.question->title;
  all.rowTitle = "Answer";
  all.rows = result.options;
  all.columns = result.groups;
  all.cells = result.counts;
  if (result.question->use != SurveyColumn::MultipleChoice) return suppressed(all, below);
  SharedTable shared;
  shared.title = all.title;
  shared.rowTitle = all.rowTitle;
  shared.columns = result.groups;
  shared.columns.emplace_back("Total");
  shared.below = below;
  for (std::size_t option = 0; option < result.options.size(); ++option) {
    const auto one =
        suppressed(choiceTable(result.options[option], result.counts[option], result.answered, result.groups), below);
    shared.rows.push_back(result.options[option]);
    shared.cells.push_back(one.cells.front());
  }
  return shared;
}

SharedTable sharedTable(const QuestionResult& result, int below) {
  GroupedResult grouped;
  grouped.question = result.question;
  grouped.groups = {"Answers"};
  grouped.answered = {result.answered};
  for (const auto& option : result.options) {
    grouped.options.push_back(option.text);
    grouped.counts.push_back({option.count});
  }
  return sharedTable(grouped, below);
}

std::string percentText(std::int64_t count, std::int64_t of) {
  if (of <= 0) return {};
  return std::to_string((count * 200 + of) / (of * 2)) + "%";
}

}  // namespace waymark::lists
