// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/mapping.h"

#include <algorithm>
#include <unordered_map>

#include "base/text.h"
#include "lists/text_key.h"

namespace waymark::lists {
namespace {

struct Known {
  std::size_t column;
  Match match;
};

/// The headers of one list, by key.
class Headers {
 public:
  Headers(const Definition& definition, std::size_t list, const GivenHeaders& given) : m_definition(definition) {
    for (const auto at : definition.lists[list].columns) {
      const auto& column = definition.columns[at];
      m_known.emplace(textKey(column.title), Known{at, Match::Tolerant});
      for (const auto& header : column.also) m_known.emplace(textKey(header), Known{at, Match::Known});
    }
    for (const auto& [header, id] : given) {
      if (id.empty()) m_known.erase(textKey(header));
      const auto at = definition.column(id);
      if (at && std::ranges::find(definition.lists[list].columns, *at) != definition.lists[list].columns.end())
        m_known[textKey(header)] = {*at, Match::Given};
    }
  }

  [[nodiscard]] std::optional<Known> find(std::string_view header) const {
    const auto at = m_known.find(textKey(header));
    if (at == m_known.end()) return std::nullopt;
    auto known = at->second;
    if (known.match == Match::Tolerant && header == m_definition.columns[known.column].title)
      known.match = Match::Exact;
    return known;
  }

 private:
  const Definition& m_definition;
  std::unordered_map<std::string, Known> m_known;
};

/// The row's texts by place; with `above`, the texts of merged cells over them put in front.
std::vector<std::pair<std::uint32_t, std::string>> headerCells(const HeadRow& row, const HeadRow* above,
                                                               const Headers& headers) {
  if (above == nullptr) return row.cells;
  std::vector<std::pair<std::uint32_t, std::string>> out;
  // A merged cell holds its text in its first place; the places under it follow until the next text.
  const auto over = [&](std::uint32_t place) -> std::string_view {
    std::string_view text;
    for (const auto& [at, words] : above->cells)
      if (at <= place) text = words;
    return text;
  };
  for (const auto& [place, text] : row.cells) {
    const auto both = std::string(over(place)) + " " + text;
    out.emplace_back(place, headers.find(both) ? both : text);
  }
  // Cells merged downwards stand in the upper row alone.
  for (const auto& [place, text] : above->cells)
    if (std::ranges::find(row.cells, place, [](const auto& cell) { return cell.first; }) == row.cells.end())
      out.emplace_back(place, text);
  std::ranges::sort(out);
  return out;
}

std::vector<MappedColumn> mappedBy(const std::vector<std::pair<std::uint32_t, std::string>>& cells,
                                   const Headers& headers) {
  std::vector<MappedColumn> out;
  for (const auto& [place, text] : cells) {
    auto& mapped = out.emplace_back(MappedColumn{place, text, Match::None, {}, {}, false});
    if (const auto known = headers.find(text)) {
      mapped.match = known->match;
      mapped.column = known->column;
    }
  }
  return out;
}

struct Count {
  int found = 0;    // different statutory columns
  int foreign = 0;  // headers that only another list of the definition has
};

Count countOf(const std::vector<MappedColumn>& columns, const Definition& definition,
              const std::vector<Headers>& all) {
  std::vector<bool> seen(definition.columns.size());
  Count count;
  for (const auto& mapped : columns) {
    if (mapped.column) {
      count.found += !seen[*mapped.column] && !definition.columns[*mapped.column].local ? 1 : 0;
      seen[*mapped.column] = true;
    } else {
      count.foreign += std::ranges::any_of(all, [&](const Headers& headers) {
        return headers.find(mapped.header).has_value();
      }) ? 1 : 0;
    }
  }
  return count;
}

/// Two places for one column: the one that the user named keeps it, else the first.
void settleTwice(Mapping& mapping, std::size_t columns) {
  std::vector<MappedColumn*> keeper(columns);
  for (auto& mapped : mapping.columns) {
    if (!mapped.column) continue;
    auto*& kept = keeper[*mapped.column];
    if (kept == nullptr || (mapped.match == Match::Given && kept->match != Match::Given)) kept = &mapped;
  }
  for (auto& mapped : mapping.columns) {
    if (!mapped.column || keeper[*mapped.column] == &mapped) continue;
    mapping.twice.emplace_back(mapped.place, *mapped.column);
    mapped.column.reset();
    mapped.match = Match::None;
  }
}

void suggest(Mapping& mapping, const Definition& definition) {
  for (auto& mapped : mapping.columns) {
    if (mapped.column) continue;
    const auto key = textKey(mapped.header);
    std::size_t fewest = std::min<std::size_t>(3, key.size() / 4) + 1;
    for (const auto at : mapping.missing) {
      const auto changes = changesApart(key, textKey(definition.columns[at].title), 3);
      if (changes >= fewest) continue;
      fewest = changes;
      mapped.perhaps = at;
    }
  }
}

struct Candidate {
  std::size_t list = 0;
  std::size_t row = 0;  // of `head`; the lower one of two
  bool twoRows = false;
  Count count;
  int score = 0;
  std::vector<MappedColumn> columns;
};

std::vector<Headers> allHeaders(const Definition& definition, const GivenHeaders& given) {
  std::vector<Headers> all;
  for (std::size_t i = 0; i < definition.lists.size(); ++i) all.emplace_back(definition, i, given);
  return all;
}

std::optional<Candidate> best(const Definition& definition, std::span<const HeadRow> head,
                              const std::vector<Headers>& all) {
  std::optional<Candidate> chosen;
  for (std::size_t list = 0; list < all.size(); ++list) {
    const auto wanted = static_cast<int>(definition.statutoryColumns(list).size());
    for (std::size_t row = 0; row < head.size(); ++row) {
      for (const bool two : {false, true}) {
        if (two && row == 0) continue;
        auto columns = mappedBy(headerCells(head[row], two ? &head[row - 1] : nullptr, all[list]), all[list]);
        const auto count = countOf(columns, definition, all);
        // A column that only another list has speaks louder than one that is missing. One row wins over two.
        const int score = 4 * (count.found - (wanted - count.found) - 3 * count.foreign) - (two ? 1 : 0);
        if (count.found > 0 && (!chosen || score > chosen->score))
          chosen = Candidate{list, row, two, count, score, std::move(columns)};
      }
    }
  }
  return chosen;
}

}  // namespace

HeadRow headRow(const SheetRow& row) {
  HeadRow out{row.number, {}};
  for (const auto& cell : row.cells)
    if (const auto text = base::trimmed(cell.text); !text.empty()) out.cells.emplace_back(cell.column, text);
  return out;
}

std::optional<Mapping> mapSheet(const Definition& definition, std::span<const HeadRow> head,
                                const GivenHeaders& given) {
  const auto all = allHeaders(definition, given);
  auto chosen = best(definition, head, all);
  if (!chosen) return std::nullopt;
  const auto wanted = definition.statutoryColumns(chosen->list);
  if (chosen->count.found * 2 < static_cast<int>(wanted.size())) return std::nullopt;
  Mapping mapping;
  mapping.list = chosen->list;
  mapping.headerRow = head[chosen->row].number;
  mapping.firstRow = mapping.headerRow + 1;
  mapping.twoRows = chosen->twoRows;
  mapping.columns = std::move(chosen->columns);
  settleTwice(mapping, definition.columns.size());
  for (const auto at : wanted)
    if (std::ranges::find(mapping.columns, at, &MappedColumn::column) == mapping.columns.end())
      mapping.missing.push_back(at);
  suggest(mapping, definition);
  if (chosen->row + 1 < head.size()) {
    const auto& next = head[chosen->row + 1];
    const auto again = mappedBy(next.cells, all[chosen->list]);
    const auto same = std::ranges::count_if(again, [](const MappedColumn& one) { return one.column.has_value(); });
    if (same * 2 >= static_cast<std::ptrdiff_t>(next.cells.size()) && same > 2) {
      mapping.repeated = true;
      mapping.firstRow = next.number + 1;
    }
  }
  return mapping;
}

bool canBeHeader(const HeadRow& row) {
  const auto isValue = [](const std::pair<std::uint32_t, std::string>& cell) {
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const auto digits = std::ranges::count_if(cell.second, isDigit);
    const auto letters = std::ranges::count_if(cell.second, [&](char c) {
      return !isDigit(c) && std::string_view("/-.: ").find(c) == std::string_view::npos;
    });
    return digits >= 5 && letters <= 2;
  };
  return row.cells.size() >= 2 && std::ranges::none_of(row.cells, isValue);
}

std::optional<std::uint32_t> rowOfHeaders(std::span<const HeadRow> head, const GivenHeaders& given) {
  std::vector<std::string> wanted;
  for (const auto& [header, column] : given)
    if (!column.empty()) wanted.push_back(textKey(header));
  std::optional<std::uint32_t> chosen;
  std::ptrdiff_t most = 1;
  for (const auto& row : head) {
    const auto found = std::ranges::count_if(wanted, [&](const std::string& key) {
      return std::ranges::any_of(row.cells, [&](const auto& cell) { return textKey(cell.second) == key; });
    });
    if (found <= most || found * 2 < std::ssize(wanted)) continue;
    most = found;
    chosen = row.number;
  }
  return chosen;
}

std::optional<Mapping> mapSaid(const Definition& definition, std::size_t list, std::span<const HeadRow> head,
                               std::uint32_t headerRow, const GivenHeaders& given) {
  const auto chosen = std::ranges::find(head, headerRow, &HeadRow::number);
  if (chosen == head.end() || !canBeHeader(*chosen)) return std::nullopt;
  Mapping mapping;
  mapping.list = list;
  mapping.headerRow = chosen->number;
  mapping.firstRow = chosen->number + 1;
  mapping.said = true;
  mapping.columns = mappedBy(chosen->cells, Headers(definition, list, given));
  settleTwice(mapping, definition.columns.size());
  for (const auto at : definition.statutoryColumns(list))
    if (std::ranges::find(mapping.columns, at, &MappedColumn::column) == mapping.columns.end())
      mapping.missing.push_back(at);
  suggest(mapping, definition);
  return mapping;
}

std::vector<std::size_t> keyColumns(const Definition& definition, std::size_t list) {
  std::vector<std::size_t> keys;
  for (const auto kind : {ColumnKind::Upn, ColumnKind::Uln, ColumnKind::Identifier}) {
    const auto& columns = definition.lists[list].columns;
    const auto at = std::ranges::find_if(columns, [&](std::size_t column) {
      return definition.columns[column].kind == kind && definition.columns[column].identity &&
             !definition.isRowNumber(column);
    });
    if (at != columns.end()) keys.push_back(*at);
  }
  return keys;
}

std::optional<Mapping> mapPart(const Definition& definition, std::size_t list, std::span<const HeadRow> head,
                               const GivenHeaders& given) {
  const Headers headers(definition, list, given);
  const auto keys = keyColumns(definition, list);
  std::optional<Mapping> chosen;
  std::size_t most = 1;
  for (const auto& row : head) {
    Mapping mapping;
    mapping.list = list;
    mapping.headerRow = row.number;
    mapping.firstRow = row.number + 1;
    mapping.columns = mappedBy(row.cells, headers);
    settleTwice(mapping, definition.columns.size());
    std::size_t found = 0;
    bool known = false;
    for (const auto& mapped : mapping.columns) {
      if (!mapped.column) continue;
      ++found;
      known = known || std::ranges::find(keys, *mapped.column) != keys.end();
    }
    if (!known || found <= most) continue;
    most = found;
    chosen = std::move(mapping);
  }
  return chosen;
}

std::optional<Nearest> nearestList(const Definition& definition, std::span<const HeadRow> head) {
  const auto chosen = best(definition, head, allHeaders(definition, {}));
  if (!chosen) return std::nullopt;
  return Nearest{chosen->list, static_cast<std::size_t>(chosen->count.found), head[chosen->row].number};
}

}  // namespace waymark::lists
