// SPDX-License-Identifier: GPL-3.0-or-later
// What each column of a survey's answers is: suggested from the sheet, approved by a person, kept with the survey
// (docs/file-formats.md) and offered again where a later survey has the same columns.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/codes.h"
#include "base/error.h"
#include "domain/codes.h"

namespace waymark::lists {

enum class SurveyColumn { SingleChoice, Scale, MultipleChoice, Group, FreeText, MayQuote, LeftOut };

struct SurveyQuestion {
  std::string header;  // the column's, as the file has it
  std::string id;      // "q3": what answers and comments name it by
  std::string title;   // as people read it; the header where nothing else was written
  SurveyColumn use = SurveyColumn::LeftOut;
  std::string separator;             // multiple choice: what stands between two answers, ";"
  std::vector<std::string> options;  // of a closed question or a group, in the order they are shown
  bool operator==(const SurveyQuestion&) const = default;
  /// Answers are counted by option.
  [[nodiscard]] bool isClosed() const {
    return use == SurveyColumn::SingleChoice || use == SurveyColumn::Scale || use == SurveyColumn::MultipleChoice;
  }
};

/// What became of the free texts when they were looked through.
struct CommentCounts {
  int kept = 0;
  int redacted = 0;  // among those kept
  int dropped = 0;
  int tooShort = 0;  // of three characters and fewer ("ok", "no"): nothing to code, left out
  bool operator==(const CommentCounts&) const = default;
};

struct SurveyMapping {
  std::vector<SurveyQuestion> questions;  // one a column, in the file's order
  std::optional<domain::SourceKind> voice;  // whose the free texts are
  CommentCounts comments;
  bool operator==(const SurveyMapping&) const = default;

  [[nodiscard]] const SurveyQuestion* find(std::string_view id) const;
  [[nodiscard]] const SurveyQuestion* ofUse(SurveyColumn use) const;  // the first
};

/// A survey's answers as the file has them: text by column.
struct SurveySheet {
  std::string file;
  std::vector<std::string> headers;
  struct Row {
    std::uint32_t number = 0;  // of the file, from 1
    std::vector<std::string> cells;  // as many as headers
  };
  std::vector<Row> rows;
};

/// By header and values. A column that an earlier mapping has is taken from there, with the options that are new behind
/// its own. Columns that look like contact details or system stamps are left out.
SurveyMapping suggestedMapping(const SurveySheet& sheet, const SurveyMapping* earlier = nullptr);
/// The columns are the same, whatever their order.
bool hasSameColumns(const SurveySheet& sheet, const SurveyMapping& mapping);
/// The options of a column as it is used now: what was answered, a known scale in its order, else most often first.
std::vector<std::string> optionsOf(const SurveySheet& sheet, std::size_t column, SurveyColumn use,
                                   std::string_view separator);

/// BadUse where there is no closed question and no free text, a closed question has no option, or two questions share an
/// id; NotFound for a column that the sheet hasn't. `sheet` may be nullptr.
base::Result<void> checkMapping(const SurveyMapping& mapping, const SurveySheet* sheet);

std::string mappingJson(const SurveyMapping& mapping);
/// BadJson, BadText, BadSchema: naming `file`.
base::Result<SurveyMapping> readSurveyMapping(std::string_view json, std::string_view file);

/// What an answer of a multiple choice holds, trimmed, none twice.
std::vector<std::string> choicesIn(std::string_view cell, std::string_view separator);
/// "Yes, you may": nothing where the cell doesn't say.
domain::Answer quoteAnswer(std::string_view cell);

}  // namespace waymark::lists

template <>
struct waymark::base::CodeSet<waymark::lists::SurveyColumn> {
  static constexpr std::array<std::string_view, 7> kCodes{"single_choice", "scale",     "multiple_choice", "group",
                                                          "free_text",     "may_quote", "left_out"};
};
