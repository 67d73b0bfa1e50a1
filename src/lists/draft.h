// SPDX-License-Identifier: GPL-3.0-or-later
// A draft of a list definition, made from a new template's headers: what the columns are is for a person to fill in.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/error.h"
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
/// header stands beside it as "perhaps". Code sets and the rules whose columns are all there are taken over. BadUse
/// where no sheet has headers.
base::Result<Draft> draftDefinition(std::span<const TemplateSheet> sheets, std::string_view file, base::Day today);

}  // namespace waymark::lists
