// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/resources.h"

#include <algorithm>

namespace waymark::base {

std::optional<std::string_view> embeddedFile(std::string_view name) {
  for (const auto& file : embeddedFiles())
    if (file.name == name) return file.bytes;
  return std::nullopt;
}

std::vector<EmbeddedFile> embeddedUnder(std::string_view prefix) {
  std::vector<EmbeddedFile> found;
  for (const auto& file : embeddedFiles())
    if (file.name.starts_with(prefix)) found.push_back(file);
  std::ranges::sort(found, {}, &EmbeddedFile::name);
  return found;
}

}  // namespace waymark::base
