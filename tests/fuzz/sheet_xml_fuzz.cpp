// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as the sheet of an .xlsx workbook that is sound otherwise: damage that a zip's checksum would hide.
#include "fuzz/sheet_fuzz.h"
#include "support/made_workbook.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto parts = waymark::made::xlsxParts({"", "<si><t>shared</t></si><si><t/></si>", "", "",
                                         "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"10\"/>"});
  parts.back().second.assign(reinterpret_cast<const char*>(data), size);
  waymark::checkSheets(waymark::made::zipped(parts));
  return 0;
}
