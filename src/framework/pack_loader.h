// SPDX-License-Identifier: GPL-3.0-or-later
// Reads packs and says what is wrong with one: file, path in the file, problem. Built-in packs were checked when
// Waymark was built (a test); a user's own are checked against the schema each time.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "framework/pack.h"

namespace waymark::framework {

/// Larger files are refused unread.
inline constexpr std::size_t kLargestPack = 8'000'000;

/// A pack's text as values. `file` is named in errors. Checks what a schema can't: references, unique ids,
/// circular order, outcome ranks, judgement cuts. Errors: BadText, BadJson, BadSchema {file, path, problem},
/// DuplicateId, CyclicOrder.
base::Result<Pack> parsePack(std::string_view json, std::string_view file);

/// The same after the JSON schema has been applied; for packs that didn't come with the program.
base::Result<Pack> parseForeignPack(std::string_view json, std::string_view file);

/// The bytes of a pack's file: an ordinary one of at most kLargestPack. A link or a device is FileUnreadable, since
/// what lies behind it may be anything.
base::Result<std::string> readPackFile(const std::filesystem::path& path);

/// Less than, equal to or greater than 0 as version numbers stand: "1.10" is after "1.9", "1" is "1.0".
int compareVersions(std::string_view a, std::string_view b);

struct PackSummary {
  std::string id;
  std::string version;
  std::string title;
  std::string shortTitle;
  PackKind kind = PackKind::FullInspection;
  base::Day effectiveFrom;
  std::optional<base::Day> effectiveTo;
  std::string file;
  bool operator==(const PackSummary&) const = default;
};

/// Finds packs: those built in, and `*.json` in the user's own folder, which win where id and version are the same.
/// It holds several versions of one id. Drafts are never found.
class Library {
 public:
  /// `ownFolder` may be empty or missing.
  explicit Library(std::filesystem::path ownFolder = {});

  /// Every usable published pack, newest effective date first, then newest version. Unusable ones are in `problems`.
  struct Listing {
    std::vector<PackSummary> packs;
    std::vector<base::Error> problems;
  };
  [[nodiscard]] Listing list() const;

  /// The pack of an id in one version, or in the newest there is. NotFound names it. Or the file's own error.
  [[nodiscard]] base::Result<Pack> load(std::string_view id, std::string_view version = {}) const;

  struct Found {
    Pack pack;
    std::optional<base::Error> instead;  // NotFound {what, id, used}: the version asked for isn't there
  };
  /// As load(), but another version stands in for one that isn't there: the newest before it, else the oldest after.
  [[nodiscard]] base::Result<Found> loadNearest(std::string_view id, std::string_view version) const;

  [[nodiscard]] const std::filesystem::path& ownFolder() const { return m_ownFolder; }

 private:
  std::filesystem::path m_ownFolder;
};

}  // namespace waymark::framework
