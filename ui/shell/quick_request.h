// SPDX-License-Identifier: GPL-3.0-or-later
// "New request" from anywhere: what is asked, who asked, by when, who does it. Enter saves; everything else can be
// added on its row.
#pragma once

#include <QDialog>

#include "shell/app_state.h"

class QLineEdit;

namespace waymark::ui {

class DateField;
class FormRow;
class IdCombo;
class TimeField;

/// Deletes itself once it is shut.
class QuickRequest final : public QDialog {
  Q_OBJECT
 public:
  QuickRequest(AppState& state, QWidget* parent);

 signals:
  /// It is being saved under this code and id.
  void logged(const QString& code, const QString& id);

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void save();

  AppState& m_state;
  QLineEdit* m_title;
  QLineEdit* m_askedBy;
  DateField* m_due;
  TimeField* m_dueTime;
  IdCombo* m_owner;
  FormRow* m_titleRow;
  FormRow* m_dueRow;
  FormRow* m_timeRow;
};

}  // namespace waymark::ui
