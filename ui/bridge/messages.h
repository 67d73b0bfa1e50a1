// SPDX-License-Identifier: GPL-3.0-or-later
// The core's message keys as translated sentences: what happened, what was kept, what to do.
#pragma once

#include <QString>

#include "base/error.h"
#include "schedule/timeline.h"

namespace waymark::ui {

/// The template is translated first (context "messages") and filled afterwards.
QString messageText(const base::Error& error);
QString warningText(const schedule::Warning& warning);

}  // namespace waymark::ui
