// SPDX-License-Identifier: GPL-3.0-or-later
// Which child each row of a list is: by keyed hashes of UPN, ULN and the source's own id. Used by imports and their
// preview.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/id.h"
#include "domain/workspace.h"
#include "lists/corrections.h"
#include "seal/seal.h"

namespace waymark::app {

struct RowChildren {
  std::vector<domain::ChildId> children;  // of each row
  std::vector<domain::Change> changes;    // new children, and keys that known ones hadn't
  std::size_t made = 0;
  std::size_t known = 0;     // children that were there before
  std::size_t unlinked = 0;  // rows that belong to a row of another list, which isn't there
};

class ListLinks;

/// Through the list that this one belongs to (`links`), else by UPN, else ULN, else the own id of `source` or what
/// stands for one; a row without any of them is a child of its own. A child that was found by one key gets the others
/// that the row has, so that an extract of another system finds it too. `corrected`: corrections of key columns, whose
/// numbers are the child's as well.
RowChildren rowChildren(const domain::Workspace& workspace, const seal::Key& key, const lists::Definition& definition,
                        const lists::Table& table, const std::string& source, base::IdMaker& ids, base::Stamp at,
                        const ListLinks* links = nullptr, std::span<const lists::Correction> corrected = {});

}  // namespace waymark::app
