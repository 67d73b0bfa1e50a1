// SPDX-License-Identifier: GPL-3.0-or-later
// Where a workspace's inspection stands, as text: what `info` prints, and tools/run without a display.
#pragma once

#include <iosfwd>
#include <string>

#include "cli/command.h"
#include "domain/workspace.h"
#include "framework/pack.h"

namespace waymark::cli {

void printState(const domain::Workspace& workspace, const framework::Pack& pack, Console& console);

/// The pack of an inspection: its own where it can be read, else the workspace's.
framework::Pack packOf(const domain::Stored<domain::Inspection>* inspection, const framework::Pack& pack,
                       const framework::Library& library);

/// Each earlier finding that the pack judges, with its verdict; nothing where it judges none.
void printAreaProgress(const domain::Workspace& workspace, const framework::Pack& pack, std::ostream& out);

/// A sentence without its full stop, to stand inside another.
std::string withoutStop(std::string sentence);

}  // namespace waymark::cli
