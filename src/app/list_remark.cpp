// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/list_remark.h"

#include <algorithm>
#include <filesystem>

#include "base/message.h"
#include "base/text.h"

namespace waymark::app {
namespace {

constexpr std::size_t kLongestSheetName = 80;

bool has(const ListRemark& remark, std::string_view name) {
  return std::ranges::any_of(remark.parameters, [&](const auto& one) { return one.first == name; });
}

bool isOne(const ListRemark& remark) {
  return std::ranges::find(remark.parameters, std::pair<std::string, std::string>("count", "1")) !=
         remark.parameters.end();
}

}  // namespace

const char* remarkTemplate(const ListRemark& remark) {
  const auto& kind = remark.kind;
  const bool one = isOne(remark);
  if (kind == "macros") return "The workbook has macros. They were not run.";
  if (kind == "not_a_list")
    return has(remark, "row") ? "{place} holds none of the lists and was not read. Its row {row} has {found} of the "
                                "{wanted} columns of {list}."
                              : "{place} holds none of the lists and was not read.";
  if (kind == "other_name") return "{place} holds {list} by its header, whatever its name says.";
  if (kind == "hidden_sheet") return "{place} is hidden in the workbook. It was read.";
  if (kind == "two_header_rows")
    return "{place}: the header takes rows {first} and {row}, with merged cells. Look at the mapping.";
  if (kind == "header_repeated") return "{place}, row {row} is a second header. It was left out.";
  if (kind == "missing_column") return "{place} has no column “{title}”. Rules on it did not run.";
  if (kind == "column_twice")
    return "{place}, column {column} is a second “{title}”. The first was read, this one wasn't.";
  if (kind == "unknown_column")
    return has(remark, "perhaps") ? "{place}, column {column} (“{header}”) is none of the list's columns. It was not "
                                    "read. Is it “{perhaps}”?"
                                  : "{place}, column {column} (“{header}”) is none of the list's columns. It was not "
                                    "read.";
  if (kind == "formulas")
    return one ? "{place}: 1 cell with a formula: the last result that the file holds was read."
               : "{place}: {count} cells with a formula: the last result that the file holds was read.";
  if (kind == "empty_words")
    return one ? "{place}: 1 cell saying “n/a” or the like: read as empty."
               : "{place}: {count} cells saying “n/a” or the like: read as empty.";
  if (kind == "stray_cells")
    return one ? "{place}, column {columns} has no header: its 1 cell, {cell}, was not read."
               : "{place}: {count} cells in columns without a header ({columns}; the first is {cell}): not read.";
  if (kind == "merged_header")
    return one ? "{place}: {merge} are merged into one header. It is read as the first column’s; 1 cell in column "
                 "{columns}, {cell}, was not read. Split it and give each column its own."
               : "{place}: {merge} are merged into one header. It is read as the first column’s; {count} cells under "
                 "the rest ({columns}; the first is {cell}) were not read. Split it and give each column its own.";
  if (kind == "no_rows") return "{place} has a header and no rows.";
  if (kind == "empty_column") return "{place}, column {column} (“{header}”) is empty in every row.";
  WAYMARK_ASSERT(!"a remark of an unknown kind");
  return "";
}

std::string remarkText(const ListRemark& remark) {
  auto parameters = remark.parameters;
  // Of delimited text several files come at once: each is told by its name.
  const auto file = std::filesystem::path(remark.file).filename().string();
  parameters.emplace_back("place", !remark.sheet.empty() ? "Sheet “" + base::elided(remark.sheet, kLongestSheetName) + "”"
                                   : file.empty()        ? std::string("The file")
                                                         : base::elided(file, kLongestSheetName));
  return base::filled(remarkTemplate(remark), parameters);
}

}  // namespace waymark::app
