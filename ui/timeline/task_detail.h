// SPDX-License-Identifier: GPL-3.0-or-later
// One task in the detail panel: what it is, when, who, how far, notes; where the pack has it from.
#pragma once

#include <QWidget>
#include <functional>

#include "timeline/plan_task.h"

class QComboBox;
class QLabel;
class QVBoxLayout;

namespace waymark::ui {

class AppState;
class Button;
class ChoiceStrip;
class DateField;
class FormRow;
class NotesField;
class StateMark;
class TimeField;

class TaskDetail final : public QWidget {
  Q_OBJECT
 public:
  explicit TaskDetail(AppState& state, QWidget* parent = nullptr);
  /// Shows it, keeping what is being typed if it is the same task.
  void show(const PlanTask& task);
  [[nodiscard]] const std::string& key() const { return m_key; }

 signals:
  /// Another task of the plan was chosen (one that must come before).
  void taskWanted(const QString& key);

 private:
  void build();
  void fillOwners();
  void showFacts();
  [[nodiscard]] const framework::PackTask* packTask() const;
  /// Writes the record: made on the first touch.
  template <class F>
  void edit(const QString& name, F&& change);

  AppState& m_state;
  std::string m_key;
  PlanTask m_task;
  QLabel* m_title;
  StateMark* m_mark;
  QLabel* m_due;
  QLabel* m_room;
  QLabel* m_how;
  ChoiceStrip* m_stateChoice;
  QComboBox* m_owner;
  DateField* m_date;
  TimeField* m_time;
  Button* m_reset;
  FormRow* m_dateRow;
  NotesField* m_notes;
  QVBoxLayout* m_facts;
};

/// The change that makes a task due on another day; on the plan's own day it is no longer "moved by hand".
domain::ChangeSet taskMoveChange(AppState& state, const PlanTask& task, base::Day day);

/// The change that alters what people added to a task; makes the record on the first touch.
domain::Change taskRecordChange(AppState& state, const PlanTask& task,
                                const std::function<void(domain::Task&)>& alter);
void setTaskState(const AppState& state, domain::Task& record, domain::TaskState wanted);

/// The change that sets a task's state, with its undo name; makes the record on the first touch.
domain::ChangeSet taskStateChange(AppState& state, const PlanTask& task, domain::TaskState wanted);

}  // namespace waymark::ui
