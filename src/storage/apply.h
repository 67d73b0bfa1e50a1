// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of one write, between BEGIN and COMMIT. Used by Store::apply.
#pragma once

#include "storage/connection.h"
#include "storage/store.h"

namespace waymark::storage {

/// What can be refused without asking the database: BadUse, DuplicateId within the set, domain::validate's codes.
base::Result<void> checkSet(const domain::ChangeSet& set, const Author& author);

/// Checks revisions, writes, checks references, appends to the log. The caller holds the write lock and commits.
Applied applyInside(Connection& connection, const domain::ChangeSet& set, const Author& author, base::Stamp at,
                    const WorkControl& control);

}  // namespace waymark::storage
