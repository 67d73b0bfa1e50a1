// SPDX-License-Identifier: GPL-3.0-or-later
// How many have answered one of the inspectors' surveys, as the lead inspector told it: a figure, when, by whom.
#pragma once

#include "domain/survey.h"
#include "shell/app_state.h"
#include "widgets/record_form.h"

class QLineEdit;

namespace waymark::ui {

class FormCombo;
class MomentField;
class NotesField;

class TotalForm final : public RecordForm {
  Q_OBJECT
 public:
  explicit TotalForm(AppState& state, QWidget* parent = nullptr);
  /// `told` are the figures so far, newest first; `total` is one of them, or a fresh one.
  void show(const std::vector<const domain::Stored<domain::SurveyTotal>*>& told, const domain::SurveyTotal& total);
  [[nodiscard]] domain::SurveyTotal value() const;
  [[nodiscard]] const domain::SurveyTotal& given() const { return m_given; }
  bool check();
  void focusFirst() override;

 signals:
  /// One of those told, or none for a new one.
  void chosen(const waymark::base::Uuid& id);

 private:
  domain::SurveyTotal m_given;
  FormCombo* m_which;
  QLineEdit* m_responses;
  MomentField* m_toldAt;
  QLineEdit* m_toldBy;
  NotesField* m_note;
  FormRow* m_responsesRow;
  FormRow* m_toldRow;
};

}  // namespace waymark::ui
