// SPDX-License-Identifier: GPL-3.0-or-later
// Data files that are built into the program (cmake/WaymarkResources.cmake), so that it runs from anywhere.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace waymark::base {

struct EmbeddedFile {
  std::string_view name;  // path below resources/, "frameworks/area-send-2025.json"
  std::string_view bytes;
};

std::span<const EmbeddedFile> embeddedFiles();

/// The bytes of one, or nothing.
std::optional<std::string_view> embeddedFile(std::string_view name);
/// All whose name starts with `prefix`, by name.
std::vector<EmbeddedFile> embeddedUnder(std::string_view prefix);

}  // namespace waymark::base
