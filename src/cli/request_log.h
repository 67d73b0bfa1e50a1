// SPDX-License-Identifier: GPL-3.0-or-later
// What the commands about requests work with, and those about what was sent.
#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "app/request_sheet.h"
#include "cli/workspace_state.h"

namespace waymark::cli {

using RequestJson = nlohmann::ordered_json;

struct RequestLog {
  ClockState clock;
  std::vector<app::RequestRow> rows;
};
/// Errors: clockState's.
base::Result<RequestLog> requestState(app::Session& session, const Console& console);

RequestJson versionJson(const domain::RequestVersion& version);

/// What a sheet that came in, or would, changes: `verb` is "Saved" or "Would save".
void printSheetImport(const app::RequestImport& import, const char* verb, Console& console);

/// submission-log and bundle.
std::vector<Command> sentCommands();

}  // namespace waymark::cli
