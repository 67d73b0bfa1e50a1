// SPDX-License-Identifier: GPL-3.0-or-later
// The forms of what the timetable is placed within: working hours, who or what can't be had and when, the way between
// two places, an inspector. For setup_view.h.
#pragma once

#include "domain/fieldwork.h"
#include "widgets/record_form.h"

class QLineEdit;

namespace waymark::ui {

class AppState;
class DateField;
class FormCombo;
class IdCombo;
class TimeField;

class HoursForm final : public RecordForm {
  Q_OBJECT
 public:
  explicit HoursForm(AppState& state, QWidget* parent = nullptr);
  void show(Mode mode, const domain::FieldworkHours& hours);
  [[nodiscard]] domain::FieldworkHours value() const;
  bool check();
  void focusFirst() override;

 private:
  domain::FieldworkHours m_given;
  DateField* m_day;
  TimeField* m_starts;
  TimeField* m_ends;
  TimeField* m_breakStarts;
  QLineEdit* m_breakMinutes;
  FormRow* m_endsRow = nullptr;
  FormRow* m_breakRow = nullptr;
};

class AbsenceForm final : public RecordForm {
  Q_OBJECT
 public:
  explicit AbsenceForm(AppState& state, QWidget* parent = nullptr);
  void show(Mode mode, const domain::Unavailable& span);
  [[nodiscard]] domain::Unavailable value() const;
  bool check();
  void focusFirst() override;

 private:
  AppState& m_state;
  domain::Unavailable m_given;
  IdCombo* m_who;
  DateField* m_day;
  TimeField* m_from;
  TimeField* m_to;
  QLineEdit* m_why;
  FormRow* m_whoRow = nullptr;
  FormRow* m_dayRow = nullptr;
  FormRow* m_toRow = nullptr;
};

class JourneyForm final : public RecordForm {
  Q_OBJECT
 public:
  explicit JourneyForm(AppState& state, QWidget* parent = nullptr);
  void show(Mode mode, const domain::Journey& journey);
  [[nodiscard]] domain::Journey value() const;
  bool check();
  void focusFirst() override;

 private:
  AppState& m_state;
  domain::Journey m_given;
  IdCombo* m_from;
  IdCombo* m_to;
  QLineEdit* m_minutes;
  FormRow* m_fromRow = nullptr;
  FormRow* m_toRow = nullptr;
  FormRow* m_minutesRow = nullptr;
};

class InspectorForm final : public RecordForm {
  Q_OBJECT
 public:
  explicit InspectorForm(AppState& state, QWidget* parent = nullptr);
  void show(Mode mode, const domain::Inspector& inspector);
  [[nodiscard]] domain::Inspector value() const;
  bool check();
  void focusFirst() override;

 private:
  domain::Inspector m_given;
  QLineEdit* m_name;
  FormCombo* m_body;
  FormCombo* m_role;
  FormCombo* m_discipline;
  QLineEdit* m_contact;
  QLineEdit* m_notes;
  FormRow* m_nameRow = nullptr;
};

}  // namespace waymark::ui
