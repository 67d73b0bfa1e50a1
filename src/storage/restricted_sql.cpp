// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of what only named people see, and of texts.
#include "storage/table_sql.h"

namespace waymark::storage {

constexpr std::string_view kNamedPersonColumns = "id, inspection, part, person, added_by, added_at, revision";
const RecordTable kNamedPersonTable = makeTable<domain::NamedPerson>(kNamedPersonColumns);

constexpr std::string_view kConcernColumns =
    "id, inspection, code, case_code, origin, received_at, state, told_at, assurance_due, assurance_due_time, "
    "assured_at, closed_at, owner, sealed, revision";
const RecordTable kConcernTable = makeTable<domain::Concern>(kConcernColumns);

constexpr std::string_view kInspectionPointColumns =
    "id, inspection, code, point_kind, day, state, owner, due, due_time, request, task, sealed_sha256, sealed, "
    "revision";
const RecordTable kInspectionPointTable = makeTable<domain::InspectionPoint>(kInspectionPointColumns);

constexpr std::string_view kTextTemplateColumns = "id, text, subject, body, author, at, revision";
const RecordTable kTextTemplateTable = makeTable<domain::TextTemplate>(kTextTemplateColumns);

}  // namespace waymark::storage
