// SPDX-License-Identifier: GPL-3.0-or-later
// Deferral and pausing of an inspection, written down with day and reason, and its history. Used by the Timeline.
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace waymark::ui {

class AppState;
class Button;
class ChoiceStrip;
class DateField;
class FormRow;

class HistoryView final : public QWidget {
  Q_OBJECT
 public:
  explicit HistoryView(AppState& state, QWidget* parent = nullptr);
  void focusFirst();

 private:
  void refresh();
  void save();

  AppState& m_state;
  QLabel* m_standing;
  ChoiceStrip* m_kind;
  FormRow* m_kindRow;
  DateField* m_day;
  FormRow* m_dayRow;
  QLineEdit* m_reason;
  QLineEdit* m_by;
  Button* m_save;
  QVBoxLayout* m_events;
};

}  // namespace waymark::ui
