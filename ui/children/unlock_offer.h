// SPDX-License-Identifier: GPL-3.0-or-later
// The button beside a view's note while some rules wait for the seal: it asks for the key with its reason, and goes
// once the lists were checked with it. Used by the views Children and Problems.
#pragma once

#include "children/caseload_source.h"
#include "widgets/button.h"

namespace waymark::ui {

Button* makeUnlockOffer(AppState& state, CaseloadSource& source, QWidget* parent);

}  // namespace waymark::ui
