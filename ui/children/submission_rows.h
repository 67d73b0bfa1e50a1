// SPDX-License-Identifier: GPL-3.0-or-later
// The lists that went out, as a table: when, which, as at which day, to whom, in which file.
#pragma once

#include "domain/child.h"
#include "widgets/table_model.h"

namespace waymark::ui {

class SubmissionModel final : public VectorModel<domain::ListSubmission> {
  Q_OBJECT
 public:
  enum Column { When, List, AsAt, Rows, Failing, To, File, By };
  explicit SubmissionModel(QObject* parent = nullptr);

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] bool less(int sourceA, int sourceB, int column) const override;
  [[nodiscard]] base::Uuid rowId(const domain::ListSubmission& row) const override { return row.id.uuid; }
};

}  // namespace waymark::ui
