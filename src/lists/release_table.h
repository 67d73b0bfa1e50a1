// SPDX-License-Identifier: GPL-3.0-or-later
// One table of a release on its way in, row by row. What is wrong with it is said for the measures that need it; the
// other tables are read all the same.
#pragma once

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "lists/benchmark.h"

namespace waymark::lists {

class ReleaseTableReader {
 public:
  /// `table` is a place in the definition's tables; `file` is named where something is wrong.
  ReleaseTableReader(const BenchmarkDefinition& definition, std::size_t table, std::string file, ReleaseFigures& out);

  /// The rows in order, the header (or the two of year blocks) first. False: nothing more is wanted of this table.
  bool row(std::size_t line, std::span<const std::string> cells);
  /// The file couldn't be read to its end: nothing of it counts.
  void broken(const std::string& why);
  /// After the last row: writes the series, and why a measure has none.
  void finish();

 private:
  struct Sought {
    std::size_t measure;
    std::string fault;  // why it is given up
    std::vector<FigureSeries> series;
  };
  /// Where a column stands; more than one place where a file uses its name twice.
  using Places = std::vector<std::size_t>;

  void headerRow(std::span<const std::string> cells);
  bool blockHeaders(std::span<const std::string> cells);
  void dataRow(std::size_t line, std::span<const std::string> cells);
  void blockRow(std::size_t line, std::span<const std::string> cells);
  [[nodiscard]] bool wanted(std::span<const std::string> cells) const;
  [[nodiscard]] const Places* placesOf(const std::string& column) const;
  Figure cell(Sought& sought, const std::string& column, std::span<const std::string> cells);
  Figure figureOf(Sought& sought, const std::string& period, std::span<const std::string> cells);
  std::size_t areaAt(std::string_view code);
  std::size_t regionAt(const std::string& code, const std::string& name);
  FigureSeries& seriesOf(Sought& sought, const std::string& period);
  void put(Sought& sought, Figure& at, Figure figure, std::size_t line);
  void put(Sought& sought, std::vector<Figure>& all, std::size_t at, Figure figure, std::size_t line);
  void tableFault(std::string why);

  const BenchmarkDefinition& m_definition;
  std::size_t m_table;
  std::string m_file;
  ReleaseFigures& m_out;
  std::vector<Sought> m_sought;
  std::string m_fault;
  bool m_header = false;
  std::unordered_map<std::string, Places> m_columns;  // by textKey
  struct Standard {
    std::size_t period = 0, level = 0, area = 0, newArea = 0, areaName = 0, region = 0, regionName = 0, country = 0;
  } m_at;
  std::vector<std::pair<std::size_t, const RowFilter*>> m_filters;
  // Year blocks.
  std::vector<std::string> m_years;  // by column; "" where there is none
  std::size_t m_codeColumn = 0;
  struct Block {
    std::size_t sought;
    std::string period;
    std::size_t column;
  };
  std::vector<Block> m_blocks;
  std::unordered_map<std::string, std::size_t> m_areaPlaces;
};

}  // namespace waymark::lists
