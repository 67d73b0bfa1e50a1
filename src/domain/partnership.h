// SPDX-License-Identifier: GPL-3.0-or-later
// The local area, its partner organisations and their people.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "domain/codes.h"
#include "domain/field.h"

namespace waymark::domain {

using AreaId = base::Id<struct AreaTag>;
using PartnerId = base::Id<struct PartnerTag>;
using PersonId = base::Id<struct PersonTag>;
using CalendarEntryId = base::Id<struct CalendarEntryTag>;

/// One a workspace: whose it is.
struct Area {
  AreaId id;
  std::string name;
  std::string laCode;       // DfE's three-digit local authority code
  std::string frameworkId;  // the pack that evidence is logged against
  // The demonstration's clock stands still; nothing in a real workspace.
  std::optional<base::Day> clockDay;
  std::optional<base::TimeOfDay> clockTime;
  std::string frameworkVersion;  // of the pack; "" is the newest there is
  int suppressBelow = 5;         // counts of children below it are hidden where a view or a document is shared
  bool operator==(const Area&) const = default;
};

struct Partner {
  PartnerId id;
  std::string name;
  std::string shortName;
  PartnerKind kind = PartnerKind::Other;
  std::string notes;
  bool operator==(const Partner&) const = default;
};

struct Person {
  PersonId id;
  std::optional<PartnerId> partner;
  std::string name;
  std::string jobTitle;
  std::vector<std::string> roles;  // owner-role ids of the packs: "lano", "health_lead"
  std::string email;
  std::string phone;
  std::optional<PersonId> deputy;
  std::optional<PersonId> calledBy;  // contact tree: who rings this person in the first hour
  int callOrder = 0;                 // 1 is rung first; 0 is not in the tree
  std::vector<base::DateRange> leave;
  bool operator==(const Person&) const = default;
};

/// A line of the area's calendar: an imported bank holiday, days on which its offices are closed, a school term.
struct CalendarEntry {
  CalendarEntryId id;
  CalendarEntryKind kind = CalendarEntryKind::Closure;
  std::string name;
  base::Day firstDay;
  base::Day lastDay;  // inclusive
  std::string source;
  bool operator==(const CalendarEntry&) const = default;
};

template <>
struct Fields<Area> {
  static constexpr std::string_view kKind = "area";
  static constexpr std::tuple kList{Field{"id", &Area::id},
                                    Field{"name", &Area::name},
                                    Field{"la_code", &Area::laCode},
                                    Field{"framework_id", &Area::frameworkId},
                                    Field{"clock_day", &Area::clockDay},
                                    Field{"clock_time", &Area::clockTime},
                                    Field{"framework_version", &Area::frameworkVersion},
                                    Field{"suppress_below", &Area::suppressBelow}};
};

template <>
struct Fields<Partner> {
  static constexpr std::string_view kKind = "partner";
  static constexpr std::tuple kList{Field{"id", &Partner::id}, Field{"name", &Partner::name},
                                    Field{"short_name", &Partner::shortName}, Field{"partner_kind", &Partner::kind},
                                    Field{"notes", &Partner::notes}};
};

template <>
struct Fields<Person> {
  static constexpr std::string_view kKind = "person";
  static constexpr std::tuple kList{Field{"id", &Person::id},
                                    Field{"partner", &Person::partner},
                                    Field{"name", &Person::name},
                                    Field{"job_title", &Person::jobTitle},
                                    Field{"roles", &Person::roles},
                                    Field{"email", &Person::email},
                                    Field{"phone", &Person::phone},
                                    Field{"deputy", &Person::deputy},
                                    Field{"called_by", &Person::calledBy},
                                    Field{"call_order", &Person::callOrder},
                                    Field{"leave", &Person::leave}};
};

template <>
struct Fields<CalendarEntry> {
  static constexpr std::string_view kKind = "calendar_entry";
  static constexpr std::tuple kList{Field{"id", &CalendarEntry::id},
                                    Field{"entry_kind", &CalendarEntry::kind},
                                    Field{"name", &CalendarEntry::name},
                                    Field{"first_day", &CalendarEntry::firstDay},
                                    Field{"last_day", &CalendarEntry::lastDay},
                                    Field{"source", &CalendarEntry::source}};
};

}  // namespace waymark::domain
