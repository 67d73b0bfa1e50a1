// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of the fieldwork timetable.
#include "storage/table_sql.h"

namespace waymark::storage {

constexpr std::string_view kPlaceColumns = "id, name, place_kind, address, seats, urn, minutes_away, access, revision";
const RecordTable kPlaceTable = makeTable<domain::Place>(kPlaceColumns);

constexpr std::string_view kJourneyColumns = "id, from_place, to_place, minutes, revision";
const RecordTable kJourneyTable = makeTable<domain::Journey>(kJourneyColumns);

constexpr std::string_view kFieldworkHoursColumns =
    "id, inspection, day, starts, ends, break_starts, break_minutes, revision";
const RecordTable kFieldworkHoursTable = makeTable<domain::FieldworkHours>(kFieldworkHoursColumns);

constexpr std::string_view kUnavailableColumns =
    "id, inspection, person, inspector, place, day, from_time, to_time, why, revision";
const RecordTable kUnavailableTable = makeTable<domain::Unavailable>(kUnavailableColumns);

constexpr std::string_view kFieldworkSessionColumns =
    "id, inspection, code, title, session_kind, state, pin, day, start, minutes, earliest, latest, place, "
    "link, seats, inspectors, people, kept_out, after, partner, tracked_child, criteria, needs, notes, "
    "revision";
const RecordTable kFieldworkSessionTable = makeTable<domain::FieldworkSession>(kFieldworkSessionColumns);

constexpr std::string_view kSessionGuestColumns = "id, session, label, attendance, sealed, revision";
const RecordTable kSessionGuestTable = makeTable<domain::SessionGuest>(kSessionGuestColumns);

}  // namespace waymark::storage
