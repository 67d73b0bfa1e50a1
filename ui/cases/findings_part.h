// SPDX-License-Identifier: GPL-3.0-or-later
// What a case shows, logged as evidence by case code only, and the evidence that was made from this case.
#pragma once

#include <QWidget>

#include "cases/case_desk.h"

class QVBoxLayout;

namespace waymark::ui {

class Button;
class FormCombo;
class FormRow;
class NotesField;

class FindingsPart final : public QWidget, public CasePart {
  Q_OBJECT
 public:
  explicit FindingsPart(CaseDesk& desk);
  void refresh(bool isOther) override;
  void empty() override;

 private:
  void log();

  CaseDesk& m_desk;
  QVBoxLayout* m_rows;
  NotesField* m_summary;
  FormRow* m_summaryRow;
  FormCombo* m_finding;
  FormCombo* m_criterion;
  Button* m_log;
};

}  // namespace waymark::ui
