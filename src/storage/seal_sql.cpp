// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/attachments_sql.h"
#include "storage/change_log.h"
#include "storage/seal.h"
#include "storage/sha256.h"

namespace waymark::storage {

using base::Code;
using base::Result;

constexpr const char* kSelectHeader = "SELECT header FROM seal WHERE number = 1";
Result<std::optional<std::string>> sealHeader(Store& store) {
  auto& connection = store.connection();
  return guarded(connection, [&]() -> std::optional<std::string> {
    std::string header;
    Query query(connection, kSelectHeader);
    query.out(header);
    if (!query.run()) return std::nullopt;
    return header;
  });
}

constexpr const char* kPutHeader =
    "INSERT INTO seal (number, header) VALUES (1, :header) ON CONFLICT (number) DO UPDATE SET header = excluded.header";
Result<void> setSealHeader(Store& store, const std::string& header) {
  if (auto writable = store.checkWritable(); !writable) return writable;
  auto& connection = store.connection();
  return guarded(connection, [&] {
    if (connection.engine() == Engine::Sqlite) execute(connection, "PRAGMA secure_delete = ON");
    Transaction transaction(connection, Transaction::Kind::Write);
    Query(connection, kPutHeader).in(header).run();
    transaction.commit();
  });
}

constexpr const char* kDeleteHeader = "DELETE FROM seal";
Result<void> purgeSealed(Store& store) {
  if (auto writable = store.checkWritable(); !writable) return writable;
  auto& connection = store.connection();
  return guarded(connection, [&] {
    const bool isFile = connection.engine() == Engine::Sqlite;
    if (isFile) execute(connection, "PRAGMA secure_delete = ON");
    {
      Transaction transaction(connection, Transaction::Kind::Write);
      for (const auto& sha256 : unnamedContents(connection)) deleteSome(connection, sha256, kLargestAttachment);
      deletePayloadsUpTo(connection, readHead(connection).number);
      execute(connection, kDeleteHeader);
      transaction.commit();
    }
    if (!isFile) return;
    // Rewritten: freed pages go, and so does what the write-ahead log still holds of them.
    execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    execute(connection, "VACUUM");
    execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
  });
}

Result<Content> storeBytes(Store& store, std::string_view bytes, const WorkControl& control) {
  if (auto writable = store.checkWritable(); !writable) return tl::make_unexpected(std::move(writable.error()));
  if (bytes.size() > static_cast<std::size_t>(kLargestAttachment))
    return base::fail(Code::FileTooBig,
                      {{"file", "the list"}, {"limit", std::to_string(kLargestAttachment >> 20) + " MB"}});
  auto& connection = store.connection();
  const Content content{sha256Hex(bytes), static_cast<std::int64_t>(bytes.size())};
  return guarded(connection, [&] {
    if (findContent(connection, content.sha256)) return content;
    Transaction transaction(connection, Transaction::Kind::Write);
    beginContent(connection, content.sha256);
    long long number = 0;
    for (std::size_t at = 0; at < bytes.size(); at += kChunkBytes, ++number) {
      checkStop(control);
      connection.backend.putChunk(connection, content.sha256, number, bytes.substr(at, kChunkBytes));
    }
    finishContent(connection, {content.sha256, content.bytes, number});
    transaction.commit();
    return content;
  });
}

Result<std::string> readBytes(Store& store, const std::string& sha256, const WorkControl& control) {
  auto& connection = store.connection();
  return guarded(connection, [&] {
    const auto content = findContent(connection, sha256);
    if (!content) abortWith(Code::NotFound, {{"what", "content"}, {"id", sha256}});
    std::string bytes;
    bytes.reserve(static_cast<std::size_t>(content->bytes));
    std::string chunk;
    for (long long number = 0; number < content->chunks; ++number) {
      checkStop(control);
      if (!connection.backend.getChunk(connection, sha256, number, chunk)) break;
      bytes += chunk;
    }
    if (sha256Hex(bytes) != sha256)
      abortWith(Code::Damaged,
                {{"file", connection.file.string()}, {"problem", "a list inside it is not what was put in"}});
    return bytes;
  });
}

}  // namespace waymark::storage
