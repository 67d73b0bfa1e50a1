// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace waymark::base {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int fd) : m_fd(fd) {}
  ~Descriptor() {
    if (m_fd >= 0) ::close(m_fd);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int get() const { return m_fd; }

 private:
  int m_fd;
};

tl::unexpected<Error> writeFailure(const std::filesystem::path& path, int error) {
  const bool full = error == ENOSPC || error == EFBIG || error == EDQUOT;
  return fail(full ? Code::DiskFull : Code::NotWritable, {{"file", path.string()}}, std::strerror(error));
}

}  // namespace

Result<std::string> readFile(const std::filesystem::path& path, std::size_t limit) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) {
    if (errno == ENOENT || errno == ENOTDIR) return fail(Code::FileMissing, {{"file", path.string()}});
    return fail(Code::FileUnreadable, {{"file", path.string()}, {"problem", std::strerror(errno)}});
  }
  struct stat info {};
  if (::fstat(file.get(), &info) != 0 || S_ISDIR(info.st_mode))
    return fail(Code::FileUnreadable, {{"file", path.string()}, {"problem", "it is a folder"}});
  std::string bytes;
  std::string block(std::size_t{1} << 16U, '\0');
  for (;;) {
    const auto count = ::read(file.get(), block.data(), block.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return fail(Code::FileUnreadable, {{"file", path.string()}, {"problem", std::strerror(errno)}});
    if (count == 0) return bytes;
    bytes.append(block.data(), static_cast<std::size_t>(count));
    if (bytes.size() > limit)
      return fail(Code::FileTooBig, {{"file", path.string()}, {"limit", std::to_string(limit / 1'000'000) + " MB"}});
  }
}

Result<void> writeFileSafely(const std::filesystem::path& path, std::string_view bytes) {
  std::string part = path.string() + ".part-XXXXXX";
  const Descriptor file(::mkostemp(part.data(), O_CLOEXEC));
  if (file.get() < 0) return writeFailure(path, errno);
  while (!bytes.empty()) {
    const auto count = ::write(file.get(), bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      const int error = errno;
      ::unlink(part.c_str());
      return writeFailure(path, error);
    }
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  if (::fsync(file.get()) != 0 || ::rename(part.c_str(), path.c_str()) != 0) {
    const int error = errno;
    ::unlink(part.c_str());
    return writeFailure(path, error);
  }
  return {};
}

}  // namespace waymark::base
