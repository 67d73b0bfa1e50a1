// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody said of the headers of a source's files, kept with the workspace and used again for the next files.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "domain/workspace.h"
#include "lists/table.h"

namespace waymark::app {

/// For readLists: of all lists of a definition that came from this source (however its name is spelt). "" stands for a
/// header that is left out.
lists::GivenHeaders keptHeaders(const domain::Workspace& workspace, const std::string& definition,
                                const std::string& source);

/// The changes that keep what was given for these tables, a record a list; nothing where it is there already.
std::vector<domain::Change> keepHeaders(const domain::Workspace& workspace, const lists::Definition& definition,
                                        std::span<const lists::Table> tables, const std::string& source,
                                        const lists::GivenHeaders& given, const std::string& who, base::Stamp at);

}  // namespace waymark::app
