// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of files that nobody vouches for: only waymark-preview links this, never the window.
#pragma once

#include <QSize>
#include <QString>

#include "preview/preview_answer.h"

namespace waymark::ui {

/// Fits into the box, never enlarged; turned as its camera says.
PreviewAnswer previewPicture(const QString& file, QSize box);
/// A page from 1, as wide as the box.
PreviewAnswer previewPdf(const QString& file, int page, QSize box);

}  // namespace waymark::ui
