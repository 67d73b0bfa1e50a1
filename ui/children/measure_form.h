// SPDX-License-Identifier: GPL-3.0-or-later
// The form of one measure in the detail panel: a month's figure first, since that is what comes every month, then what
// the measure is.
#pragma once

#include "app/measures.h"
#include "shell/app_state.h"
#include "widgets/record_form.h"

class QLineEdit;

namespace waymark::ui {

class Button;
class ChipSet;
class FormCombo;
class IdCombo;
class NotesField;

class MeasureForm final : public RecordForm {
  Q_OBJECT
 public:
  explicit MeasureForm(AppState& state, QWidget* parent = nullptr);
  void show(Mode mode, const app::MeasureSeries& series);
  [[nodiscard]] domain::Measure value() const;
  /// Says at the field what is wrong and goes there; true if it can be saved.
  bool check();
  void focusFirst() override;
  void setReadOnly(const QString& reason);

 signals:
  /// A month's figure is to be kept; the month has none yet, or another.
  void figureGiven(base::Day month, const QString& value, const QString& note);
  void evidenceAsked(const QString& criterion);

 private:
  void fillNames();
  void giveFigure();
  void showMonth();
  void showSeries();

  AppState& m_state;
  app::MeasureSeries m_given;
  QWidget* m_figures;
  QLabel* m_series;
  QLineEdit* m_month;
  QLineEdit* m_value;
  QLineEdit* m_valueNote;
  FormRow* m_monthRow;
  FormRow* m_valueRow;
  Button* m_keep;
  FormCombo* m_criterion;
  Button* m_log;
  QLineEdit* m_title;
  NotesField* m_definition;
  QLineEdit* m_unit;
  FormCombo* m_better;
  QLineEdit* m_target;
  QLineEdit* m_pathway;
  IdCombo* m_provider;
  IdCombo* m_owner;
  ChipSet* m_criteria;
  NotesField* m_note;
  FormRow* m_titleRow;
  FormRow* m_targetRow;
};

}  // namespace waymark::ui
