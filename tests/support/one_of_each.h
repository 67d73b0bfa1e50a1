// SPDX-License-Identifier: GPL-3.0-or-later
// One record of each kind with every field filled, for the tests of whatever follows field lists; those of the three
// weeks stand here too.
#pragma once

#include "support/samples.h"

namespace waymark::samples {

inline domain::Request request() {
  domain::Request request;
  request.id = domain::RequestId{base::namedUuid("request")};
  request.inspection = inspection().id;
  request.packItem = "The pack item";
  request.code = "R-014";
  request.title = "Placement decisions";
  request.why = "The why";
  request.askedBy = "The asked by";
  request.received = base::dayOf(2025, 9, 16);
  request.receivedTime = base::TimeOfDay{680};
  request.due = base::dayOf(2025, 9, 18);
  request.dueTime = base::TimeOfDay{700};
  request.owner = person().id;
  request.deputy = person().id;
  request.partner = partner().id;
  request.criteria = {*base::ShortCode::make("E3")};
  request.state = domain::RequestState::Drafting;
  request.signOff = person().id;
  request.returnedReason = "The returned reason";
  request.location = "The location";
  request.workingDays = 20;
  request.refreshed = base::dayOf(2025, 9, 9);
  request.gap = "The gap";
  request.notes = "The notes";
  return request;
}

inline domain::RequestVersion requestVersion() {
  domain::RequestVersion requestVersion;
  requestVersion.id = domain::RequestVersionId{base::namedUuid("request version")};
  requestVersion.request = request().id;
  requestVersion.name = "The name";
  requestVersion.bytes = 4;
  requestVersion.sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  requestVersion.sentTo = "The sent to";
  requestVersion.sentBy = "The sent by";
  requestVersion.sentAt = base::Stamp{std::chrono::seconds{1'757'500'070}};
  requestVersion.note = "The note";
  return requestVersion;
}

inline domain::ReturnRow returnRow() {
  domain::ReturnRow returnRow;
  returnRow.id = domain::ReturnRowId{base::namedUuid("return row")};
  returnRow.inspection = inspection().id;
  returnRow.form = "health-commissioning";
  returnRow.position = 4;
  returnRow.cells = R"({"service":"Paediatrics"})";
  returnRow.author = "The author";
  returnRow.at = base::Stamp{std::chrono::seconds{1'757'500'060}};
  return returnRow;
}

inline domain::SurveySending surveySending() {
  domain::SurveySending surveySending;
  surveySending.id = domain::SurveySendingId{base::namedUuid("survey sending")};
  surveySending.inspection = inspection().id;
  surveySending.audience = "parents_carers";
  surveySending.recipient = "The recipient";
  surveySending.urn = "100001";
  surveySending.passedBy = person().id;
  surveySending.passedAt = base::Stamp{std::chrono::seconds{1'757'500'060}};
  surveySending.confirmedBy = "The confirmed by";
  surveySending.confirmedAt = base::Stamp{std::chrono::seconds{1'757'500'080}};
  surveySending.reminded = {base::dayOf(2025, 9, 10), base::dayOf(2025, 9, 11)};
  surveySending.note = "The note";
  return surveySending;
}

inline domain::SurveyTotal surveyTotal() {
  domain::SurveyTotal surveyTotal;
  surveyTotal.id = domain::SurveyTotalId{base::namedUuid("survey total")};
  surveyTotal.inspection = inspection().id;
  surveyTotal.audience = "parents_carers";
  surveyTotal.responses = 4;
  surveyTotal.toldBy = "The told by";
  surveyTotal.toldAt = base::Stamp{std::chrono::seconds{1'757'500'050}};
  surveyTotal.note = "The note";
  return surveyTotal;
}

inline domain::OwnSurvey ownSurvey() {
  domain::OwnSurvey ownSurvey;
  ownSurvey.id = domain::OwnSurveyId{base::namedUuid("own survey")};
  ownSurvey.title = "Placement decisions";
  ownSurvey.audience = "parents_carers";
  ownSurvey.opened = base::dayOf(2025, 9, 12);
  ownSurvey.closed = base::dayOf(2025, 9, 13);
  ownSurvey.invited = 6;
  ownSurvey.questions = R"([{"id":"q1","text":"Did it help?"}])";
  ownSurvey.fileName = "The file name";
  ownSurvey.answers = 9;
  ownSurvey.answersSha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  ownSurvey.importedBy = "The imported by";
  ownSurvey.importedAt = base::Stamp{std::chrono::seconds{1'757'500'110}};
  return ownSurvey;
}

inline domain::SurveyComment surveyComment() {
  domain::SurveyComment surveyComment;
  surveyComment.id = domain::SurveyCommentId{base::namedUuid("survey comment")};
  surveyComment.survey = ownSurvey().id;
  surveyComment.answer = 3;
  surveyComment.question = "The question";
  surveyComment.text = "The text";
  surveyComment.voice = domain::SourceKind::ParentVoice;
  surveyComment.criteria = {*base::ShortCode::make("E3")};
  surveyComment.mayQuote = domain::Answer::Yes;
  return surveyComment;
}

inline domain::YouSaid youSaid() {
  domain::YouSaid youSaid;
  youSaid.id = domain::YouSaidId{base::namedUuid("you said")};
  youSaid.said = "The said";
  youSaid.did = "The did";
  youSaid.survey = ownSurvey().id;
  youSaid.partner = partner().id;
  youSaid.criteria = {*base::ShortCode::make("E3")};
  youSaid.toldOn = base::dayOf(2025, 9, 15);
  return youSaid;
}

inline domain::TrackedChild trackedChild() {
  domain::TrackedChild trackedChild;
  trackedChild.id = domain::TrackedChildId{base::namedUuid("tracked child")};
  trackedChild.inspection = inspection().id;
  trackedChild.child = child().id;
  trackedChild.caseCode = "C-0421";
  trackedChild.state = domain::TrackedState::Chosen;
  trackedChild.place = 6;
  trackedChild.chosenOn = base::dayOf(2025, 9, 15);
  trackedChild.why = "The why";
  trackedChild.replacedWhy = "The replaced why";
  trackedChild.giver = domain::AgreementGiver::LocalAuthority;
  trackedChild.agreement = domain::Agreement::Asked;
  trackedChild.askedOn = base::dayOf(2025, 9, 11);
  trackedChild.answeredOn = base::dayOf(2025, 9, 12);
  trackedChild.withdrawnOn = base::dayOf(2025, 9, 13);
  trackedChild.recordsWait = domain::Answer::Yes;
  trackedChild.documentsDue = base::dayOf(2025, 9, 15);
  trackedChild.documentsDueTime = base::TimeOfDay{770};
  trackedChild.lead = person().id;
  trackedChild.sealed = "U2VhbGVk";
  return trackedChild;
}

inline domain::CaseDocument caseDocument() {
  domain::CaseDocument caseDocument;
  caseDocument.id = domain::CaseDocumentId{base::namedUuid("case document")};
  caseDocument.trackedChild = trackedChild().id;
  caseDocument.packDocument = "The pack document";
  caseDocument.title = "Placement decisions";
  caseDocument.agency = "The agency";
  caseDocument.state = domain::CaseDocumentState::Asked;
  caseDocument.owner = person().id;
  caseDocument.due = base::dayOf(2025, 9, 16);
  caseDocument.receivedAt = base::Stamp{std::chrono::seconds{1'757'500'080}};
  caseDocument.sentAt = base::Stamp{std::chrono::seconds{1'757'500'090}};
  caseDocument.sentTo = "The sent to";
  caseDocument.sealedSha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  caseDocument.sealed = "U2VhbGVk";
  return caseDocument;
}

inline domain::CasePractitioner casePractitioner() {
  domain::CasePractitioner casePractitioner;
  casePractitioner.id = domain::CasePractitionerId{base::namedUuid("case practitioner")};
  casePractitioner.trackedChild = trackedChild().id;
  casePractitioner.agency = "The agency";
  casePractitioner.role = "The role";
  casePractitioner.person = person().id;
  casePractitioner.attendance = domain::Attendance::Asked;
  casePractitioner.sealed = "U2VhbGVk";
  return casePractitioner;
}

inline domain::CaseEvent caseEvent() {
  domain::CaseEvent caseEvent;
  caseEvent.id = domain::CaseEventId{base::namedUuid("case event")};
  caseEvent.trackedChild = trackedChild().id;
  caseEvent.day = base::dayOf(2025, 9, 11);
  caseEvent.agency = "The agency";
  caseEvent.criteria = {*base::ShortCode::make("E3")};
  caseEvent.sealed = "U2VhbGVk";
  return caseEvent;
}

inline domain::NamedPerson namedPerson() {
  domain::NamedPerson namedPerson;
  namedPerson.id = domain::NamedPersonId{base::namedUuid("named person")};
  namedPerson.inspection = inspection().id;
  namedPerson.part = domain::RestrictedPart::Concerns;
  namedPerson.person = person().id;
  namedPerson.addedBy = "The added by";
  namedPerson.addedAt = base::Stamp{std::chrono::seconds{1'757'500'050}};
  return namedPerson;
}

inline domain::Concern concern() {
  domain::Concern concern;
  concern.id = domain::ConcernId{base::namedUuid("concern")};
  concern.inspection = inspection().id;
  concern.code = "R-014";
  concern.caseCode = "C-0421";
  concern.origin = domain::ConcernOrigin::FoundInText;
  concern.receivedAt = base::Stamp{std::chrono::seconds{1'757'500'050}};
  concern.state = domain::ConcernState::DutyTeamTold;
  concern.toldAt = base::Stamp{std::chrono::seconds{1'757'500'070}};
  concern.assuranceDue = base::dayOf(2025, 9, 17);
  concern.assuranceDueTime = base::TimeOfDay{690};
  concern.assuredAt = base::Stamp{std::chrono::seconds{1'757'500'100}};
  concern.closedAt = base::Stamp{std::chrono::seconds{1'757'500'110}};
  concern.owner = person().id;
  concern.sealed = "U2VhbGVk";
  return concern;
}

inline domain::InspectionPoint inspectionPoint() {
  domain::InspectionPoint inspectionPoint;
  inspectionPoint.id = domain::InspectionPointId{base::namedUuid("inspection point")};
  inspectionPoint.inspection = inspection().id;
  inspectionPoint.code = "R-014";
  inspectionPoint.kind = domain::PointKind::Feedback;
  inspectionPoint.day = base::dayOf(2025, 9, 13);
  inspectionPoint.state = domain::PointState::Answered;
  inspectionPoint.owner = person().id;
  inspectionPoint.due = base::dayOf(2025, 9, 16);
  inspectionPoint.dueTime = base::TimeOfDay{680};
  inspectionPoint.request = request().id;
  inspectionPoint.sealedSha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  inspectionPoint.sealed = "U2VhbGVk";
  return inspectionPoint;
}

inline domain::Place place() {
  domain::Place place;
  place.id = domain::PlaceId{base::namedUuid("place")};
  place.name = "The name";
  place.kind = domain::PlaceKind::Setting;
  place.address = "The address";
  place.seats = 5;
  place.urn = "100001";
  place.minutesAway = 7;
  place.access = "The access";
  return place;
}

inline domain::Journey journey() {
  domain::Journey journey;
  journey.id = domain::JourneyId{base::namedUuid("journey")};
  journey.from = place().id;
  journey.to = place().id;
  journey.minutes = 4;
  return journey;
}

inline domain::FieldworkHours fieldworkHours() {
  domain::FieldworkHours fieldworkHours;
  fieldworkHours.id = domain::FieldworkHoursId{base::namedUuid("fieldwork hours")};
  fieldworkHours.inspection = inspection().id;
  fieldworkHours.day = base::dayOf(2025, 9, 11);
  fieldworkHours.starts = base::TimeOfDay{630};
  fieldworkHours.ends = base::TimeOfDay{640};
  fieldworkHours.breakStarts = base::TimeOfDay{650};
  fieldworkHours.breakMinutes = 7;
  return fieldworkHours;
}

inline domain::Unavailable unavailable() {
  domain::Unavailable unavailable;
  unavailable.id = domain::UnavailableId{base::namedUuid("unavailable")};
  unavailable.inspection = inspection().id;
  unavailable.place = place().id;
  unavailable.day = base::dayOf(2025, 9, 14);
  unavailable.from = base::TimeOfDay{660};
  unavailable.to = base::TimeOfDay{670};
  unavailable.why = "The why";
  return unavailable;
}

inline domain::FieldworkSession fieldworkSession() {
  domain::FieldworkSession fieldworkSession;
  fieldworkSession.id = domain::FieldworkSessionId{base::namedUuid("fieldwork session")};
  fieldworkSession.inspection = inspection().id;
  fieldworkSession.code = "R-014";
  fieldworkSession.title = "Placement decisions";
  fieldworkSession.kind = "meeting";
  fieldworkSession.state = domain::SessionState::Agreed;
  fieldworkSession.pin = domain::SessionPin::Pinned;
  fieldworkSession.day = base::dayOf(2025, 9, 16);
  fieldworkSession.start = base::TimeOfDay{680};
  fieldworkSession.minutes = 10;
  fieldworkSession.earliest = base::dayOf(2025, 9, 9);
  fieldworkSession.latest = base::dayOf(2025, 9, 10);
  fieldworkSession.place = place().id;
  fieldworkSession.link = "The link";
  fieldworkSession.seats = 15;
  fieldworkSession.inspectors = {inspector().id};
  fieldworkSession.people = {person().id};
  fieldworkSession.keptOut = {person().id};
  fieldworkSession.partner = partner().id;
  fieldworkSession.trackedChild = trackedChild().id;
  fieldworkSession.criteria = {*base::ShortCode::make("E3")};
  fieldworkSession.needs = "The needs";
  fieldworkSession.notes = "The notes";
  return fieldworkSession;
}

inline domain::SessionGuest sessionGuest() {
  domain::SessionGuest sessionGuest;
  sessionGuest.id = domain::SessionGuestId{base::namedUuid("session guest")};
  sessionGuest.session = fieldworkSession().id;
  sessionGuest.label = "The label";
  sessionGuest.attendance = domain::Attendance::Asked;
  sessionGuest.sealed = "U2VhbGVk";
  return sessionGuest;
}

inline domain::TextTemplate textTemplate() {
  domain::TextTemplate textTemplate;
  textTemplate.id = domain::TextTemplateId{base::namedUuid("text template")};
  textTemplate.text = "The text";
  textTemplate.subject = "The subject";
  textTemplate.body = "The body";
  textTemplate.author = "The author";
  textTemplate.at = base::Stamp{std::chrono::seconds{1'757'500'050}};
  return textTemplate;
}

/// In the order of domain::Record.
inline std::vector<domain::Record> oneOfEach() {
  auto found = evidence();
  found.fromComment = surveyComment().id;
  found.fromCase = trackedChild().id;
  found.fromPoint = inspectionPoint().id;
  domain::Area area;
  area.id = domain::AreaId{base::namedUuid("area")};
  area.name = "Harrowmere";
  area.laCode = "999";
  area.frameworkId = "area-send-2025";
  area.clockDay = base::dayOf(2026, 11, 11);
  area.clockTime = base::TimeOfDay{620};
  area.frameworkVersion = "1.1";
  area.suppressBelow = 10;
  const domain::FileLink link{domain::FileLinkId{base::namedUuid("link")}, evidence().id, "September return",
                              "https://files.example.org/september.xlsx"};
  domain::Task task;
  task.id = domain::TaskId{base::namedUuid("task")};
  task.inspection = inspection().id;
  task.packTask = "call-log";
  task.title = "Our own title";
  task.phase = "d0";
  task.state = domain::TaskState::InProgress;
  task.owner = person().id;
  task.notes = "Rang twice.";
  task.due = base::dayOf(2025, 9, 9);
  task.dueTime = base::TimeOfDay{720};
  task.doneAt = base::Stamp{std::chrono::seconds{1'757'400'000}};
  task.slipReason = "The list came late.";
  const domain::Override view{domain::OverrideId{base::namedUuid("override")},
                              inspection().id,
                              domain::OverrideSubject::Outcome,
                              "outcome",
                              "inconsistent",
                              "We have seen more",
                              "A director",
                              base::Stamp{std::chrono::seconds{1'757'400'000}}};
  const domain::Snapshot snapshot{domain::SnapshotId{base::namedUuid("snapshot")}, inspection().id, "Before the board",
                                  base::Stamp{std::chrono::seconds{1'757'400'000}}, R"({"status":"provisional"})"};
  return {area,
          partner(),
          person(),
          calendarEntry(),
          inspection(),
          inspector(),
          told(),
          pausing(),
          earlierFinding(),
          priority(),
          found,
          link,
          attachment(),
          task,
          view,
          snapshot,
          savedView(),
          child(),
          listExtract(),
          identityAccess(),
          listMapping(),
          listCorrection(),
          ruleSwitch(),
          listSubmission(),
          clockNote(),
          measure(),
          measureValue(),
          request(),
          requestVersion(),
          returnRow(),
          surveySending(),
          surveyTotal(),
          ownSurvey(),
          surveyComment(),
          youSaid(),
          trackedChild(),
          caseDocument(),
          casePractitioner(),
          caseEvent(),
          namedPerson(),
          concern(),
          inspectionPoint(),
          place(),
          journey(),
          fieldworkHours(),
          unavailable(),
          fieldworkSession(),
          sessionGuest(),
          textTemplate()};
}

}  // namespace waymark::samples
