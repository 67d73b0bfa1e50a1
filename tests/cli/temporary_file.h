// SPDX-License-Identifier: GPL-3.0-or-later
// A file that goes with the test.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace waymark::cli {

class TemporaryFile {
 public:
  TemporaryFile(const std::string& name, const std::string& bytes)
      : m_path(std::filesystem::temp_directory_path() / ("waymark-" + std::to_string(::getpid()) + "-" + name)) {
    std::ofstream(m_path, std::ios::binary) << bytes;
  }
  ~TemporaryFile() { std::filesystem::remove(m_path); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  [[nodiscard]] std::string path() const { return m_path.string(); }

 private:
  std::filesystem::path m_path;
};

}  // namespace waymark::cli
