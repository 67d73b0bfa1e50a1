// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a findings file (csv): no crash, and what is taken in can be written and read back the same.
#include <cstdint>
#include <cstdlib>

#include "exchange/findings.h"
#include "framework/pack_loader.h"

using namespace waymark;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const framework::Pack pack = framework::Library().load("area-send-2025").value();
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  auto read = exchange::readFindingsCsv(bytes, "fuzz", pack);
  auto again = exchange::readFindingsCsv(exchange::findingsCsv(read.rows), "fuzz", pack);
  for (auto* file : {&read, &again})
    for (auto& row : file->rows) row.line = 0;
  if (!again.problems.empty() || again.rows != read.rows) std::abort();
  return 0;
}
