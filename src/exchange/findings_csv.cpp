// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "base/text.h"
#include "exchange/csv.h"
#include "exchange/finding_fields.h"

namespace waymark::exchange {
namespace {

/// "Age phase", "age-phase" and "AGE_PHASE" are one header.
std::string headerKey(std::string_view header) {
  std::string key;
  for (const char c : base::folded(base::trimmed(header)))
    if (c != ' ' && c != '-' && c != '_') key += c;
  return key;
}

/// "Social care" and "social-care" for social_care; codes are lower case with underscores.
std::string codeKey(std::string_view text) {
  auto key = base::folded(base::trimmed(text));
  std::ranges::replace(key, ' ', '_');
  std::ranges::replace(key, '-', '_');
  return key;
}

/// Other words that people head these columns with.
const std::map<std::string, std::string_view, std::less<>>& otherHeaders() {
  static const std::map<std::string, std::string_view, std::less<>> kOther{
      {"reference", "id"},         {"criteria", "criterion"},
      {"furthercriteria", "also"}, {"agephase", "phase"},
      {"service", "services"},     {"group", "groups"},
      {"sourcekind", "source"},    {"reviewstate", "review"},
      {"whatwefound", "summary"},  {"strengthmixedorconcern", "finding"}};
  return kOther;
}

struct Column {
  std::string RawFinding::*text = nullptr;
  std::vector<std::string> RawFinding::*list = nullptr;
  std::string_view name;
};

/// "08/09/2025" as spreadsheets here write it, as 2025-09-08; anything else as it is.
std::string dateKey(std::string_view text) {
  const auto parts = base::splitOn(text, '/');
  if (parts.size() != 3 || parts[2].size() != 4) return std::string(text);
  const auto two = [](std::string_view part) { return (part.size() == 1 ? "0" : "") + std::string(part); };
  return std::string(parts[2]) + "-" + two(parts[1]) + "-" + two(parts[0]);
}

/// Words are kept as they are; criteria and dates lose the space around them; everything else is a code.
std::string cellValue(std::string_view name, const std::string& cell) {
  constexpr std::array<std::string_view, 6> kWords{"inspection", "id", "summary", "theme", "text", "detail"};
  constexpr std::array<std::string_view, 3> kDates{"covers_from", "covers_to", "review_by"};
  if (std::ranges::find(kWords, name) != kWords.end()) return cell;
  if (name == "criterion") return std::string(base::trimmed(cell));
  if (std::ranges::find(kDates, name) != kDates.end()) return dateKey(base::trimmed(cell));
  return codeKey(cell);
}

std::optional<Column> columnFor(std::string_view header) {
  auto key = headerKey(header);
  if (const auto other = otherHeaders().find(key); other != otherHeaders().end()) key = headerKey(other->second);
  for (const auto& [name, member] : kTextFields)
    if (headerKey(name) == key) return Column{member, nullptr, name};
  for (const auto& [name, member] : kListFields)
    if (headerKey(name) == key) return Column{nullptr, member, name};
  return std::nullopt;
}

std::vector<std::string> listOf(std::string_view cell, bool keepCase) {
  std::vector<std::string> out;
  const char separator = cell.find(';') != std::string_view::npos   ? ';'
                         : cell.find(',') != std::string_view::npos ? ','
                                                                    : ' ';
  for (const auto part : base::splitOn(cell, separator))
    if (const auto text = base::trimmed(part); !text.empty())
      out.push_back(keepCase ? std::string(text) : codeKey(text));
  return out;
}

class FindingRows {
 public:
  FindingRows(FindingsBuilder& builder) : m_builder(builder) {}

  /// False ends the reading: without its two needed columns no row can be a finding.
  bool take(const CsvRow& row) {
    if (m_columns.empty()) return header(row);
    RawFinding raw;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const auto cell = csvCell(row.cells[i]);
      if (i >= m_columns.size()) {
        if (base::trimmed(cell).empty()) continue;
        m_builder.refuse(row.line, "it has more cells than there are columns");
        return true;
      }
      const auto& column = m_columns[i];
      if (column && column->text != nullptr) raw.*(column->text) = cellValue(column->name, cell);
      if (column && column->list != nullptr) raw.*(column->list) = listOf(cell, column->name == "also");
    }
    m_builder.take(raw, row.line);
    return true;
  }
  [[nodiscard]] bool hasHeader() const { return !m_columns.empty(); }

 private:
  bool header(const CsvRow& row) {
    for (const auto& cell : row.cells) {
      auto column = columnFor(cell);
      const auto same = [&](const auto& other) { return other && column && other->name == column->name; };
      if (column && std::ranges::any_of(m_columns, same)) {
        m_builder.refuse(row.line, "the column “" + std::string(column->name) + "” is there twice");
        return false;
      }
      m_columns.push_back(column);
    }
    for (const auto* needed : {"criterion", "finding"}) {
      if (std::ranges::any_of(m_columns, [&](const auto& column) { return column && column->name == needed; }))
        continue;
      m_builder.refuse(row.line, std::string("there is no column “") + needed + "”");
      return false;
    }
    return true;
  }

  FindingsBuilder& m_builder;
  std::vector<std::optional<Column>> m_columns;
};

std::string joined(const std::vector<std::string>& texts) {
  std::string out;
  for (const auto& text : texts) out += (out.empty() ? "" : ";") + text;
  return out;
}

}  // namespace

FindingsFile readFindingsCsv(std::string_view bytes, std::string_view file, const framework::Pack& pack, Words words) {
  FindingsBuilder builder(file, pack, words);
  const auto text = utf8From(bytes, file);
  if (!text) {
    builder.refuse(1, "the file holds characters that are not valid text");
    return builder.finished();
  }
  FindingRows sheet(builder);
  const auto walked = eachCsvRow(*text, separatorOf(*text), file, [&](const CsvRow& row) { return sheet.take(row); });
  if (!walked)
    builder.refuse(std::stoul(std::string(walked.error().value("row"))), std::string(walked.error().value("problem")));
  else if (!sheet.hasHeader())
    builder.refuse(1, "the file has no header row");
  return builder.finished();
}

std::string findingsCsv(const std::vector<FindingRow>& rows) {
  // Theme and text are read, never written: summary and detail hold what was in them.
  const auto written = [](std::string_view name) { return name != "theme" && name != "text"; };
  std::vector<std::string> cells;
  for (const auto& [name, member] : kTextFields)
    if (written(name)) cells.emplace_back(name);
  for (const auto& [name, member] : kListFields) cells.emplace_back(name);
  std::string out = "\xEF\xBB\xBF" + csvLine(cells);  // with the mark, spreadsheets read it as UTF-8
  for (const auto& row : rows) {
    const auto raw = rawFinding(row);
    cells.clear();
    for (const auto& [name, member] : kTextFields)
      if (written(name)) cells.push_back(raw.*member);
    for (const auto& [name, member] : kListFields) cells.push_back(joined(raw.*member));
    out += csvLine(cells);
  }
  return out;
}

}  // namespace waymark::exchange
