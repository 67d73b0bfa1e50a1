// SPDX-License-Identifier: GPL-3.0-or-later
// The drafts of one user: files in the folder "drafts" of their own packs' folder. Publishing one makes a version
// that the library finds, and never writes over another.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "framework/pack_draft.h"
#include "framework/pack_loader.h"

namespace waymark::framework {

struct DraftSummary {
  std::filesystem::path file;
  std::string id;
  std::string version;
  std::string title;
  std::string copiedFrom;
};

/// The JSON of a pack that the library listed. NotFound, or the file's own error.
base::Result<std::string> packText(const PackSummary& pack);
/// "1.0" after "1.0": 1.1; "2.9.4" gives 2.10.
std::string versionAfter(std::string_view version);

class DraftFolder {
 public:
  /// Of the library's own folder, which may be missing.
  explicit DraftFolder(const Library& library);

  struct Listing {
    std::vector<DraftSummary> drafts;  // by id and version
    std::vector<base::Error> problems;
  };
  [[nodiscard]] Listing list() const;

  /// A draft of a new version; its file. DuplicateId where that version is there, as a draft or published; BadSchema
  /// where id or version can't be that; or what writing says.
  [[nodiscard]] base::Result<std::filesystem::path> copy(const PackSummary& from, const std::string& id,
                                                         const std::string& version) const;
  [[nodiscard]] base::Result<PackDraft> open(const std::filesystem::path& file) const;
  [[nodiscard]] base::Result<void> save(const std::filesystem::path& file, const PackDraft& draft) const;
  /// Where the published version lies now; a draft of this folder is gone, another file stays. BadSchema (the first
  /// thing wrong), DuplicateId, FileExists.
  [[nodiscard]] base::Result<std::filesystem::path> publish(const std::filesystem::path& draft) const;
  [[nodiscard]] base::Result<void> remove(const std::filesystem::path& file) const;

 private:
  [[nodiscard]] bool isPublished(std::string_view id, std::string_view version) const;

  Library m_library;
  std::filesystem::path m_folder;
};

}  // namespace waymark::framework
