// SPDX-License-Identifier: GPL-3.0-or-later
// The first part of a tracked child's panel: why this child, who leads, the agreement to take part with all its facts,
// when the documents are due, and what is sealed about who the child is.
#pragma once

#include "cases/case_desk.h"
#include "widgets/record_form.h"

class QLabel;
class QLineEdit;

namespace waymark::ui {

class DateField;
class FormCombo;
class IdCombo;
class NotesField;
class SectionHeader;
class TimeField;

class ChildForm final : public RecordForm, public CasePart {
  Q_OBJECT
 public:
  explicit ChildForm(CaseDesk& desk);
  void refresh(bool isOther) override;
  void empty() override;
  void focusFirst() override;

 private:
  void addAgreement();
  [[nodiscard]] std::optional<domain::ChangeSet> edit();
  [[nodiscard]] bool isRight(const domain::TrackedChild& child);
  void removeChild();

  CaseDesk& m_desk;
  QLabel* m_place;
  NotesField* m_why;
  IdCombo* m_lead;
  SectionHeader* m_agreementHeader;
  FormCombo* m_giver;
  FormCombo* m_agreement;
  DateField* m_asked;
  DateField* m_answered;
  DateField* m_withdrawn;
  NotesField* m_childView;
  QLineEdit* m_interpreter;
  QLineEdit* m_advocate;
  FormCombo* m_recordsWait;
  DateField* m_due;
  TimeField* m_dueTime;
  NotesField* m_names;
  NotesField* m_notes;
  FormRow* m_whyRow = nullptr;
  FormRow* m_answeredRow = nullptr;
  FormRow* m_withdrawnRow = nullptr;
  std::vector<QWidget*> m_ofTracked;  // what a child of the practice sample has not
};

}  // namespace waymark::ui
