// SPDX-License-Identifier: GPL-3.0-or-later
// A zip file in the making: files from disk and texts under names of their own. Used by bundles.
#pragma once

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/error.h"

namespace waymark::exchange {

struct ZipPart {
  std::string name;            // "files/R-014 v1 Charts.pdf"
  std::filesystem::path file;  // its bytes; "" for `text`
  std::string text = {};
  base::Stamp modified = {};
};

/// Written beside the target and renamed: the target is there whole or not at all. Mode 0600. FileExists; NotWritable;
/// DiskFull; Cancelled.
base::Result<void> writeZip(const std::filesystem::path& target, const std::vector<ZipPart>& parts,
                            const std::stop_token& stop = {});

}  // namespace waymark::exchange
