// SPDX-License-Identifier: GPL-3.0-or-later
// Our own 20-px stroke icons (resources/icons/*.svg), drawn in a theme role at the moment of painting.
#pragma once

#include <QIcon>
#include <QPixmap>

#include "widgets/theme.h"

namespace waymark::ui {

/// Follows the theme: looked up and coloured when painted; Disabled in the disabled role. `name` is the file's name.
QIcon themedIcon(const char* name, Role role = Role::Text);

/// `size` in device-independent pixels. Empty for an unknown name.
QPixmap iconPixmap(const QString& name, const QColor& color, int size, qreal pixelRatio);

}  // namespace waymark::ui
