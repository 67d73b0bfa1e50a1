// SPDX-License-Identifier: GPL-3.0-or-later
// The closed code sets of the domain. The texts are those of the findings file (docs/file-formats.md).
#pragma once

#include "base/codes.h"

namespace waymark::domain {

enum class Finding { Strength, Mixed, Concern };
enum class Reach { Few, Some, Many, Most };
enum class Impact { Low, Moderate, High, Severe };
enum class Service { Education, Health, SocialCare };
enum class AgePhase { EarlyYears, SchoolAge, Post16, All };
enum class Group {
  SenSupport,
  EhcPlan,
  AlternativeProvision,
  LookedAfter,
  ChildInNeedOrProtection,
  YouthJustice,
  MissingEducation,
  HomeEducated,
  OutOfArea,
  WaitingForAssessment
};
enum class SourceKind {
  Data,
  Records,
  Practice,
  ChildVoice,
  ParentVoice,
  PractitionerVoice,
  ComplaintsTribunal,
  ExternalReview,
  Document
};
enum class ReviewState { Draft, InReview, Accepted, Rejected };
enum class PartnerKind {
  LocalAuthority,
  Icb,
  HealthProvider,
  ParentCarerForum,
  SchoolOrCollege,
  Sendiass,
  Voluntary,
  Other
};
/// What the area's own calendar says of a span of days.
enum class CalendarEntryKind { BankHoliday, Closure, SchoolTerm };
enum class InspectionKind { Inspection, Rehearsal, Published };
enum class TaskState { NotStarted, InProgress, Done, NotNeeded };
enum class EarlierFindingKind { PriorityAction, Improvement, SignificantConcern };
/// What a person set against the pack or the computed view.
enum class OverrideSubject { Anchor, Criterion, Outcome, EarlierFinding };
/// What the lead inspector said something about: a task's or an information item's due time, a survey's opening or
/// closing, or a fact that has no row in the pack ("upload_route").
enum class ToldSubject { Task, Information, SurveyOpens, SurveyCloses, Fact };
enum class InspectorBody { Ofsted, Cqc };
enum class InspectorRole { LeadInspector, DisciplineLead, TeamInspector };
/// What happened to an inspection as a whole, kept as history.
enum class InspectionEventKind {
  DeferralRequested,
  DeferralGranted,
  DeferralRefused,
  Paused,
  Resumed,
  Reanchored,
  Closed
};
/// What was done with identities.
enum class IdentityAccessKind { Sealed, Unsealed, Exported, Printed, PassphraseChanged, Recovered, Purged };
/// Which way a measure gets better, where one can say.
enum class MeasureDirection { Higher, Lower, Neither };
/// What somebody answered, where they were asked.
enum class Answer { NotSaid, Yes, No };
enum class RequestState { ToDo, Drafting, AwaitingSignOff, Sent, NoFurtherQuery, Returned };
/// Practice: drawn before the call. Replaced: another took its place.
enum class TrackedState { Practice, Chosen, Replaced };
/// Who can agree to take part.
enum class AgreementGiver { ParentalResponsibility, LocalAuthority, YoungPerson };
enum class Agreement { NotAsked, Asked, Given, Refused, Withdrawn };
enum class CaseDocumentState { Wanted, Asked, Received, NotHeld, Sent };
enum class Attendance { NotAsked, Asked, Coming, NotComing };
/// What only named people see.
enum class RestrictedPart { TrackedChildren, Concerns, KeepingInTouch };
enum class ConcernOrigin { Inspectors, FoundInText, Other };
enum class ConcernState { Received, DutyTeamTold, Assured, Closed };
enum class PointKind { KeepingInTouch, Feedback, DraftReport };
enum class PointState { Open, Answered, Closed };
enum class PlaceKind { Room, Setting, Online, Other };
enum class SessionState { Proposed, Agreed, Cancelled };
/// What `arrange` may move. Inspectors: the lead inspector's own slot.
enum class SessionPin { Free, Pinned, Inspectors };

}  // namespace waymark::domain

namespace waymark::base {

template <>
struct CodeSet<domain::Finding> {
  static constexpr std::array<std::string_view, 3> kCodes{"strength", "mixed", "concern"};
};
template <>
struct CodeSet<domain::Reach> {
  static constexpr std::array<std::string_view, 4> kCodes{"few", "some", "many", "most"};
};
template <>
struct CodeSet<domain::Impact> {
  static constexpr std::array<std::string_view, 4> kCodes{"low", "moderate", "high", "severe"};
};
template <>
struct CodeSet<domain::Service> {
  static constexpr std::array<std::string_view, 3> kCodes{"education", "health", "social_care"};
};
template <>
struct CodeSet<domain::AgePhase> {
  static constexpr std::array<std::string_view, 4> kCodes{"early_years", "school_age", "post_16", "all"};
};
template <>
struct CodeSet<domain::Group> {
  static constexpr std::array<std::string_view, 10> kCodes{
      "sen_support",   "ehc_plan",          "alternative_provision", "looked_after", "child_in_need_or_protection",
      "youth_justice", "missing_education", "home_educated",         "out_of_area",  "waiting_for_assessment"};
};
template <>
struct CodeSet<domain::SourceKind> {
  static constexpr std::array<std::string_view, 9> kCodes{"data",
                                                          "records",
                                                          "practice",
                                                          "child_voice",
                                                          "parent_voice",
                                                          "practitioner_voice",
                                                          "complaints_tribunal",
                                                          "external_review",
                                                          "document"};
};
template <>
struct CodeSet<domain::ReviewState> {
  static constexpr std::array<std::string_view, 4> kCodes{"draft", "in_review", "accepted", "rejected"};
};
template <>
struct CodeSet<domain::PartnerKind> {
  static constexpr std::array<std::string_view, 8> kCodes{
      "local_authority",   "icb",      "health_provider", "parent_carer_forum",
      "school_or_college", "sendiass", "voluntary",       "other"};
};
template <>
struct CodeSet<domain::CalendarEntryKind> {
  static constexpr std::array<std::string_view, 3> kCodes{"bank_holiday", "closure", "school_term"};
};
template <>
struct CodeSet<domain::InspectionKind> {
  static constexpr std::array<std::string_view, 3> kCodes{"inspection", "rehearsal", "published"};
};
template <>
struct CodeSet<domain::TaskState> {
  static constexpr std::array<std::string_view, 4> kCodes{"not_started", "in_progress", "done", "not_needed"};
};
template <>
struct CodeSet<domain::EarlierFindingKind> {
  static constexpr std::array<std::string_view, 3> kCodes{"priority_action", "improvement", "significant_concern"};
};
template <>
struct CodeSet<domain::OverrideSubject> {
  static constexpr std::array<std::string_view, 4> kCodes{"anchor", "criterion", "outcome", "earlier_finding"};
};
template <>
struct CodeSet<domain::ToldSubject> {
  static constexpr std::array<std::string_view, 5> kCodes{"task", "information", "survey_opens", "survey_closes",
                                                          "fact"};
};
template <>
struct CodeSet<domain::InspectorBody> {
  static constexpr std::array<std::string_view, 2> kCodes{"ofsted", "cqc"};
};
template <>
struct CodeSet<domain::InspectorRole> {
  static constexpr std::array<std::string_view, 3> kCodes{"lead_inspector", "discipline_lead", "team_inspector"};
};
template <>
struct CodeSet<domain::InspectionEventKind> {
  static constexpr std::array<std::string_view, 7> kCodes{
      "deferral_requested", "deferral_granted", "deferral_refused", "paused", "resumed", "reanchored", "closed"};
};
template <>
struct CodeSet<domain::IdentityAccessKind> {
  static constexpr std::array<std::string_view, 7> kCodes{
      "sealed", "unsealed", "exported", "printed", "passphrase_changed", "recovered", "purged"};
};
template <>
struct CodeSet<domain::MeasureDirection> {
  static constexpr std::array<std::string_view, 3> kCodes{"higher", "lower", "neither"};
};
template <>
struct CodeSet<domain::Answer> {
  static constexpr std::array<std::string_view, 3> kCodes{"not_said", "yes", "no"};
};
template <>
struct CodeSet<domain::RequestState> {
  static constexpr std::array<std::string_view, 6> kCodes{"to_do", "drafting", "awaiting_sign_off", "sent", "no_further_query", "returned"};
};
template <>
struct CodeSet<domain::TrackedState> {
  static constexpr std::array<std::string_view, 3> kCodes{"practice", "chosen", "replaced"};
};
template <>
struct CodeSet<domain::AgreementGiver> {
  static constexpr std::array<std::string_view, 3> kCodes{"parental_responsibility", "local_authority", "young_person"};
};
template <>
struct CodeSet<domain::Agreement> {
  static constexpr std::array<std::string_view, 5> kCodes{"not_asked", "asked", "given", "refused", "withdrawn"};
};
template <>
struct CodeSet<domain::CaseDocumentState> {
  static constexpr std::array<std::string_view, 5> kCodes{"wanted", "asked", "received", "not_held", "sent"};
};
template <>
struct CodeSet<domain::Attendance> {
  static constexpr std::array<std::string_view, 4> kCodes{"not_asked", "asked", "coming", "not_coming"};
};
template <>
struct CodeSet<domain::RestrictedPart> {
  static constexpr std::array<std::string_view, 3> kCodes{"tracked_children", "concerns", "keeping_in_touch"};
};
template <>
struct CodeSet<domain::ConcernOrigin> {
  static constexpr std::array<std::string_view, 3> kCodes{"inspectors", "found_in_text", "other"};
};
template <>
struct CodeSet<domain::ConcernState> {
  static constexpr std::array<std::string_view, 4> kCodes{"received", "duty_team_told", "assured", "closed"};
};
template <>
struct CodeSet<domain::PointKind> {
  static constexpr std::array<std::string_view, 3> kCodes{"keeping_in_touch", "feedback", "draft_report"};
};
template <>
struct CodeSet<domain::PointState> {
  static constexpr std::array<std::string_view, 3> kCodes{"open", "answered", "closed"};
};
template <>
struct CodeSet<domain::PlaceKind> {
  static constexpr std::array<std::string_view, 4> kCodes{"room", "setting", "online", "other"};
};
template <>
struct CodeSet<domain::SessionState> {
  static constexpr std::array<std::string_view, 3> kCodes{"proposed", "agreed", "cancelled"};
};
template <>
struct CodeSet<domain::SessionPin> {
  static constexpr std::array<std::string_view, 3> kCodes{"free", "pinned", "inspectors"};
};

}  // namespace waymark::base
