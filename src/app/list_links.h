// SPDX-License-Identifier: GPL-3.0-or-later
// Lists that belong together: the rows of one name their child by the row of another (a SEN2 return's modules, a
// request's assessment), or by an id that the same source gave beside a UPN in another list. One for all the lists that are taken in together.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "app/list_import.h"

namespace waymark::app {

/// The column of a list that holds the source's own id of a child; nothing where it has none.
std::optional<std::size_t> ownIdColumn(const lists::Definition& definition, const lists::Table& table);

/// Which child the rows of earlier lists are of: by their keys, and by the source's own id.
class ListLinks {
 public:
  /// With what the source's latest extracts say. Errors: openList's.
  static base::Result<ListLinks> stored(Session& session, const domain::Workspace& workspace, const seal::Key& key,
                                        const lists::Definition& definition, const std::string& source);
  /// A list that comes in, with the child of each row.
  void learn(const lists::Definition& definition, const lists::Table& table,
             std::span<const domain::ChildId> children);
  /// Its own ids alone: of a list of another definition.
  void learnNames(const lists::Definition& definition, const lists::Table& table,
                  std::span<const domain::ChildId> children);
  [[nodiscard]] std::optional<domain::ChildId> childOf(std::size_t list, const std::string& key) const;
  [[nodiscard]] std::optional<domain::ChildId> childNamed(std::string_view ownId) const;

 private:
  std::unordered_map<std::size_t, std::unordered_map<std::string, domain::ChildId>> m_lists;
  std::unordered_map<std::string, domain::ChildId> m_byOwnId;  // folded
};

}  // namespace waymark::app
