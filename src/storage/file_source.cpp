// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/file_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <vector>

#include "storage/descriptor.h"
#include "storage/sha256.h"

namespace waymark::storage {
namespace {

using base::Code;
using base::fail;
using base::Result;
namespace fs = std::filesystem;

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

struct FileSource::Impl {
  fs::path file;
  Descriptor fd;
  struct stat info {};
  ReadAt read;
  std::int64_t at = 0;  // of the present reading
  std::size_t done = 0;
  Sha256 hash;
  std::vector<PieceHash> pieces;
  Content content;

  [[nodiscard]] tl::unexpected<base::Error> changed() const { return unreadable(file, "it changed while it was read"); }

  /// The chunk at `at`, whole.
  Result<std::string> next() {
    std::string bytes(static_cast<std::size_t>(std::min<std::int64_t>(kChunkBytes, info.st_size - at)), '\0');
    std::size_t got = 0;
    while (got < bytes.size()) {
      const auto place = static_cast<off_t>(at + static_cast<std::int64_t>(got));
      const auto count = read(fd.get(), bytes.data() + got, bytes.size() - got, place);
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) return refusal(file, errno);
      if (count == 0) return changed();
      got += static_cast<std::size_t>(count);
    }
    at += static_cast<std::int64_t>(bytes.size());
    done += bytes.size();
    return bytes;
  }

  [[nodiscard]] Result<void> checkUnchanged() const {
    struct stat now {};
    if (::fstat(fd.get(), &now) != 0) return refusal(file, errno);
    if (!isUnchanged(info, now)) return changed();
    return {};
  }
};

FileSource::FileSource(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
FileSource::~FileSource() = default;
FileSource::FileSource(FileSource&&) noexcept = default;
FileSource& FileSource::operator=(FileSource&&) noexcept = default;

Result<FileSource> FileSource::open(const fs::path& file, const fs::path& workspace, ReadAt read) {
  // Looked at before it is opened: opening a pipe waits, opening a device may do anything.
  const auto before = examined(file, workspace);
  if (!before) return tl::make_unexpected(before.error());
  Descriptor fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (fd.get() < 0) return refusal(file, errno);
  auto impl = std::make_unique<Impl>();
  impl->file = file;
  impl->read = read ? std::move(read) : ReadAt(::pread);
  if (::fstat(fd.get(), &impl->info) != 0) return refusal(file, errno);
  if (!isUnchanged(*before, impl->info)) return impl->changed();
  impl->fd = std::move(fd);
  return FileSource(std::move(impl));
}

Result<Step> FileSource::readForName() {
  const auto bytes = m_impl->next();
  if (!bytes) return tl::make_unexpected(bytes.error());
  m_impl->hash.add(*bytes);
  m_impl->pieces.push_back(pieceHash(*bytes));
  if (!isAtEnd()) return Step::More;
  if (auto same = m_impl->checkUnchanged(); !same) return tl::make_unexpected(std::move(same.error()));
  m_impl->content = {m_impl->hash.hex(), m_impl->info.st_size};
  m_impl->at = 0;
  return Step::Done;
}

Result<Chunk> FileSource::readChunk() {
  const auto number = m_impl->at / static_cast<std::int64_t>(kChunkBytes);
  auto bytes = m_impl->next();
  if (!bytes) return tl::make_unexpected(std::move(bytes.error()));
  if (pieceHash(*bytes) != m_impl->pieces[static_cast<std::size_t>(number)]) return m_impl->changed();
  return Chunk{number, std::move(*bytes)};
}

bool FileSource::isAtEnd() const {
  return m_impl->at >= m_impl->info.st_size;
}
void FileSource::rewind() {
  m_impl->at = 0;
  m_impl->done = static_cast<std::size_t>(m_impl->info.st_size);
}
const Content& FileSource::content() const {
  return m_impl->content;
}
std::size_t FileSource::done() const {
  return m_impl->done;
}
std::size_t FileSource::total() const {
  return 2 * static_cast<std::size_t>(m_impl->info.st_size);
}

}  // namespace waymark::storage
