// SPDX-License-Identifier: GPL-3.0-or-later
// Grids with a row an hour and a column for each inspector: the sessions that stand in their cells. Used by previewGrid.
#pragma once

#include <deque>

#include "app/fieldwork_grid_parts.h"

namespace waymark::app {

/// Columns and the names that stand above them.
using InspectorHeadings = std::vector<std::pair<std::uint32_t, std::string>>;

class InspectorColumns {
 public:
  /// Adds the sessions of a row. `row` has its day and time and what stands in other columns, which each of them takes
  /// over; `filled` the columns of inspectors with something in this row, `all` those of the sheet. The same words for
  /// several inspectors, or a cell merged over them, are one session. It goes on where its cell is merged downwards, and
  /// without an end of its own until the next hour of that day.
  void read(const GridLine& line, const GridEntry& row, const InspectorHeadings& filled, const InspectorHeadings& all,
            const domain::Workspace& workspace, std::vector<GridEntry>& entries);
  void endSheet() { m_open.clear(); }

 private:
  struct Open {
    std::size_t entry = 0;
    std::uint32_t column = 0;
  };
  const GridCell* made(std::string text);

  std::deque<GridCell> m_cells;  // entries point to them
  std::vector<Open> m_open;      // without an end yet
};

}  // namespace waymark::app
