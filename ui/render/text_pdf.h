// SPDX-License-Identifier: GPL-3.0-or-later
// A filled text as A4 pages. QtGui only: the window and waymark-cli both use it.
#pragma once

#include <filesystem>

#include "app/texts.h"
#include "base/error.h"

namespace waymark::ui {

/// On any thread of a QThreadPool. Errors: base::writeFileSafely's.
base::Result<void> saveTextPdf(const app::PrintedText& text, const std::filesystem::path& file);

}  // namespace waymark::ui
