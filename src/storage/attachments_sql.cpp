// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/attachments_sql.h"

namespace waymark::storage {

// A content that is being written has chunks = -1.
constexpr const char* kSelectContent =
    "SELECT sha256, bytes, chunks FROM attachment_content WHERE sha256 = :sha256 AND chunks >= 0";
std::optional<StoredContent> findContent(Connection& connection, const std::string& sha256) {
  StoredContent content;
  Query query(connection, kSelectContent);
  query.out(content.sha256).out(content.bytes).out(content.chunks).in(sha256);
  if (!query.run()) return std::nullopt;
  return content;
}

constexpr const char* kSelectContents =
    "SELECT sha256, bytes, chunks FROM attachment_content WHERE chunks >= 0 ORDER BY sha256";
std::vector<StoredContent> allContents(Connection& connection) {
  std::vector<StoredContent> contents;
  StoredContent content;
  Query query(connection, kSelectContents);
  query.out(content.sha256).out(content.bytes).out(content.chunks);
  for (bool more = query.run(); more; more = query.next()) contents.push_back(content);
  return contents;
}

constexpr const char* kInsertContent =
    "INSERT INTO attachment_content (sha256, bytes, chunks) VALUES (:sha256, 0, -1) ON CONFLICT DO NOTHING";
void beginContent(Connection& connection, const std::string& sha256) {
  Query(connection, kInsertContent).in(sha256).run();
}

constexpr const char* kCountChunks = "SELECT COUNT(*) FROM attachment_chunk WHERE sha256 = :sha256";
long long countChunks(Connection& connection, const std::string& sha256) {
  long long count = 0;
  Query(connection, kCountChunks).out(count).in(sha256).run();
  return count;
}

constexpr const char* kFinishContent =
    "UPDATE attachment_content SET bytes = :bytes, chunks = :chunks WHERE sha256 = :sha256";
void finishContent(Connection& connection, const StoredContent& content) {
  Query(connection, kFinishContent).in(content.bytes).in(content.chunks).in(content.sha256).run();
}

constexpr const char* kLastChunk = "SELECT COALESCE(MAX(number), -1) FROM attachment_chunk WHERE sha256 = :sha256";
constexpr const char* kDeleteChunks = "DELETE FROM attachment_chunk WHERE sha256 = :sha256 AND number > :number";
constexpr const char* kMarkPart = "UPDATE attachment_content SET chunks = -1 WHERE sha256 = :sha256";
constexpr const char* kDeleteContent = "DELETE FROM attachment_content WHERE sha256 = :sha256";
bool deleteSome(Connection& connection, const std::string& sha256, long long most) {
  long long last = -1;
  Query(connection, kLastChunk).out(last).in(sha256).run();
  const long long keepUpTo = last - most;
  Query(connection, kMarkPart).in(sha256).run();
  Query(connection, kDeleteChunks).in(sha256).in(keepUpTo).run();
  if (keepUpTo >= 0) return false;
  Query(connection, kDeleteContent).in(sha256).run();
  return true;
}

constexpr const char* kIsPart = "SELECT chunks FROM attachment_content WHERE sha256 = :sha256";
bool isPart(Connection& connection, const std::string& sha256) {
  long long chunks = 0;
  Query query(connection, kIsPart);
  query.out(chunks).in(sha256);
  return query.run() && chunks < 0;
}

/// Where a content is named: the column with its hash, and what people call it. "" in the column names nothing.
struct NamingColumn {
  std::string_view table;
  std::string_view column;
  std::string_view name;
  std::string_view bytes = "-1";  // its length, where the table has it
};
constexpr NamingColumn kNamingColumns[]{
    {"attachment", "sha256", "name", "bytes"},
    {"list_extract", "open_sha256", "file_name"},
    {"list_extract", "sealed_sha256", "file_name"},
    {"list_submission", "open_sha256", "file_name"},
    {"list_submission", "sealed_sha256", "file_name"},
    {"request_version", "sha256", "name", "bytes"},
    {"own_survey", "answers_sha256", "file_name"},
    {"case_document", "sealed_sha256", "title"},
    {"inspection_point", "sealed_sha256", "code"},
};

std::string unnamedSql() {
  std::string sql = "SELECT sha256 FROM attachment_content c WHERE TRUE";
  for (const auto& naming : kNamingColumns)
    sql += " AND NOT EXISTS (SELECT 1 FROM " + std::string(naming.table) + " n WHERE n." + std::string(naming.column) +
           " = c.sha256)";
  return sql + " ORDER BY sha256";
}
std::vector<std::string> unnamedContents(Connection& connection) {
  std::vector<std::string> unnamed;
  std::string sha256;
  Query query(connection, unnamedSql());
  query.out(sha256);
  for (bool more = query.run(); more; more = query.next()) unnamed.push_back(sha256);
  return unnamed;
}

std::string namedSql() {
  std::string named;
  for (const auto& naming : kNamingColumns) {
    if (!named.empty()) named += " UNION ALL ";
    const std::string column(naming.column);
    named += "SELECT " + column + " AS sha256, " + std::string(naming.name) + " AS name, " + std::string(naming.bytes) +
             " AS bytes FROM " + std::string(naming.table) + " WHERE " + column + " <> ''";
  }
  return "SELECT sha256, MIN(name), MAX(bytes) FROM (" + named + ") named GROUP BY sha256 ORDER BY MIN(name), sha256";
}
std::vector<NamedContent> namedContents(Connection& connection) {
  std::vector<NamedContent> named;
  NamedContent content;
  Query query(connection, namedSql());
  query.out(content.sha256).out(content.name).out(content.bytes);
  for (bool more = query.run(); more; more = query.next()) named.push_back(content);
  return named;
}

}  // namespace waymark::storage
