// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/table_sql.h"

namespace waymark::storage {

std::span<const RecordTable* const> recordTables() {
  static constexpr std::array<const RecordTable*, std::variant_size_v<domain::Record>> kTables{
      &kAreaTable,      &kPartnerTable,  &kPersonTable,          &kCalendarEntryTable,  &kInspectionTable,
      &kInspectorTable, &kToldTable,     &kInspectionEventTable, &kEarlierFindingTable, &kPriorityTable,
      &kEvidenceTable,  &kFileLinkTable, &kAttachmentTable,      &kTaskTable,           &kOverrideTable,
      &kSnapshotTable,  &kSavedViewTable, &kChildTable,          &kListExtractTable,    &kIdentityAccessTable,
      &kListMappingTable, &kListCorrectionTable, &kRuleSwitchTable, &kListSubmissionTable, &kClockNoteTable,
      &kMeasureTable,    &kMeasureValueTable,
      &kRequestTable, &kRequestVersionTable, &kReturnRowTable, &kSurveySendingTable, &kSurveyTotalTable,
      &kOwnSurveyTable, &kSurveyCommentTable, &kYouSaidTable, &kTrackedChildTable, &kCaseDocumentTable,
      &kCasePractitionerTable, &kCaseEventTable, &kNamedPersonTable, &kConcernTable, &kInspectionPointTable,
      &kPlaceTable, &kJourneyTable, &kFieldworkHoursTable, &kUnavailableTable, &kFieldworkSessionTable,
      &kSessionGuestTable, &kTextTemplateTable};
  return kTables;
}

std::string selectSql(const RecordTable& table) {
  std::string sql = "SELECT ";
  sql += table.columns;
  sql += " FROM ";
  sql += table.name;
  return sql;
}

std::string putSql(Engine engine, const RecordTable& table, std::size_t rows) {
  const auto columns = columnsOf(table);
  std::string sql = "INSERT INTO ";
  sql += table.name;
  sql += " (";
  sql += table.columns;
  sql += ") VALUES ";
  sql += valuesRows(engine, rows, columns.size());
  sql += " ON CONFLICT (id) DO UPDATE SET ";
  for (std::size_t i = 1; i < columns.size(); ++i) {
    if (i != 1) sql += ", ";
    sql += columns[i];
    sql += " = excluded.";
    sql += columns[i];
  }
  return sql;
}

std::vector<std::string_view> columnsOf(const RecordTable& table) {
  auto columns = base::splitOn(table.columns, ',');
  for (auto& column : columns) column = base::trimmed(column);
  return columns;
}

void abortOnBadValue(const Connection& connection, const RecordTable& table, std::string_view field) {
  abortWith(base::Code::Damaged, {{"file", connection.file.string()},
                                  {"problem", "a value of " + std::string(table.name) + "." + std::string(field) +
                                                  " that no Waymark writes"}});
}

}  // namespace waymark::storage
