// SPDX-License-Identifier: GPL-3.0-or-later
// One person-level list in memory, column by column: 50,000 children take some 20 MB. Made row by row from a sheet by
// its mapping; what could not be read is kept with its place and text.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lists/cell_reading.h"
#include "lists/mapping.h"

namespace waymark::lists {

enum class CellState : std::uint8_t { Absent, Empty, Filled, Unread };

/// A column's values, each kind in the form it needs. Rows are numbered from 0.
class Column {
 public:
  void addEmpty() { add(CellState::Empty); }
  void addUnread() { add(CellState::Unread); }
  void addDay(base::Day day);
  void addNumber(double number);
  void addCode(std::int32_t code);
  void addText(std::string_view text);

  [[nodiscard]] std::size_t size() const { return m_state.size(); }
  [[nodiscard]] CellState state(std::size_t row) const { return static_cast<CellState>(m_state[row]); }
  [[nodiscard]] bool filled(std::size_t row) const { return state(row) == CellState::Filled; }
  /// The following only where the cell is filled and the column is of the kind.
  [[nodiscard]] base::Day day(std::size_t row) const { return base::Day{std::chrono::days{m_whole[row]}}; }
  [[nodiscard]] double number(std::size_t row) const { return m_numbers[row]; }
  /// A place in the code list, or beyond its end: Table::otherCode.
  [[nodiscard]] std::int32_t code(std::size_t row) const { return m_whole[row]; }
  [[nodiscard]] std::string_view text(std::size_t row) const;

 private:
  void add(CellState state);
  friend class TableBuilder;
  ColumnKind m_kind = ColumnKind::Text;
  std::vector<std::uint8_t> m_state;
  std::vector<std::int32_t> m_whole;   // days and codes
  std::vector<double> m_numbers;       // counts and percentages
  std::string m_bytes;                 // everything else
  std::vector<std::uint32_t> m_ends;
};

struct UnreadCell {
  std::uint32_t row = 0;     // of the sheet
  std::uint32_t place = 0;   // of the sheet
  std::size_t column = 0;    // in Definition::columns
  Unread reason = Unread::NotADate;
  std::string text;          // as it stands
};

/// A column without a header in which something stands all the same.
struct StrayColumn {
  std::uint32_t place = 0;  // of the sheet
  std::uint32_t row = 0;    // of the sheet: the first
  std::size_t cells = 0;
};

struct Table {
  std::string file;
  std::string sheet;  // "" for delimited text
  Mapping mapping;
  std::vector<std::uint32_t> rows;  // the sheet's row of each child
  std::vector<Column> columns;      // as Definition::columns; those that the sheet lacks are empty vectors
  std::vector<std::vector<std::string>> otherCodes;  // by column: what stands outside its code set
  std::vector<UnreadCell> unread;  // by row
  std::size_t formulas = 0;    // cells whose last result was taken
  std::size_t emptyWords = 0;  // cells that say "n/a" and were taken as empty
  std::vector<StrayColumn> strays;  // by place

  [[nodiscard]] std::size_t size() const { return rows.size(); }
  [[nodiscard]] bool has(std::size_t column) const { return column < columns.size() && columns[column].size() > 0; }
  /// Absent where the sheet has no such column.
  [[nodiscard]] CellState state(std::size_t column, std::size_t row) const;
  /// The place of a column in the sheet.
  [[nodiscard]] std::optional<std::uint32_t> place(std::size_t column) const;
  /// What couldn't be read there; null where that isn't so.
  [[nodiscard]] const UnreadCell* unreadAt(std::size_t column, std::size_t row) const;
  /// A value as text: dates as 2011-03-04, codes as the definition has them, what wasn't read as it stands.
  [[nodiscard]] std::string text(const Definition& definition, std::size_t column, std::size_t row) const;
};

class TableBuilder {
 public:
  /// `definition` must outlive it.
  TableBuilder(const Definition& definition, Mapping mapping, std::string file, std::string sheet);
  /// Rows above the first child are passed over.
  void add(const SheetRow& row);
  /// One more cell of a column, as `from` has it: for tables that are put together cell by cell. `row` is the sheet's.
  void carry(const Table& from, std::size_t column, std::size_t fromRow, std::uint32_t row);
  /// One more cell of a column, read from its text.
  void take(std::size_t column, std::string_view text, std::uint32_t row);
  void takeEmpty(std::size_t column) { m_table.columns[column].addEmpty(); }
  Table finish() { return std::move(m_table); }

 private:
  struct CodeReader {
    std::unordered_map<std::string, std::int32_t> byKey;
    std::unordered_map<std::string, std::int32_t> byText;  // what was met before
  };
  void take(std::size_t column, const SheetCell& cell, std::uint32_t row);
  void addStray(std::uint32_t place, std::uint32_t row);
  std::int32_t codeOf(std::size_t column, std::string_view text);
  [[nodiscard]] bool standsForNothing(std::string_view text) const;

  const Definition& m_definition;
  Table m_table;
  std::vector<std::int32_t> m_columnAt;  // by place: -1 header that isn't a column, -2 no header
  std::vector<std::size_t> m_used;
  std::vector<std::unique_ptr<CodeReader>> m_codes;
  std::vector<std::string> m_emptyWords;
  std::size_t m_longestEmptyWord = 0;
};

}  // namespace waymark::lists
