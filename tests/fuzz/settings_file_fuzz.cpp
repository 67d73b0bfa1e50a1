// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as the settings register.
#include "exchange/settings_file.h"

#include <cstdint>
#include <cstdlib>

#include "base/message.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto read = waymark::exchange::readSettings({reinterpret_cast<const char*>(data), size}, "fuzz");
  if (!read && waymark::base::sentence(read.error()).empty()) std::abort();
  return 0;
}
