// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/list_file.h"

#include "base/file.h"
#include "base/text.h"

namespace waymark::app {

base::Result<void> writeList(const std::filesystem::path& file, const Sheet& sheet, const std::stop_token& stop) {
  if (base::folded(file.extension().string()) != ".xlsx") return base::writeFileSafely(file, exchange::sheetCsv(sheet));
  auto bytes = exchange::sheetXlsx(sheet, stop);
  if (!bytes) return tl::make_unexpected(bytes.error());
  return base::writeFileSafely(file, *bytes);
}

}  // namespace waymark::app
