// SPDX-License-Identifier: GPL-3.0-or-later
// Something that is due beside the plan's tasks, in the Timeline's panel: what, when, whose, marking it done, and the
// way to where it is worked on.
#pragma once

#include <QWidget>

#include "timeline/plan_task.h"

class QLabel;

namespace waymark::ui {

class AppState;
class Button;
class StateMark;

class DueDetail final : public QWidget {
  Q_OBJECT
 public:
  explicit DueDetail(AppState& state, QWidget* parent = nullptr);
  void show(const PlanTask& row);
  [[nodiscard]] const std::string& key() const { return m_key; }

 signals:
  void openAsked();
  void doneAsked();

 private:
  AppState& m_state;
  std::string m_key;
  QLabel* m_title;
  StateMark* m_mark;
  QLabel* m_due;
  QLabel* m_owner;
  QLabel* m_assumed;
  Button* m_open;
  Button* m_done;
};

}  // namespace waymark::ui
