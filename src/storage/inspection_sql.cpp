// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of inspections and of what people set in them.
#include "storage/table_sql.h"

namespace waymark::storage {

constexpr std::string_view kInspectionColumns =
    "id, title, inspection_kind, framework_id, framework_version, notified, notified_time, lead_inspector, "
    "published_outcome, reference, published_on, revision";
const RecordTable kInspectionTable = makeTable<domain::Inspection>(kInspectionColumns);

constexpr std::string_view kInspectorColumns = "id, inspection, name, body, role, discipline, contact, notes, revision";
const RecordTable kInspectorTable = makeTable<domain::Inspector>(kInspectorColumns);

constexpr std::string_view kToldColumns = "id, inspection, subject, item, day, time, value, told_by, told_at, revision";
const RecordTable kToldTable = makeTable<domain::Told>(kToldColumns);

constexpr std::string_view kInspectionEventColumns =
    "id, inspection, event_kind, day, reason, detail, author, at, revision";
const RecordTable kInspectionEventTable = makeTable<domain::InspectionEvent>(kInspectionEventColumns);

constexpr std::string_view kTaskColumns =
    "id, inspection, pack_task, title, phase, state, owner, notes, due, due_time, done_at, slip_reason, revision";
const RecordTable kTaskTable = makeTable<domain::Task>(kTaskColumns);

constexpr std::string_view kOverrideColumns = "id, inspection, subject, item, value, reason, author, at, revision";
const RecordTable kOverrideTable = makeTable<domain::Override>(kOverrideColumns);

constexpr std::string_view kSnapshotColumns = "id, inspection, name, taken_at, payload, revision";
const RecordTable kSnapshotTable = makeTable<domain::Snapshot>(kSnapshotColumns);

}  // namespace waymark::storage
