// SPDX-License-Identifier: GPL-3.0-or-later
// Another child in a tracked child's place, with the reason, and who stood there before.
#pragma once

#include <QWidget>

#include "cases/case_desk.h"

class QLabel;
class QLineEdit;

namespace waymark::ui {

class Button;
class FormRow;

class ReplacingPart final : public QWidget, public CasePart {
  Q_OBJECT
 public:
  explicit ReplacingPart(CaseDesk& desk);
  void refresh(bool isOther) override;
  void empty() override;

 signals:
  void replaced(const waymark::domain::TrackedChildId& by);

 private:
  void replace();

  CaseDesk& m_desk;
  QLabel* m_history;
  QLineEdit* m_code;
  FormRow* m_codeRow;
  QLineEdit* m_why;
  FormRow* m_whyRow;
  Button* m_replace;
};

}  // namespace waymark::ui
