// SPDX-License-Identifier: GPL-3.0-or-later
// What became of each row between two packs: kept, renamed, new or gone. Used by waymark-cli and by a workspace's move.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "framework/pack.h"

namespace waymark::framework {

/// Renamed: it goes on under another title, another id, or both.
enum class RowFate { Kept, Renamed, New, Gone };

struct RowChange {
  RowFate fate = RowFate::Kept;
  std::string oldId;  // "" of a new row
  std::string oldTitle;
  std::string newId;  // "" of one that is gone
  std::string newTitle;
  bool isEdited = false;  // kept or renamed, with other dates, wording or links
};

/// Old id to new id, for rows whose new place the packs themselves don't say.
using IdMap = std::map<std::string, std::string, std::less<>>;

struct PackDiff {
  std::vector<RowChange> criteria;
  std::vector<RowChange> tasks;
  std::vector<RowChange> anchors;
  std::vector<RowChange> phases;
  std::vector<RowChange> outcomes;
  std::vector<RowChange> information;
  std::vector<RowChange> surveyAudiences;
};

/// Rows go together by `map`, else by id, else by what the new row says it replaces. The old pack's order, then what
/// is new.
PackDiff diffPacks(const Pack& from, const Pack& to, const IdMap& map = {});

}  // namespace waymark::framework

namespace waymark::base {

template <>
struct CodeSet<framework::RowFate> {
  static constexpr std::array<std::string_view, 4> kCodes{"kept", "renamed", "new", "gone"};
};

}  // namespace waymark::base
