// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of requests, what was sent, and returns.
#include "storage/table_sql.h"

namespace waymark::storage {

constexpr std::string_view kRequestColumns =
    "id, inspection, pack_item, code, title, why, asked_by, received, received_time, due, due_time, owner, "
    "deputy, partner, criteria, state, sign_off, returned_reason, location, working_days, refreshed, gap, "
    "notes, revision";
const RecordTable kRequestTable = makeTable<domain::Request>(kRequestColumns);

constexpr std::string_view kRequestVersionColumns =
    "id, request, name, bytes, sha256, sent_to, sent_by, sent_at, note, revision";
const RecordTable kRequestVersionTable = makeTable<domain::RequestVersion>(kRequestVersionColumns);

constexpr std::string_view kReturnRowColumns = "id, inspection, form, position, cells, author, at, revision";
const RecordTable kReturnRowTable = makeTable<domain::ReturnRow>(kReturnRowColumns);

}  // namespace waymark::storage
