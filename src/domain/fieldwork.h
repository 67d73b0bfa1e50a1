// SPDX-License-Identifier: GPL-3.0-or-later
// The fieldwork timetable: places and ways between them, hours, who is not to be had, sessions and their guests.
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

/// Where sessions are held.
struct Place {
  PlaceId id;
  std::string name;
  PlaceKind kind = PlaceKind::Room;
  std::string address;
  int seats = 0;        // 0 is not known
  std::string urn;      // of a setting in the register
  int minutesAway = 0;  // from the base, by car; 0 is at the base
  std::string access;   // step-free, hearing loop, parking
  bool operator==(const Place&) const = default;
};

/// How long it takes between two places, both ways, where it isn't the way by the base.
struct Journey {
  JourneyId id;
  PlaceId from;
  PlaceId to;
  int minutes = 0;
  bool operator==(const Journey&) const = default;
};

/// The hours inspectors work, on all days or on one.
struct FieldworkHours {
  FieldworkHoursId id;
  InspectionId inspection;
  std::optional<base::Day> day;  // none: every day without hours of its own
  base::TimeOfDay starts = base::TimeOfDay{540};
  base::TimeOfDay ends = base::TimeOfDay{1020};
  std::optional<base::TimeOfDay> breakStarts;
  int breakMinutes = 0;
  bool operator==(const FieldworkHours&) const = default;
};

/// When a person, an inspector or a place can't be had. Leave of a day and more stands with the person.
struct Unavailable {
  UnavailableId id;
  InspectionId inspection;
  std::optional<PersonId> person;  // one of the three
  std::optional<InspectorId> inspector;
  std::optional<PlaceId> place;
  base::Day day;
  std::optional<base::TimeOfDay> from;  // none: from the start of the day
  std::optional<base::TimeOfDay> to;    // none: to its end
  std::string why;
  bool operator==(const Unavailable&) const = default;
};

/// One slot of the fieldwork timetable.
struct FieldworkSession {
  FieldworkSessionId id;
  InspectionId inspection;
  std::string code;              // "S-12"; of the lead inspector's grid where it came from there
  std::string title;             // by case code only
  std::string kind = "meeting";  // its id in resources/fieldwork/session-kinds.json
  SessionState state = SessionState::Proposed;
  SessionPin pin = SessionPin::Free;
  std::optional<base::Day> day;  // none: not placed
  std::optional<base::TimeOfDay> start;
  int minutes = 60;
  std::optional<base::Day> earliest;  // the days it may lie on
  std::optional<base::Day> latest;
  std::optional<PlaceId> place;
  std::string link;  // of an online session
  int seats = 0;     // how many will come; 0: inspectors and people
  std::vector<InspectorId> inspectors;
  std::vector<PersonId> people;
  std::vector<PersonId> keptOut;          // who must not be there, besides the kind's rule
  std::vector<FieldworkSessionId> after;  // what must be over before
  std::optional<PartnerId> partner;
  std::optional<TrackedChildId> trackedChild;
  std::vector<base::ShortCode> criteria;
  std::string needs;  // papers, equipment, an interpreter
  std::string notes;
  bool operator==(const FieldworkSession&) const = default;
};

/// Somebody invited who isn't in the workspace: a parent, a young person. Who they are is sealed.
struct SessionGuest {
  SessionGuestId id;
  FieldworkSessionId session;
  std::string label;  // "Parent 3": what working screens say
  Attendance attendance = Attendance::NotAsked;
  std::string sealed;  // JSON under the seal: name, contact, access needs
  bool operator==(const SessionGuest&) const = default;
};

template <>
struct Fields<Place> {
  static constexpr std::string_view kKind = "place";
  static constexpr std::tuple kList{Field{"id", &Place::id},
                                    Field{"name", &Place::name},
                                    Field{"place_kind", &Place::kind},
                                    Field{"address", &Place::address},
                                    Field{"seats", &Place::seats},
                                    Field{"urn", &Place::urn},
                                    Field{"minutes_away", &Place::minutesAway},
                                    Field{"access", &Place::access}};
};

template <>
struct Fields<Journey> {
  static constexpr std::string_view kKind = "journey";
  static constexpr std::tuple kList{Field{"id", &Journey::id}, Field{"from_place", &Journey::from},
                                    Field{"to_place", &Journey::to}, Field{"minutes", &Journey::minutes}};
};

template <>
struct Fields<FieldworkHours> {
  static constexpr std::string_view kKind = "fieldwork_hours";
  static constexpr std::tuple kList{Field{"id", &FieldworkHours::id},
                                    Field{"inspection", &FieldworkHours::inspection},
                                    Field{"day", &FieldworkHours::day},
                                    Field{"starts", &FieldworkHours::starts},
                                    Field{"ends", &FieldworkHours::ends},
                                    Field{"break_starts", &FieldworkHours::breakStarts},
                                    Field{"break_minutes", &FieldworkHours::breakMinutes}};
};

template <>
struct Fields<Unavailable> {
  static constexpr std::string_view kKind = "unavailable";
  static constexpr std::tuple kList{
      Field{"id", &Unavailable::id},          Field{"inspection", &Unavailable::inspection},
      Field{"person", &Unavailable::person},  Field{"inspector", &Unavailable::inspector},
      Field{"place", &Unavailable::place},    Field{"day", &Unavailable::day},
      Field{"from_time", &Unavailable::from}, Field{"to_time", &Unavailable::to},
      Field{"why", &Unavailable::why}};
};

template <>
struct Fields<FieldworkSession> {
  static constexpr std::string_view kKind = "fieldwork_session";
  static constexpr std::tuple kList{Field{"id", &FieldworkSession::id},
                                    Field{"inspection", &FieldworkSession::inspection},
                                    Field{"code", &FieldworkSession::code},
                                    Field{"title", &FieldworkSession::title},
                                    Field{"session_kind", &FieldworkSession::kind},
                                    Field{"state", &FieldworkSession::state},
                                    Field{"pin", &FieldworkSession::pin},
                                    Field{"day", &FieldworkSession::day},
                                    Field{"start", &FieldworkSession::start},
                                    Field{"minutes", &FieldworkSession::minutes},
                                    Field{"earliest", &FieldworkSession::earliest},
                                    Field{"latest", &FieldworkSession::latest},
                                    Field{"place", &FieldworkSession::place},
                                    Field{"link", &FieldworkSession::link},
                                    Field{"seats", &FieldworkSession::seats},
                                    Field{"inspectors", &FieldworkSession::inspectors},
                                    Field{"people", &FieldworkSession::people},
                                    Field{"kept_out", &FieldworkSession::keptOut},
                                    Field{"after", &FieldworkSession::after},
                                    Field{"partner", &FieldworkSession::partner},
                                    Field{"tracked_child", &FieldworkSession::trackedChild},
                                    Field{"criteria", &FieldworkSession::criteria},
                                    Field{"needs", &FieldworkSession::needs},
                                    Field{"notes", &FieldworkSession::notes}};
};

template <>
struct Fields<SessionGuest> {
  static constexpr std::string_view kKind = "session_guest";
  static constexpr std::tuple kList{
      Field{"id", &SessionGuest::id}, Field{"session", &SessionGuest::session}, Field{"label", &SessionGuest::label},
      Field{"attendance", &SessionGuest::attendance}, Field{"sealed", &SessionGuest::sealed}};
};

}  // namespace waymark::domain
