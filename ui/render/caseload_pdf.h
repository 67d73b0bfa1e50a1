// SPDX-License-Identifier: GPL-3.0-or-later
// A breakdown of the caseload as A4 pages, landscape, black on white, each page marked. QtGui only: the window and
// waymark-cli both use it.
#pragma once

#include <QString>
#include <filesystem>
#include <vector>

#include "app/caseload_report.h"
#include "base/error.h"

namespace waymark::ui {

/// The whole text of the document, as HTML: wide tables go in pieces that fit the page, each with the rows' titles.
QString caseloadHtml(const app::CaseloadReport& report);

/// The pages as a PDF. On any thread of a QThreadPool. Errors: base::writeFileSafely's.
base::Result<void> saveCaseloadPdf(const app::CaseloadReport& report, const std::filesystem::path& file);

}  // namespace waymark::ui
