// SPDX-License-Identifier: GPL-3.0-or-later
// The forms of an organisation and of a person, in the detail panel.
#pragma once

#include <QWidget>

#include "domain/partnership.h"
#include "shell/app_state.h"
#include "widgets/record_form.h"

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace waymark::ui {

class ChipSet;
class DateField;
class FormCombo;
class IdCombo;
class NotesField;

class PartnerForm final : public RecordForm {
  Q_OBJECT
 public:
  explicit PartnerForm(QWidget* parent = nullptr);
  void show(Mode mode, const domain::Partner& partner);
  [[nodiscard]] domain::Partner value() const;
  bool check();
  void focusFirst() override;

 private:
  domain::Partner m_given;
  QLineEdit* m_name;
  QLineEdit* m_shortName;
  FormCombo* m_kind;
  NotesField* m_notes;
  FormRow* m_nameRow;
};

/// Days away: typed as two dates, listed, each with a button to take it out.
class LeaveField final : public QWidget {
  Q_OBJECT
 public:
  explicit LeaveField(base::Day today, QWidget* parent = nullptr);
  [[nodiscard]] const std::vector<base::DateRange>& leave() const { return m_leave; }
  /// Without a signal.
  void setLeave(std::vector<base::DateRange> leave);

 signals:
  void changed();

 private:
  void add();
  void rebuild();

  std::vector<base::DateRange> m_leave;
  QVBoxLayout* m_rows;
  DateField* m_from;
  DateField* m_to;
  QLabel* m_problem;
};

class PersonForm final : public RecordForm {
  Q_OBJECT
 public:
  explicit PersonForm(AppState& state, QWidget* parent = nullptr);
  void show(Mode mode, const domain::Person& person);
  [[nodiscard]] domain::Person value() const;
  bool check();
  void focusFirst() override;

 private:
  void fillNames();
  void fillRoles();

  AppState& m_state;
  domain::Person m_given;
  QLineEdit* m_name;
  QLineEdit* m_jobTitle;
  IdCombo* m_partner;
  ChipSet* m_roles;
  QLineEdit* m_phone;
  QLineEdit* m_email;
  IdCombo* m_deputy;
  IdCombo* m_calledBy;
  QLineEdit* m_callOrder;
  LeaveField* m_leave;
  FormRow* m_nameRow;
};

}  // namespace waymark::ui
