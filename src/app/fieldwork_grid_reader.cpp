// SPDX-License-Identifier: GPL-3.0-or-later
// The sheets of a grid as lines of cells, merged ones laid out (app/fieldwork_grid.h).
#include <fmt/format.h>

#include <algorithm>

#include "app/fieldwork_grid.h"
#include "app/sheet_table.h"
#include "base/text.h"
#include "exchange/sheet_rows.h"
#include "lists/cell_reading.h"

namespace waymark::app {
namespace {

constexpr std::size_t kMostGridLines = 5'000;
constexpr std::size_t kMostGridMerges = 5'000;
constexpr std::size_t kHeaderAmong = 15;  // the first rows of a sheet
constexpr std::size_t kLeastHeadings = 3;

struct RawSheet {
  std::string name;
  std::vector<GridLine> lines;
  std::vector<exchange::SheetMerge> merges;
};

std::string sheetWords(const std::string& name) {
  return name.empty() ? std::string() : "Sheet “" + name + "”, ";
}

std::size_t knownHeadings(const GridLine& line) {
  return static_cast<std::size_t>(
      std::ranges::count_if(line.cells, [](const auto& cell) { return gridColumnNamed(cell.second.text).has_value(); }));
}

/// A heading is words: a row of days or hours is none.
bool isHeading(const GridLine& line) {
  std::size_t words = 0;
  for (const auto& [column, cell] : line.cells) {
    const bool hasLetter = std::ranges::any_of(cell.text, [](unsigned char c) { return std::isalpha(c) != 0; });
    words += hasLetter && !cell.day && !cell.isBelow ? 1U : 0U;
  }
  return words >= kLeastHeadings;
}

/// What a merged cell says counts for each row that it covers, and for its first column only: a break across the sheet
/// is no name of a person. How far it goes is kept for columns that are inspectors'.
void layOut(RawSheet& sheet, std::vector<std::string>& remarks) {
  for (const auto& merge : sheet.merges) {
    const auto first = std::ranges::find(sheet.lines, merge.firstRow, &GridLine::number);
    if (first == sheet.lines.end() || !first->cells.contains(merge.firstColumn)) continue;  // an empty one
    const auto from = lists::cellAddress(merge.firstColumn, merge.firstRow);
    const auto to = lists::cellAddress(merge.lastColumn, merge.lastRow);
    first->cells.at(merge.firstColumn).across = merge.lastColumn - merge.firstColumn;
    if (merge.lastRow > merge.firstRow) {
      const auto value = first->cells.at(merge.firstColumn);
      for (auto& line : sheet.lines) {
        if (line.number <= merge.firstRow || line.number > merge.lastRow) continue;
        auto& cell = line.cells[merge.firstColumn];
        if (!cell.text.empty()) continue;
        cell = value;
        cell.isBelow = true;
      }
    }
    remarks.push_back(
        merge.lastRow > merge.firstRow
            ? fmt::format("{}row {}, column {}: the cells {} to {} are merged. What they say counts for rows {} to {}.",
                          sheetWords(sheet.name), merge.firstRow, lists::columnLetters(merge.firstColumn), from, to,
                          merge.firstRow, merge.lastRow)
            : fmt::format("{}row {}, column {}: the cells {} to {} are merged. What they say counts for column {} only, or for "
                          "all of the inspectors under whose names they stand.",
                          sheetWords(sheet.name), merge.firstRow, lists::columnLetters(merge.firstColumn), from, to,
                          lists::columnLetters(merge.firstColumn)));
  }
}

}  // namespace

base::Result<GridFile> readGrid(std::string_view bytes, const std::string& file) {
  std::vector<RawSheet> sheets;
  std::size_t lines = 0;
  std::size_t merges = 0;
  bool tooMany = false;
  exchange::SheetVisitor visitor;
  visitor.sheet = [&](const exchange::SheetHead& head) {
    if (head.hidden) return false;
    sheets.push_back({head.name, {}, {}});
    return true;
  };
  visitor.row = [&](const lists::SheetRow& row) {
    if (++lines > kMostGridLines) {
      tooMany = true;
      return false;
    }
    GridLine line{sheets.size() - 1, row.number, {}};
    for (const auto& cell : row.cells) {
      GridCell one;
      one.text = std::string(base::trimmed(cell.text));
      if (one.text.empty()) continue;
      one.isBroken = lists::neverReadable(cell).has_value();
      if (cell.kind == lists::SheetCell::Kind::Date && cell.hasDay) one.day = cell.day;
      line.cells.emplace(cell.column, std::move(one));
    }
    if (!line.cells.empty()) sheets.back().lines.push_back(std::move(line));
    return true;
  };
  visitor.merged = [&](const exchange::SheetMerge& merge) {
    if (++merges <= kMostGridMerges) sheets.back().merges.push_back(merge);
    tooMany = tooMany || merges > kMostGridMerges;
  };
  if (auto read = exchange::eachSheetRow(bytes, file, visitor); !read) return tl::make_unexpected(read.error());
  if (tooMany)
    return base::fail(base::Code::FileTooBig, {{"file", file}, {"limit", std::to_string(kMostGridLines) + " rows"}});
  GridFile out;
  out.file = file;
  for (auto& sheet : sheets) {
    if (sheet.lines.empty()) continue;
    layOut(sheet, out.remarks);
    const auto end = sheet.lines.begin() + static_cast<std::ptrdiff_t>(std::min(sheet.lines.size(), kHeaderAmong));
    // The row with the most headings that are known; where no two are, the first that could be some.
    auto header = std::max_element(sheet.lines.begin(), end, [](const GridLine& a, const GridLine& b) {
      return knownHeadings(a) < knownHeadings(b);
    });
    if (knownHeadings(*header) < 2) header = std::find_if(sheet.lines.begin(), end, isHeading);
    if (header == end) {
      out.remarks.push_back(fmt::format("{}row {}: no row of headings stands here or below, so nothing of it is read.",
                                        sheetWords(sheet.name), sheet.lines.front().number));
      continue;
    }
    out.sheets.push_back({sheet.name, out.lines.size()});
    for (auto line = header; line != sheet.lines.end(); ++line) {
      line->sheet = out.sheets.size() - 1;
      out.lines.push_back(std::move(*line));
    }
  }
  if (out.sheets.empty())
    return base::fail(base::Code::FileUnreadable,
                      {{"file", file},
                       {"problem", "its first rows have no row of headings; a grid has one row a session under headings "
                                   "such as “Day”, “Time”, “Session”, “Inspector”"}});
  return out;
}

}  // namespace waymark::app
