// SPDX-License-Identifier: GPL-3.0-or-later
// The form of one fieldwork session.
#pragma once

#include "domain/fieldwork.h"
#include "widgets/record_form.h"

class QLineEdit;

namespace waymark::ui {

class AppState;
class Button;
class ChipSet;
class DateField;
class FormCombo;
class GuestsField;
class IdCombo;
class IdListField;
class NotesField;
class TimeField;

class SessionForm final : public RecordForm {
  Q_OBJECT
 public:
  explicit SessionForm(AppState& state, QWidget* parent = nullptr);
  void show(Mode mode, const domain::FieldworkSession& session);
  [[nodiscard]] domain::FieldworkSession value() const;
  /// Says what is missing beside the field.
  bool check();
  void focusFirst() override;

 signals:
  /// The briefing sheet of what is shown.
  void briefingAsked();

 private:
  void fillNames();

  AppState& m_state;
  domain::FieldworkSession m_given;
  QLineEdit* m_code;
  QLineEdit* m_title;
  FormCombo* m_kind;
  FormCombo* m_stateOf;
  FormCombo* m_pin;
  DateField* m_day;
  TimeField* m_start;
  QLineEdit* m_minutes;
  DateField* m_earliest;
  DateField* m_latest;
  IdCombo* m_place;
  QLineEdit* m_link;
  QLineEdit* m_seats;
  IdListField* m_inspectors;
  IdListField* m_people;
  IdListField* m_keptOut;
  IdListField* m_after;
  IdCombo* m_partner;
  IdCombo* m_trackedChild;
  ChipSet* m_criteria;
  QString m_criteriaNames;
  NotesField* m_needs;
  NotesField* m_notes;
  GuestsField* m_guests;
  Button* m_briefing;
  FormRow* m_titleRow = nullptr;
  FormRow* m_startRow = nullptr;
  FormRow* m_minutesRow = nullptr;
};

}  // namespace waymark::ui
