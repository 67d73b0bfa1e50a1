// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sheet_table.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/text.h"
#include "exchange/sheet_rows.h"
#include "lists/cell_reading.h"
#include "lists/text_key.h"

namespace waymark::app {
namespace {

constexpr std::size_t kTitleRows = 10;  // above the header
constexpr std::size_t kMostTableRows = 10'000;

class TableReader {
 public:
  TableReader(const std::vector<ColumnNames>& columns, const std::vector<std::size_t>& needed)
      : m_columns(columns), m_needed(needed) {}

  bool row(const lists::SheetRow& row) {
    if (!m_found) {
      m_found = readHeader(row);
      return m_found || ++m_looked < kTitleRows;
    }
    if (m_table.rows.size() == kMostTableRows) {
      m_tooMany = true;
      return false;
    }
    TableRow one{row.number, {}};
    one.cells.resize(m_columns.size());
    bool holds = false;
    for (std::size_t i = 0; i < m_columns.size(); ++i)
      if (m_table.found[i]) one.cells[i].emplace();
    for (const auto& cell : row.cells) {
      const auto at = m_places.find(cell.column);
      if (at == m_places.end()) continue;
      auto& mine = *one.cells[at->second];
      mine.text = std::string(base::trimmed(cell.text));
      mine.isBroken = lists::neverReadable(cell).has_value();
      mine.day = cell.kind == lists::SheetCell::Kind::Date && cell.hasDay ? std::optional(cell.day) : dayIn(mine.text);
      holds = holds || !mine.text.empty();
    }
    if (holds) m_table.rows.push_back(std::move(one));
    return true;
  }

  [[nodiscard]] bool found() const { return m_found; }
  [[nodiscard]] bool tooMany() const { return m_tooMany; }
  SheetTable take() { return std::move(m_table); }
  void nextSheet() { m_looked = 0; }

 private:
  bool readHeader(const lists::SheetRow& row) {
    std::map<std::uint32_t, std::size_t> places;
    std::vector<bool> found(m_columns.size(), false);
    std::vector<std::string> unknown;
    for (const auto& cell : row.cells) {
      const auto key = lists::textKey(cell.text);
      const auto column = std::ranges::find_if(m_columns, [&](const ColumnNames& names) {
        return std::ranges::any_of(names, [&](const std::string& name) { return lists::textKey(name) == key; });
      });
      const auto place = static_cast<std::size_t>(column - m_columns.begin());
      if (column == m_columns.end() || found[place]) {  // the first of two counts
        unknown.emplace_back(base::trimmed(cell.text));
        continue;
      }
      found[place] = true;
      places.emplace(cell.column, place);
    }
    const bool isHeader =
        places.size() >= 2 && std::ranges::any_of(m_needed, [&](std::size_t place) { return found[place]; });
    if (!isHeader) return false;
    m_places = std::move(places);
    m_table.found = std::move(found);
    m_table.unknown = std::move(unknown);
    return true;
  }

  const std::vector<ColumnNames>& m_columns;
  const std::vector<std::size_t>& m_needed;
  std::map<std::uint32_t, std::size_t> m_places;  // column of the sheet to column asked for
  SheetTable m_table;
  std::size_t m_looked = 0;
  bool m_found = false;
  bool m_tooMany = false;
};

}  // namespace

base::Result<SheetTable> readSheetTable(std::string_view bytes, const std::string& file,
                                        const std::vector<ColumnNames>& columns,
                                        const std::vector<std::size_t>& needed) {
  TableReader reader(columns, needed);
  const auto read = exchange::eachSheetRow(bytes, file,
                                           {[&](const exchange::SheetHead& head) {
                                              reader.nextSheet();
                                              return !head.hidden && !reader.found();
                                            },
                                            [&](const lists::SheetRow& row) { return reader.row(row); }});
  if (!read) return tl::make_unexpected(read.error());
  if (reader.tooMany())
    return base::fail(base::Code::FileTooBig, {{"file", file}, {"limit", std::to_string(kMostTableRows) + " rows"}});
  if (!reader.found()) {
    std::string names;
    for (const auto place : needed) names += (names.empty() ? "“" : " or “") + columns[place].front() + "”";
    return base::fail(
        base::Code::FileUnreadable,
        {{"file", file}, {"problem", "its first rows have no heading " + names + " with another known heading beside it"}});
  }
  return reader.take();
}

std::optional<base::TimeOfDay> timeIn(std::string_view text) {
  text = base::trimmed(text);
  double share = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), share);
  const bool isShare = problem == std::errc{} && end == text.data() + text.size() && share >= 0 && share < 1;
  if (isShare) return base::TimeOfDay{static_cast<int>(std::lround(share * 24 * 60)) % (24 * 60)};
  std::string colon(text);
  std::ranges::replace(colon, '.', ':');
  if (colon.find(':') == 1) colon.insert(0, 1, '0');
  if (colon.size() == 8 && colon.ends_with(":00")) colon.resize(5);  // seconds
  return base::parseTime(colon);
}

std::optional<base::Day> dayIn(std::string_view text) {
  text = base::trimmed(text);
  if (const auto day = lists::readDay(text).day) return day;
  const auto space = text.find(' ');
  if (space != 3 && space != 4) return std::nullopt;  // "Mon", "Mon,"
  return lists::readDay(text.substr(space + 1)).day;
}

}  // namespace waymark::app
