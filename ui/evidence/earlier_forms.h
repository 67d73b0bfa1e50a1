// SPDX-License-Identifier: GPL-3.0-or-later
// The forms of an earlier finding and of a priority, in the detail panel: what the evidence linked to it says and the
// two ways on from there, then the fields. Used by the view "Earlier findings and priorities".
#pragma once

#include "evidence/earlier_models.h"
#include "widgets/record_form.h"

class QLineEdit;

namespace waymark::ui {

class Button;
class ChipSet;
class DateField;
class FormCombo;
class IdCombo;
class NotesField;
class PickField;

/// What both have: the linked evidence at the top.
class LinkedForm : public RecordForm {
  Q_OBJECT
 public:
  void setLinked(const LinkedCounts& linked);
  void setReadOnly(const QString& reason);

 signals:
  void listAsked();
  void newEvidenceAsked();

 protected:
  LinkedForm(AppState& state, const QString& name, const QString& removeText, QWidget* parent);
  void showAs(Mode mode);
  /// Partners' or inspections' names changed, or another pack is there.
  virtual void fillNames() = 0;

  AppState& m_state;

 private:
  QWidget* m_linked;
  QLabel* m_counts;
  Button* m_list;
  Button* m_new;
};

class EarlierFindingForm final : public LinkedForm {
  Q_OBJECT
 public:
  explicit EarlierFindingForm(AppState& state, QWidget* parent = nullptr);
  void show(Mode mode, const domain::EarlierFinding& finding);
  [[nodiscard]] domain::EarlierFinding value() const;
  /// Says at the field what is wrong and goes there; true if it can be saved.
  bool check();
  void focusFirst() override;

 private:
  void fillNames() override;

  domain::EarlierFinding m_given;
  NotesField* m_text;
  FormCombo* m_kind;
  IdCombo* m_inspection;
  QLineEdit* m_from;
  DateField* m_published;
  FormCombo* m_criterion;
  PickField* m_responsible;
  FormRow* m_textRow;
};

class PriorityForm final : public LinkedForm {
  Q_OBJECT
 public:
  explicit PriorityForm(AppState& state, QWidget* parent = nullptr);
  void show(Mode mode, const domain::Priority& priority);
  [[nodiscard]] domain::Priority value() const;
  bool check();
  void focusFirst() override;

 private:
  void fillNames() override;

  domain::Priority m_given;
  QLineEdit* m_title;
  NotesField* m_detail;
  IdCombo* m_lead;
  ChipSet* m_criteria;
  FormRow* m_titleRow;
};

}  // namespace waymark::ui
