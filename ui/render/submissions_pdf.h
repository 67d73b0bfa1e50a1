// SPDX-License-Identifier: GPL-3.0-or-later
// The log of what was sent to inspectors, printed. QtGui only: the window and waymark-cli both use it.
#pragma once

#include <QString>
#include <filesystem>

#include "app/request_sheet.h"
#include "base/error.h"

namespace waymark::ui {

QString submissionsHtml(const app::SubmissionLog& log);

/// Errors: base::writeFileSafely's.
base::Result<void> saveSubmissionsPdf(const app::SubmissionLog& log, const std::filesystem::path& file);

}  // namespace waymark::ui
