// SPDX-License-Identifier: GPL-3.0-or-later
// What a person must be told of how a list was read, beside its rows: a kind with parameters, and the sentence made of
// them. waymark-cli prints it, the window translates the template first. Headers and places only, never a child's data.
#pragma once

#include <string>

#include "base/error.h"

namespace waymark::app {

struct ListRemark {
  std::string kind;  // "unknown_column", for programs; docs/cli.md has all of them
  std::string file;
  std::string sheet;         // "" for delimited text
  base::Context parameters;  // of its sentence; {place} is made from the sheet or file
};

/// The English template of a remark, with {place} first in most: one for each kind, number and known parameter.
const char* remarkTemplate(const ListRemark& remark);
/// The whole sentence, in English.
std::string remarkText(const ListRemark& remark);

}  // namespace waymark::app
