// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/many_tasks.h"

#include <QCoreApplication>
#include <algorithm>

#include "bridge/text.h"
#include "timeline/task_detail.h"
#include "widgets/marks.h"

namespace waymark::ui {

namespace {

using domain::TaskState;

struct Many {
  Q_DECLARE_TR_FUNCTIONS(Many)
};

QString counted(qsizetype count) {
  return count == 1 ? Many::tr("1 task") : Many::tr("%L1 tasks").arg(count);
}

/// A field of tasks; a record is made for a task that nobody has touched.
ManyField taskField(AppState& state, const TimelineModel& model, const QString& title,
                    std::function<QStringList()> choices, std::function<int(const PlanTask&)> get,
                    std::function<void(domain::Task&, int)> set, std::function<QString(qsizetype, int)> name) {
  const auto selected = [&model](const ManyIds& ids) {
    std::vector<const PlanTask*> tasks;
    for (const auto& task : model.tasks())
      if (!task.also && std::ranges::find(ids, taskUuid(task)) != ids.end()) tasks.push_back(&task);
    return tasks;
  };
  const auto shared = [selected, get](const ManyIds& ids) -> std::optional<int> {
    std::optional<int> all;
    for (const auto* task : selected(ids)) {
      const int place = get(*task);
      if (all && *all != place) return std::nullopt;
      all = place;
    }
    return all;
  };
  const auto change = [&state, selected, get, set, name](const ManyIds& ids, int place) {
    domain::ChangeSet changes;
    if (state.inspection() == nullptr) return changes;
    for (const auto* task : selected(ids))
      if (get(*task) != place)
        changes.changes.push_back(taskRecordChange(state, *task, [&](domain::Task& record) { set(record, place); }));
    changes.name = fromQt(name(std::ssize(changes.changes), place));
    return changes;
  };
  return {title, std::move(choices), shared, change};
}

}  // namespace

base::Uuid taskUuid(const PlanTask& task) {
  return base::namedUuid(task.key);
}

std::vector<ManyField> taskFields(AppState& state, const TimelineModel& model) {
  // The first owner is none by hand: the task falls to whoever has its role.
  const auto owners = [&state] {
    QStringList names{Many::tr("By role")};
    for (const auto& row : state.workspace().all<domain::Person>()) names << toQt(row.value.name);
    return names;
  };
  const auto ownerOf = [&state](const PlanTask& task) {
    if (!task.ownerNamed) return 0;
    int place = 1;
    for (const auto& row : state.workspace().all<domain::Person>()) {
      if (task.owner == row.value.id) return place;
      ++place;
    }
    return kNoChoice;
  };
  const auto setOwner = [&state](domain::Task& record, int place) {
    record.owner.reset();
    if (place > 0)
      record.owner = state.workspace().all<domain::Person>().rows()[static_cast<std::size_t>(place - 1)].value.id;
  };
  const auto states = [] {
    QStringList words;
    for (std::size_t i = 0; i < base::codeCount<TaskState>(); ++i)
      words << wordOf(markOf(static_cast<TaskState>(i)));
    return words;
  };
  return {
      taskField(
          state, model, Many::tr("State"), states, [](const PlanTask& task) { return static_cast<int>(task.state); },
          [&state](domain::Task& record, int place) { setTaskState(state, record, static_cast<TaskState>(place)); },
          [](qsizetype count, int place) {
            return Many::tr("mark %1 %2").arg(counted(count), wordOf(markOf(static_cast<TaskState>(place))).toLower());
          }),
      taskField(state, model, Many::tr("Owner"), owners, ownerOf, setOwner,
                [](qsizetype count, int) { return Many::tr("set the owner of %1").arg(counted(count)); }),
  };
}

}  // namespace waymark::ui
