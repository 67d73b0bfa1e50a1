// SPDX-License-Identifier: GPL-3.0-or-later
// A list definition: which person-level lists inspectors ask for, their columns, code sets and rules, as values. Read
// from resources/lists/*.json and from files of the user's own; what the fields mean: docs/file-formats.md.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/codes.h"
#include "base/error.h"
#include "framework/pack.h"

namespace waymark::lists {

enum class ColumnKind : std::uint8_t { Identifier, Upn, Uln, Urn, Date, Code, Count, Percent, Text };
enum class Severity : std::uint8_t { Error, Query };
enum class DateStyle : std::uint8_t { DayFirst, Iso };

/// The checks that rules are put together from. A rule fails a row where all its conditions hold.
enum class Check : std::uint8_t {
  Empty,             // the cell holds nothing
  Present,           // it holds something, readable or not
  After,             // its date is after another column's, or after the as-at date
  OlderThan,         // its date lies more than `months` before the as-at date
  AgeAtLeast,        // the birthday and `years` years is on or before the as-at date
  AgeUnder,          // … after it
  CodeIs,            // its code is one of `codes`
  CodeUnknown,       // it holds something outside its code set
  NumberOutside,     // its number is below `from` or above `to`
  Duplicate,         // another row of the list has the same, all of `columns` filled
  NearDuplicate,     // another row with the same date in `same` differs by one character or two swapped ones
  OnAnotherList,     // another list has the same
  UpnShapeWrong,     // not a letter, 11 digits and a digit or letter
  UpnLetterWrong,    // of that shape, and the check letter doesn't fit
  UpnTemporary,      // of that shape, ending in a letter
  UlnDigitWrong,     // not ten digits, or the check digit doesn't fit
  UrnShapeWrong,     // not six digits
  NotInRegister,     // not a setting of the register that was given; holds nowhere without a register
  ClosedInRegister,  // closed in that register on or before the as-at date
};

}  // namespace waymark::lists

template <>
struct waymark::base::CodeSet<waymark::lists::ColumnKind> {
  static constexpr std::array<std::string_view, 9> kCodes{"identifier", "upn",   "uln",     "urn", "date",
                                                          "code",       "count", "percent", "text"};
};
template <>
struct waymark::base::CodeSet<waymark::lists::Severity> {
  static constexpr std::array<std::string_view, 2> kCodes{"error", "query"};
};
template <>
struct waymark::base::CodeSet<waymark::lists::DateStyle> {
  static constexpr std::array<std::string_view, 2> kCodes{"dd/mm/yyyy", "yyyy-mm-dd"};
};
template <>
struct waymark::base::CodeSet<waymark::lists::Check> {
  static constexpr std::array<std::string_view, 19> kCodes{
      "empty",          "present",          "after",           "older_than",      "age_at_least",
      "age_under",      "code_is",          "code_unknown",    "number_outside",  "duplicate",
      "near_duplicate", "on_another_list",  "upn_shape_wrong", "upn_letter_wrong", "upn_temporary",
      "uln_digit_wrong", "urn_shape_wrong", "not_in_register", "closed_in_register"};
};

namespace waymark::lists {

using framework::Provenance;

struct CodeDefinition {
  std::string code;
  std::string title;
  std::string form;               // as the statutory form writes it: "a) Male"
  std::vector<std::string> also;  // how extracts write it besides
};

struct CodeList {
  std::string id;
  std::string title;
  std::vector<CodeDefinition> codes;
  Provenance provenance;
};

struct ColumnDefinition {
  std::string id;
  std::string title;  // the template's header
  ColumnKind kind = ColumnKind::Text;
  std::size_t codeList = 0;       // of code columns: a place in Definition::codeLists
  std::vector<std::string> also;  // other headers
  bool local = false;             // the area's own: optional, and never in the statutory form
  bool identity = false;          // tells who the child is: stored under the seal only
  std::string about;
  Provenance provenance;
};

struct ListDefinition {
  std::string id;
  std::string title;
  std::vector<std::size_t> columns;  // places in Definition::columns, in the template's order; local ones last
  /// A column that numbers the rows of one set of files, for the lists that belong to this one. It is no child's id:
  /// the next set is numbered anew.
  std::optional<std::size_t> key;
  /// An earlier list, whose key this one has as a column: its rows are the same children's.
  std::optional<std::size_t> belongsTo;
  /// Columns that together stand for a source's own id where it has none: name and date of birth.
  std::vector<std::size_t> knownBy;
  Provenance provenance;
};

/// What `than` of an `after` condition means where it isn't a column.
constexpr std::size_t kAsAt = static_cast<std::size_t>(-1);

struct Condition {
  Check check = Check::Empty;
  std::vector<std::size_t> columns;  // places in Definition::columns
  std::size_t than = kAsAt;
  int amount = 0;  // years or months
  std::vector<std::int32_t> codes;
  double from = 0;
  double to = 0;
};

struct Rule {
  struct Place {
    std::size_t list;  // in Definition::lists
    std::string code;
  };
  std::vector<Place> places;  // a rule has a code of its own in each list
  Severity severity = Severity::Error;
  std::string title;
  std::string message;
  std::string whatToDo;
  bool published = false;  // one of the public validator's rules; the others are Waymark's own
  std::vector<Condition> when;
  std::vector<std::size_t> columns;  // where to look, the cell to mend first
  Provenance provenance;
};

struct Definition {
  std::string id;
  std::string version;
  std::string title;
  std::string about;
  base::Day effectiveFrom;
  std::optional<base::Day> effectiveTo;
  int lookBackMonths = 0;
  DateStyle dateStyle = DateStyle::DayFirst;  // of the statutory form
  std::vector<std::string> emptyWords;  // "n/a": stands for nothing
  std::vector<CodeList> codeLists;
  std::vector<ColumnDefinition> columns;
  std::vector<ListDefinition> lists;
  std::vector<Rule> rules;
  Provenance provenance;

  [[nodiscard]] std::optional<std::size_t> column(std::string_view columnId) const;
  [[nodiscard]] std::optional<std::size_t> list(std::string_view listId) const;
  /// The columns of a list that inspectors ask for, in order: what a statutory form may hold.
  [[nodiscard]] std::vector<std::size_t> statutoryColumns(std::size_t list) const;
  /// A key of some list: good within one set of files.
  [[nodiscard]] bool isRowNumber(std::size_t column) const;
};

/// A definition's text as values. Errors: BadText, BadJson, BadSchema {file, path, problem}.
base::Result<Definition> parseDefinition(std::string_view json, std::string_view file);

constexpr std::string_view kStandardDefinition = "annex-a-2023";
/// The built-in definition of an id; NotFound names it.
base::Result<Definition> builtInDefinition(std::string_view id);
/// The ids that are built in.
std::vector<std::string> builtInDefinitions();

}  // namespace waymark::lists
