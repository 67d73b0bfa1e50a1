// SPDX-License-Identifier: GPL-3.0-or-later
// The contact tree of the first hour as rows in calling order, who is not in it, and what would go wrong: roles that
// nobody has, owners on leave without a deputy. Pure; used by the Partners page.
#pragma once

#include <QString>
#include <vector>

#include "shell/app_state.h"

namespace waymark::ui {

struct ContactRow {
  domain::PersonId person;
  int depth = 0;  // 0 is rung first, by nobody
};

/// Who is called by whom, depth first, each level by its calling order. A circle is broken where it begins.
std::vector<ContactRow> contactTree(const domain::Workspace& workspace);
/// People with no place in the tree, by name.
std::vector<domain::PersonId> outsideContactTree(const domain::Workspace& workspace);

/// A role of the pack that nobody has.
struct PartnerWarning {
  QString sentence;
  std::optional<domain::PersonId> person;  // to go to; none: a role
};
std::vector<PartnerWarning> partnerWarnings(const AppState& state);

}  // namespace waymark::ui
