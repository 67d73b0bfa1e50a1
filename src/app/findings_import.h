// SPDX-License-Identifier: GPL-3.0-or-later
// An import of findings before it happens: row by row what would be added, what is there already, what is wrong.
// Used by the Evidence page's preview; pure, so that it runs on a second thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "domain/workspace.h"
#include "framework/pack.h"

namespace waymark::app {

enum class ImportFate { Add, AlreadyThere, Refused };

struct ImportRow {
  std::size_t line = 0;  // in the file, from 1
  ImportFate fate = ImportFate::Add;
  domain::Evidence evidence;         // without an id; default where refused
  std::optional<base::Error> error;  // BadRow {file, row, problem} where refused
};

struct ImportPreview {
  std::string file;
  std::vector<ImportRow> rows;  // by line
  std::size_t toAdd = 0;
  std::size_t alreadyThere = 0;
  std::size_t refused = 0;   // those beyond the listed ones are in here too
  std::size_t unlisted = 0;  // refused, and not among the rows
};

/// A row is there already if its reference is; without one, if the same words stand at the same criterion.
ImportPreview previewFindings(std::string_view bytes, std::string_view file, const framework::Pack& pack,
                              const std::vector<domain::Stored<domain::Evidence>>& present);

/// Reads the file first (its name decides between CSV and JSON lines). FileMissing, FileUnreadable, FileTooBig.
base::Result<ImportPreview> previewFindingsFile(const std::string& path, const framework::Pack& pack,
                                                const std::vector<domain::Stored<domain::Evidence>>& present);

/// The refused lines with their sentences as CSV (line, problem), to mend and read again.
std::string refusedCsv(const ImportPreview& preview);
/// Findings as CSV, as an import reads them.
std::string findingsCsv(const std::vector<domain::Evidence>& findings);

}  // namespace waymark::app
