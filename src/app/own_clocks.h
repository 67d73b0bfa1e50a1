// SPDX-License-Identifier: GPL-3.0-or-later
// Which statutory clocks count: the built-in ones, or the user's own file in their place (docs/file-formats.md). For
// both programs.
#pragma once

#include <filesystem>

#include "app/clock_report.h"
#include "framework/pack_loader.h"

namespace waymark::app {

struct ClocksInUse {
  schedule::ClockRules rules;
  std::filesystem::path ownFile;  // empty: built in
};

/// `clocks/england-2014.json` beside the folder of the user's own packs, where it is there. One that can't be used is an
/// error that names it: nothing stands in for it in silence. Errors: FileUnreadable, TooLong, parseClockRules's.
base::Result<ClocksInUse> clocksInUse(const framework::Library& library);

/// clockReport by them; a remark names the user's own file.
base::Result<ClockReport> clockReport(Session& session, const domain::Workspace& workspace, ClocksInUse clocks,
                                      base::Day today, const storage::WorkControl& control = {});

}  // namespace waymark::app
