// SPDX-License-Identifier: GPL-3.0-or-later
// Brings a list's rows up to date without a reset where that can be, so that what is selected and current stays.
#pragma once

#include <algorithm>
#include <vector>

#include "widgets/table_model.h"

namespace waymark::ui {

/// The rows of `now`, in its order: each is said to have changed, because what a row shows may lie elsewhere. A reset
/// where rows came, went or moved.
template <class Row, class IdOf>
void followRows(VectorModel<Row>& model, std::vector<Row> now, IdOf idOf) {
  if (!std::ranges::equal(model.rows(), now, {}, idOf, idOf)) {
    model.setRows(std::move(now));
    return;
  }
  for (auto& row : now) model.put(std::move(row));
}

}  // namespace waymark::ui
