// SPDX-License-Identifier: GPL-3.0-or-later
// The form of a concern about a child, and its next step. Filled only while the door is open; wiped as it shuts.
#pragma once

#include "app/confidential.h"
#include "shell/app_state.h"
#include "widgets/record_form.h"

class QLabel;
class QLineEdit;

namespace waymark::ui {

class Button;
class DateField;
class FormCombo;
class IdCombo;
class NotesField;
class TimeField;

class ConcernForm final : public RecordForm {
  Q_OBJECT
 public:
  explicit ConcernForm(AppState& state, QWidget* parent = nullptr);
  void show(Mode mode, const domain::Concern& concern, const app::SealedTexts& texts);
  [[nodiscard]] domain::Concern value() const;
  [[nodiscard]] app::SealedTexts texts() const;
  bool check();
  /// Beside the field that it is about; false where none is.
  bool place(const base::Error& error);
  /// Something is written that isn't kept yet.
  [[nodiscard]] bool holdsNew() const;
  void wipe();
  void focusFirst() override;

 private:
  void showStep();
  void showWhere();

  AppState& m_state;
  domain::Concern m_given;
  app::SealedTexts m_givenTexts;
  QLabel* m_moments;
  Button* m_step;
  NotesField* m_what;
  QLineEdit* m_by;
  FormCombo* m_origin;
  QLineEdit* m_where;
  QLineEdit* m_case;
  DateField* m_received;
  TimeField* m_receivedTime;
  IdCombo* m_owner;
  DateField* m_due;
  TimeField* m_dueTime;
  QLineEdit* m_told;
  NotesField* m_assurance;
  FormCombo* m_stateOf;
  FormRow* m_whatRow = nullptr;
  FormRow* m_whereRow = nullptr;
  FormRow* m_caseRow = nullptr;
  FormRow* m_receivedRow = nullptr;
  FormRow* m_toldRow = nullptr;
  FormRow* m_assuranceRow = nullptr;
  FormRow* m_stateRow = nullptr;
};

}  // namespace waymark::ui
