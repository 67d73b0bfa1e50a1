// SPDX-License-Identifier: GPL-3.0-or-later
// What can be changed on several people or organisations at once (shell/many_bar.h).
#pragma once

#include "shell/many_bar.h"

namespace waymark::ui {

std::vector<ManyField> personFields(AppState& state);
std::vector<ManyField> organisationFields(AppState& state);

}  // namespace waymark::ui
