// SPDX-License-Identifier: GPL-3.0-or-later
// What only named people see: who they are, concerns about a child, points from keeping in touch, feedback and
// drafts.
#pragma once

#include <optional>
#include <string>

#include "base/date.h"
#include "domain/codes.h"
#include "domain/field.h"
#include "domain/ids.h"
#include "domain/inspection.h"
#include "domain/partnership.h"

namespace waymark::domain {

/// Somebody who may see one of the restricted parts.
struct NamedPerson {
  NamedPersonId id;
  InspectionId inspection;
  RestrictedPart part = RestrictedPart::TrackedChildren;
  PersonId person;
  std::string addedBy;
  base::Stamp addedAt;
  bool operator==(const NamedPerson&) const = default;
};

/// A concern about a child, raised by inspectors or found in text, until the duty team's assurance is back.
struct Concern {
  ConcernId id;
  InspectionId inspection;
  std::string code;      // "SC-1"
  std::string caseCode;  // "" where the child isn't on the lists
  ConcernOrigin origin = ConcernOrigin::Inspectors;
  base::Stamp receivedAt;
  ConcernState state = ConcernState::Received;
  std::optional<base::Stamp> toldAt;  // the duty team
  std::optional<base::Day> assuranceDue;
  std::optional<base::TimeOfDay> assuranceDueTime;
  std::optional<base::Stamp> assuredAt;
  std::optional<base::Stamp> closedAt;
  std::optional<PersonId> owner;
  std::string sealed;  // JSON under the seal: what, by whom, who was told, what they said
  bool operator==(const Concern&) const = default;
};

/// A point from a keeping-in-touch meeting, the feedback or a draft report. What it says is under the seal until
/// publication and after.
struct InspectionPoint {
  InspectionPointId id;
  InspectionId inspection;
  std::string code;  // "K-03"
  PointKind kind = PointKind::KeepingInTouch;
  base::Day day;  // of the meeting
  PointState state = PointState::Open;
  std::optional<PersonId> owner;
  std::optional<base::Day> due;
  std::optional<base::TimeOfDay> dueTime;
  std::optional<RequestId> request;  // what it became
  std::optional<TaskId> task;        // an action it became
  std::string sealedSha256;          // a sealed file (a draft report); "" for none
  std::string sealed;  // JSON under the seal: what was raised, by whom, criteria, the answer, the file's name
  bool operator==(const InspectionPoint&) const = default;
};

template <>
struct Fields<NamedPerson> {
  static constexpr std::string_view kKind = "named_person";
  static constexpr std::tuple kList{Field{"id", &NamedPerson::id},
                                    Field{"inspection", &NamedPerson::inspection},
                                    Field{"part", &NamedPerson::part},
                                    Field{"person", &NamedPerson::person},
                                    Field{"added_by", &NamedPerson::addedBy},
                                    Field{"added_at", &NamedPerson::addedAt}};
};

template <>
struct Fields<Concern> {
  static constexpr std::string_view kKind = "concern";
  static constexpr std::tuple kList{Field{"id", &Concern::id},
                                    Field{"inspection", &Concern::inspection},
                                    Field{"code", &Concern::code},
                                    Field{"case_code", &Concern::caseCode},
                                    Field{"origin", &Concern::origin},
                                    Field{"received_at", &Concern::receivedAt},
                                    Field{"state", &Concern::state},
                                    Field{"told_at", &Concern::toldAt},
                                    Field{"assurance_due", &Concern::assuranceDue},
                                    Field{"assurance_due_time", &Concern::assuranceDueTime},
                                    Field{"assured_at", &Concern::assuredAt},
                                    Field{"closed_at", &Concern::closedAt},
                                    Field{"owner", &Concern::owner},
                                    Field{"sealed", &Concern::sealed}};
};

template <>
struct Fields<InspectionPoint> {
  static constexpr std::string_view kKind = "inspection_point";
  static constexpr std::tuple kList{Field{"id", &InspectionPoint::id},
                                    Field{"inspection", &InspectionPoint::inspection},
                                    Field{"code", &InspectionPoint::code},
                                    Field{"point_kind", &InspectionPoint::kind},
                                    Field{"day", &InspectionPoint::day},
                                    Field{"state", &InspectionPoint::state},
                                    Field{"owner", &InspectionPoint::owner},
                                    Field{"due", &InspectionPoint::due},
                                    Field{"due_time", &InspectionPoint::dueTime},
                                    Field{"request", &InspectionPoint::request},
                                    Field{"task", &InspectionPoint::task},
                                    Field{"sealed_sha256", &InspectionPoint::sealedSha256},
                                    Field{"sealed", &InspectionPoint::sealed}};
};

}  // namespace waymark::domain
