// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of inspections and of what people set in them.
#include "storage/table_sql.h"

namespace waymark::storage {

constexpr std::string_view kInspectionColumns =
    "id, title, inspection_kind, framework_id, framework_version, notified, notified_time, lead_inspector, "
    "published_outcome, reference, revision";
const RecordTable kInspectionTable = makeTable<domain::Inspection>(kInspectionColumns);

constexpr std::string_view kTaskColumns =
    "id, inspection, pack_task, title, phase, state, owner, notes, due, due_time, done_at, revision";
const RecordTable kTaskTable = makeTable<domain::Task>(kTaskColumns);

constexpr std::string_view kOverrideColumns = "id, inspection, subject, item, value, reason, author, at, revision";
const RecordTable kOverrideTable = makeTable<domain::Override>(kOverrideColumns);

constexpr std::string_view kSnapshotColumns = "id, inspection, name, taken_at, payload, revision";
const RecordTable kSnapshotTable = makeTable<domain::Snapshot>(kSnapshotColumns);

}  // namespace waymark::storage
