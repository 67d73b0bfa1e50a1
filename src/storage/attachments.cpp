// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/attachments.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <unordered_set>

#include "storage/attachments_sql.h"
#include "storage/change_log.h"
#include "storage/descriptor.h"
#include "storage/sha256.h"

namespace waymark::storage {
namespace {

/// The hashes that a record names: its fields that are called so.
void keepNamed(const domain::Record& record, std::unordered_set<std::string>& kept) {
  std::visit(
      [&]<class T>(const T& entity) {
        domain::forEachField<T>([&](const auto& field) {
          if constexpr (std::is_same_v<std::remove_cvref_t<decltype(entity.*field.member)>, std::string>)
            if (field.name.ends_with("sha256") && !(entity.*field.member).empty()) kept.insert(entity.*field.member);
        });
      },
      record);
}

using base::Code;
using base::fail;
using base::Result;
namespace fs = std::filesystem;

constexpr int kChunksPerRead = 4;

base::Error damagedError(Store& store, const std::string& problem) {
  const auto file = store.file().empty() ? std::string("the shared workspace") : store.file().string();
  return {Code::Damaged, "", {{"file", file}, {"problem", problem}}};
}

tl::unexpected<base::Error> writeError(const fs::path& file, int error) {
  switch (error) {
    case EEXIST:
      return fail(Code::FileExists, {{"file", file.string()}});
    case ENOENT:
    case ENOTDIR:
      return fail(Code::FileMissing, {{"file", fs::absolute(file).parent_path().string()}});
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return fail(Code::DiskFull, {{"file", file.string()}});
    default:
      return fail(Code::NotWritable, {{"file", file.string()}}, std::strerror(error));
  }
}

/// Gives a finished file its name; EEXIST if the name is taken and what has it is to stay.
int nameFile(const fs::path& from, const fs::path& to, ExportTo::Existing existing) {
  if (existing == ExportTo::Existing::Replace) return ::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return errno;
  // A file system that can't refuse by itself.
  if (::access(to.c_str(), F_OK) == 0) return EEXIST;
  return ::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

}  // namespace

struct ContentExport::Impl {
  ExportTo to;
  StoredContent content;
  std::string part;
  Descriptor fd;
  long long next = 0;
  std::size_t done = 0;
  Sha256 hash;
  std::string buffer;

  Impl() = default;
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() {
    if (!part.empty()) ::unlink(part.c_str());
  }

  Result<void> writeChunk(Store& store) {
    auto& connection = store.connection();
    const auto found =
        guarded(connection, [&] { return connection.backend.getChunk(connection, content.sha256, next, buffer); });
    if (!found) return tl::make_unexpected(found.error());
    if (!*found) return tl::make_unexpected(damagedError(store, "a part of an attachment is missing"));
    hash.add(buffer);
    for (std::string_view left = buffer; !left.empty();) {
      const auto count = ::write(fd.get(), left.data(), left.size());
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) return writeError(to.file, errno);
      left.remove_prefix(static_cast<std::size_t>(count));
    }
    done += buffer.size();
    ++next;
    return {};
  }

  Result<void> finish(Store& store) {
    if (static_cast<long long>(done) != content.bytes || hash.hex() != content.sha256)
      return tl::make_unexpected(damagedError(store, "the bytes of an attachment are not what they were"));
    const mode_t mode = to.rights == ExportTo::Rights::ReadOnly ? 0400 : 0600;
    if (::fchmod(fd.get(), mode) != 0 || ::fsync(fd.get()) != 0) return writeError(to.file, errno);
    if (const int error = nameFile(part, to.file, to.existing); error != 0) return writeError(to.file, error);
    part.clear();
    fd.close();
    return {};
  }
};

ContentExport::ContentExport(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
ContentExport::~ContentExport() = default;
ContentExport::ContentExport(ContentExport&&) noexcept = default;
ContentExport& ContentExport::operator=(ContentExport&&) noexcept = default;

Result<ContentExport> ContentExport::begin(Store& store, const std::string& sha256, ExportTo to) {
  std::error_code ignored;
  for (const char* suffix : {"", "-wal", "-shm", ".lock"})
    if (fs::equivalent(to.file, store.file().string() + suffix, ignored))
      return fail(Code::BadUse, {{"problem", "An attachment can't take the workspace's place"}});
  if (fs::is_directory(to.file, ignored)) return fail(Code::FileExists, {{"file", to.file.string()}});
  if (to.existing == ExportTo::Existing::Keep && fs::exists(fs::symlink_status(to.file, ignored)))
    return fail(Code::FileExists, {{"file", to.file.string()}});
  auto found = guarded(store.connection(), [&] { return findContent(store.connection(), sha256); });
  if (!found) return tl::make_unexpected(std::move(found.error()));
  if (!*found) return tl::make_unexpected(damagedError(store, "the bytes of an attachment are missing"));
  auto impl = std::make_unique<Impl>();
  impl->content = std::move(**found);
  std::string part = (fs::absolute(to.file).parent_path() / ".waymark-XXXXXX").string();
  impl->fd = Descriptor(::mkostemp(part.data(), O_CLOEXEC));
  if (impl->fd.get() < 0) return writeError(to.file, errno);
  impl->part = std::move(part);
  impl->to = std::move(to);
  return ContentExport(std::move(impl));
}

Result<Step> ContentExport::step(Store& store) {
  for (int i = 0; i < kChunksPerRead && m_impl->next < m_impl->content.chunks; ++i)
    if (auto done = m_impl->writeChunk(store); !done) return tl::make_unexpected(std::move(done.error()));
  if (m_impl->next < m_impl->content.chunks) return Step::More;
  if (auto done = m_impl->finish(store); !done) return tl::make_unexpected(std::move(done.error()));
  return Step::Done;
}

std::size_t ContentExport::done() const {
  return m_impl->done;
}
std::size_t ContentExport::total() const {
  return static_cast<std::size_t>(m_impl->content.bytes);
}

Result<void> exportContent(Store& store, const std::string& sha256, ExportTo to, const WorkControl& control) {
  auto writing = ContentExport::begin(store, sha256, std::move(to));
  if (!writing) return tl::make_unexpected(std::move(writing.error()));
  for (;;) {
    if (control.stop.stop_requested()) return fail(Code::Cancelled);
    const auto step = writing->step(store);
    if (!step) return tl::make_unexpected(step.error());
    if (control.progress) control.progress(writing->done(), writing->total());
    if (*step == Step::Done) return {};
  }
}

namespace {

bool isWhole(Connection& connection, const StoredContent& content, const WorkControl& control) {
  Sha256 hash;
  std::string chunk;
  long long bytes = 0;
  for (long long number = 0; number < content.chunks; ++number) {
    checkStop(control);
    if (!connection.backend.getChunk(connection, content.sha256, number, chunk)) return false;
    hash.add(chunk);
    bytes += static_cast<long long>(chunk.size());
  }
  return bytes == content.bytes && hash.hex() == content.sha256;
}

}  // namespace

Result<std::vector<ContentTrouble>> verifyContents(Store& store, const WorkControl& control) {
  using Kind = ContentTrouble::Kind;
  auto& connection = store.connection();
  return guarded(connection, [&] {
    const Watched watched(connection, control);
    Transaction transaction(connection, Transaction::Kind::Read);
    std::vector<ContentTrouble> troubles;
    std::unordered_set<std::string> named;
    for (const auto& wanted : namedContents(connection)) {
      named.insert(wanted.sha256);
      const auto content = findContent(connection, wanted.sha256);
      if (!content)
        troubles.push_back({wanted.sha256, wanted.name, Kind::Missing});
      else if ((wanted.bytes >= 0 && content->bytes != wanted.bytes) || !isWhole(connection, *content, control))
        troubles.push_back({wanted.sha256, wanted.name, Kind::Damaged});
    }
    for (const auto& content : allContents(connection))
      if (!named.contains(content.sha256) && !isWhole(connection, content, control))
        troubles.push_back({content.sha256, "", Kind::Damaged});
    transaction.commit();
    return troubles;
  });
}

Result<void> checkContents(Store& store, const WorkControl& control) {
  const auto troubles = verifyContents(store, control);
  if (!troubles) return tl::make_unexpected(troubles.error());
  if (troubles->empty()) return {};
  const auto& first = troubles->front();
  std::string problem = "the bytes of ";
  problem += first.name.empty() ? std::string("an attachment that was removed") : "the attachment “" + first.name + "”";
  problem += first.kind == ContentTrouble::Kind::Missing ? " are missing" : " are not what they were";
  if (troubles->size() > 1) problem += ", and of " + std::to_string(troubles->size() - 1) + " more";
  return tl::make_unexpected(damagedError(store, problem));
}

Result<std::size_t> sweepContents(Store& store) {
  if (auto writable = store.checkWritable(); !writable) return tl::make_unexpected(std::move(writable.error()));
  auto& connection = store.connection();
  return guarded(connection, [&] {
    auto unnamed = unnamedContents(connection);
    if (unnamed.empty()) return std::size_t{0};
    std::unordered_set<std::string> kept;
    const auto head = readHead(connection);
    if (head.number > 0)
      if (const auto last = readPayload(connection, head.number))
        for (const auto& change : last->changes)
          for (const auto* side : {&change.before, &change.after})
            if (side->has_value()) keepNamed(**side, kept);
    std::size_t gone = 0;
    for (const auto& sha256 : unnamed) {
      // A part that was never finished is nobody's, whatever names it.
      if (kept.contains(sha256) && !isPart(connection, sha256)) continue;
      Transaction transaction(connection, Transaction::Kind::Write);
      deleteSome(connection, sha256, kLargestAttachment);
      transaction.commit();
      ++gone;
    }
    return gone;
  });
}

}  // namespace waymark::storage
