// SPDX-License-Identifier: GPL-3.0-or-later
#include "framework/pack.h"

#include <algorithm>

namespace waymark::framework {
namespace {

template <class Row, class Key>
const Row* found(const std::vector<Row>& rows, const Key& id) {
  const auto at = std::ranges::find_if(rows, [&](const Row& row) { return row.id == id; });
  return at == rows.end() ? nullptr : &*at;
}

}  // namespace

const Criterion* Pack::criterion(base::ShortCode criterionId) const {
  return found(criteria, criterionId);
}
int Pack::criterionIndex(base::ShortCode criterionId) const {
  const auto* row = criterion(criterionId);
  return row == nullptr ? -1 : static_cast<int>(row - criteria.data());
}
const Outcome* Pack::outcome(std::string_view outcomeId) const {
  return found(outcomes, outcomeId);
}
const Anchor* Pack::anchor(std::string_view anchorId) const {
  return found(anchors, anchorId);
}
const Phase* Pack::phase(std::string_view phaseId) const {
  return found(phases, phaseId);
}
const PackTask* Pack::task(std::string_view taskId) const {
  return found(tasks, taskId);
}
const OwnerRole* Pack::ownerRole(std::string_view roleId) const {
  return found(ownerRoles, roleId);
}
bool Pack::givesOutcome() const {
  return judgement.model == OutcomeModel::Ordinal && judgement.cuts.size() + 1 == outcomes.size();
}

}  // namespace waymark::framework
