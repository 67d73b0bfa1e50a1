// SPDX-License-Identifier: GPL-3.0-or-later
// The form of a point that inspectors raised, and what it becomes. Filled only while the door is open; wiped as it
// shuts.
#pragma once

#include "app/confidential.h"
#include "shell/app_state.h"
#include "widgets/record_form.h"

class QLineEdit;
class QVBoxLayout;

namespace waymark::ui {

class Button;
class ChipSet;
class DateField;
class FormCombo;
class IdCombo;
class NotesField;
class TimeField;

class PointForm final : public RecordForm {
  Q_OBJECT
 public:
  explicit PointForm(AppState& state, QWidget* parent = nullptr);
  void show(Mode mode, const domain::InspectionPoint& point, const app::SealedTexts& texts);
  [[nodiscard]] domain::InspectionPoint value() const;
  [[nodiscard]] app::SealedTexts texts() const;
  bool check();
  /// Beside the field that it is about; false where none is.
  bool place(const base::Error& error);
  /// Something is written that isn't kept yet.
  [[nodiscard]] bool holdsNew() const;
  void wipe();
  void focusFirst() override;

 signals:
  void requestAsked(const QString& words);
  void actionAsked(const QString& words);
  void evidenceAsked(const QString& words, waymark::domain::Finding finding, int criterion);
  /// What it became is to be shown on its page.
  void becameAsked(const QString& page, const QString& id);

 private:
  void makeTurns();
  void showTurns();
  void fillNames();
  [[nodiscard]] QString turnWords();

  AppState& m_state;
  domain::InspectionPoint m_given;
  app::SealedTexts m_givenTexts;
  NotesField* m_what;
  QLineEdit* m_by;
  FormCombo* m_kind;
  DateField* m_day;
  ChipSet* m_criteria;
  IdCombo* m_owner;
  DateField* m_due;
  TimeField* m_dueTime;
  NotesField* m_answer;
  FormCombo* m_stateOf;
  FormRow* m_whatRow = nullptr;
  FormRow* m_dayRow = nullptr;
  FormRow* m_dueRow = nullptr;
  FormRow* m_answerRow = nullptr;
  FormRow* m_stateRow = nullptr;
  QWidget* m_turns;
  QVBoxLayout* m_became = nullptr;
  QLineEdit* m_words;
  FormRow* m_wordsRow = nullptr;
  Button* m_request;
  Button* m_action;
  FormCombo* m_finding;
  FormCombo* m_criterion;
  Button* m_evidence;
};

}  // namespace waymark::ui
