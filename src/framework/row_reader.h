// SPDX-License-Identifier: GPL-3.0-or-later
// What the rows of every data file of ours have in common: an id of their own, and where they come from. Heavy
// (nlohmann): for the .cpp files that read packs, list definitions and clocks.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "base/json_reader.h"
#include "framework/pack.h"

namespace waymark::framework {

inline void readProvenance(base::JsonReader& in, const base::Json& row, Provenance& out) {
  in.field(row, "source", out.source);
  in.field(row, "certainty", out.certainty);
  in.field(row, "verified_on", out.verifiedOn);
}

/// A problem where the id is empty or another of the rows has it.
template <class Row>
void expectOwnId(base::JsonReader& in, const std::vector<Row>& rows, const std::string& id) {
  if (!in.ok()) return;
  if (id.empty()) in.problem("the id is empty");
  if (std::ranges::count(rows, id, &Row::id) > 1) in.problem("the id “" + id + "” is there twice");
}

}  // namespace waymark::framework
