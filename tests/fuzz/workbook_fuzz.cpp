// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a file of sheets, whatever its kind.
#include "fuzz/sheet_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  waymark::checkSheets({reinterpret_cast<const char*>(data), size});
  return 0;
}
