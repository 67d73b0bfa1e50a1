// SPDX-License-Identifier: GPL-3.0-or-later
// The two halves of a pack's check, over its JSON: the schema, and what a schema can't say. Heavy (nlohmann): for .cpp
// files only.
#pragma once

#include "base/json_reader.h"
#include "framework/pack_problems.h"

namespace waymark::framework {

/// What of the JSON schema (draft 7) pack.schema.json uses, and no more: a test holds the two together.
class PackSchema {
 public:
  PackSchema();
  /// At most `most` places where `value` doesn't match.
  [[nodiscard]] std::vector<PackProblem> mismatches(const base::Json& value, std::size_t most) const;
  /// The same for a value that stands at one place of a pack, as a row of "tasks" does.
  [[nodiscard]] std::vector<PackProblem> mismatchesAt(const base::Json& node, const base::Json& value,
                                                      const std::string& path, std::size_t most) const;
  [[nodiscard]] const base::Json& root() const { return m_root; }
  /// The definition that `node` names, or `node`.
  [[nodiscard]] const base::Json& resolved(const base::Json& node) const;

 private:
  base::Json m_root;
};

/// Unique ids, references that lead somewhere, no circles, ranks and cuts in order. What isn't there or is of another
/// shape is passed over: the schema names it.
std::vector<PackProblem> unsound(const base::Json& pack, std::size_t most);

}  // namespace waymark::framework
