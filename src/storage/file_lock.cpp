// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/file_lock.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <utility>

#include "base/date.h"
#include "base/text.h"

namespace waymark::storage {
namespace {

using base::Code;

// Of the open file, not of the process (fcntl(2), F_OFD_SETLK): a second window of one process is refused too, and
// closing another descriptor of the file doesn't drop it.
bool locked(int fd) {
  struct flock whole {};
  whole.l_type = F_WRLCK;
  whole.l_whence = SEEK_SET;
  return ::fcntl(fd, F_OFD_SETLK, &whole) == 0;
}

bool isStillAt(int fd, const std::filesystem::path& path) {
  struct stat ours {};
  struct stat there {};
  return ::fstat(fd, &ours) == 0 && ::stat(path.c_str(), &there) == 0 && ours.st_ino == there.st_ino &&
         ours.st_dev == there.st_dev;
}

constexpr std::string_view kSince = ", since ";

std::pair<base::Day, base::TimeOfDay> localOf(base::Stamp stamp) {
  const std::time_t raw = std::chrono::system_clock::to_time_t(stamp);
  std::tm local{};
  ::localtime_r(&raw, &local);
  const std::chrono::year_month_day day{std::chrono::year(local.tm_year + 1900),
                                        std::chrono::month(static_cast<unsigned>(local.tm_mon + 1)),
                                        std::chrono::day(static_cast<unsigned>(local.tm_mday))};
  return {base::Day{day}, base::TimeOfDay{local.tm_hour * 60 + local.tm_min}};
}

/// The owner's text holds a UTC stamp, which every computer reads alike. People read it as their own clock shows it:
/// "(their-pc, since 09:40)", and with its day when that isn't the day of `now`. What isn't ours stays as it is.
std::string inLocalTime(const std::string& owner, base::Stamp now) {
  const auto at = owner.rfind(kSince);
  if (at == std::string::npos || !owner.ends_with(')')) return owner;
  const auto begin = at + kSince.size();
  const auto since = base::parseStamp(std::string_view(owner).substr(begin, owner.size() - begin - 1));
  if (!since) return owner;
  const auto [day, time] = localOf(*since);
  const auto words =
      day == localOf(now).first ? base::timeText(time) : base::longText(day) + ' ' + base::timeText(time);
  return owner.substr(0, begin) + words + ')';
}

std::string ownerIn(int fd, base::Stamp now) {
  std::array<char, 256> text{};
  const auto count = ::pread(fd, text.data(), text.size(), 0);
  const std::string_view owner(text.data(), count > 0 ? static_cast<std::size_t>(count) : 0);
  if (owner.empty() || !base::isCleanText(owner)) return "Another window";
  return inLocalTime(std::string(base::trimmed(owner)), now);
}

std::string hostName() {
  std::array<char, 128> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? std::string(name.data()) : std::string("this computer");
}

}  // namespace

base::Result<FileLock> FileLock::take(const std::filesystem::path& file, const std::string& who, base::Stamp since) {
  const std::filesystem::path path = file.string() + ".lock";
  for (int attempt = 0; attempt < 20; ++attempt) {
    const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0)
      return base::fail(errno == ENOSPC || errno == EDQUOT ? Code::DiskFull : Code::NotWritable,
                        {{"file", file.string()}}, std::strerror(errno));
    if (!locked(fd)) {
      auto owner = ownerIn(fd, since);
      ::close(fd);
      return base::fail(Code::InUse, {{"file", file.string()}, {"who", std::move(owner)}});
    }
    // Its last owner unlinks the file before letting go, so what was locked may be no longer the one that counts.
    if (!isStillAt(fd, path)) {
      ::close(fd);
      continue;
    }
    const auto name = base::elided(base::trimmed(who), 60);
    const auto text = (name.empty() ? "Another window" : name) + " (" + base::elided(hostName(), 40) +
                      std::string(kSince) + base::stampText(since) + ")";
    // Only a courtesy: on a full disk the lock holds without its text.
    if (::ftruncate(fd, 0) != 0 || ::pwrite(fd, text.data(), text.size(), 0) < 0) return FileLock(path, fd);
    return FileLock(path, fd);
  }
  return base::fail(Code::InUse, {{"file", file.string()}, {"who", "Another window"}});
}

FileLock::FileLock(FileLock&& other) noexcept : m_path(std::move(other.m_path)), m_fd(std::exchange(other.m_fd, -1)) {}

FileLock::~FileLock() {
  if (m_fd < 0) return;
  ::unlink(m_path.c_str());
  ::close(m_fd);
}

}  // namespace waymark::storage
