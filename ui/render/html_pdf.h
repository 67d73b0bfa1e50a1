// SPDX-License-Identifier: GPL-3.0-or-later
// A document of headings and tables as A4 pages, landscape, black on white, with a line at the foot of each.
#pragma once

#include <QFont>
#include <QString>
#include <filesystem>

#include "base/error.h"

namespace waymark::ui {

/// What every document is set in. Its letters can be read out and copied: Inter has shapes for brackets and commas beside
/// capitals that no character stands for in a PDF (seen with Poppler), so shapes that a script doesn't need are off.
QFont printedFont();

struct HtmlPages {
  QString title;
  QString html;
  QString foot;  // at the left of each page; its number stands at the right
};

/// On any thread of a QThreadPool. Errors: base::writeFileSafely's.
base::Result<void> saveHtmlPdf(const HtmlPages& pages, const std::filesystem::path& file);

}  // namespace waymark::ui
