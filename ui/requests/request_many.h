// SPDX-License-Identifier: GPL-3.0-or-later
// What can be set on several requests at once. A row that nothing is kept of yet gets its record with the change.
#pragma once

#include "requests/requests_model.h"
#include "shell/many_bar.h"

namespace waymark::ui {

std::vector<ManyField> requestFields(AppState& state, const RequestsModel& model);

}  // namespace waymark::ui
