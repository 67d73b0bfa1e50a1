// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/caseload.h"

#include <algorithm>
#include <array>
#include <map>

namespace waymark::lists {
namespace {

constexpr std::string_view kAge = "age";
constexpr std::string_view kList = "list";
constexpr std::array<std::string_view, 2> kAskedFirst{"primary_need", "main_phase"};
constexpr const char* kNotRecorded = "Not recorded";
constexpr const char* kOtherCode = "Another code";
constexpr const char* kOtherTexts = "All others";
constexpr std::size_t kMostTexts = 30;

struct Band {
  const char* title;
  int to;  // the oldest in it
};
constexpr std::array<Band, 5> kBands{
    {{"Under 5", 4}, {"5 to 10", 10}, {"11 to 15", 15}, {"16 to 19", 19}, {"20 and over", 1000}}};

/// One side of a table: its headings, and the heading of each row of the lists.
struct Side {
  std::string title;
  std::vector<std::string> headings;
  std::vector<std::size_t> places;  // list after list, row after row
  std::size_t extra = 0;            // headings from here on are left out where nobody is under them
};

bool isCounted(const ColumnDefinition& column) {
  return !column.identity && (column.kind == ColumnKind::Code || column.kind == ColumnKind::Text);
}

Side ageSide(std::span<const CountedList> lists) {
  Side side{"Age", {}, {}, kBands.size()};
  for (const auto& band : kBands) side.headings.emplace_back(band.title);
  side.headings.emplace_back(kNotRecorded);
  for (const auto& one : lists)
    for (const auto& age : one.ages) {
      const auto at = age ? std::ranges::find_if(kBands, [&](const Band& band) { return *age <= band.to; }) : kBands.end();
      side.places.push_back(static_cast<std::size_t>(at - kBands.begin()));
    }
  return side;
}

Side listSide(const Definition& definition, std::span<const CountedList> lists) {
  Side side{"List", {}, {}, lists.size()};
  for (const auto& one : lists) {
    side.places.insert(side.places.end(), one.table->size(), side.headings.size());
    side.headings.push_back(definition.lists[one.list].title);
  }
  return side;
}

Side codeSide(const Definition& definition, std::span<const CountedList> lists, std::size_t column) {
  Side side;
  for (const auto& code : definition.codeLists[definition.columns[column].codeList].codes)
    side.headings.push_back(code.title);
  const auto known = side.extra = side.headings.size();
  side.headings.emplace_back(kOtherCode);
  side.headings.emplace_back(kNotRecorded);
  for (const auto& one : lists)
    for (std::size_t row = 0; row < one.table->size(); ++row) {
      const auto state = one.table->state(column, row);
      side.places.push_back(state == CellState::Filled
                                ? std::min(static_cast<std::size_t>(one.table->columns[column].code(row)), known)
                            : state == CellState::Unread ? known
                                                         : known + 1);
    }
  return side;
}

Side textSide(std::span<const CountedList> lists, std::size_t column, int fewest) {
  const auto textOf = [&](const CountedList& one, std::size_t row) {
    return one.table->state(column, row) == CellState::Filled ? one.table->columns[column].text(row)
                                                              : std::string_view();
  };
  std::map<std::string_view, std::int64_t> counts;
  for (const auto& one : lists)
    for (std::size_t row = 0; row < one.table->size(); ++row) ++counts[textOf(one, row)];
  counts.erase(std::string_view());
  std::vector<std::pair<std::string_view, std::int64_t>> most;
  for (const auto& entry : counts)
    if (entry.second >= fewest) most.push_back(entry);
  std::ranges::stable_sort(most, std::ranges::greater(), [](const auto& entry) { return entry.second; });
  if (most.size() > kMostTexts) most.resize(kMostTexts);
  std::ranges::sort(most);  // an order by size would tell of counts that are hidden
  Side side;
  std::map<std::string_view, std::size_t> places;
  for (const auto& [text, count] : most) {
    places.emplace(text, side.headings.size());
    side.headings.emplace_back(text);
  }
  const auto others = side.extra = side.headings.size();
  side.headings.emplace_back(kOtherTexts);
  side.headings.emplace_back(kNotRecorded);
  for (const auto& one : lists)
    for (std::size_t row = 0; row < one.table->size(); ++row) {
      const auto text = textOf(one, row);
      const auto at = places.find(text);
      side.places.push_back(text.empty() ? others + 1 : at == places.end() ? others : at->second);
    }
  return side;
}

std::optional<Side> sideOf(const Definition& definition, std::span<const CountedList> lists, std::string_view part,
                           int fewest) {
  if (part == kAge) return ageSide(lists);
  if (part == kList) return listSide(definition, lists);
  const auto column = definition.column(part);
  if (!column || !isCounted(definition.columns[*column])) return std::nullopt;
  auto side = definition.columns[*column].kind == ColumnKind::Code ? codeSide(definition, lists, *column)
                                                                   : textSide(lists, *column, fewest);
  side.title = definition.columns[*column].title;
  return side;
}

/// "Age" within a sentence; "SEN support" stays.
std::string asAWord(std::string title) {
  if (title.size() > 1 && title[0] >= 'A' && title[0] <= 'Z' && title[1] >= 'a' && title[1] <= 'z') title[0] = static_cast<char>(title[0] + ('a' - 'A'));
  return title;
}

/// Away with the headings behind a side's own that nobody is under.
void dropEmpty(CountTable& table, std::size_t extraRow, std::size_t extraColumn) {
  for (std::size_t row = table.rows.size(); row-- > extraRow;) {
    if (std::ranges::any_of(table.cells[row], [](auto count) { return count > 0; })) continue;
    table.rows.erase(table.rows.begin() + static_cast<std::ptrdiff_t>(row));
    table.cells.erase(table.cells.begin() + static_cast<std::ptrdiff_t>(row));
  }
  for (std::size_t column = table.columns.size(); column-- > extraColumn;) {
    if (std::ranges::any_of(table.cells, [&](const auto& row) { return row[column] > 0; })) continue;
    table.columns.erase(table.columns.begin() + static_cast<std::ptrdiff_t>(column));
    for (auto& row : table.cells) row.erase(row.begin() + static_cast<std::ptrdiff_t>(column));
  }
}

}  // namespace

std::vector<BreakdownPart> breakdownParts(const Definition& definition) {
  std::vector<BreakdownPart> parts;
  const auto add = [&](std::size_t column) {
    parts.push_back({definition.columns[column].id, definition.columns[column].title});
  };
  const auto need = definition.column(kAskedFirst[0]);
  if (need) add(*need);
  parts.push_back({std::string(kAge), "Age"});
  const auto phase = definition.column(kAskedFirst[1]);
  if (phase) add(*phase);
  if (definition.lists.size() > 1) parts.push_back({std::string(kList), "List"});
  for (std::size_t i = 0; i < definition.columns.size(); ++i)
    if (isCounted(definition.columns[i]) && need != i && phase != i) add(i);
  return parts;
}

std::optional<CountTable> caseloadBreakdown(const Definition& definition, std::span<const CountedList> lists,
                                            const Breakdown& by, int fewest) {
  auto rows = sideOf(definition, lists, by.rows, fewest);
  const bool byOne = by.columns.empty() || by.columns == by.rows;
  auto columns = byOne ? std::optional(Side{"", {"Children"}, {}, 1}) : sideOf(definition, lists, by.columns, fewest);
  if (!rows || !columns) return std::nullopt;
  CountTable out;
  out.rowTitle = rows->title;
  out.title = byOne ? rows->title : rows->title + " by " + asAWord(columns->title);
  out.rows = std::move(rows->headings);
  out.columns = std::move(columns->headings);
  out.cells.assign(out.rows.size(), std::vector<std::int64_t>(out.columns.size()));
  for (std::size_t i = 0; i < rows->places.size(); ++i)
    ++out.cells[rows->places[i]][byOne ? 0 : columns->places[i]];
  dropEmpty(out, rows->extra, columns->extra);
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
