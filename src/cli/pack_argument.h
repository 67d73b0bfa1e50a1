// SPDX-License-Identifier: GPL-3.0-or-later
// How a pack is named on the command line.
#pragma once

#include <string>

#include "cli/command.h"
#include "framework/pack_loader.h"

namespace waymark::cli {

/// An id (its newest version), "id@version", or a file.
base::Result<framework::Pack> packArgument(const std::string& text, const framework::Library& library);
/// "area-send-2025@1.0"
std::string packName(const framework::Pack& pack);

/// framework copy, framework publish: part of frameworkCommands().
std::vector<Command> draftCommands();

}  // namespace waymark::cli
