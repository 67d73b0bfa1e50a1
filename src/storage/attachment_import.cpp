// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <vector>

#include "storage/attachments.h"
#include "storage/attachments_sql.h"

namespace waymark::storage {
namespace {

using base::Code;
using base::fail;
using base::Result;
namespace fs = std::filesystem;

constexpr long long kDeletedPerStep = 8;

}  // namespace

Result<ContentWriting> ContentWriting::begin(Store& store, Content content) {
  if (auto writable = store.checkWritable(); !writable) return tl::make_unexpected(std::move(writable.error()));
  const auto found = guarded(store.connection(), [&] { return findContent(store.connection(), content.sha256); });
  if (!found) return tl::make_unexpected(found.error());
  return ContentWriting(std::move(content), found->has_value());
}

Result<ContentWriting::Put> ContentWriting::put(Store& store, const std::vector<Chunk>& chunks) {
  if (auto writable = store.checkWritable(); !writable) return tl::make_unexpected(std::move(writable.error()));
  auto& connection = store.connection();
  const auto count =
      (m_content.bytes + static_cast<std::int64_t>(kChunkBytes) - 1) / static_cast<std::int64_t>(kChunkBytes);
  return guarded(connection, [&] {
    Transaction transaction(connection, Transaction::Kind::Write);
    // Each time: a colleague who gave up on the same content has taken it away.
    beginContent(connection, m_content.sha256);
    m_hasWritten = true;
    for (const auto& chunk : chunks)
      connection.backend.putChunk(connection, m_content.sha256, chunk.number, chunk.bytes);
    auto put = Put::More;
    if (!chunks.empty() && chunks.back().number == count - 1) {
      if (countChunks(connection, m_content.sha256) == count) {
        finishContent(connection, {m_content.sha256, m_content.bytes, count});
        put = Put::Whole;
      } else {
        put = Put::Again;  // some were taken away meanwhile
      }
    }
    transaction.commit();
    m_isWhole = put == Put::Whole;
    return put;
  });
}

Result<Step> ContentWriting::giveUp(Store& store) {
  if (!m_hasWritten || m_isWhole) return Step::Done;
  auto& connection = store.connection();
  return guarded(connection, [&] {
    Transaction transaction(connection, Transaction::Kind::Write);
    // Somebody else may have brought the same content in whole meanwhile.
    auto step = Step::Done;
    if (isPart(connection, m_content.sha256) && !deleteSome(connection, m_content.sha256, kDeletedPerStep))
      step = Step::More;
    transaction.commit();
    return step;
  });
}

Result<Content> importFile(Store& store, const fs::path& file, const WorkControl& control) {
  if (auto writable = store.checkWritable(); !writable) return tl::make_unexpected(std::move(writable.error()));
  auto source = FileSource::open(file, store.file());
  if (!source) return tl::make_unexpected(std::move(source.error()));
  const auto told = [&]() -> Result<void> {
    if (control.stop.stop_requested()) return fail(Code::Cancelled);
    if (control.progress) control.progress(source->done(), source->total());
    return {};
  };
  for (auto step = Step::More; step == Step::More;) {
    if (auto goOn = told(); !goOn) return tl::make_unexpected(std::move(goOn.error()));
    const auto read = source->readForName();
    if (!read) return tl::make_unexpected(read.error());
    step = *read;
  }
  auto writing = ContentWriting::begin(store, source->content());
  if (!writing) return tl::make_unexpected(std::move(writing.error()));
  const auto write = [&]() -> Result<void> {
    std::vector<Chunk> chunks;
    for (;;) {
      if (auto goOn = told(); !goOn) return goOn;
      chunks.clear();
      while (chunks.size() < kChunksPerCommit && !source->isAtEnd()) {
        auto chunk = source->readChunk();
        if (!chunk) return tl::make_unexpected(std::move(chunk.error()));
        chunks.push_back(std::move(*chunk));
      }
      const auto put = writing->put(store, chunks);
      if (!put) return tl::make_unexpected(put.error());
      if (*put == ContentWriting::Put::Whole) return {};
      if (*put == ContentWriting::Put::Again) source->rewind();
    }
  };
  if (!writing->isThere()) {
    if (auto written = write(); !written) {
      for (auto left = writing->giveUp(store); left && *left == Step::More;) left = writing->giveUp(store);
      return tl::make_unexpected(std::move(written.error()));
    }
  }
  if (control.progress) control.progress(source->total(), source->total());
  return source->content();
}

}  // namespace waymark::storage
