// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of the partnership's own measures and their values by month.
#include "storage/table_sql.h"

namespace waymark::storage {

constexpr std::string_view kMeasureColumns =
    "id, title, definition, unit, better, pathway, provider, owner, target, criteria, note, revision";
const RecordTable kMeasureTable = makeTable<domain::Measure>(kMeasureColumns);

constexpr std::string_view kMeasureValueColumns = "id, measure, month, value, note, source, revision";
const RecordTable kMeasureValueTable = makeTable<domain::MeasureValue>(kMeasureValueColumns);

}  // namespace waymark::storage
