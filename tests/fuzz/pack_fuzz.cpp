// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a framework pack: no crash, and the check that names every problem agrees with the reader that stops
// at the first.
#include <cstdint>
#include <cstdlib>

#include "framework/pack_loader.h"
#include "framework/pack_problems.h"

using namespace waymark;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto check = framework::checkPackText(bytes, 20);
  if (check.problems.size() > 20 || framework::parseForeignPack(bytes, "fuzz").has_value() != check.problems.empty())
    std::abort();
  for (const auto& problem : check.problems)
    if (framework::problemText(problem).empty()) std::abort();
  return 0;
}
