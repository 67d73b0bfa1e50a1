// SPDX-License-Identifier: GPL-3.0-or-later
// What reading and writing the lead inspector's grid share: the names of its columns, what it leaves in a session's
// notes, its days and hours as people write them. For app/fieldwork_grid*.cpp only.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/fieldwork_grid.h"

namespace waymark::app {

inline constexpr const char* kGridDefinition = "fieldwork-grid";  // of the list_mapping that keeps its headings

struct GridNames {
  const char* words;   // for people
  const char* header;  // in our own sheet; "" where it has none
  int width;
  std::array<const char*, 7> others;
};
const GridNames& gridNames(GridColumn column);
/// What the headings of the last grid were; nullptr where none came in.
const domain::Stored<domain::ListMapping>* gridMapping(const domain::Workspace& workspace);

/// Headings and what stood under them, kept in the notes as it was.
using GridKept = std::vector<std::pair<std::string, std::string>>;
bool cameFromGrid(const domain::FieldworkSession& session);
std::string keptText(const domain::FieldworkSession& session, const std::string& header);
/// The notes with the grid's lines as the sheet has them now, below what people wrote.
std::string withGridNotes(const std::string& notes, const GridKept& kept);

/// "09:00 to 10:00", "9am – 10.30": what stands before and behind.
std::pair<std::string, std::string> gridHalves(std::string_view text);
/// As timeIn, and "9am", "2.30 pm".
std::optional<base::TimeOfDay> gridTime(std::string_view text);
/// As dayIn, and "Thursday 19 November", which takes the year of the fieldwork.
std::optional<base::Day> gridDay(const GridCell& cell, const base::DateRange& window);
/// A serial number of another century is a count, and no day.
std::optional<base::Day> nearDay(const std::optional<base::Day>& day, const base::DateRange& window);
/// Names with a comma, a semicolon, a line or "and" between them.
std::vector<std::string> gridListed(std::string text);
/// By kinds' titles and the words that grids have for them; "" where nothing fits.
std::string gridKind(const std::string& text);

/// By name or the beginning of it, where one only has it.
std::optional<domain::PlaceId> gridPlace(const domain::Workspace& workspace, const std::string& name);
/// By name (with letters after it or without), first or last name or initials, where one only has it; "all" is all of
/// them.
std::vector<domain::InspectorId> gridInspectors(const domain::Workspace& workspace, const domain::InspectionId& inspection,
                                                const std::string& key);
/// By name or address, where one only has it.
std::optional<domain::PersonId> gridPerson(const domain::Workspace& workspace, const std::string& name);

/// In words, what another session says: "time: Thu 19 Nov, 10:00 to 11:00 (was not placed)", "people".
std::vector<std::string> gridDifferences(const domain::FieldworkSession& before, const domain::FieldworkSession& after);

/// A row of the sheet, its cells by what they are.
struct GridEntry {
  std::size_t line = 0;
  std::string where;
  std::map<GridColumn, const GridCell*> cells;
  std::map<GridColumn, std::string> letters;
  GridKept kept;
  std::optional<base::Day> day;
  std::optional<base::TimeOfDay> start;
  std::optional<base::TimeOfDay> end;
  std::string problem;

  [[nodiscard]] std::string text(GridColumn column) const {
    const auto at = cells.find(column);
    return at == cells.end() ? std::string() : at->second->text;
  }
  [[nodiscard]] std::string at(GridColumn column) const {
    const auto found = letters.find(column);
    return found == letters.end() ? where : where + ", column " + found->second;
  }
};

}  // namespace waymark::app
