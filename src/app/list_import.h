// SPDX-License-Identifier: GPL-3.0-or-later
// A person-level list on its way into a workspace and back: who the children are goes under the seal, the rest is kept
// by case code. For waymark-cli and the storage thread.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/list_halves.h"

namespace waymark::app {

/// Where a list came from, in the area's own words: later extracts of one source are matched by its ids.
struct ListSource {
  std::string name;  // "case system"
  base::Day asAt;
};

struct ImportedList {
  domain::ListExtract extract;
  std::size_t newChildren = 0;
  std::size_t knownChildren = 0;            // that were there before
  std::size_t unlinked = 0;                 // rows that belong to a row of another list, which isn't there
  std::vector<domain::ChildId> children{};  // by row
  std::size_t closedCorrections = 0;        // the extract has the corrected value: taken away
};

class ListLinks;

/// Stores the list as it was read and makes children of those who weren't known (rowChildren). Corrections that the
/// source has made itself are closed, unless a later extract is there. One undo step. Errors: those of Session::apply
/// and storage::storeBytes; nothing is left on one but bytes that the next sweep takes.
base::Result<ImportedList> importList(Session& session, const domain::Workspace& workspace, const seal::Key& key,
                                      const lists::Definition& definition, const lists::Table& table,
                                      const ListSource& source, base::Stamp at, const ListLinks* links = nullptr);

/// Several lists as one undo step, in their order, so that one may belong to another (ListLinks). `kept` are further
/// changes of the same step.
base::Result<std::vector<ImportedList>> importLists(Session& session, domain::Workspace workspace, const seal::Key& key,
                                                    const lists::Definition& definition,
                                                    std::span<const lists::Table> tables, const ListSource& source,
                                                    std::vector<domain::Change> kept, base::Stamp at);

/// The extract of a list with the latest day, and of those the one that came in last; nothing where none came in. Of
/// one source where `source` says which.
const domain::ListExtract* latestExtract(const domain::Workspace& workspace, const std::string& definition,
                                         const std::string& list, const std::string& source = {});

/// As it came in, without corrections. Errors: openHalves's.
base::Result<OpenedList> openList(Session& session, const lists::Definition& definition,
                                  const domain::ListExtract& extract, const seal::Key* key);

}  // namespace waymark::app
