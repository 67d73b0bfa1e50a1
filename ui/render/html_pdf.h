// SPDX-License-Identifier: GPL-3.0-or-later
// A document of headings and tables as A4 pages, landscape, black on white, with a line at the foot of each.
#pragma once

#include <QString>
#include <filesystem>

#include "base/error.h"

namespace waymark::ui {

struct HtmlPages {
  QString title;
  QString html;
  QString foot;  // at the left of each page; its number stands at the right
};

/// On any thread of a QThreadPool. Errors: base::writeFileSafely's.
base::Result<void> saveHtmlPdf(const HtmlPages& pages, const std::filesystem::path& file);

}  // namespace waymark::ui
