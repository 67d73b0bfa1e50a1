// SPDX-License-Identifier: GPL-3.0-or-later
// A survey's closed answers as they are kept, and what they come to: counts by question and by group, true on screen,
// with small groups joined and small counts hidden where they are shared.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lists/suppress.h"
#include "lists/survey_mapping.h"

namespace waymark::lists {

/// Closed questions, groups and agreement to quote, by question id; never free text. An answer that isn't among the
/// approved options is kept as kOtherAnswer: what was written there isn't.
struct SurveyAnswers {
  std::vector<std::string> columns;
  std::vector<std::uint32_t> rows;               // their number in the file
  std::vector<std::vector<std::string>> cells;  // by row; choices of a multiple choice are separated by "\n"
  /// -1 where there is none.
  [[nodiscard]] int column(std::string_view question) const;
};
inline constexpr const char* kOtherAnswer = "Other";
inline constexpr const char* kNotSaidGroup = "Not said";
inline constexpr const char* kSmallGroups = "Smaller groups together";

SurveyAnswers keptAnswers(const SurveySheet& sheet, const SurveyMapping& mapping);

struct QuestionResult {
  const SurveyQuestion* question = nullptr;
  std::int64_t answered = 0;
  struct Option {
    std::string text;
    std::int64_t count = 0;
    bool operator==(const Option&) const = default;
  };
  std::vector<Option> options;  // every option of the mapping in its order, and Other where somebody wrote something else
  [[nodiscard]] std::int64_t largest() const;
};

/// One for each closed question, in the mapping's order. The pointers are the mapping's.
std::vector<QuestionResult> surveyResults(const SurveyMapping& mapping, const SurveyAnswers& answers);

/// A question by a group: rows are options, columns are group values in the mapping's order, and who didn't say.
/// Of a multiple choice the rows don't add up to people; `answered` has them.
struct GroupedResult {
  const SurveyQuestion* question = nullptr;
  const SurveyQuestion* group = nullptr;
  std::vector<std::string> options;
  std::vector<std::string> groups;
  std::vector<std::vector<std::int64_t>> counts;  // by option, by group
  std::vector<std::int64_t> answered;              // by group
};
/// `joinBelow`: groups with fewer answers in the whole survey go together, so that no table singles them out; 0 joins
/// none.
GroupedResult surveyByGroup(const SurveyMapping& mapping, const SurveyAnswers& answers, const SurveyQuestion& question,
                            const SurveyQuestion& group, int joinBelow = 0);

/// As it is shared: cells by option and group, with totals at the end of both, small ones hidden. Of a multiple choice
/// each option is hidden against those who didn't choose it, and there is no total of options.
SharedTable sharedTable(const GroupedResult& result, int below);
/// The same without a group.
SharedTable sharedTable(const QuestionResult& result, int below);

/// In whole per cent, half up; nothing where nobody answered.
std::string percentText(std::int64_t count, std::int64_t of);

}  // namespace waymark::lists
