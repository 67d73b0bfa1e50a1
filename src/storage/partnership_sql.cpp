// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of the area, its partners and their people, its calendar and its saved views.
#include "storage/table_sql.h"

namespace waymark::storage {

constexpr std::string_view kAreaColumns =
    "id, name, la_code, framework_id, clock_day, clock_time, framework_version, suppress_below, revision";
const RecordTable kAreaTable = makeTable<domain::Area>(kAreaColumns);

constexpr std::string_view kPartnerColumns = "id, name, short_name, partner_kind, notes, revision";
const RecordTable kPartnerTable = makeTable<domain::Partner>(kPartnerColumns);

constexpr std::string_view kPersonColumns =
    "id, partner, name, job_title, roles, email, phone, deputy, called_by, call_order, leave, revision";
const RecordTable kPersonTable = makeTable<domain::Person>(kPersonColumns);

constexpr std::string_view kCalendarEntryColumns = "id, entry_kind, name, first_day, last_day, source, revision";
const RecordTable kCalendarEntryTable = makeTable<domain::CalendarEntry>(kCalendarEntryColumns);

constexpr std::string_view kSavedViewColumns = "id, list, name, state, revision";
const RecordTable kSavedViewTable = makeTable<domain::SavedView>(kSavedViewColumns);

}  // namespace waymark::storage
