// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/three_weeks_rules.h"

#include <algorithm>

#include "base/text.h"

namespace waymark::domain {
namespace {

using base::Code;
using base::fail;
using base::Result;

Result<void> words(const std::string& text, std::string_view field) {
  return required(!base::trimmed(text).empty(), field);
}

Result<void> atLeastZero(int value, std::string_view field) {
  if (value >= 0) return {};
  return fail(Code::BadNumber,
              {{"field", std::string(field)}, {"value", std::to_string(value)}, {"allowed", "0 and more"}});
}

Result<void> hash(const std::string& text, std::string_view field) {
  const auto isHex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  if (text.size() == 64 && std::ranges::all_of(text, isHex)) return {};
  return fail(Code::BadText, {{"where", std::string(field)}});
}

std::string whenText(base::Day day, const std::optional<base::TimeOfDay>& time) {
  return base::longText(day) + (time ? ", " + base::timeText(*time) : "");
}

/// Without a time, a day holds its whole length: what is due on the day it came isn't too early.
Result<void> inOrder(std::string_view earlier, const std::optional<base::Day>& first,
                     const std::optional<base::TimeOfDay>& firstTime, std::string_view later,
                     const std::optional<base::Day>& then, const std::optional<base::TimeOfDay>& thenTime) {
  if (!first || !then) return {};
  const bool isBefore = *then < *first || (*then == *first && firstTime && thenTime && *thenTime < *firstTime);
  if (!isBefore) return {};
  return fail(Code::WrongOrder, {{"earlier", std::string(earlier) + " (" + whenText(*first, firstTime) + ")"},
                                 {"later", std::string(later) + " (" + whenText(*then, thenTime) + ")"}});
}
Result<void> inOrder(std::string_view earlier, const std::optional<base::Stamp>& first, std::string_view later,
                     const std::optional<base::Stamp>& then) {
  if (!first || !then || *first <= *then) return {};
  return fail(Code::WrongOrder, {{"earlier", std::string(earlier) + " (" + base::stampText(*first) + ")"},
                                 {"later", std::string(later) + " (" + base::stampText(*then) + ")"}});
}

/// The first that fails.
template <class... Results>
Result<void> all(Results... results) {
  Result<void> first;
  ((first ? void(first = std::move(results)) : void()), ...);
  return first;
}

}  // namespace

Result<void> required(bool present, std::string_view field) {
  if (present) return {};
  return fail(Code::MissingField, {{"field", std::string(field)}});
}

Result<void> rulesOf(const Request& request) {
  return all(required(!request.inspection.isNull(), "inspection"),
             required(!request.packItem.empty() || !base::trimmed(request.title).empty(), "title"),
             atLeastZero(request.workingDays, "working_days"),
             required(request.state != RequestState::Returned || !base::trimmed(request.returnedReason).empty(),
                      "returned_reason"),
             inOrder("received", request.received, request.receivedTime, "due", request.due, request.dueTime));
}
Result<void> rulesOf(const RequestVersion& version) {
  return all(required(!version.request.isNull(), "request"), words(version.name, "name"),
             hash(version.sha256, "sha256"), atLeastZero(version.bytes, "bytes"));
}
Result<void> rulesOf(const ReturnRow& row) {
  return all(required(!row.inspection.isNull(), "inspection"), words(row.form, "form"), words(row.cells, "cells"));
}
Result<void> rulesOf(const SurveySending& sending) {
  return all(required(!sending.inspection.isNull(), "inspection"), words(sending.audience, "audience"),
             words(sending.recipient, "recipient"),
             inOrder("passed on", sending.passedAt, "confirmed", sending.confirmedAt));
}
Result<void> rulesOf(const SurveyTotal& total) {
  return all(required(!total.inspection.isNull(), "inspection"), words(total.audience, "audience"),
             atLeastZero(total.responses, "responses"));
}
Result<void> rulesOf(const OwnSurvey& survey) {
  return all(words(survey.title, "title"), atLeastZero(survey.invited, "invited"),
             atLeastZero(survey.answers, "answers"), hash(survey.answersSha256, "answers_sha256"),
             inOrder("opened", survey.opened, {}, "closed", survey.closed, {}));
}
Result<void> rulesOf(const SurveyComment& comment) {
  return all(required(!comment.survey.isNull(), "survey"), words(comment.question, "question"),
             words(comment.text, "text"));
}
Result<void> rulesOf(const YouSaid& item) {
  return words(item.said, "said");
}
Result<void> rulesOf(const TrackedChild& child) {
  return all(
      required(!child.inspection.isNull(), "inspection"), words(child.caseCode, "case_code"),
      atLeastZero(child.place, "place"),
      required(child.state != TrackedState::Replaced || !base::trimmed(child.replacedWhy).empty(), "replaced_why"),
      inOrder("asked", child.askedOn, {}, "answered", child.answeredOn, {}),
      inOrder("asked", child.askedOn, {}, "withdrawn", child.withdrawnOn, {}));
}
Result<void> rulesOf(const CaseDocument& document) {
  return all(required(!document.trackedChild.isNull(), "tracked_child"),
             required(!document.packDocument.empty() || !base::trimmed(document.title).empty(), "title"),
             document.sealedSha256.empty() ? Result<void>{} : hash(document.sealedSha256, "sealed_sha256"));
}
Result<void> rulesOf(const CasePractitioner& practitioner) {
  return all(required(!practitioner.trackedChild.isNull(), "tracked_child"), words(practitioner.role, "role"));
}
Result<void> rulesOf(const CaseEvent& event) {
  return all(required(!event.trackedChild.isNull(), "tracked_child"), words(event.sealed, "sealed"));
}
Result<void> rulesOf(const NamedPerson& named) {
  return all(required(!named.inspection.isNull(), "inspection"), required(!named.person.isNull(), "person"));
}
Result<void> rulesOf(const Concern& concern) {
  return all(required(!concern.inspection.isNull(), "inspection"), words(concern.code, "code"),
             inOrder("received", concern.receivedAt, "the duty team told", concern.toldAt),
             inOrder("received", concern.receivedAt, "their assurance", concern.assuredAt),
             inOrder("received", concern.receivedAt, "closed", concern.closedAt));
}
Result<void> rulesOf(const InspectionPoint& point) {
  // Without its words once children's data was deleted (app::purgeChildren).
  return all(required(!point.inspection.isNull(), "inspection"), words(point.code, "code"),
             inOrder("the meeting", point.day, {}, "due", point.due, point.dueTime),
             point.sealedSha256.empty() ? Result<void>{} : hash(point.sealedSha256, "sealed_sha256"));
}
Result<void> rulesOf(const Place& place) {
  return all(words(place.name, "name"), atLeastZero(place.seats, "seats"),
             atLeastZero(place.minutesAway, "minutes_away"));
}
Result<void> rulesOf(const Journey& journey) {
  return all(required(!journey.from.isNull(), "from_place"), required(!journey.to.isNull(), "to_place"),
             atLeastZero(journey.minutes, "minutes"));
}
Result<void> rulesOf(const FieldworkHours& hours) {
  if (hours.ends <= hours.starts)
    return fail(Code::WrongOrder, {{"earlier", "starts (" + base::timeText(hours.starts) + ")"},
                                   {"later", "ends (" + base::timeText(hours.ends) + ")"}});
  return all(required(!hours.inspection.isNull(), "inspection"), atLeastZero(hours.breakMinutes, "break_minutes"),
             required(hours.breakMinutes == 0 || hours.breakStarts.has_value(), "break_starts"));
}
Result<void> rulesOf(const Unavailable& span) {
  return all(required(!span.inspection.isNull(), "inspection"),
             required(span.person.has_value() + span.inspector.has_value() + span.place.has_value() == 1, "person"),
             inOrder("from_time", span.day, span.from, "to_time", span.day, span.to));
}
Result<void> rulesOf(const FieldworkSession& session) {
  if (session.minutes <= 0)
    return fail(Code::BadNumber,
                {{"field", "minutes"}, {"value", std::to_string(session.minutes)}, {"allowed", "1 and more"}});
  return all(required(!session.inspection.isNull(), "inspection"), words(session.title, "title"),
             words(session.kind, "session_kind"), atLeastZero(session.seats, "seats"),
             required(session.day.has_value() == session.start.has_value(), session.day ? "start" : "day"),
             inOrder("earliest", session.earliest, {}, "latest", session.latest, {}));
}
Result<void> rulesOf(const SessionGuest& guest) {
  return all(required(!guest.session.isNull(), "session"), words(guest.label, "label"));
}
Result<void> rulesOf(const TextTemplate& text) {
  return all(words(text.text, "text"), words(text.body, "body"));
}

}  // namespace waymark::domain
