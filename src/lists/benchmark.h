// SPDX-License-Identifier: GPL-3.0-or-later
// Where an area stands: what is read from a published release (measures as data, resources/benchmarks/*.json), the
// figures it holds, and an area's own beside its neighbours', its region's and England's. Pure.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/codes.h"
#include "base/error.h"
#include "framework/pack.h"

namespace waymark::lists {

/// What a cell of a release says. Only `Value` is a number: no other state is ever counted as zero.
enum class FigureState : std::uint8_t {
  Value,
  NotAvailable,
  NotApplicable,
  Suppressed,
  Low,         // rounds to 0 and isn't 0
  Unreliable,
  Blank,
  NoRow,       // the release has no row for this place and period
  Unread,      // neither a number nor a mark that is known
};
/// Which way is better; refusals, appeals and mixes have none, and so no rank.
enum class Better : std::uint8_t { Higher, Lower, None };
enum class Layout : std::uint8_t {
  Rows,        // a row a place, period and breakdown: DfE's open data standard
  YearBlocks,  // a row a place, a block of columns a year: the tribunal's table
};
/// What a period of a table means: "2024" the calendar year, "202425" January 2025.
enum class PeriodKind : std::uint8_t { CalendarYear, January };

}  // namespace waymark::lists

template <>
struct waymark::base::CodeSet<waymark::lists::FigureState> {
  static constexpr std::array<std::string_view, 9> kCodes{"value", "not_available", "not_applicable",
                                                          "suppressed", "low", "unreliable",
                                                          "blank", "no_row", "unread"};
};
template <>
struct waymark::base::CodeSet<waymark::lists::Better> {
  static constexpr std::array<std::string_view, 3> kCodes{"higher", "lower", "none"};
};
template <>
struct waymark::base::CodeSet<waymark::lists::Layout> {
  static constexpr std::array<std::string_view, 2> kCodes{"rows", "year_blocks"};
};
template <>
struct waymark::base::CodeSet<waymark::lists::PeriodKind> {
  static constexpr std::array<std::string_view, 2> kCodes{"calendar_year", "january"};
};

namespace waymark::lists {

using framework::Provenance;

struct ReleaseMark {
  std::string mark;  // "x"
  FigureState state = FigureState::NotAvailable;
};

/// A row counts where the column's text is one of these; "All *" stands for any text that begins so.
struct RowFilter {
  std::string column;
  std::vector<std::string> values;
};

struct ReleaseTable {
  std::string id;
  std::vector<std::string> files;  // names without folder, the first that the release has; * stands for anything
  Layout layout = Layout::Rows;
  PeriodKind period = PeriodKind::CalendarYear;
  std::vector<RowFilter> only;
  std::string england;  // of year blocks: the name of England's row
};

struct SeriesBreak {
  std::string from;  // the first period after it
  std::string about;
};

/// Where the area's own data hold a measure on the release's definition, or why they don't.
struct OwnSource {
  std::string from;    // "list": shares of a column; or the name of a figure that the program works out; "" for none
  std::string list;    // "List_1"
  std::string column;  // "primary_need"
  std::string code;    // "" counts the rows without one
};

struct BenchmarkMeasure {
  std::string id;
  std::string group;
  std::string title;
  std::size_t table = 0;    // in BenchmarkDefinition::tables
  std::string value;        // the column that holds it ready; "{yy}" stands for the period's last two digits
  std::string numerator;    // else a hundred times this …
  std::string denominator;  // … over this
  Better better = Better::None;
  std::vector<SeriesBreak> breaks;
  std::string about;
  OwnSource own;
  std::string noOwn;
  Provenance provenance;
};

struct MeasureGroup {
  std::string id;
  std::string title;
};

struct BenchmarkDefinition {
  std::string id;
  std::string title;
  std::string about;
  std::vector<ReleaseMark> marks;
  std::vector<MeasureGroup> groups;
  std::vector<ReleaseTable> tables;
  std::vector<BenchmarkMeasure> measures;
  Provenance provenance;

  [[nodiscard]] std::optional<std::size_t> measure(std::string_view id) const;
};

/// Errors: BadText, BadJson, BadSchema {file, path, problem}.
base::Result<BenchmarkDefinition> parseBenchmarks(std::string_view json, std::string_view file);
base::Result<BenchmarkDefinition> builtInBenchmarks();

/// The statistical neighbours of each authority, by code.
struct Neighbours {
  std::string source;
  std::map<std::string, std::vector<std::string>, std::less<>> of;
  [[nodiscard]] std::span<const std::string> codes(std::string_view area) const;
};
base::Result<Neighbours> builtInNeighbours();

struct Figure {
  FigureState state = FigureState::NoRow;
  double value = 0;
  std::string mark;  // as it stands in the release, where it is no number
  [[nodiscard]] bool known() const { return state == FigureState::Value; }
  bool operator==(const Figure&) const = default;
};

/// "2.50%", "1,071" and "46.4" are numbers, "x" is a mark, " " is blank. Without marks only numbers are read.
Figure readFigure(std::string_view text, std::span<const ReleaseMark> marks);

struct Authority {
  std::string code;     // "888"
  std::string newCode;  // "E10000017"
  std::string name;
  std::string region;  // a place in ReleaseFigures::regions by its code; "" where the release doesn't say
  std::string lastPeriod;  // the newest of its rows: abolished councils have old ones only
};

struct Region {
  std::string code;
  std::string name;
};

/// A measure in one period for every place. Shorter than the list of places where the last ones have no row.
struct FigureSeries {
  std::string measure;  // its id
  std::string period;
  Figure england;
  std::vector<Figure> regions;
  std::vector<Figure> areas;
};

/// What was read from a release.
struct ReleaseFigures {
  std::string file;
  std::vector<Authority> areas;
  std::vector<Region> regions;
  std::vector<FigureSeries> series;  // by measure, in the definition's order, then by period
  /// Why a measure has no figures.
  struct Missing {
    std::string measure;
    std::string why;
  };
  std::vector<Missing> missing;

  /// By code, by the nine-character code, or by name however it is written.
  [[nodiscard]] std::optional<std::size_t> area(std::string_view codeOrName) const;
};

struct Rank {
  int place = 0;  // 1 is best; equal figures share a place
  int of = 0;
  bool operator==(const Rank&) const = default;
};

struct NeighbourFigure {
  std::string code;
  std::string name;
  Figure figure;
};

struct PeriodStanding {
  std::string period;
  Figure area;
  std::vector<NeighbourFigure> neighbours;  // in the table's order
  std::optional<double> neighbourMean;      // plain mean of those that are known; nothing where none is
  int neighboursKnown = 0;
  Figure region;
  Figure england;
  std::optional<Rank> rank;  // where the measure has a direction and the area a figure
};

struct MeasureStanding {
  std::size_t measure = 0;  // in BenchmarkDefinition::measures
  std::string missing;      // why there are no figures, else ""
  std::vector<PeriodStanding> periods;
};

struct AreaStanding {
  Authority area;
  std::string region;  // its name
  std::vector<MeasureStanding> measures;
};

/// NotFound {what, id} for an area that the release doesn't know.
base::Result<AreaStanding> standingOf(const BenchmarkDefinition& definition, const ReleaseFigures& figures,
                                      const Neighbours& neighbours, std::string_view area);

/// For an area that the release doesn't know: others that were chosen stand where its neighbours would, it has no figure
/// of its own, no region and no rank.
AreaStanding standingBeside(const BenchmarkDefinition& definition, const ReleaseFigures& figures, std::string name,
                            std::span<const std::string> others);

/// "2024", or "January 2025" for "202425" of a table counted in January.
std::string periodText(const BenchmarkDefinition& definition, const BenchmarkMeasure& measure, std::string_view period);
/// "not available", "suppressed" …; "" for a value.
std::string_view figureStateText(FigureState state);
/// "46.4", or the state in words.
std::string figureText(const Figure& figure);

/// `text` against a name in which * stands for anything; case doesn't count.
bool matchesPattern(std::string_view pattern, std::string_view text);

}  // namespace waymark::lists
