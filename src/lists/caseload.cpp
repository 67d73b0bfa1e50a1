// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/caseload.h"

#include <algorithm>

namespace waymark::lists {
namespace {

constexpr const char* kNeed = "primary_need";
constexpr const char* kPhase = "main_phase";
constexpr const char* kNotRecorded = "Not recorded";
constexpr const char* kOtherCode = "Another code";

struct Band {
  const char* title;
  int to;  // the oldest in it
};
constexpr std::array<Band, 5> kBands{
    {{"Under 5", 4}, {"5 to 10", 10}, {"11 to 15", 15}, {"16 to 19", 19}, {"20 and over", 1000}}};

/// The codes of a column, then other codes, then none.
class Codes {
 public:
  Codes(const Definition& definition, std::string_view column) : m_column(definition.column(column)) {
    if (m_column)
      for (const auto& code : definition.codeLists[definition.columns[*m_column].codeList].codes)
        titles.push_back(code.title);
    m_known = titles.size();
    titles.emplace_back(kOtherCode);
    titles.emplace_back(kNotRecorded);
  }
  [[nodiscard]] std::size_t of(const Table& table, std::size_t row) const {
    if (!m_column) return m_known + 1;
    switch (table.state(*m_column, row)) {
      case CellState::Filled:
        return std::min(static_cast<std::size_t>(table.columns[*m_column].code(row)), m_known);
      case CellState::Unread:
        return m_known;
      default:
        return m_known + 1;
    }
  }
  std::vector<std::string> titles;

 private:
  std::optional<std::size_t> m_column;
  std::size_t m_known = 0;
};

std::size_t bandOf(const std::optional<int>& age) {
  if (!age) return kBands.size();
  const auto at = std::ranges::find_if(kBands, [&](const Band& band) { return *age <= band.to; });
  return static_cast<std::size_t>(at - kBands.begin());
}

/// Away with a row or column that is no code of the set and that nobody is in.
void dropEmpty(CountTable& table) {
  const auto extra = [](const std::string& title) { return title == kOtherCode || title == kNotRecorded; };
  for (std::size_t row = table.rows.size(); row-- > 0;) {
    if (!extra(table.rows[row]) || std::ranges::any_of(table.cells[row], [](auto count) { return count > 0; })) continue;
    table.rows.erase(table.rows.begin() + static_cast<std::ptrdiff_t>(row));
    table.cells.erase(table.cells.begin() + static_cast<std::ptrdiff_t>(row));
  }
  for (std::size_t column = table.columns.size(); column-- > 0;) {
    if (!extra(table.columns[column])) continue;
    if (std::ranges::any_of(table.cells, [&](const auto& row) { return row[column] > 0; })) continue;
    table.columns.erase(table.columns.begin() + static_cast<std::ptrdiff_t>(column));
    for (auto& row : table.cells) row.erase(row.begin() + static_cast<std::ptrdiff_t>(column));
  }
}

}  // namespace

CountTable caseloadBreakdown(const Definition& definition, std::span<const CaseloadList> lists, CaseloadBy by) {
  const Codes needs(definition, kNeed);
  const Codes phases(definition, kPhase);
  CountTable out;
  out.rowTitle = "Primary need";
  out.rows = needs.titles;
  switch (by) {
    case CaseloadBy::Age:
      for (const auto& band : kBands) out.columns.emplace_back(band.title);
      out.columns.emplace_back(kNotRecorded);
      break;
    case CaseloadBy::Phase:
      out.columns = phases.titles;
      break;
    case CaseloadBy::List:
      for (const auto& one : lists) out.columns.push_back(definition.lists[one.list].title);
      break;
  }
  out.cells.assign(out.rows.size(), std::vector<std::int64_t>(out.columns.size()));
  for (std::size_t i = 0; i < lists.size(); ++i) {
    const auto& one = lists[i];
    for (std::size_t row = 0; row < one.table->size(); ++row) {
      const auto column = by == CaseloadBy::Age     ? bandOf(one.ages[row])
                          : by == CaseloadBy::Phase ? phases.of(*one.table, row)
                                                    : i;
      ++out.cells[needs.of(*one.table, row)][column];
    }
  }
  dropEmpty(out);
  return out;
}

std::optional<double> shareOf(const Definition& definition, const Table& table, std::string_view column,
                              std::string_view code) {
  const auto at = definition.column(column);
  if (!at || !table.has(*at) || table.size() == 0 || definition.columns[*at].kind != ColumnKind::Code)
    return std::nullopt;
  const auto& codes = definition.codeLists[definition.columns[*at].codeList].codes;
  const auto wanted = std::ranges::find(codes, code, &CodeDefinition::code);
  if (!code.empty() && wanted == codes.end()) return std::nullopt;
  std::size_t count = 0;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const bool filled = table.state(*at, row) == CellState::Filled;
    const auto place = filled ? table.columns[*at].code(row) : -1;
    // A code outside the set is no recorded need either.
    const bool recorded = filled && static_cast<std::size_t>(place) < codes.size();
    count += static_cast<std::size_t>(code.empty() ? !recorded : recorded && place == wanted - codes.begin());
  }
  return 100.0 * static_cast<double>(count) / static_cast<double>(table.size());
}

}  // namespace waymark::lists
