// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a list definition: a fault is told with its place, and what is taken refers to what is there.
#include <cstdint>
#include <cstdlib>

#include "base/message.h"
#include "lists/definition.h"

using namespace waymark;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto read = lists::parseDefinition({reinterpret_cast<const char*>(data), size}, "fuzz");
  if (!read) return base::sentence(read.error()).empty() ? std::abort(), 0 : 0;
  for (const auto& list : read->lists)
    for (const auto column : list.columns)
      if (column >= read->columns.size()) std::abort();
  for (const auto& rule : read->rules) {
    if (rule.when.empty() || rule.places.empty()) std::abort();
    for (const auto& condition : rule.when)
      for (const auto column : condition.columns)
        if (column >= read->columns.size()) std::abort();
  }
  return 0;
}
