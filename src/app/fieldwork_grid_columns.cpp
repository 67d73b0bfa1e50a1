// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fieldwork_grid_columns.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/text.h"
#include "lists/sheet_row.h"

namespace waymark::app {
namespace {

constexpr std::array<std::string_view, 5> kNothing{"-", "–", "—", "/", "n/a"};  // nothing is on

}  // namespace

const GridCell* InspectorColumns::made(std::string text) {
  m_cells.push_back({std::move(text), {}, false, false, 0});
  return &m_cells.back();
}

void InspectorColumns::read(const GridLine& line, const GridEntry& row, const InspectorHeadings& filled,
                            const InspectorHeadings& all, const domain::Workspace& workspace,
                            std::vector<GridEntry>& entries) {
  // What went on until now ends, unless its cell covers this row too.
  std::erase_if(m_open, [&](const Open& open) {
    auto& entry = entries[open.entry];
    const auto cell = line.cells.find(open.column);
    const bool goesOn = cell != line.cells.end() && cell->second.isBelow;
    if (goesOn && row.end) entry.end = row.end;
    if (goesOn && !row.end) return false;
    const bool isLater = row.start && entry.start && *row.start > *entry.start && row.day == entry.day;
    if (!goesOn && isLater && !entry.end) entry.end = row.start;
    return !goesOn;
  });
  struct Found {
    std::uint32_t column = 0;
    const GridCell* cell = nullptr;
    std::string inspectors;
  };
  std::vector<std::pair<std::string, Found>> sessions;  // by their words, in the sheet's order
  for (const auto& [column, name] : filled) {
    const auto& cell = line.cells.at(column);
    if (cell.isBelow || std::ranges::count(kNothing, std::string_view(cell.text)) > 0) continue;
    auto at = std::ranges::find(sessions, cell.text, &std::pair<std::string, Found>::first);
    if (at == sessions.end()) at = sessions.insert(sessions.end(), {cell.text, {column, &cell, {}}});
    for (const auto& [other, heading] : all)
      if (other >= column && other <= column + cell.across)
        at->second.inspectors += (at->second.inspectors.empty() ? "" : "; ") + heading;
  }
  for (auto& [text, found] : sessions) {
    auto entry = row;
    const auto letters = lists::columnLetters(found.column);
    // The session on the first line; a place of ours, or anything else, below it.
    const auto lines = base::splitOn(text, '\n');
    std::string rest;
    for (std::size_t i = 1; i < lines.size(); ++i) {
      const std::string words(base::trimmed(lines[i]));
      if (!entry.cells.contains(GridColumn::Place) && gridPlace(workspace, words)) {
        entry.cells[GridColumn::Place] = made(words);
        entry.letters[GridColumn::Place] = letters;
      } else if (!words.empty()) {
        rest += (rest.empty() ? "" : "; ") + words;
      }
    }
    if (!rest.empty()) entry.kept.emplace_back("Below the session", rest);
    entry.cells[GridColumn::Title] = made(std::string(base::trimmed(lines.front())));
    entry.letters[GridColumn::Title] = letters;
    entry.cells[GridColumn::Inspectors] = made(found.inspectors);
    entry.letters[GridColumn::Inspectors] = letters;
    if (found.cell->isBroken && entry.problem.empty())
      entry.problem = entry.at(GridColumn::Title) + ": the cell is an error of the spreadsheet.";
    entries.push_back(std::move(entry));
    m_open.push_back({entries.size() - 1, found.column});
  }
}

}  // namespace waymark::app
