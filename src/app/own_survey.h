// SPDX-License-Identifier: GPL-3.0-or-later
// The partnership's own surveys: a sheet of answers comes in with an approved mapping, closed answers as counts, free
// texts after a look through for personal data; a comment becomes evidence. Used by the Surveys page and waymark-cli.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/session.h"
#include "domain/evidence.h"
#include "domain/survey.h"
#include "framework/pack.h"
#include "lists/personal_data.h"
#include "lists/survey_results.h"

namespace waymark::app {

/// The first sheet with a table: its first row with two cells or more is the header. eachSheetRow's errors;
/// FileUnreadable where there is no table, FileTooBig.
base::Result<lists::SurveySheet> readSurveySheet(std::string_view bytes, const std::string& file);

/// The newest survey with the same columns: its mapping is offered. nullptr where there is none.
const domain::OwnSurvey* surveyWithColumns(const domain::Workspace& workspace, const lists::SurveySheet& sheet);
/// The mapping that a survey was approved with. readSurveyMapping's errors.
base::Result<lists::SurveyMapping> mappingOf(const domain::OwnSurvey& survey);

enum class CommentFate { Keep, Redact, Drop };

/// A free text on its way in.
struct FoundComment {
  std::uint32_t row = 0;  // of the file
  std::string question;   // its id
  std::string text;
  std::vector<lists::PersonalDataHit> hits;
  domain::Answer mayQuote = domain::Answer::NotSaid;
  /// What a person decided; of one without a hit, to keep it.
  std::optional<CommentFate> fate;
};
/// In the file's order. A text of no more than a dash or "n/a" is none.
std::vector<FoundComment> commentsIn(const lists::SurveySheet& sheet, const lists::SurveyMapping& mapping);
std::size_t undecided(const std::vector<FoundComment>& comments);

struct SurveyImport {
  domain::OwnSurvey survey;  // title, audience, opened, closed, invited
  lists::SurveyMapping mapping;
  lists::SurveySheet sheet;
  std::vector<FoundComment> comments;
};
/// One undo step: the survey and the comments that were kept. Nothing that was flagged enters undecided: BadUse says how
/// many are left. checkMapping's, storage::storeBytes's and Session::apply's errors (WrongOrder where it closed before it
/// opened).
base::Result<domain::OwnSurvey> keepSurvey(Session& session, SurveyImport import, base::IdMaker& ids, base::Stamp at);
/// The step that takes a survey out with its comments. Evidence made of them and what was done about it stay.
domain::ChangeSet withoutSurvey(const domain::Workspace& workspace, const domain::Stored<domain::OwnSurvey>& survey);
/// The records without the bytes, whose hash is given: for keepSurvey and the demonstration.
base::Result<domain::ChangeSet> surveyChanges(SurveyImport import, const std::string& answersSha256,
                                              const std::string& who, base::IdMaker& ids, base::Stamp at);
std::string answersCsv(const lists::SurveyAnswers& answers);
base::Result<lists::SurveyAnswers> readAnswersCsv(std::string_view csv, const std::string& file);
base::Result<lists::SurveyAnswers> answersOf(Session& session, const domain::OwnSurvey& survey);

/// A comment as evidence.
struct CommentCoding {
  std::vector<base::ShortCode> criteria;  // the first is the one it is logged at
  domain::Finding finding = domain::Finding::Mixed;
  std::string summary;  // in words of our own; "" takes the comment's where it may be quoted
};
/// The comment with its criteria and the evidence made of it: one undo step. The words themselves go in only where that
/// was agreed. MissingField (criterion, summary), UnknownReference for a criterion, BadUse where the summary quotes what
/// may not be.
base::Result<domain::ChangeSet> codeComment(const domain::Workspace& workspace, const framework::Pack& pack,
                                            const domain::Stored<domain::SurveyComment>& comment,
                                            const CommentCoding& coding, base::IdMaker& ids, const base::Now& now);
/// The evidence that a comment became, in load order.
std::vector<const domain::Evidence*> evidenceFrom(const domain::Workspace& workspace, const domain::SurveyCommentId& id);

/// "61% (900 of 1,480 invited)": "" where it isn't known how many were.
std::string responseRate(const domain::OwnSurvey& survey);

}  // namespace waymark::app

template <>
struct waymark::base::CodeSet<waymark::app::CommentFate> {
  static constexpr std::array<std::string_view, 3> kCodes{"keep", "redact", "drop"};
};
