// SPDX-License-Identifier: GPL-3.0-or-later
// Where an attachment's bytes are written to. Apart from attachments.h, because everybody who hands jobs to the storage
// thread names it.
#pragma once

#include <filesystem>

namespace waymark::storage {

struct ExportTo {
  std::filesystem::path file;
  enum class Existing { Keep, Replace } existing = Existing::Keep;
  enum class Rights { Write, ReadOnly } rights = Rights::Write;  // 0600 or 0400
};

}  // namespace waymark::storage
