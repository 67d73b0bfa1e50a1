// SPDX-License-Identifier: GPL-3.0-or-later
// All keys, from the action catalogue and the list of keys that parts of pages answer to; as HTML to read, as a PDF to
// print. Used by the help panel.
#pragma once

#include <QString>
#include <span>
#include <vector>

#include "base/error.h"

namespace waymark::ui {

class ActionCatalogue;

struct KeyRow {
  QString keys;
  QString what;
};
struct KeySection {
  QString title;
  std::vector<KeyRow> rows;
};

/// "Anywhere in the window" first, then part by part.
std::vector<KeySection> keyboardMap(const ActionCatalogue& actions);
QString keyboardMapHtml(const std::vector<KeySection>& map);

/// A PDF of A4 pages. Errors: CannotWrite.
base::Result<void> saveKeyboardMap(const std::vector<KeySection>& map, const QString& file);

}  // namespace waymark::ui
