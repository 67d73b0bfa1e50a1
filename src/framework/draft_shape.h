// SPDX-License-Identifier: GPL-3.0-or-later
// What the schema says of the rows of a pack: which lists there are, what fields a row has, and how each is written.
// Heavy (nlohmann): for .cpp files only.
#pragma once

#include <nlohmann/json.hpp>

#include "framework/pack_draft.h"

namespace waymark::framework {

/// Keeps the order of members, so that a draft's file reads as the pack it was copied from.
using OrderedJson = nlohmann::ordered_json;

/// A row of the schema: where rows of this sort stand, and their node. Lists end in "/*": "/tasks/*", "/judgement", "".
struct RowShape {
  std::string place;
  const OrderedJson* node = nullptr;
  [[nodiscard]] bool isList() const { return place.ends_with("/*"); }
  /// "tasks" of "/tasks/*".
  [[nodiscard]] std::string part() const;
};

/// Every sort of row, in the schema's order, the pack's own line first.
const std::vector<RowShape>& rowShapes();
/// The sort of the row at a path, or nullptr.
const RowShape* shapeAt(std::string_view path);

/// The fields of a row with their texts, without choices among other rows.
std::vector<DraftField> fieldsOf(const OrderedJson& node, const OrderedJson& row);
/// The row with one field set from text. BadNumber, BadDate {field, value}.
base::Result<void> setField(const OrderedJson& node, OrderedJson& row, std::string_view name, const std::string& text);
/// A row with everything that must be there, empty.
OrderedJson emptyRow(const OrderedJson& node);

}  // namespace waymark::framework
