// SPDX-License-Identifier: GPL-3.0-or-later
// A file on its way in, read on whatever thread can wait for its drive: once for its name, then again for its chunks,
// each compared with the first reading. Knows no store. Used by ContentImport and app::FileReading.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "base/error.h"

namespace waymark::storage {

inline constexpr std::size_t kChunkBytes = std::size_t{1} << 20U;
inline constexpr std::int64_t kLargestAttachment = std::int64_t{250} << 20U;

struct Content {
  std::string sha256;  // 64 hex digits
  std::int64_t bytes = 0;
  bool operator==(const Content&) const = default;
};

/// A step's answer.
enum class Step { More, Done };

struct Chunk {
  long long number = 0;
  std::string bytes;
};

/// pread(2), or what a test has instead of a slow drive.
using ReadAt = std::function<ssize_t(int fd, void* to, std::size_t bytes, off_t at)>;

class FileSource {
 public:
  /// FileMissing; FileUnreadable (a folder, a device, a pipe, links in a circle, an empty file, a file of the
  /// workspace); FileTooBig.
  static base::Result<FileSource> open(const std::filesystem::path& file, const std::filesystem::path& workspace,
                                       ReadAt read = {});
  ~FileSource();
  FileSource(FileSource&&) noexcept;
  FileSource& operator=(FileSource&&) noexcept;

  /// A chunk of the first reading. Done: content() is known. FileUnreadable (it changed meanwhile).
  base::Result<Step> readForName();
  /// The next chunk of the second reading. FileUnreadable, likewise.
  base::Result<Chunk> readChunk();
  [[nodiscard]] bool isAtEnd() const;
  /// The second reading begins anew.
  void rewind();

  /// Once its name is known.
  [[nodiscard]] const Content& content() const;
  /// Bytes read, of both readings.
  [[nodiscard]] std::size_t done() const;
  [[nodiscard]] std::size_t total() const;

 private:
  struct Impl;
  explicit FileSource(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> m_impl;
};

}  // namespace waymark::storage
