// SPDX-License-Identifier: GPL-3.0-or-later
// Who had identities on screen, on paper or in a file, as a table: when, who, what and why.
#pragma once

#include "domain/child.h"
#include "widgets/table_model.h"

namespace waymark::ui {

class AccessModel final : public VectorModel<domain::IdentityAccess> {
  Q_OBJECT
 public:
  enum Column { When, Who, What, Why, Children };
  explicit AccessModel(QObject* parent = nullptr);

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] bool less(int sourceA, int sourceB, int column) const override;
  [[nodiscard]] base::Uuid rowId(const domain::IdentityAccess& row) const override { return row.id.uuid; }
};

}  // namespace waymark::ui
