// SPDX-License-Identifier: GPL-3.0-or-later
// Finds which list a sheet holds and which of its columns is which, by the header alone: sheets and files carry any
// name. The mapping is a value that a person can look at and approve before anything is read by it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "lists/definition.h"
#include "lists/sheet_row.h"

namespace waymark::lists {

/// The first rows of a sheet, copied; a header is looked for in these.
struct HeadRow {
  std::uint32_t number = 0;
  std::vector<std::pair<std::uint32_t, std::string>> cells;  // column and text, from left to right
};
constexpr std::size_t kHeadRows = 20;
HeadRow headRow(const SheetRow& row);

enum class Match : std::uint8_t {
  Exact,     // the template's header
  Tolerant,  // the same but for case, spacing, dashes, punctuation
  Known,     // another header that the definition knows
  Given,     // the user said so
  None,      // not a column of this list
};

struct MappedColumn {
  std::uint32_t place = 0;  // in the sheet
  std::string header;
  Match match = Match::None;
  std::optional<std::size_t> column;   // in Definition::columns
  std::optional<std::size_t> perhaps;  // a column that nothing was found for and that is spelt nearly so
  bool joined = false;                 // of an extract that was joined on, not of the list's own sheet
};

struct Mapping {
  std::size_t list = 0;
  std::uint32_t headerRow = 0;
  std::uint32_t firstRow = 0;     // of the children
  bool twoRows = false;           // the header takes two rows, the first with merged cells
  bool repeated = false;          // a second header row below the first is left out
  bool said = false;              // a person said that the sheet is this list: its header didn't tell
  std::vector<MappedColumn> columns;
  std::vector<std::size_t> missing;   // statutory columns that no header stands for
  std::vector<std::pair<std::uint32_t, std::size_t>> twice;  // a place whose column another has
};

/// What the user says of headers that don't speak for themselves: header and column id; "" leaves the column out.
using GivenHeaders = std::vector<std::pair<std::string, std::string>>;

/// Nothing where no row has half of a list's columns.
std::optional<Mapping> mapSheet(const Definition& definition, std::span<const HeadRow> head,
                                const GivenHeaders& given = {});

/// False for a row with fewer than two texts, and for one that holds a number, a date or a UPN: that is a child's, and
/// headers are kept where everybody can read them.
bool canBeHeader(const HeadRow& row);
/// A sheet that a person says is this list, with its header in that row. Nothing where that can be none.
std::optional<Mapping> mapSaid(const Definition& definition, std::size_t list, std::span<const HeadRow> head,
                               std::uint32_t headerRow, const GivenHeaders& given = {});
/// The row with most of the headers that a column was given for: at least two, and half of them.
std::optional<std::uint32_t> rowOfHeaders(std::span<const HeadRow> head, const GivenHeaders& given);

/// A sheet with some columns of a list that is known already: an extract to be joined on. Nothing where no row has a
/// column to know children by (keyColumns) and one more.
std::optional<Mapping> mapPart(const Definition& definition, std::size_t list, std::span<const HeadRow> head,
                               const GivenHeaders& given = {});

/// The columns of a list that children are known by, the surest first: UPN, ULN, the source's own id.
std::vector<std::size_t> keyColumns(const Definition& definition, std::size_t list);

/// For a sheet that holds none of the lists: the row and list that come nearest.
struct Nearest {
  std::size_t list = 0;
  std::size_t found = 0;
  std::uint32_t row = 0;
};
std::optional<Nearest> nearestList(const Definition& definition, std::span<const HeadRow> head);

}  // namespace waymark::lists
