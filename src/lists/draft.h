// SPDX-License-Identifier: GPL-3.0-or-later
// A draft of a list definition, made from a new template's headers: what the columns are is for a person to fill in.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "lists/definition.h"
#include "lists/mapping.h"

namespace waymark::lists {

struct TemplateSheet {
  std::string name;
  std::vector<HeadRow> rows;  // the first ones
};

struct Draft {
  std::string json;
  std::vector<std::string> lists;   // sheet names
  std::size_t columns = 0;          // different ones
  std::size_t known = 0;            // that the standard definition has as well
};

/// A list for each sheet that has a row of at least three headers; its header is the row with most texts. Every column
/// has the kind "fill_in", which a definition may not have; what the standard definition says of a column of the same
/// header stands beside it as "perhaps"; that a column tells who a child is, is said where it is known or its header
/// sounds so. Code sets and the rules whose columns are all there are taken over. BadUse where no sheet has headers.
base::Result<Draft> draftDefinition(std::span<const TemplateSheet> sheets, std::string_view file, base::Day today);

/// What a person is asked of a draft's column.
struct DraftColumn {
  std::string id;
  std::string title;               // the template's header
  std::vector<std::string> lists;  // titles of those it is in
  std::optional<ColumnKind> kind;  // nothing until it is said
  std::string codes;               // of code columns: the code set's id
  bool identity = false;           // tells who the child is
  bool suggested = false;          // the kind is what the standard definition says
  bool operator==(const DraftColumn&) const = default;
};
/// The draft's columns in their order. BadUse where it is none.
base::Result<std::vector<DraftColumn>> draftColumns(std::string_view json);

struct DraftCodeSet {
  std::string id;
  std::string title;
};
std::vector<DraftCodeSet> draftCodeSets(std::string_view json);

struct FilledDraft {
  std::string json;
  Definition definition;
  std::vector<std::string> dropped;  // titles of rules that can't look at columns of the kinds that were said
};
/// The draft as a definition: under a title, whose words make its id, in force from a day. MissingField without a title
/// or where a column has no kind; else parseDefinition's.
base::Result<FilledDraft> filledDraft(std::string_view json, const std::string& title, base::Day from,
                                      std::span<const DraftColumn> columns);

}  // namespace waymark::lists
