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

/// A pack's text as values. `file` is named in errors. Checks what a schema can't: references, unique ids,
/// circular order, outcome ranks, judgement cuts. Errors: BadText, BadJson, BadSchema {file, path, problem},
/// DuplicateId, CyclicOrder.
base::Result<Pack> parsePack(std::string_view json, std::string_view file);

/// The same after the JSON schema has been applied; for packs that didn't come with the program.
base::Result<Pack> parseForeignPack(std::string_view json, std::string_view file);

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
class Library {
 public:
  /// `ownFolder` may be empty or missing.
  explicit Library(std::filesystem::path ownFolder = {});

  /// Every usable pack, newest effective date first. Unusable ones are in `problems`.
  struct Listing {
    std::vector<PackSummary> packs;
    std::vector<base::Error> problems;
  };
  [[nodiscard]] Listing list() const;

  /// The pack of an id; NotFound names it. Or the file's own error.
  [[nodiscard]] base::Result<Pack> load(std::string_view id) const;

 private:
  std::filesystem::path m_ownFolder;
};

}  // namespace waymark::framework
