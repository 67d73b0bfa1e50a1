// SPDX-License-Identifier: GPL-3.0-or-later
// Words of the Fieldwork page for codes.
#pragma once

#include <QString>

#include "domain/codes.h"

namespace waymark::ui {

QString sessionStateWord(domain::SessionState state);
QString sessionPinWord(domain::SessionPin pin);
QString placeKindWord(domain::PlaceKind kind);
/// The kind's title; the id of one that isn't known here.
QString sessionKindTitle(const std::string& kind);

}  // namespace waymark::ui
