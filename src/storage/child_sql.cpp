// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of children by case code, of the lists they came in and what is kept beside them, and of who saw identities.
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

constexpr std::string_view kListMappingColumns =
    "id, definition, list, source, columns, made_by, made_at, revision";
const RecordTable kListMappingTable = makeTable<domain::ListMapping>(kListMappingColumns);

constexpr std::string_view kListCorrectionColumns =
    "id, definition, list, child, column_id, was, corrected, note, corrected_by, corrected_at, revision";
const RecordTable kListCorrectionTable = makeTable<domain::ListCorrection>(kListCorrectionColumns);

constexpr std::string_view kRuleSwitchColumns = "id, definition, rule, reason, author, at, revision";
const RecordTable kRuleSwitchTable = makeTable<domain::RuleSwitch>(kRuleSwitchColumns);

constexpr std::string_view kListSubmissionColumns =
    "id, definition, list, as_at, row_count, open_sha256, sealed_sha256, file_name, file_sha256, checks, sent_to, note, "
    "submitted_by, submitted_at, revision";
const RecordTable kListSubmissionTable = makeTable<domain::ListSubmission>(kListSubmissionColumns);

constexpr std::string_view kClockNoteColumns = "id, child, clock, due, reason, author, at, revision";
const RecordTable kClockNoteTable = makeTable<domain::ClockNote>(kClockNoteColumns);

}  // namespace waymark::storage
