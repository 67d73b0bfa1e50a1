// SPDX-License-Identifier: GPL-3.0-or-later
// One place that gives a link of the inspectors' surveys out: who passed it on, who confirmed, when.
#pragma once

#include "domain/survey.h"
#include "shell/app_state.h"
#include "widgets/record_form.h"

class QLabel;
class QLineEdit;

namespace waymark::ui {

class IdCombo;
class MomentField;
class NotesField;

class SendingForm final : public RecordForm {
  Q_OBJECT
 public:
  explicit SendingForm(AppState& state, QWidget* parent = nullptr);
  void show(const domain::SurveySending& sending);
  [[nodiscard]] domain::SurveySending value() const;
  bool check();
  void focusFirst() override;

 private:
  AppState& m_state;
  domain::SurveySending m_given;
  QLineEdit* m_place;
  IdCombo* m_passedBy;
  MomentField* m_passedAt;
  QLineEdit* m_confirmedBy;
  MomentField* m_confirmedAt;
  QLabel* m_reminded;
  NotesField* m_note;
  FormRow* m_placeRow;
  FormRow* m_passedRow;
  FormRow* m_confirmedRow;
};

}  // namespace waymark::ui
