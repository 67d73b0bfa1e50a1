// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as the content of an .ods workbook.
#include "fuzz/sheet_fuzz.h"
#include "support/made_workbook.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  waymark::checkSheets(
      waymark::made::zipped({{"content.xml", std::string(reinterpret_cast<const char*>(data), size)}}));
  return 0;
}
