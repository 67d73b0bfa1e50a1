// SPDX-License-Identifier: GPL-3.0-or-later
// The lead inspector's grid: one row a session, or one row an hour with a column for each inspector, in any sheet and
// under any headings. In: what would be new, changed and gone, row by row, before anything is kept. Out again: the same columns in their order, names and times filled in.
// Pure. Used by the Fieldwork page and waymark-cli fieldwork.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "app/fieldwork.h"
#include "exchange/sheet.h"

namespace waymark::app {

/// What a column of the grid can be. Keep: kept with the session as it stands and written back. OneInspector: headed by
/// an inspector's name, with a session in each cell.
enum class GridColumn {
  Keep, LeaveOut, Id, Code, Day, Start, End, Minutes, Title, Kind, Inspectors, People, Place, Link, Partner, Needs, Fixed,
  OneInspector
};
/// "Session", "Start, or from and to": what the window and help call it.
std::string gridColumnWords(GridColumn column);
/// By the names that people give it; nothing for a heading that is none of them.
std::optional<GridColumn> gridColumnNamed(std::string_view header);

struct GridMapping {
  std::map<std::string, std::string> given;  // header to column's code ("Slot" to "start"), by the user
};

struct GridHeading {
  std::string header;
  std::string letters;  // of the sheet's column: "C"
  GridColumn is = GridColumn::Keep;
};

enum class GridFate { New, Changed, Same, Gone, Refused };

struct GridRow {
  std::string where;  // "Sheet “Grid”, row 7"; of one that is gone ""
  GridFate fate = GridFate::Same;
  std::string code;
  std::string title;
  std::string when;
  std::vector<std::string> changed;  // "time: Thu 19 Nov, 10:00 to 11:00 (was not placed)"
  std::string problem;               // of a refused one, a sentence with sheet, row and column
};

struct GridImport {
  std::string file;
  std::vector<GridHeading> columns;  // in the sheet's order
  std::vector<GridRow> rows;
  std::vector<std::string> remarks;  // sentences: what was taken, and is to be looked at
  std::size_t added = 0;
  std::size_t changed = 0;
  std::size_t same = 0;
  std::size_t gone = 0;
  std::size_t refused = 0;
  domain::ChangeSet changes;  // one undo step, with what each heading is
};

/// What the sheets of a file hold, read once: another mapping needs no other reading.
struct GridCell {
  std::string text;
  std::optional<base::Day> day;
  bool isBroken = false;
  bool isBelow = false;  // of a cell merged downwards: not its first row
  std::uint32_t across = 0;  // further columns that it is merged over
};
struct GridLine {
  std::size_t sheet = 0;
  std::uint32_t number = 0;
  std::map<std::uint32_t, GridCell> cells;
};
struct GridSheet {
  std::string name;  // "" for delimited text
  std::size_t header = 0;  // in `lines`
};
struct GridFile {
  std::string file;
  std::vector<GridSheet> sheets;
  std::vector<GridLine> lines;  // of all sheets, each with its header
  std::vector<std::string> remarks;  // merged cells, sheets without a heading
};
/// Errors: exchange::eachSheetRow's; FileUnreadable where no sheet has a row of headings; FileTooBig.
base::Result<GridFile> readGrid(std::string_view bytes, const std::string& file);

/// Rows are told by their id, then their code, then title and time, then a title that is there once. What the
/// inspectors gave a time is theirs and fixed. A row that can't be read is refused and says why; a name or place that
/// isn't known here is kept in the session's notes. What an earlier grid had and this one hasn't is cancelled, never
/// taken out. `who` and `now` stand with the mapping that is kept.
GridImport previewGrid(const GridFile& grid, const domain::Workspace& workspace, const domain::InspectionId& inspection,
                       const base::DateRange& window, const GridMapping& mapping, base::IdMaker& ids,
                       const std::string& who, const base::Now& now);

/// The columns of the grid that came in last, or our own where none did; every session but cancelled ones.
exchange::Sheet gridSheet(const domain::Workspace& workspace, const domain::InspectionId& inspection);

}  // namespace waymark::app

template <>
struct waymark::base::CodeSet<waymark::app::GridColumn> {
  static constexpr std::array<std::string_view, 18> kCodes{
      "keep", "leave_out",  "id",     "code",  "day",  "start",        "end",   "minutes", "session",
      "kind", "inspectors", "people", "place", "link", "organisation", "needs", "fixed",   "one_inspector"};
};
