// SPDX-License-Identifier: GPL-3.0-or-later
// A list before it is imported, against the one that is there: who is new, who has gone, what changed. For the import in
// the window and waymark-cli import-lists.
#pragma once

#include <optional>
#include <vector>

#include "app/corrections.h"
#include "lists/compare.h"

namespace waymark::app {

struct ListPreview {
  std::size_t list = 0;  // in Definition::lists
  /// What the table is compared with: the newest extract of the same source, else of the list; nothing where none is
  /// there. `before` are its rows, with identities.
  std::optional<domain::ListExtract> earlier;
  OpenedList before;
  std::vector<domain::ChildId> children;  // of the table's rows; those of new children are in no workspace yet
  std::size_t newChildren = 0;
  std::size_t knownChildren = 0;
  std::size_t unlinked = 0;  // rows that belong to a row of another list, which isn't there
  lists::ListChanges changes;  // everything is added where there is no earlier extract
  std::vector<ShownCorrection> corrections;  // of the list, against the table
  bool isOlder = false;        // an extract with a later day is there, which stays the one that is worked on
};

/// Writes nothing. Errors: openList's, correctionsOf's.
base::Result<ListPreview> previewList(Session& session, const domain::Workspace& workspace, const seal::Key& key,
                                      const lists::Definition& definition, const lists::Table& table,
                                      const ListSource& source, const ListLinks* links = nullptr);

/// The same for several lists that come in together, in the order of importLists. Cancelled.
base::Result<std::vector<ListPreview>> previewLists(Session& session, const domain::Workspace& workspace,
                                                    const seal::Key& key, const lists::Definition& definition,
                                                    std::span<const lists::Table> tables, const ListSource& source,
                                                    const storage::WorkControl& control = {});

}  // namespace waymark::app
