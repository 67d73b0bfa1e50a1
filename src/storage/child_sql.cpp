// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of children by case code, of the extracts they came in, and of who saw identities.
#include "storage/table_sql.h"

namespace waymark::storage {

constexpr std::string_view kChildColumns = "id, case_code, upn_key, uln_key, local_key, revision";
const RecordTable kChildTable = makeTable<domain::Child>(kChildColumns);

constexpr std::string_view kListExtractColumns =
    "id, definition, list, source, file_name, as_at, row_count, open_sha256, sealed_sha256, imported_by, imported_at, "
    "revision";
const RecordTable kListExtractTable = makeTable<domain::ListExtract>(kListExtractColumns);

constexpr std::string_view kIdentityAccessColumns = "id, access_kind, who, reason, children, at, revision";
const RecordTable kIdentityAccessTable = makeTable<domain::IdentityAccess>(kIdentityAccessColumns);

}  // namespace waymark::storage
