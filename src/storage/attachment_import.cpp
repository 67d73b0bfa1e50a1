// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "storage/attachments.h"
#include "storage/attachments_sql.h"
#include "storage/descriptor.h"
#include "storage/sha256.h"

namespace waymark::storage {
namespace {

using base::Code;
using base::fail;
using base::Result;
namespace fs = std::filesystem;

constexpr int kChunksPerStep = 4;  // one commit: its sync costs a disk more than a chunk does
constexpr long long kDeletedPerStep = 8;

tl::unexpected<base::Error> unreadable(const fs::path& file, std::string problem) {
  return fail(Code::FileUnreadable, {{"file", file.string()}, {"problem", std::move(problem)}});
}

tl::unexpected<base::Error> refusal(const fs::path& file, int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return fail(Code::FileMissing, {{"file", file.string()}});
    case ELOOP:
      return unreadable(file, "its links lead round in a circle");
    case EACCES:
    case EPERM:
      return unreadable(file, "you have no right to read it");
    default:
      return unreadable(file, std::strerror(error));
  }
}

/// Closing any other handle on the workspace would drop SQLite's locks, which are POSIX's.
bool isOfWorkspace(const struct stat& info, const fs::path& workspace) {
  if (workspace.empty()) return false;
  const auto same = [&](const char* suffix) {
    struct stat other {};
    return ::stat((workspace.string() + suffix).c_str(), &other) == 0 && other.st_dev == info.st_dev &&
           other.st_ino == info.st_ino;
  };
  return same("") || same("-wal") || same("-shm") || same("-journal") || same(".lock");
}

Result<struct stat> examined(const fs::path& file, const fs::path& workspace) {
  struct stat info {};
  if (::stat(file.c_str(), &info) != 0) return refusal(file, errno);
  if (S_ISDIR(info.st_mode)) return unreadable(file, "it is a folder");
  if (!S_ISREG(info.st_mode)) return unreadable(file, "it is a device or a pipe, not a file");
  if (isOfWorkspace(info, workspace)) return unreadable(file, "it is the workspace itself");
  if (info.st_size == 0) return unreadable(file, "it is empty");
  if (info.st_size > kLargestAttachment)
    return fail(Code::FileTooBig,
                {{"file", file.string()}, {"limit", std::to_string(kLargestAttachment >> 20) + " MB"}});
  return info;
}

bool isUnchanged(const struct stat& a, const struct stat& b) {
  return a.st_dev == b.st_dev && a.st_ino == b.st_ino && a.st_size == b.st_size &&
         a.st_mtim.tv_sec == b.st_mtim.tv_sec && a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

}  // namespace

struct ContentImport::Impl {
  fs::path file;
  Descriptor fd;
  struct stat info {};
  std::string buffer;
  enum class Phase { Name, Look, Write, Done } phase = Phase::Name;
  std::int64_t at = 0;  // of the present reading
  std::size_t done = 0;
  Sha256 hash;
  std::vector<PieceHash> pieces;
  Content content;
  bool hasWritten = false;

  [[nodiscard]] tl::unexpected<base::Error> changed() const { return unreadable(file, "it changed while it was read"); }

  /// The chunk at `at`, whole.
  Result<std::string_view> nextChunk() {
    const auto wanted = static_cast<std::size_t>(std::min<std::int64_t>(kChunkBytes, info.st_size - at));
    std::size_t got = 0;
    while (got < wanted) {
      const auto count =
          ::pread(fd.get(), buffer.data() + got, wanted - got, static_cast<off_t>(at + static_cast<std::int64_t>(got)));
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) return refusal(file, errno);
      if (count == 0) return changed();
      got += static_cast<std::size_t>(count);
    }
    at += static_cast<std::int64_t>(wanted);
    done += wanted;
    return std::string_view(buffer).substr(0, wanted);
  }

  Result<void> checkUnchanged() const {
    struct stat now {};
    if (::fstat(fd.get(), &now) != 0) return refusal(file, errno);
    if (!isUnchanged(info, now)) return changed();
    return {};
  }

  Result<Step> readName() {
    const auto chunk = nextChunk();
    if (!chunk) return tl::make_unexpected(chunk.error());
    hash.add(*chunk);
    pieces.push_back(pieceHash(*chunk));
    if (at < info.st_size) return Step::More;
    if (auto same = checkUnchanged(); !same) return tl::make_unexpected(std::move(same.error()));
    content = {hash.hex(), info.st_size};
    phase = Phase::Look;
    return Step::More;
  }

  Result<Step> look(Store& store) {
    const auto found = guarded(store.connection(), [&] { return findContent(store.connection(), content.sha256); });
    if (!found) return tl::make_unexpected(found.error());
    if (*found) {
      done = 2 * static_cast<std::size_t>(info.st_size);
      phase = Phase::Done;
      return Step::Done;
    }
    at = 0;
    phase = Phase::Write;
    return Step::More;
  }

  Result<Step> write(Store& store) {
    if (auto writable = store.checkWritable(); !writable) return tl::make_unexpected(std::move(writable.error()));
    auto& connection = store.connection();
    return guarded(connection, [&] {
      Transaction transaction(connection, Transaction::Kind::Write);
      // Each time: a colleague who gave up on the same content has taken it away.
      beginContent(connection, content.sha256);
      hasWritten = true;
      for (int i = 0; i < kChunksPerStep && at < info.st_size; ++i) {
        const auto number = at / static_cast<std::int64_t>(kChunkBytes);
        const auto chunk = nextChunk();
        if (!chunk) throw Abort{{chunk.error(), std::nullopt}};
        if (pieceHash(*chunk) != pieces[static_cast<std::size_t>(number)])
          throw Abort{{changed().value(), std::nullopt}};
        connection.backend.putChunk(connection, content.sha256, number, *chunk);
      }
      auto step = Step::More;
      if (at >= info.st_size) {
        const auto chunks = static_cast<long long>(pieces.size());
        if (countChunks(connection, content.sha256) == chunks) {
          finishContent(connection, {content.sha256, content.bytes, chunks});
          step = Step::Done;
        } else {
          at = 0;  // they were taken away meanwhile: once more
          done = static_cast<std::size_t>(info.st_size);
        }
      }
      transaction.commit();
      if (step == Step::Done) phase = Phase::Done;
      return step;
    });
  }
};

ContentImport::ContentImport(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
ContentImport::~ContentImport() = default;
ContentImport::ContentImport(ContentImport&&) noexcept = default;
ContentImport& ContentImport::operator=(ContentImport&&) noexcept = default;

Result<ContentImport> ContentImport::begin(Store& store, const fs::path& file) {
  if (auto writable = store.checkWritable(); !writable) return tl::make_unexpected(std::move(writable.error()));
  // Looked at before it is opened: opening a pipe waits, opening a device may do anything.
  const auto before = examined(file, store.file());
  if (!before) return tl::make_unexpected(before.error());
  Descriptor fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (fd.get() < 0) return refusal(file, errno);
  auto impl = std::make_unique<Impl>();
  impl->file = file;
  if (::fstat(fd.get(), &impl->info) != 0) return refusal(file, errno);
  if (!isUnchanged(*before, impl->info)) return impl->changed();
  impl->fd = std::move(fd);
  impl->buffer.resize(kChunkBytes);
  return ContentImport(std::move(impl));
}

Result<Step> ContentImport::step(Store& store) {
  switch (m_impl->phase) {
    case Impl::Phase::Name:
      return m_impl->readName();
    case Impl::Phase::Look:
      return m_impl->look(store);
    case Impl::Phase::Write:
      return m_impl->write(store);
    case Impl::Phase::Done:
      break;
  }
  return Step::Done;
}

Result<Step> ContentImport::giveUp(Store& store) {
  if (!m_impl->hasWritten || m_impl->phase == Impl::Phase::Done) return Step::Done;
  auto& connection = store.connection();
  return guarded(connection, [&] {
    Transaction transaction(connection, Transaction::Kind::Write);
    // Somebody else may have brought the same content in whole meanwhile.
    auto step = Step::Done;
    if (isPart(connection, m_impl->content.sha256) && !deleteSome(connection, m_impl->content.sha256, kDeletedPerStep))
      step = Step::More;
    transaction.commit();
    return step;
  });
}

std::size_t ContentImport::done() const {
  return m_impl->done;
}
std::size_t ContentImport::total() const {
  return 2 * static_cast<std::size_t>(m_impl->info.st_size);
}
const Content& ContentImport::content() const {
  return m_impl->content;
}

Result<Content> importFile(Store& store, const fs::path& file, const WorkControl& control) {
  auto import = ContentImport::begin(store, file);
  if (!import) return tl::make_unexpected(std::move(import.error()));
  const auto run = [&]() -> Result<Content> {
    for (;;) {
      if (control.stop.stop_requested()) return fail(Code::Cancelled);
      const auto step = import->step(store);
      if (!step) return tl::make_unexpected(step.error());
      if (control.progress) control.progress(import->done(), import->total());
      if (*step == Step::Done) return import->content();
    }
  };
  auto result = run();
  if (!result)
    for (auto left = import->giveUp(store); left && *left == Step::More;) left = import->giveUp(store);
  return result;
}

}  // namespace waymark::storage
