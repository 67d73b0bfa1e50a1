// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/temporary_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>
#include <utility>

namespace waymark::app {
namespace {

using base::Code;
using base::fail;
using base::Result;
using storage::Descriptor;
namespace fs = std::filesystem;

constexpr std::string_view kPrefix = "waymark-files-";
constexpr int kTries = 4;

tl::unexpected<base::Error> refusal(const fs::path& parent, int error) {
  const auto code = error == ENOSPC || error == EDQUOT ? Code::DiskFull : Code::NotWritable;
  return fail(code, {{"file", parent.string()}}, std::strerror(error));
}

/// The folder itself and no link to one, locked; an empty descriptor if it isn't ours or somebody holds it.
Descriptor locked(const fs::path& folder) {
  Descriptor fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  struct stat info {};
  if (fd.get() < 0 || ::fstat(fd.get(), &info) != 0 || info.st_uid != ::geteuid() ||
      ::flock(fd.get(), LOCK_EX | LOCK_NB) != 0)
    return {};
  return fd;
}

bool isStillThere(const Descriptor& fd, const fs::path& folder) {
  struct stat held {};
  struct stat named {};
  return ::fstat(fd.get(), &held) == 0 && ::lstat(folder.c_str(), &named) == 0 && held.st_dev == named.st_dev &&
         held.st_ino == named.st_ino;
}

}  // namespace

TemporaryFolder::TemporaryFolder(fs::path path, Descriptor lock) : m_path(std::move(path)), m_lock(std::move(lock)) {}

TemporaryFolder::TemporaryFolder(TemporaryFolder&& other) noexcept
    : m_path(std::exchange(other.m_path, {})), m_lock(std::move(other.m_lock)) {}

TemporaryFolder& TemporaryFolder::operator=(TemporaryFolder&& other) noexcept {
  if (this == &other) return *this;
  remove();
  m_path = std::exchange(other.m_path, {});
  m_lock = std::move(other.m_lock);
  return *this;
}

TemporaryFolder::~TemporaryFolder() {
  remove();
}

void TemporaryFolder::remove() {
  std::error_code ignored;
  if (!m_path.empty()) fs::remove_all(m_path, ignored);
  m_path.clear();
  m_lock.close();
}

Result<TemporaryFolder> TemporaryFolder::make(const fs::path& parent) {
  // Between making it and holding it, another start may have taken it for a leftover: then once more.
  for (int i = 0; i < kTries; ++i) {
    std::string name = (parent / (std::string(kPrefix) + "XXXXXX")).string();
    if (::mkdtemp(name.data()) == nullptr) return refusal(parent, errno);
    auto lock = locked(name);
    if (lock.get() >= 0 && isStillThere(lock, name)) return TemporaryFolder(std::move(name), std::move(lock));
  }
  return refusal(parent, EBUSY);
}

std::size_t removeLeftovers(const fs::path& parent) {
  std::size_t removed = 0;
  std::error_code error;
  for (fs::directory_iterator at(parent, fs::directory_options::skip_permission_denied, error), end;
       !error && at != end; at.increment(error)) {
    if (!at->path().filename().string().starts_with(kPrefix)) continue;
    const auto lock = locked(at->path());
    std::error_code ignored;
    if (lock.get() >= 0 && fs::remove_all(at->path(), ignored) > 0 && !ignored) ++removed;
  }
  return removed;
}

}  // namespace waymark::app
