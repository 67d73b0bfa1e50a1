// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "lists/text_key.h"

namespace waymark::lists {
namespace {

constexpr std::int32_t kNotAColumn = -1;
constexpr std::int32_t kNoHeader = -2;

bool holdsWhole(ColumnKind kind) {
  return kind == ColumnKind::Date || kind == ColumnKind::Code;
}
bool holdsNumber(ColumnKind kind) {
  return kind == ColumnKind::Count || kind == ColumnKind::Percent;
}

}  // namespace

void Column::add(CellState state) {
  m_state.push_back(static_cast<std::uint8_t>(state));
  if (holdsWhole(m_kind)) {
    if (state != CellState::Filled) m_whole.push_back(0);
  } else if (holdsNumber(m_kind)) {
    if (state != CellState::Filled) m_numbers.push_back(0);
  } else {
    m_ends.push_back(static_cast<std::uint32_t>(m_bytes.size()));
  }
}

void Column::addDay(base::Day day) {
  m_whole.push_back(static_cast<std::int32_t>(day.time_since_epoch().count()));
  add(CellState::Filled);
}

void Column::addNumber(double number) {
  m_numbers.push_back(number);
  add(CellState::Filled);
}

void Column::addCode(std::int32_t code) {
  m_whole.push_back(code);
  add(CellState::Filled);
}

void Column::addText(std::string_view text) {
  m_bytes += text;
  add(CellState::Filled);
}

std::string_view Column::text(std::size_t row) const {
  const std::size_t begin = row == 0 ? 0 : m_ends[row - 1];
  return std::string_view(m_bytes).substr(begin, m_ends[row] - begin);
}

CellState Table::state(std::size_t column, std::size_t row) const {
  return has(column) ? columns[column].state(row) : CellState::Absent;
}

std::optional<std::uint32_t> Table::place(std::size_t column) const {
  const auto at = std::ranges::find(mapping.columns, column, &MappedColumn::column);
  if (at == mapping.columns.end()) return std::nullopt;
  return at->place;
}

const UnreadCell* Table::unreadAt(std::size_t column, std::size_t row) const {
  const auto cells = std::ranges::equal_range(unread, rows[row], {}, &UnreadCell::row);
  const auto at = std::ranges::find(cells, column, &UnreadCell::column);
  return at == cells.end() ? nullptr : &*at;
}

std::string Table::text(const Definition& definition, std::size_t column, std::size_t row) const {
  switch (state(column, row)) {
    case CellState::Absent:
    case CellState::Empty:
      return "";
    case CellState::Unread: {
      const auto* cell = unreadAt(column, row);
      return cell == nullptr ? "" : cell->text;
    }
    case CellState::Filled:
      break;
  }
  const auto& values = columns[column];
  switch (definition.columns[column].kind) {
    case ColumnKind::Date:
      return base::isoText(values.day(row));
    case ColumnKind::Count:
    case ColumnKind::Percent:
      return fmt::format("{:.10g}", values.number(row));
    case ColumnKind::Code: {
      const auto& codes = definition.codeLists[definition.columns[column].codeList].codes;
      const auto code = static_cast<std::size_t>(values.code(row));
      return code < codes.size() ? codes[code].code : otherCodes[column][code - codes.size()];
    }
    default:
      return std::string(values.text(row));
  }
}

TableBuilder::TableBuilder(const Definition& definition, Mapping mapping, std::string file, std::string sheet)
    : m_definition(definition) {
  m_table.file = std::move(file);
  m_table.sheet = std::move(sheet);
  m_table.mapping = std::move(mapping);
  m_table.columns.resize(definition.columns.size());
  m_table.otherCodes.resize(definition.columns.size());
  m_codes.resize(definition.columns.size());
  for (const auto& mapped : m_table.mapping.columns) {
    if (m_columnAt.size() <= mapped.place) m_columnAt.resize(mapped.place + 1, kNoHeader);
    m_columnAt[mapped.place] = mapped.column ? static_cast<std::int32_t>(*mapped.column) : kNotAColumn;
    if (!mapped.column) continue;
    m_used.push_back(*mapped.column);
    const auto& column = definition.columns[*mapped.column];
    m_table.columns[*mapped.column].m_kind = column.kind;
    if (column.kind != ColumnKind::Code) continue;
    auto& reader = m_codes[*mapped.column] = std::make_unique<CodeReader>();
    const auto& codes = definition.codeLists[column.codeList].codes;
    for (std::size_t i = 0; i < codes.size(); ++i) {
      reader->byKey.emplace(codeKey(codes[i].code), static_cast<std::int32_t>(i));
      reader->byKey.emplace(codeKey(codes[i].title), static_cast<std::int32_t>(i));
      reader->byKey.emplace(codeKey(codes[i].form), static_cast<std::int32_t>(i));
      for (const auto& text : codes[i].also) reader->byKey.emplace(codeKey(text), static_cast<std::int32_t>(i));
    }
  }
  for (const auto& word : definition.emptyWords) {
    m_emptyWords.push_back(base::folded(word));
    m_longestEmptyWord = std::max(m_longestEmptyWord, m_emptyWords.back().size());
  }
}

bool TableBuilder::standsForNothing(std::string_view text) const {
  if (text.size() > m_longestEmptyWord) return false;
  return std::ranges::find(m_emptyWords, base::folded(text)) != m_emptyWords.end();
}

std::int32_t TableBuilder::codeOf(std::size_t column, std::string_view text) {
  auto& reader = *m_codes[column];
  std::string key(text);
  if (const auto met = reader.byText.find(key); met != reader.byText.end()) return met->second;
  std::int32_t code = 0;
  auto at = reader.byKey.find(codeKey(text));
  // "2.0" for 2, as a program writes a column of numbers with gaps.
  if (at == reader.byKey.end() && text.ends_with(".0")) at = reader.byKey.find(codeKey(text.substr(0, text.size() - 2)));
  if (at != reader.byKey.end()) {
    code = at->second;
  } else {
    auto& others = m_table.otherCodes[column];
    code = static_cast<std::int32_t>(m_definition.codeLists[m_definition.columns[column].codeList].codes.size() +
                                     others.size());
    others.push_back(key);
  }
  reader.byText.emplace(std::move(key), code);
  return code;
}

void TableBuilder::take(std::size_t column, const SheetCell& cell, std::uint32_t row) {
  auto& values = m_table.columns[column];
  const auto text = base::trimmed(cell.text);
  const auto unread = [&](Unread reason) {
    m_table.unread.push_back({row, cell.column, column, reason, std::string(text)});
    values.addUnread();
  };
  if (text.empty()) return values.addEmpty();
  if (cell.formula) ++m_table.formulas;
  if (const auto reason = neverReadable(cell)) return unread(*reason);
  if (cell.kind == SheetCell::Kind::Text && standsForNothing(text)) {
    ++m_table.emptyWords;
    return values.addEmpty();
  }
  switch (m_definition.columns[column].kind) {
    case ColumnKind::Date: {
      const auto read = readDay(cell);
      return read.day ? values.addDay(*read.day) : unread(read.reason);
    }
    case ColumnKind::Count:
    case ColumnKind::Percent: {
      const auto read = readNumber(cell);
      if (!read.number) return unread(read.reason);
      const bool whole =
          m_definition.columns[column].kind == ColumnKind::Percent || *read.number == std::floor(*read.number);
      return whole ? values.addNumber(*read.number) : unread(Unread::NotWhole);
    }
    case ColumnKind::Code:
      return values.addCode(codeOf(column, text));
    case ColumnKind::Identifier:
    case ColumnKind::Upn:
    case ColumnKind::Uln:
    case ColumnKind::Urn: {
      const auto read = readIdentifier(cell, m_definition.columns[column].kind);
      return read.reason ? unread(*read.reason) : values.addText(read.text);
    }
    case ColumnKind::Text:
      return cell.kind == SheetCell::Kind::Date ? values.addText(base::isoText(cell.day)) : values.addText(text);
  }
}

void TableBuilder::carry(const Table& from, std::size_t column, std::size_t fromRow, std::uint32_t row) {
  auto& values = m_table.columns[column];
  const auto& read = from.columns[column];
  switch (from.state(column, fromRow)) {
    case CellState::Absent:
    case CellState::Empty:
      return values.addEmpty();
    case CellState::Unread: {
      const auto* cell = from.unreadAt(column, fromRow);
      const auto place = m_table.place(column).value_or(0);
      if (cell != nullptr) m_table.unread.push_back({row, place, column, cell->reason, cell->text});
      return values.addUnread();
    }
    case CellState::Filled:
      break;
  }
  if (holdsNumber(read.m_kind)) return values.addNumber(read.number(fromRow));
  if (read.m_kind == ColumnKind::Date) return values.addDay(read.day(fromRow));
  if (read.m_kind != ColumnKind::Code) return values.addText(read.text(fromRow));
  const auto known = m_definition.codeLists[m_definition.columns[column].codeList].codes.size();
  const auto code = static_cast<std::size_t>(read.code(fromRow));
  values.addCode(code < known ? read.code(fromRow) : codeOf(column, from.otherCodes[column][code - known]));
}

void TableBuilder::take(std::size_t column, std::string_view text, std::uint32_t row) {
  SheetCell cell;
  cell.column = m_table.place(column).value_or(0);
  cell.text = text;
  take(column, cell, row);
}

void TableBuilder::addStray(std::uint32_t place, std::uint32_t row) {
  auto& strays = m_table.strays;
  const auto at = std::ranges::lower_bound(strays, place, {}, &StrayColumn::place);
  if (at != strays.end() && at->place == place)
    ++at->cells;
  else
    strays.insert(at, {place, row, 1});
}

void TableBuilder::add(const SheetRow& row) {
  if (row.number < m_table.mapping.firstRow) return;
  const auto columnOf = [&](const SheetCell& cell) {
    return cell.column < m_columnAt.size() ? m_columnAt[cell.column] : kNoHeader;
  };
  const auto holds = [](const SheetCell& cell) { return !base::trimmed(cell.text).empty(); };
  for (const auto& cell : row.cells)
    if (columnOf(cell) == kNoHeader && holds(cell)) addStray(cell.column, row.number);
  // A row of spaces, or a note beside the list, is no child.
  if (std::ranges::none_of(row.cells, [&](const SheetCell& cell) { return columnOf(cell) >= 0 && holds(cell); }))
    return;
  const auto child = m_table.rows.size();
  m_table.rows.push_back(row.number);
  for (const auto& cell : row.cells)
    if (const auto column = columnOf(cell); column >= 0) take(static_cast<std::size_t>(column), cell, row.number);
  for (const auto column : m_used)
    if (m_table.columns[column].size() == child) m_table.columns[column].addEmpty();
}

}  // namespace waymark::lists
