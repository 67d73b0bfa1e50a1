// SPDX-License-Identifier: GPL-3.0-or-later
// The plan as a tree: groups (phases, owners, partners or states), and their tasks. Rows are updated one by one when a
// task changes.
#pragma once

#include <QAbstractItemModel>
#include <string>
#include <vector>

#include "timeline/plan_task.h"

namespace waymark::ui {

class AppState;

enum class Grouping { Phase, Owner, Partner, State };

/// A row that holds tasks: a phase, or whatever the plan is grouped by.
struct PlanPhase {
  std::string id;
  std::string title;
  std::optional<base::Day> start;  // of a phase
  std::optional<base::Day> end;
  bool isAlso = false;             // not of the plan: what is due beside it
  std::vector<int> tasks;  // places in the model's tasks, shown ones
  int done = 0;
  int late = 0;
  int total = 0;
};

class TimelineModel final : public QAbstractItemModel {
  Q_OBJECT
 public:
  /// Beside widgets/table_model.h's roles: true where the pack's row is assumed.
  enum Role { AssumedRole = Qt::UserRole + 100 };
  enum Column { Title, Owner, Due, State, Chart, ColumnCount };

  explicit TimelineModel(AppState& state, QObject* parent = nullptr);

  [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
  [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  void setFilterText(const QString& text);
  void setGrouping(Grouping grouping);
  [[nodiscard]] Grouping grouping() const { return m_grouping; }
  /// Only tasks at work on these days, and what is late; all of them without.
  void setDaysShown(std::optional<base::DateRange> days);
  /// Only the chain with the least room.
  enum class Shown { All, Critical };
  void setShown(Shown shown);
  /// Tasks are held back from being shown.
  [[nodiscard]] bool isNarrowed() const { return !m_words.empty() || m_days || m_shown == Shown::Critical; }
  /// nullptr for a phase's row, and the other way round.
  [[nodiscard]] const PlanTask* taskAt(const QModelIndex& index) const;
  [[nodiscard]] const PlanPhase* phaseAt(const QModelIndex& index) const;
  /// The row of a task; invalid if it isn't shown.
  [[nodiscard]] QModelIndex indexOf(const std::string& key) const;
  [[nodiscard]] const PlanTask* find(const std::string& key) const;
  [[nodiscard]] const std::vector<PlanTask>& tasks() const { return m_tasks; }
  [[nodiscard]] const std::vector<PlanPhase>& phases() const { return m_phases; }

  /// What the pack says of it; nullptr for a task of our own.
  [[nodiscard]] const framework::PackTask* packTaskOf(const PlanTask& task) const;

  /// Everything anew: loading, another date, another filter.
  void rebuild();
  /// The tasks' states, owners and notes anew, row by row; rebuilds if rows came or went.
  void refresh();

 private:
  [[nodiscard]] std::vector<PlanTask> compute() const;
  void arrange();
  [[nodiscard]] bool passes(const PlanTask& task) const;
  [[nodiscard]] QVariant taskData(const PlanTask& task, int column, int role) const;
  [[nodiscard]] QVariant phaseData(const PlanPhase& phase, int column, int role) const;
  void count(PlanPhase& phase) const;
  struct GroupKey {
    std::string id;
    std::string title;
  };
  [[nodiscard]] GroupKey groupOf(const PlanTask& task) const;
  [[nodiscard]] std::vector<PlanPhase> emptyGroups() const;
  void rearrange();

  AppState& m_state;
  std::vector<PlanTask> m_tasks;
  std::vector<PlanPhase> m_phases;
  std::vector<std::string> m_words;
  Grouping m_grouping = Grouping::Phase;
  std::optional<base::DateRange> m_days;
  Shown m_shown = Shown::All;
};

/// "Late" where it is; else the state's word. Of what is due beside the plan: where that stands.
QString stateWord(const PlanTask& task);

}  // namespace waymark::ui
