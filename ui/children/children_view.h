// SPDX-License-Identifier: GPL-3.0-or-later
// The first view of Children & plans: every child and young person on the lists, by case code.
#pragma once

#include "children/caseload_view.h"

namespace waymark::ui {

class EmptyState;

class ChildrenView final : public CaseloadView {
  Q_OBJECT
 public:
  explicit ChildrenView(const ViewContext& context);
  [[nodiscard]] QString summary() const override;

 private:
  EmptyState* m_empty;
};

}  // namespace waymark::ui
