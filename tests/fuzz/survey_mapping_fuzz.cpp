// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as the mapping of a survey: a fault is told, what is taken is written and read as the same, and what it
// counts is never more than was answered.
#include <cstdint>
#include <cstdlib>

#include "base/message.h"
#include "lists/survey_results.h"

using namespace waymark;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto read = lists::readSurveyMapping({reinterpret_cast<const char*>(data), size}, "fuzz");
  if (!read) return base::sentence(read.error()).empty() ? std::abort(), 0 : 0;
  const auto again = lists::readSurveyMapping(lists::mappingJson(*read), "again");
  if (!again || *again != *read) std::abort();
  if (!lists::checkMapping(*read, nullptr)) return 0;
  // One answer that chooses the first option of each question, and one that says what nobody offered.
  lists::SurveySheet sheet;
  for (int row = 0; row < 2; ++row) sheet.rows.push_back({static_cast<std::uint32_t>(row + 2), {}});
  for (const auto& question : read->questions) {
    sheet.headers.push_back(question.header);
    sheet.rows[0].cells.push_back(question.options.empty() ? "" : question.options.front());
    sheet.rows[1].cells.emplace_back("something else");
  }
  const auto answers = lists::keptAnswers(sheet, *read);
  for (const auto& result : lists::surveyResults(*read, answers)) {
    if (result.answered > 2) std::abort();
    for (const auto& option : result.options)
      if (option.count < 0 || option.count > result.answered) std::abort();
    for (const auto& group : read->questions)
      if (group.use == lists::SurveyColumn::Group)
        for (const auto& row :
             lists::sharedTable(lists::surveyByGroup(*read, answers, *result.question, group, 5), 5).cells)
          for (const auto& cell : row)
            if (!cell.hidden && cell.count > 0) std::abort();  // two answers are always too few to be shown
  }
  return 0;
}
