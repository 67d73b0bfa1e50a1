// SPDX-License-Identifier: GPL-3.0-or-later
// Where a workspace's inspection stands, as text: what `info` prints, and tools/run without a display.
#pragma once

#include <string>

#include "cli/command.h"
#include "domain/workspace.h"
#include "framework/pack.h"

namespace waymark::cli {

void printState(const domain::Workspace& workspace, const framework::Pack& pack, Console& console);

/// A sentence without its full stop, to stand inside another.
std::string withoutStop(std::string sentence);

}  // namespace waymark::cli
