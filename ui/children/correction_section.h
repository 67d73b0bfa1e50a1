// SPDX-License-Identifier: GPL-3.0-or-later
// What is corrected of a child, in its panel: what the source says, what stands here instead, by whom and when, and the
// way back.
#pragma once

#include <QWidget>

#include "children/caseload_source.h"
#include "shell/page.h"

class QVBoxLayout;

namespace waymark::ui {

class CorrectionSection final : public QWidget {
  Q_OBJECT
 public:
  CorrectionSection(AppState& state, Navigator& navigator, const ReadCaseload& read, const domain::ChildId& child,
                    const QString& caseCode);
  [[nodiscard]] bool isEmpty() const { return m_count == 0; }

 private:
  void add(QVBoxLayout& rows, const app::Caseload& caseload, const app::CaseloadList& list,
           const app::ShownCorrection& correction);

  AppState& m_state;
  Navigator& m_navigator;
  QString m_caseCode;
  int m_count = 0;
};

}  // namespace waymark::ui
