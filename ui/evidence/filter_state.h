// SPDX-License-Identifier: GPL-3.0-or-later
// The evidence filter as JSON, for saved views: codes and ids, never places in a menu.
#pragma once

#include <QJsonObject>
#include <QStringList>

#include "evidence/evidence_model.h"

namespace waymark::ui {

/// {"finding": "concern", "criterion": "E1", "source": "none"}: only what is asked for.
QJsonObject filterState(const EvidenceFilter& filter);
/// What isn't known in this workspace is left out and named in `unknown`.
EvidenceFilter filterFrom(const QJsonObject& kept, const AppState& state, QStringList& unknown);

}  // namespace waymark::ui
