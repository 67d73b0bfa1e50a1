// SPDX-License-Identifier: GPL-3.0-or-later
// "Who has this workspace open for writing": an advisory lock on <file>.lock, whose text says who. The system drops
// it with the process, so a killed one is never in the way.
#pragma once

#include <filesystem>
#include <string>

#include "base/date.h"
#include "base/error.h"

namespace waymark::storage {

class FileLock {
 public:
  /// InUse{file, who} if another window has it, NotWritable if the folder is read-only.
  static base::Result<FileLock> take(const std::filesystem::path& file, const std::string& who, base::Stamp since);
  ~FileLock();
  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&&) = delete;

 private:
  FileLock(std::filesystem::path path, int fd) : m_path(std::move(path)), m_fd(fd) {}
  std::filesystem::path m_path;
  int m_fd = -1;
};

}  // namespace waymark::storage
