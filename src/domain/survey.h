// SPDX-License-Identifier: GPL-3.0-or-later
// Surveys of two kinds, never mixed: how the inspectors' own are given out, and what the partnership's own say.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/codes.h"
#include "base/date.h"
#include "domain/codes.h"
#include "domain/field.h"
#include "domain/ids.h"
#include "domain/inspection.h"
#include "domain/partnership.h"

namespace waymark::domain {

/// The link of one of the inspectors' surveys on its way to one place that gives it out.
struct SurveySending {
  SurveySendingId id;
  InspectionId inspection;
  std::string audience;   // its id in Pack::surveyAudiences
  std::string recipient;  // a setting or an organisation, in words
  std::string urn;        // of the settings register; "" for none
  std::optional<PersonId> passedBy;
  std::optional<base::Stamp> passedAt;  // none: not yet
  std::string confirmedBy;
  std::optional<base::Stamp> confirmedAt;  // when they said that it has gone out
  std::vector<base::Day> reminded;
  std::string note;
  bool operator==(const SurveySending&) const = default;
};

/// How many answers the lead inspector says have come in. The answers are not ours to see.
struct SurveyTotal {
  SurveyTotalId id;
  InspectionId inspection;
  std::string audience;
  int responses = 0;
  std::string toldBy;  // "" for the lead inspector
  base::Stamp toldAt;
  std::string note;
  bool operator==(const SurveyTotal&) const = default;
};

/// A survey of the partnership's own. Its answers to closed questions are CSV by question id in the store of
/// attachments.
struct OwnSurvey {
  OwnSurveyId id;
  std::string title;
  std::string audience;  // who was asked, in words
  std::optional<base::Day> opened;
  std::optional<base::Day> closed;
  int invited = 0;        // the denominator; 0 is not known
  std::string questions;  // JSON: the mapping as it was approved (docs/file-formats.md)
  std::string fileName;
  int answers = 0;
  std::string answersSha256;
  std::string importedBy;
  base::Stamp importedAt;
  bool operator==(const OwnSurvey&) const = default;
};

/// What somebody wrote in a survey of our own, after it was looked through for personal data.
struct SurveyComment {
  SurveyCommentId id;
  OwnSurveyId survey;
  int answer = 0;        // its line in the file, from 1
  std::string question;  // its id in OwnSurvey::questions
  std::string text;
  std::optional<SourceKind> voice;  // whose it is: a child's, a parent's, a practitioner's
  std::vector<base::ShortCode> criteria;
  Answer mayQuote = Answer::NotSaid;
  bool operator==(const SurveyComment&) const = default;
};

/// You said, we did.
struct YouSaid {
  YouSaidId id;
  std::string said;
  std::string did;  // "" while nothing has been done
  std::optional<OwnSurveyId> survey;
  std::optional<PartnerId> partner;  // who acts
  std::vector<base::ShortCode> criteria;
  std::optional<base::Day> toldOn;  // when those who said it were told
  bool operator==(const YouSaid&) const = default;
};

template <>
struct Fields<SurveySending> {
  static constexpr std::string_view kKind = "survey_sending";
  static constexpr std::tuple kList{Field{"id", &SurveySending::id},
                                    Field{"inspection", &SurveySending::inspection},
                                    Field{"audience", &SurveySending::audience},
                                    Field{"recipient", &SurveySending::recipient},
                                    Field{"urn", &SurveySending::urn},
                                    Field{"passed_by", &SurveySending::passedBy},
                                    Field{"passed_at", &SurveySending::passedAt},
                                    Field{"confirmed_by", &SurveySending::confirmedBy},
                                    Field{"confirmed_at", &SurveySending::confirmedAt},
                                    Field{"reminded", &SurveySending::reminded},
                                    Field{"note", &SurveySending::note}};
};

template <>
struct Fields<SurveyTotal> {
  static constexpr std::string_view kKind = "survey_total";
  static constexpr std::tuple kList{Field{"id", &SurveyTotal::id},
                                    Field{"inspection", &SurveyTotal::inspection},
                                    Field{"audience", &SurveyTotal::audience},
                                    Field{"responses", &SurveyTotal::responses},
                                    Field{"told_by", &SurveyTotal::toldBy},
                                    Field{"told_at", &SurveyTotal::toldAt},
                                    Field{"note", &SurveyTotal::note}};
};

template <>
struct Fields<OwnSurvey> {
  static constexpr std::string_view kKind = "own_survey";
  static constexpr std::tuple kList{Field{"id", &OwnSurvey::id},
                                    Field{"title", &OwnSurvey::title},
                                    Field{"audience", &OwnSurvey::audience},
                                    Field{"opened", &OwnSurvey::opened},
                                    Field{"closed", &OwnSurvey::closed},
                                    Field{"invited", &OwnSurvey::invited},
                                    Field{"questions", &OwnSurvey::questions},
                                    Field{"file_name", &OwnSurvey::fileName},
                                    Field{"answers", &OwnSurvey::answers},
                                    Field{"answers_sha256", &OwnSurvey::answersSha256},
                                    Field{"imported_by", &OwnSurvey::importedBy},
                                    Field{"imported_at", &OwnSurvey::importedAt}};
};

template <>
struct Fields<SurveyComment> {
  static constexpr std::string_view kKind = "survey_comment";
  static constexpr std::tuple kList{Field{"id", &SurveyComment::id},
                                    Field{"survey", &SurveyComment::survey},
                                    Field{"answer", &SurveyComment::answer},
                                    Field{"question", &SurveyComment::question},
                                    Field{"text", &SurveyComment::text},
                                    Field{"voice", &SurveyComment::voice},
                                    Field{"criteria", &SurveyComment::criteria},
                                    Field{"may_quote", &SurveyComment::mayQuote}};
};

template <>
struct Fields<YouSaid> {
  static constexpr std::string_view kKind = "you_said";
  static constexpr std::tuple kList{Field{"id", &YouSaid::id},           Field{"said", &YouSaid::said},
                                    Field{"did", &YouSaid::did},         Field{"survey", &YouSaid::survey},
                                    Field{"partner", &YouSaid::partner}, Field{"criteria", &YouSaid::criteria},
                                    Field{"told_on", &YouSaid::toldOn}};
};

}  // namespace waymark::domain
