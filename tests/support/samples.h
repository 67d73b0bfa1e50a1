// SPDX-License-Identifier: GPL-3.0-or-later
// One record of each kind with every field filled, for tests of doors and storage.
#pragma once

#include <vector>

#include "domain/record.h"

namespace waymark::samples {

inline domain::Partner partner() {
  return {domain::PartnerId{base::namedUuid("partner")}, "Marsh Community Health Trust", "Marsh Health",
          domain::PartnerKind::HealthProvider, "Therapies and school nursing; it’s the largest."};
}

inline domain::Person person() {
  domain::Person person;
  person.id = domain::PersonId{base::namedUuid("person")};
  person.partner = partner().id;
  person.name = "Amal O’Neill";
  person.jobTitle = "Designated clinical officer";
  person.roles = {"dco", "health_lead"};
  person.email = "amal@example.org";
  person.phone = "01632 960100";
  person.callOrder = 3;
  person.leave = {{base::dayOf(2026, 11, 12), base::dayOf(2026, 11, 13)}};
  return person;
}

inline domain::CalendarEntry calendarEntry() {
  return {domain::CalendarEntryId{base::namedUuid("closure")},
          domain::CalendarEntryKind::Closure,
          "County Hall closed",
          base::dayOf(2026, 12, 24),
          base::dayOf(2027, 1, 3),
          "Facilities team"};
}

inline domain::Inspection inspection() {
  domain::Inspection inspection;
  inspection.id = domain::InspectionId{base::namedUuid("inspection")};
  inspection.title = "Area SEND inspection";
  inspection.frameworkId = "area-send-2025";
  inspection.frameworkVersion = "1.0";
  inspection.notified = base::dayOf(2025, 9, 8);
  inspection.notifiedTime = base::TimeOfDay{580};
  inspection.leadInspector = "HMI";
  inspection.publishedOutcome = "inconsistent";
  inspection.reference = "R02";
  inspection.publishedOn = base::dayOf(2025, 12, 4);
  return inspection;
}

inline domain::Inspector inspector() {
  return {domain::InspectorId{base::namedUuid("inspector")},
          inspection().id,
          "Jo Lark",
          domain::InspectorBody::Cqc,
          domain::InspectorRole::DisciplineLead,
          domain::Service::Health,
          "01632 960111",
          "Remote in week 2"};
}

inline domain::Told told() {
  return {domain::ToldId{base::namedUuid("told")},
          inspection().id,
          domain::ToldSubject::Information,
          "self-evaluation",
          base::dayOf(2025, 9, 10),
          base::TimeOfDay{720},
          "By secure upload",
          "Jo Lark",
          base::Stamp{std::chrono::seconds{1'757'400'000}}};
}

inline domain::InspectionEvent pausing() {
  return {domain::InspectionEventId{base::namedUuid("pausing")},
          inspection().id,
          domain::InspectionEventKind::Paused,
          base::dayOf(2025, 9, 15),
          "Flooding closed most schools",
          "until told otherwise",
          "LANO",
          base::Stamp{std::chrono::seconds{1'757'900'000}}};
}

inline domain::SavedView savedView() {
  return {domain::SavedViewId{base::namedUuid("view")}, "evidence", "Health, weak", R"({"filter":"health"})"};
}

inline domain::Child child() {
  return {domain::ChildId{base::namedUuid("child")}, "C-00421", std::string(32, 'a'), std::string(32, 'b'),
          std::string(32, 'c')};
}

inline domain::ListExtract listExtract() {
  return {domain::ListExtractId{base::namedUuid("extract")},
          "annex-a-2023",
          "List_1",
          "Case system",
          "ehc.xlsx",
          base::dayOf(2025, 9, 8),
          1200,
          std::string(64, 'd'),
          std::string(64, 'e'),
          "Priya Shah",
          base::Stamp{std::chrono::seconds{1'757'900'000}}};
}

inline domain::IdentityAccess identityAccess() {
  return {domain::IdentityAccessId{base::namedUuid("access")},
          domain::IdentityAccessKind::Exported,
          "Priya Shah",
          "The duty team asked",
          3,
          base::Stamp{std::chrono::seconds{1'757'900'100}}};
}

inline domain::EarlierFinding earlierFinding() {
  return {domain::EarlierFindingId{base::namedUuid("earlier")},
          domain::EarlierFindingKind::SignificantConcern,
          "Waits for therapies were too long",
          "Local area SEND inspection, 2019",
          base::dayOf(2019, 5, 2),
          base::ShortCode::make("E1"),
          {partner().id},
          inspection().id};
}

inline domain::Priority priority() {
  return {domain::PriorityId{base::namedUuid("priority")},
          "Shorter waits",
          "By March 2027",
          partner().id,
          {*base::ShortCode::make("E1"), *base::ShortCode::make("L4")}};
}

inline domain::Evidence evidence() {
  domain::Evidence evidence;
  evidence.id = domain::EvidenceId{base::namedUuid("evidence")};
  evidence.reference = "R02-07";
  evidence.summary = "Two in three children wait over a year";
  evidence.detail = "Counted in the September return.";
  evidence.finding = domain::Finding::Concern;
  evidence.reach = domain::Reach::Many;
  evidence.impact = domain::Impact::High;
  evidence.criterion = *base::ShortCode::make("E1");
  evidence.also = {*base::ShortCode::make("E3"), *base::ShortCode::make("L4")};
  evidence.services = {domain::Service::Health};
  evidence.agePhase = {domain::AgePhase::EarlyYears, domain::AgePhase::SchoolAge};
  evidence.groups = {domain::Group::WaitingForAssessment, domain::Group::EhcPlan};
  evidence.source = domain::SourceKind::Data;
  evidence.coversFrom = base::dayOf(2026, 4, 1);
  evidence.coversTo = base::dayOf(2026, 9, 30);
  evidence.givenBy = person().id;
  evidence.partner = partner().id;
  evidence.review = domain::ReviewState::Accepted;
  evidence.reviewBy = base::dayOf(2027, 1, 31);
  evidence.loggedOn = base::dayOf(2026, 10, 5);
  evidence.earlierFindings = {earlierFinding().id};
  evidence.priorities = {priority().id};
  return evidence;
}

inline domain::Attachment attachment() {
  return {domain::AttachmentId{base::namedUuid("attachment")},
          evidence().id,
          "September return.pdf",
          "application/pdf",
          4096,
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
          "Amal O’Neill",
          base::Stamp{std::chrono::seconds{1'757'500'000}}};
}

inline domain::ListMapping listMapping() {
  return {domain::ListMappingId{base::namedUuid("mapping")},
          "annex-a-2023",
          "List_1",
          "Case system",
          R"({"Pupil No":"upn","Notes":""})",
          "Priya Shah",
          base::Stamp{std::chrono::seconds{1'757'500'000}}};
}

inline domain::ListCorrection listCorrection() {
  return {domain::ListCorrectionId{base::namedUuid("correction")},
          "annex-a-2023",
          "List_1",
          child().id,
          "primary_need",
          "",
          "ASD",
          "The plan says so",
          "Priya Shah",
          base::Stamp{std::chrono::seconds{1'757'500'000}}};
}

inline domain::RuleSwitch ruleSwitch() {
  return {domain::RuleSwitchId{base::namedUuid("switch")}, "annex-a-2023", "114", "Agreed with the lead inspector",
          "Priya Shah", base::Stamp{std::chrono::seconds{1'757'500'000}}};
}

inline domain::ListSubmission listSubmission() {
  return {domain::ListSubmissionId{base::namedUuid("submission")},
          "annex-a-2023",
          "List_1",
          base::dayOf(2025, 9, 8),
          2,
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "List 1.xlsx",
          "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
          R"({"101a":2})",
          "The lead inspector",
          "By the upload site",
          "Priya Shah",
          base::Stamp{std::chrono::seconds{1'757'500'000}}};
}

inline domain::ClockNote clockNote() {
  return {domain::ClockNoteId{base::namedUuid("clock note")},
          child().id,
          "plan-20-weeks",
          base::dayOf(2025, 9, 8),
          "Health advice came in week 11",
          "Priya Shah",
          base::Stamp{std::chrono::seconds{1'757'500'000}}};
}

inline domain::Measure measure() {
  domain::Measure measure;
  measure.id = domain::MeasureId{base::namedUuid("measure")};
  measure.title = "Wait for an autism assessment";
  measure.definition = "Median weeks from referral to first appointment, those seen in the month";
  measure.unit = "weeks";
  measure.better = domain::MeasureDirection::Lower;
  measure.pathway = "Autism assessment";
  measure.provider = partner().id;
  measure.owner = person().id;
  measure.target = "18";
  measure.criteria = {"E5"};
  measure.note = "Two providers until March";
  return measure;
}

inline domain::MeasureValue measureValue() {
  return {domain::MeasureValueId{base::namedUuid("value")}, measure().id, base::dayOf(2025, 9, 1), "41.5",
          "After the new clinic", "Provider return"};
}

}  // namespace waymark::samples
