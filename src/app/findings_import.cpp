// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/findings_import.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <unordered_set>

#include "base/file.h"
#include "base/text.h"
#include "exchange/csv.h"
#include "exchange/findings.h"

namespace waymark::app {

namespace {

/// What makes two findings without references the same one.
std::string sameness(const domain::Evidence& evidence) {
  return evidence.criterion.text() + '\n' + base::folded(base::trimmed(evidence.summary));
}

std::size_t lineOf(const base::Error& error) {
  std::size_t line = 0;
  const auto text = error.value("row");
  std::from_chars(text.data(), text.data() + text.size(), line);
  return line;
}

}  // namespace

ImportPreview previewFindings(std::string_view bytes, std::string_view file, const framework::Pack& pack,
                              const std::vector<domain::Stored<domain::Evidence>>& present) {
  auto read = exchange::readFindingsAs(bytes, file, pack, exchange::Words::Needed);
  std::unordered_set<std::string> references;
  std::unordered_set<std::string> words;
  for (const auto& row : present) {
    if (!row.value.reference.empty()) references.insert(row.value.reference);
    words.insert(sameness(row.value));
  }
  ImportPreview preview;
  preview.file = file;
  preview.rows.reserve(read.rows.size() + read.problems.size());
  for (auto& row : read.rows) {
    const bool known = row.evidence.reference.empty() ? !words.insert(sameness(row.evidence)).second
                                                      : !references.insert(row.evidence.reference).second;
    ++(known ? preview.alreadyThere : preview.toAdd);
    preview.rows.push_back(
        {row.line, known ? ImportFate::AlreadyThere : ImportFate::Add, std::move(row.evidence), std::nullopt});
  }
  for (auto& problem : read.problems) {
    const std::size_t line = lineOf(problem);
    preview.rows.push_back({line, ImportFate::Refused, {}, std::move(problem)});
  }
  preview.unlisted = read.unlisted;
  preview.refused = read.problems.size() + read.unlisted;
  std::ranges::stable_sort(preview.rows, {}, &ImportRow::line);
  return preview;
}

base::Result<ImportPreview> previewFindingsFile(const std::string& path, const framework::Pack& pack,
                                                const std::vector<domain::Stored<domain::Evidence>>& present) {
  const auto bytes = base::readFile(path, exchange::kLargestFindingsFile);
  if (!bytes) return tl::make_unexpected(bytes.error());
  return previewFindings(*bytes, std::filesystem::path(path).filename().string(), pack, present);
}

std::string refusedCsv(const ImportPreview& preview) {
  std::string text = exchange::csvLine({"file", "row", "problem"});
  for (const auto& row : preview.rows)
    if (row.error)
      text += exchange::csvLine({preview.file, std::to_string(row.line), std::string(row.error->value("problem"))});
  return text;
}

std::string findingsCsv(const std::vector<domain::Evidence>& findings) {
  std::vector<exchange::FindingRow> rows;
  rows.reserve(findings.size());
  for (const auto& evidence : findings) rows.push_back({{}, evidence, 0});
  return exchange::findingsCsv(rows);
}

}  // namespace waymark::app
