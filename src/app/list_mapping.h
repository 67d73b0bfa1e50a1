// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody said of a source's files, kept with the workspace and used again for the next ones: what a header stands
// for, that a sheet is a list, what the headers of an extract are that is joined on.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "app/list_join.h"
#include "domain/workspace.h"
#include "lists/table.h"

namespace waymark::app {

/// The headers in a record; none of a newer Waymark's: they speak for themselves.
lists::GivenHeaders headersIn(const domain::ListMapping& mapping);
/// Whether somebody said that the sheet is this list.
bool saysWhatItIs(const domain::ListMapping& mapping);

/// For readLists: of all lists of a definition that came from this source (however its name is spelt). "" stands for a
/// header that is left out.
lists::GivenHeaders keptHeaders(const domain::Workspace& workspace, const std::string& definition,
                                const std::string& source);
/// The same of extracts of this source that were joined on; of one list where `list` says which.
lists::GivenHeaders keptJoinHeaders(const domain::Workspace& workspace, const std::string& definition,
                                    const std::string& source, const std::string& list = {});
/// For readLists: the sheets of this source that somebody said what they are.
std::vector<SaidSheet> keptSheets(const domain::Workspace& workspace, const lists::Definition& definition,
                                  const std::string& source);

/// The changes that keep what was given for these tables, a record a list; nothing where it is there already. Of a sheet
/// that somebody said what it is, all its headers are kept: it is known by them again.
std::vector<domain::Change> keepHeaders(const domain::Workspace& workspace, const lists::Definition& definition,
                                        std::span<const lists::Table> tables, const std::string& source,
                                        const lists::GivenHeaders& given, const std::string& who, base::Stamp at);
/// The same for what was joined on, by each extract's own source.
std::vector<domain::Change> keepJoinHeaders(const domain::Workspace& workspace, const lists::Definition& definition,
                                            std::span<const JoinedFile> joined, const std::string& who, base::Stamp at);

}  // namespace waymark::app
