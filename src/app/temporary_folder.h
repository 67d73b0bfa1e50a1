// SPDX-License-Identifier: GPL-3.0-or-later
// A private folder for copies of attachments that other programs look at: gone when the window ends, and what a run
// that crashed left is gone with the next start.
#pragma once

#include <cstddef>
#include <filesystem>

#include "base/error.h"
#include "storage/descriptor.h"

namespace waymark::app {

/// Mode 0700. A lock on the folder tells a later start that somebody still uses it; it ends with the process.
class TemporaryFolder {
 public:
  /// NotWritable, DiskFull {file: the parent}.
  static base::Result<TemporaryFolder> make(const std::filesystem::path& parent);
  /// Takes everything in it away.
  ~TemporaryFolder();
  TemporaryFolder(TemporaryFolder&& other) noexcept;
  TemporaryFolder& operator=(TemporaryFolder&& other) noexcept;

  [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

 private:
  TemporaryFolder(std::filesystem::path path, storage::Descriptor lock);
  void remove();

  std::filesystem::path m_path;
  storage::Descriptor m_lock;
};

/// Takes away folders of this kind that are this person's and that no running program holds. Gives how many went.
std::size_t removeLeftovers(const std::filesystem::path& parent);

}  // namespace waymark::app
