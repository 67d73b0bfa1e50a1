// SPDX-License-Identifier: GPL-3.0-or-later
// A briefing sheet or a timetable, printed. QtGui only: the window and waymark-cli both use it.
#pragma once

#include <QString>
#include <filesystem>

#include "app/fieldwork_papers.h"
#include "base/error.h"

namespace waymark::ui {

QString fieldworkHtml(const app::FieldworkPaper& paper);

/// Errors: base::writeFileSafely's.
base::Result<void> saveFieldworkPdf(const app::FieldworkPaper& paper, const std::filesystem::path& file);

}  // namespace waymark::ui
