// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a file that is to become an attachment on a thread of its own and hands over a few chunks at a time: a drive
// may hang, and nobody else waits for it. Used by app::Workbench.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <variant>
#include <vector>

#include "base/error.h"
#include "storage/file_source.h"

namespace waymark::app {

class FileReading {
 public:
  /// `ready` is called on that thread when take() may have something; it must be quick.
  FileReading(std::filesystem::path file, std::filesystem::path workspace, storage::ReadAt read,
              std::function<void()> ready);
  /// Doesn't wait: a read that hangs ends by itself some time, and nobody hears of it.
  ~FileReading();
  FileReading(const FileReading&) = delete;
  FileReading& operator=(const FileReading&) = delete;

  using Chunks = std::vector<storage::Chunk>;
  /// What came since: an error, the file's name, some chunks in order; monostate for nothing yet. Never waits.
  using News = std::variant<std::monostate, base::Error, storage::Content, Chunks>;
  News take();
  /// The chunks from the first on, please.
  void readChunks();

  [[nodiscard]] std::size_t done() const;
  [[nodiscard]] std::size_t total() const;

 private:
  struct Shared;
  std::shared_ptr<Shared> m_shared;
};

}  // namespace waymark::app
