// SPDX-License-Identifier: GPL-3.0-or-later
// The sheets of what is to be put right at its source, as files. For waymark-cli and the storage thread.
#pragma once

#include <filesystem>

#include "app/fix_at_source.h"

namespace waymark::app {

struct FixFile {
  std::filesystem::path file;
  std::string group;  // FixSheet::group
  std::size_t cells = 0;
  std::size_t children = 0;
};

/// `out` is the workbook to write, or with FixWanted::each a folder that is there; nothing is overwritten. The checks are
/// those of `asAt`. With identities `why` is kept in the log before anything is written. None where nothing is to be put
/// right. Errors: openKeptLists's and writeList's; Locked, MissingField {field: why}; FileExists; FileMissing.
base::Result<std::vector<FixFile>> writeFixSheets(Session& session, const domain::Workspace& workspace,
                                                  const lists::Definition& definition, const seal::Key* key,
                                                  const FixWanted& wanted, const std::filesystem::path& out,
                                                  const std::string& why, base::Day asAt, base::Stamp at);

}  // namespace waymark::app
