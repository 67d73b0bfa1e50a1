// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of evidence and of what it is linked to.
#include "storage/table_sql.h"

namespace waymark::storage {

constexpr std::string_view kEvidenceColumns =
    "id, reference, summary, detail, finding, reach, impact, criterion, also, services, age_phase, groups, source, "
    "covers_from, covers_to, given_by, partner, review, review_by, logged_on, earlier_findings, priorities, "
    "from_comment, from_case, from_point, revision";
const RecordTable kEvidenceTable = makeTable<domain::Evidence>(kEvidenceColumns);

constexpr std::string_view kFileLinkColumns = "id, evidence, title, location, revision";
const RecordTable kFileLinkTable = makeTable<domain::FileLink>(kFileLinkColumns);

constexpr std::string_view kAttachmentColumns =
    "id, evidence, name, media_type, bytes, sha256, added_by, added_at, revision";
const RecordTable kAttachmentTable = makeTable<domain::Attachment>(kAttachmentColumns);

constexpr std::string_view kEarlierFindingColumns =
    "id, finding_kind, text, from_inspection, published_on, criterion, responsible, inspection, revision";
const RecordTable kEarlierFindingTable = makeTable<domain::EarlierFinding>(kEarlierFindingColumns);

constexpr std::string_view kPriorityColumns = "id, title, detail, lead, criteria, revision";
const RecordTable kPriorityTable = makeTable<domain::Priority>(kPriorityColumns);

}  // namespace waymark::storage
