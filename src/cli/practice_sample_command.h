// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli tracked sample; one of the group in tracked_command.cpp.
#pragma once

#include "cli/command.h"

namespace waymark::cli {

base::Result<Exit> drawPracticeSample(const Arguments& arguments, Console& console);

}  // namespace waymark::cli
