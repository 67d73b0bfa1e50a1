// SPDX-License-Identifier: GPL-3.0-or-later
// A list as the workspace keeps it: two contents in the same order of children, one open, one sealed (decision 0014).
// Used by imports and submissions.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/session.h"
#include "domain/child.h"
#include "lists/table.h"
#include "seal/seal.h"

namespace waymark::app {

/// A list as it lies in the workspace. Row i of `table` is the child `children[i]`.
struct OpenedList {
  lists::Table table;
  std::vector<domain::ChildId> children;
  std::vector<std::optional<int>> ages;  // whole years on the list's day; nothing where no birthday was read
};

/// Where a kept list's two contents are.
struct HalvesAt {
  std::string definition;
  std::string list;
  std::string name;  // for sentences: the file that it came from
  std::string openSha256;
  std::string sealedSha256;
};

/// Stores both and says where they are. Ages are worked out on `asAt`. Errors: storage::storeBytes's.
base::Result<HalvesAt> storeHalves(Session& session, const seal::Key& key, const lists::Definition& definition,
                                   const lists::Table& table, std::span<const domain::ChildId> children,
                                   base::Day asAt);

/// Without a key the columns that tell who a child is are absent. Errors: readBytes's; SealDamaged; Damaged where the
/// two halves don't fit each other; NotFound for a list that the definition hasn't.
base::Result<OpenedList> openHalves(Session& session, const lists::Definition& definition, const HalvesAt& at,
                                    const seal::Key* key);

/// The ages of a table's children, where it has their birthdays.
std::vector<std::optional<int>> agesOf(const lists::Definition& definition, const lists::Table& table, base::Day asAt);

}  // namespace waymark::app
