// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of tracked children.
#include "storage/table_sql.h"

namespace waymark::storage {

constexpr std::string_view kTrackedChildColumns =
    "id, inspection, child, case_code, state, place, chosen_on, why, replaces, replaced_why, giver, agreement, "
    "asked_on, answered_on, withdrawn_on, records_wait, documents_due, documents_due_time, lead, sealed, "
    "revision";
const RecordTable kTrackedChildTable = makeTable<domain::TrackedChild>(kTrackedChildColumns);

constexpr std::string_view kCaseDocumentColumns =
    "id, tracked_child, pack_document, title, agency, state, owner, due, received_at, sent_at, sent_to, "
    "sealed_sha256, sealed, revision";
const RecordTable kCaseDocumentTable = makeTable<domain::CaseDocument>(kCaseDocumentColumns);

constexpr std::string_view kCasePractitionerColumns =
    "id, tracked_child, agency, role, person, attendance, sealed, revision";
const RecordTable kCasePractitionerTable = makeTable<domain::CasePractitioner>(kCasePractitionerColumns);

constexpr std::string_view kCaseEventColumns = "id, tracked_child, day, agency, criteria, sealed, revision";
const RecordTable kCaseEventTable = makeTable<domain::CaseEvent>(kCaseEventColumns);

}  // namespace waymark::storage
