// SPDX-License-Identifier: GPL-3.0-or-later
// A list as somebody arranged it, under a name: shared by all who use the workspace.
#pragma once

#include <string>

#include "base/id.h"
#include "domain/field.h"

namespace waymark::domain {

using SavedViewId = base::Id<struct SavedViewTag>;

struct SavedView {
  SavedViewId id;
  std::string list;  // the list's id: "evidence"
  std::string name;
  std::string state;  // JSON: filter, columns, order (ui/widgets)
  bool operator==(const SavedView&) const = default;
};

template <>
struct Fields<SavedView> {
  static constexpr std::string_view kKind = "saved_view";
  static constexpr std::tuple kList{Field{"id", &SavedView::id}, Field{"list", &SavedView::list},
                                    Field{"name", &SavedView::name}, Field{"state", &SavedView::state}};
};

}  // namespace waymark::domain
