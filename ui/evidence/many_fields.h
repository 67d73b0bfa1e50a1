// SPDX-License-Identifier: GPL-3.0-or-later
// What can be changed on many findings, earlier findings or priorities at once (shell/many_bar.h).
#pragma once

#include "shell/many_bar.h"

namespace waymark::ui {

std::vector<ManyField> evidenceFields(AppState& state);
std::vector<ManyField> earlierFindingFields(AppState& state);
std::vector<ManyField> priorityFields(AppState& state);

}  // namespace waymark::ui
