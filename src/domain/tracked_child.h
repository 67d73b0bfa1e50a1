// SPDX-License-Identifier: GPL-3.0-or-later
// Tracked children by case code: agreement, documents, practitioners, chronology. What tells who they are lies under
// the seal (src/app/restricted.h).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/codes.h"
#include "base/date.h"
#include "domain/child.h"
#include "domain/codes.h"
#include "domain/field.h"
#include "domain/ids.h"
#include "domain/inspection.h"
#include "domain/partnership.h"

namespace waymark::domain {

/// A child whose experience inspectors follow, or one of a practice sample. Everything that tells who it is, is sealed.
struct TrackedChild {
  TrackedChildId id;
  InspectionId inspection;
  std::optional<ChildId> child;  // on the lists; none where it isn't
  std::string caseCode;
  TrackedState state = TrackedState::Chosen;
  int place = 0;  // 1 to 6; 0 in a practice sample that has none
  std::optional<base::Day> chosenOn;
  std::string why;  // why this child: by case code only
  std::optional<TrackedChildId> replaces;
  std::string replacedWhy;              // why another took its place: by case code only
  std::optional<AgreementGiver> giver;  // who can agree
  Agreement agreement = Agreement::NotAsked;
  std::optional<base::Day> askedOn;
  std::optional<base::Day> answeredOn;
  std::optional<base::Day> withdrawnOn;
  Answer recordsWait = Answer::NotSaid;   // Yes: the LANO says records wait for the agreement
  std::optional<base::Day> documentsDue;  // when inspectors said; none: the pack's default
  std::optional<base::TimeOfDay> documentsDueTime;
  std::optional<PersonId> lead;  // who holds the case together
  std::string sealed;  // JSON under the seal: how the child's view was had, interpreter, advocate, names, notes
  bool operator==(const TrackedChild&) const = default;
};

/// A document of a tracked child, wanted or here. The file's name and its bytes are sealed.
struct CaseDocument {
  CaseDocumentId id;
  TrackedChildId trackedChild;
  std::string packDocument;  // its id in TrackedChildren::documents; "" for a further one
  std::string title;         // without a name
  std::string agency;
  CaseDocumentState state = CaseDocumentState::Wanted;
  std::optional<PersonId> owner;
  std::optional<base::Day> due;  // none: with the child's others
  std::optional<base::Stamp> receivedAt;
  std::optional<base::Stamp> sentAt;
  std::string sentTo;
  std::string sealedSha256;  // the original under the seal; "" for none
  std::string sealed;        // JSON under the seal: the file's name, its SHA-256, notes
  bool operator==(const CaseDocument&) const = default;
};

/// Somebody who works with a tracked child.
struct CasePractitioner {
  CasePractitionerId id;
  TrackedChildId trackedChild;
  std::string agency;
  std::string role;                              // "Health visitor"
  std::optional<PersonId> person;                // where they are in the workspace
  Attendance attendance = Attendance::NotAsked;  // of the meeting
  std::string sealed;                            // JSON under the seal: name, contact
  bool operator==(const CasePractitioner&) const = default;
};

/// A line of a tracked child's chronology across agencies.
struct CaseEvent {
  CaseEventId id;
  TrackedChildId trackedChild;
  base::Day day;
  std::string agency;
  std::vector<base::ShortCode> criteria;
  std::string sealed;  // what happened, under the seal
  bool operator==(const CaseEvent&) const = default;
};

template <>
struct Fields<TrackedChild> {
  static constexpr std::string_view kKind = "tracked_child";
  static constexpr std::tuple kList{Field{"id", &TrackedChild::id},
                                    Field{"inspection", &TrackedChild::inspection},
                                    Field{"child", &TrackedChild::child},
                                    Field{"case_code", &TrackedChild::caseCode},
                                    Field{"state", &TrackedChild::state},
                                    Field{"place", &TrackedChild::place},
                                    Field{"chosen_on", &TrackedChild::chosenOn},
                                    Field{"why", &TrackedChild::why},
                                    Field{"replaces", &TrackedChild::replaces},
                                    Field{"replaced_why", &TrackedChild::replacedWhy},
                                    Field{"giver", &TrackedChild::giver},
                                    Field{"agreement", &TrackedChild::agreement},
                                    Field{"asked_on", &TrackedChild::askedOn},
                                    Field{"answered_on", &TrackedChild::answeredOn},
                                    Field{"withdrawn_on", &TrackedChild::withdrawnOn},
                                    Field{"records_wait", &TrackedChild::recordsWait},
                                    Field{"documents_due", &TrackedChild::documentsDue},
                                    Field{"documents_due_time", &TrackedChild::documentsDueTime},
                                    Field{"lead", &TrackedChild::lead},
                                    Field{"sealed", &TrackedChild::sealed}};
};

template <>
struct Fields<CaseDocument> {
  static constexpr std::string_view kKind = "case_document";
  static constexpr std::tuple kList{Field{"id", &CaseDocument::id},
                                    Field{"tracked_child", &CaseDocument::trackedChild},
                                    Field{"pack_document", &CaseDocument::packDocument},
                                    Field{"title", &CaseDocument::title},
                                    Field{"agency", &CaseDocument::agency},
                                    Field{"state", &CaseDocument::state},
                                    Field{"owner", &CaseDocument::owner},
                                    Field{"due", &CaseDocument::due},
                                    Field{"received_at", &CaseDocument::receivedAt},
                                    Field{"sent_at", &CaseDocument::sentAt},
                                    Field{"sent_to", &CaseDocument::sentTo},
                                    Field{"sealed_sha256", &CaseDocument::sealedSha256},
                                    Field{"sealed", &CaseDocument::sealed}};
};

template <>
struct Fields<CasePractitioner> {
  static constexpr std::string_view kKind = "case_practitioner";
  static constexpr std::tuple kList{
      Field{"id", &CasePractitioner::id},         Field{"tracked_child", &CasePractitioner::trackedChild},
      Field{"agency", &CasePractitioner::agency}, Field{"role", &CasePractitioner::role},
      Field{"person", &CasePractitioner::person}, Field{"attendance", &CasePractitioner::attendance},
      Field{"sealed", &CasePractitioner::sealed}};
};

template <>
struct Fields<CaseEvent> {
  static constexpr std::string_view kKind = "case_event";
  static constexpr std::tuple kList{Field{"id", &CaseEvent::id},
                                    Field{"tracked_child", &CaseEvent::trackedChild},
                                    Field{"day", &CaseEvent::day},
                                    Field{"agency", &CaseEvent::agency},
                                    Field{"criteria", &CaseEvent::criteria},
                                    Field{"sealed", &CaseEvent::sealed}};
};

}  // namespace waymark::domain
