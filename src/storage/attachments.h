// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of attachments: stored once for each content under its SHA-256, in chunks, outside Change. The bytes go in
// first, the record after, so that a crash leaves bytes that nothing names at worst, and the sweep takes them.
// Import and export do a few milliseconds' work a step, so that whoever owns the store can save between two.
// Used by app::Workbench, app::Session's owners and waymark-cli.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/error.h"
#include "storage/store.h"

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

/// A file on its way in: read once for its name, then a second time into the chunks, each compared with the first
/// reading, so that no chunk can be wrong under its name. Content that is there already isn't written again.
class ContentImport {
 public:
  /// Opens the file; nothing is written yet. FileMissing; FileUnreadable (a folder, a device, a pipe, links in a
  /// circle, an empty file, the workspace itself); FileTooBig; ReadOnly, Moved of the workspace.
  static base::Result<ContentImport> begin(Store& store, const std::filesystem::path& file);
  ~ContentImport();
  ContentImport(ContentImport&&) noexcept;
  ContentImport& operator=(ContentImport&&) noexcept;

  /// After an error call giveUp(). FileUnreadable (it changed meanwhile), DiskFull, Moved, StorageFailed.
  base::Result<Step> step(Store& store);
  /// Takes a part away of what was written; More until nothing is left of it.
  base::Result<Step> giveUp(Store& store);

  /// Bytes read, of both readings.
  [[nodiscard]] std::size_t done() const;
  [[nodiscard]] std::size_t total() const;
  /// Once Done.
  [[nodiscard]] const Content& content() const;

 private:
  struct Impl;
  explicit ContentImport(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> m_impl;
};

/// begin and every step, for a caller that has nothing else to do. Cancelled; on an error nothing of it is left.
base::Result<Content> importFile(Store& store, const std::filesystem::path& file, const WorkControl& control = {});

struct ExportTo {
  std::filesystem::path file;
  enum class Existing { Keep, Replace } existing = Existing::Keep;
  enum class Rights { Write, ReadOnly } rights = Rights::Write;  // 0600 or 0400
};

/// Bytes on their way out: written beside the target and compared with their name before they get its name.
class ContentExport {
 public:
  /// FileExists, FileMissing (the folder), NotWritable, DiskFull, BadUse (the workspace itself).
  static base::Result<ContentExport> begin(Store& store, const std::string& sha256, ExportTo to);
  /// What isn't finished is taken away.
  ~ContentExport();
  ContentExport(ContentExport&&) noexcept;
  ContentExport& operator=(ContentExport&&) noexcept;

  /// Damaged: bytes are missing or don't fit their name. DiskFull, FileExists.
  base::Result<Step> step(Store& store);
  [[nodiscard]] std::size_t done() const;
  [[nodiscard]] std::size_t total() const;

 private:
  struct Impl;
  explicit ContentExport(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> m_impl;
};
base::Result<void> exportContent(Store& store, const std::string& sha256, ExportTo to, const WorkControl& control = {});

/// What is wrong with the bytes that records name, and with bytes that are there.
struct ContentTrouble {
  std::string sha256;
  std::string name;  // of one attachment that names it; "" if none does
  enum class Kind { Missing, Damaged } kind = Kind::Missing;
  bool operator==(const ContentTrouble&) const = default;
};
/// Reads all of it: every stored content against its name, every attachment's content. Ordered by name.
base::Result<std::vector<ContentTrouble>> verifyContents(Store& store, const WorkControl& control = {});
/// The same as an error: Damaged names the first.
base::Result<void> checkContents(Store& store, const WorkControl& control = {});

/// Takes away what no attachment names, but for what the log's last change names: it can still be taken back by
/// waymark-cli. Only where no session's undo steps need it: at opening and closing. Gives how many contents went.
base::Result<std::size_t> sweepContents(Store& store);

}  // namespace waymark::storage
