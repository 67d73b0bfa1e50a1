// SPDX-License-Identifier: GPL-3.0-or-later
// A list as it is seen, to a file or to the clipboard's words. Pure but for the file, so that it runs on a second
// thread.
#pragma once

#include <filesystem>
#include <stop_token>
#include <string>

#include "base/error.h"
#include "exchange/sheet.h"

namespace waymark::app {

using exchange::Sheet;
using exchange::sheetHtml;
using exchange::sheetText;

/// As a workbook where the name ends in .xlsx, else as CSV; the file is the old one or the new one, never half of one.
base::Result<void> writeList(const std::filesystem::path& file, const Sheet& sheet, const std::stop_token& stop = {});

}  // namespace waymark::app
