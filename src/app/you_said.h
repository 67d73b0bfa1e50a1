// SPDX-License-Identifier: GPL-3.0-or-later
// “You said, we did” as a list that goes to families and schools. Used by waymark-cli and the Surveys page.
#pragma once

#include "domain/workspace.h"
#include "exchange/sheet.h"

namespace waymark::app {

exchange::Sheet youSaidSheet(const domain::Workspace& workspace);

}  // namespace waymark::app
