// SPDX-License-Identifier: GPL-3.0-or-later
// Tracked children, or those of the practice sample, as a list by case code.
#pragma once

#include "app/tracked_children.h"
#include "shell/app_state.h"
#include "widgets/table_model.h"

namespace waymark::ui {

struct CaseRow {
  app::StoredTracked child;
  int outstanding = 0;
  int late = 0;
  std::optional<base::Day> due;  // the first of those outstanding
  bool assumed = false;
};

enum class CaseList { Tracked, Practice };
std::vector<CaseRow> caseRows(const AppState& state, CaseList list);

class CaseModel final : public VectorModel<CaseRow> {
  Q_OBJECT
 public:
  enum ColumnPlace { Place, Code, State, Agreement, Outstanding, Due, Lead, Why };
  explicit CaseModel(const AppState& state, QObject* parent = nullptr);

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] base::Uuid rowId(const CaseRow& row) const override { return row.child.value.id.uuid; }
  [[nodiscard]] bool less(int sourceA, int sourceB, int column) const override;

 private:
  const AppState& m_state;
};

}  // namespace waymark::ui
