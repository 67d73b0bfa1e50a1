// SPDX-License-Identifier: GPL-3.0-or-later
// Findings as files carry them: one row a finding, the same fields in JSON lines and in CSV. Read for the import
// preview (row by row what is wrong) and for waymark-cli judge, calibrate and suggest (all or nothing).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "domain/evidence.h"
#include "framework/pack.h"

namespace waymark::exchange {

/// A row as a finding. The evidence has no id, no partner and no links: the caller gives them.
struct FindingRow {
  std::string inspection;  // whose finding; "" where the file doesn't say
  domain::Evidence evidence;
  std::size_t line = 0;  // first line of the row in the file, from 1
  bool operator==(const FindingRow&) const = default;
};

struct FindingsFile {
  std::vector<FindingRow> rows;
  std::vector<base::Error> problems;  // BadRow {file, row, problem}, in the order of the file
  std::size_t unlisted = 0;           // problems beyond the first kMostProblems
};

constexpr std::size_t kMostProblems = 1000;
/// Files larger than this aren't read (base::readFile's limit).
constexpr std::size_t kLargestFindingsFile = 64'000'000;

/// Whether a row needs words. A bank does; the arithmetic reads codes only.
enum class Words { Needed, Optional };

/// JSON lines (docs/cli.md). Needed in each row: criterion, finding and, unless `words` says otherwise, one of summary,
/// text, theme. Everything else may be missing or null. Unknown names are passed over. Never throws.
FindingsFile readFindings(std::string_view bytes, std::string_view file, const framework::Pack& pack,
                          Words words = Words::Needed);

/// The same fields as columns. Headers match whatever their case, spaces and dashes; the separator is comma, semicolon
/// or tab; the text UTF-8, UTF-16 or Windows-1252. Lists are separated by semicolon, comma or space.
FindingsFile readFindingsCsv(std::string_view bytes, std::string_view file, const framework::Pack& pack,
                             Words words = Words::Needed);

/// By the file's name: .csv, .tsv and .txt are CSV, everything else is JSON lines.
FindingsFile readFindingsAs(std::string_view bytes, std::string_view file, const framework::Pack& pack, Words words);

/// All rows, or the first problem: for callers who take a file whole or not at all.
base::Result<std::vector<FindingRow>> allOrNothing(FindingsFile read);

/// Reading either text again gives the same rows. Ids, people and links aren't in them.
std::string findingsJsonl(const std::vector<FindingRow>& rows);
std::string findingsCsv(const std::vector<FindingRow>& rows);

}  // namespace waymark::exchange
