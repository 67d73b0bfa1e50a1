// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of attachments: stored once for each content under its SHA-256, in chunks, outside Change. The bytes go in
// first, the record after, so that a crash leaves bytes that nothing names at worst, and the sweep takes them.
// Import and export do a few milliseconds' work a step, so that whoever owns the store can save between two.
// Used by app::Workbench, app::Session's owners and waymark-cli.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/error.h"
#include "storage/export_to.h"
#include "storage/file_source.h"
#include "storage/store.h"

namespace waymark::storage {

/// Written in one commit: its sync costs a disk more than a chunk does.
inline constexpr std::size_t kChunksPerCommit = 4;

/// A content on its way in, in chunks that a FileSource has read: they are what their name says. Content that is there
/// already isn't written again.
class ContentWriting {
 public:
  /// ReadOnly, Moved of the workspace.
  static base::Result<ContentWriting> begin(Store& store, Content content);
  /// Whether there is nothing to write.
  [[nodiscard]] bool isThere() const { return m_isWhole; }
  [[nodiscard]] const Content& content() const { return m_content; }

  /// More: the next chunks, please. Again: those from the first on, some have gone. After an error call giveUp().
  enum class Put { More, Again, Whole };
  /// In the order of their numbers, one commit. DiskFull, Moved, StorageFailed.
  base::Result<Put> put(Store& store, const std::vector<Chunk>& chunks);
  /// Takes a part away of what was written; More until nothing is left of it.
  base::Result<Step> giveUp(Store& store);

 private:
  ContentWriting(Content content, bool isThere) : m_content(std::move(content)), m_isWhole(isThere) {}

  Content m_content;
  bool m_isWhole = false;
  bool m_hasWritten = false;
};

/// A file read and written by a caller that has nothing else to do. FileSource's and ContentWriting's errors,
/// Cancelled; on an error nothing of it is left.
base::Result<Content> importFile(Store& store, const std::filesystem::path& file, const WorkControl& control = {});

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
