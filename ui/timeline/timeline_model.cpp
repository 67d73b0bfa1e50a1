// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timeline_model.h"

#include <algorithm>

#include "base/text.h"
#include "bridge/dates.h"
#include "bridge/text.h"
#include "shell/app_state.h"
#include "widgets/marks.h"
#include "widgets/table_model.h"

namespace waymark::ui {

namespace {

constexpr const char* kAlsoGroup = "also due";

QString alsoTitle() {
  return TimelineModel::tr("Due beside the plan");
}

}  // namespace

QString stateWord(const PlanTask& task) {
  if (task.late) return wordOf(Mark::Late);
  return task.also ? task.also->word : wordOf(markOf(task.state));
}

TimelineModel::TimelineModel(AppState& state, QObject* parent) : QAbstractItemModel(parent), m_state(state) {
  rebuild();
}

// A task's index carries its phase's place + 1 as internal id; a phase's carries 0.
QModelIndex TimelineModel::index(int row, int column, const QModelIndex& parent) const {
  if (!hasIndex(row, column, parent)) return {};
  return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row() + 1) : quintptr{0});
}

QModelIndex TimelineModel::parent(const QModelIndex& child) const {
  if (!child.isValid() || child.internalId() == 0) return {};
  return createIndex(static_cast<int>(child.internalId()) - 1, 0, quintptr{0});
}

int TimelineModel::rowCount(const QModelIndex& parent) const {
  if (!parent.isValid()) return static_cast<int>(m_phases.size());
  if (parent.internalId() != 0 || parent.column() != 0) return 0;
  return static_cast<int>(m_phases[static_cast<std::size_t>(parent.row())].tasks.size());
}

int TimelineModel::columnCount(const QModelIndex&) const {
  return ColumnCount;
}

const PlanTask* TimelineModel::taskAt(const QModelIndex& index) const {
  if (!index.isValid() || index.internalId() == 0) return nullptr;
  const auto& phase = m_phases[static_cast<std::size_t>(index.internalId() - 1)];
  return &m_tasks[static_cast<std::size_t>(phase.tasks[static_cast<std::size_t>(index.row())])];
}

const PlanPhase* TimelineModel::phaseAt(const QModelIndex& index) const {
  if (!index.isValid() || index.internalId() != 0) return nullptr;
  return &m_phases[static_cast<std::size_t>(index.row())];
}

QModelIndex TimelineModel::indexOf(const std::string& key) const {
  for (std::size_t phase = 0; phase < m_phases.size(); ++phase) {
    const auto& places = m_phases[phase].tasks;
    for (std::size_t row = 0; row < places.size(); ++row)
      if (m_tasks[static_cast<std::size_t>(places[row])].key == key)
        return createIndex(static_cast<int>(row), 0, static_cast<quintptr>(phase + 1));
  }
  return {};
}

const PlanTask* TimelineModel::find(const std::string& key) const {
  const auto at = std::ranges::find(m_tasks, key, &PlanTask::key);
  return at == m_tasks.end() ? nullptr : &*at;
}

std::vector<PlanTask> TimelineModel::compute() const {
  auto rows = planTasks(m_state.plan(), m_state.workspace(), m_state.planPack(), m_state.calendar(), m_state.now());
  for (auto& row : alsoDue(m_state)) rows.push_back(std::move(row));
  return rows;
}

bool TimelineModel::passes(const PlanTask& task) const {
  if (m_shown == Shown::Critical && !task.critical) return false;
  if (m_days && !task.late && (!task.due || task.start.value_or(*task.due) > m_days->to || *task.due < m_days->from))
    return false;
  if (m_words.empty()) return true;
  std::string text = base::folded(task.title + ' ' + task.ownerText + ' ' + fromQt(stateWord(task)));
  if (task.due == m_state.now().today && app::isOpen(task)) text += ' ' + base::folded(fromQt(tr("due today")));
  if (task.also) text += ' ' + base::folded(fromQt(alsoTitle()));
  if (task.critical) text += ' ' + base::folded(fromQt(tr("critical")));
  if (task.tooLate) text += ' ' + base::folded(fromQt(tr("set by hand too late")));
  return std::ranges::all_of(m_words, [&](const std::string& word) { return text.find(word) != std::string::npos; });
}

TimelineModel::GroupKey TimelineModel::groupOf(const PlanTask& task) const {
  if (task.also) return {kAlsoGroup, fromQt(alsoTitle())};
  switch (m_grouping) {
    case Grouping::Phase:
      return {task.phase, {}};
    case Grouping::Owner:
      if (task.ownerText.empty()) return {"", fromQt(tr("Nobody yet"))};
      return {task.owner ? base::uuidText(task.owner->uuid) : task.ownerRole,
              task.owner ? task.ownerText : fromQt(tr("%1 (nobody named)").arg(toQt(task.ownerText)))};
    case Grouping::Partner:
      return {task.partnerText, task.partnerText.empty() ? fromQt(tr("No organisation yet")) : task.partnerText};
    case Grouping::State: {
      // Late first, then as work goes on.
      const int place = task.late ? 0 : 1 + static_cast<int>(task.state);
      return {std::to_string(place), fromQt(stateWord(task))};
    }
  }
  return {};
}

void TimelineModel::count(PlanPhase& phase) const {
  phase.done = phase.late = phase.total = 0;
  for (const auto& task : m_tasks) {
    if (task.state == domain::TaskState::NotNeeded || groupOf(task).id != phase.id) continue;
    ++phase.total;
    if (task.state == domain::TaskState::Done) ++phase.done;
    if (task.late) ++phase.late;
  }
}

std::vector<PlanPhase> TimelineModel::emptyGroups() const {
  std::vector<PlanPhase> groups;
  // A group of its own, behind the plan's, however those are made.
  const auto addAlso = [&] {
    if (std::ranges::any_of(m_tasks, [](const PlanTask& task) { return task.also.has_value(); }))
      groups.push_back({kAlsoGroup, fromQt(alsoTitle()), {}, {}, true, {}, 0, 0, 0});
  };
  if (m_grouping == Grouping::Phase) {
    for (const auto& dated : m_state.timeline().phases)
      groups.push_back({dated.id, dated.title, dated.start, dated.end, false, {}, 0, 0, 0});
    addAlso();
    return groups;
  }
  for (const auto& task : m_tasks) {
    if (task.also) continue;
    const auto key = groupOf(task);
    if (std::ranges::find(groups, key.id, &PlanPhase::id) == groups.end())
      groups.push_back({key.id, key.title, {}, {}, false, {}, 0, 0, 0});
  }
  // States by their order, names by the alphabet, those without a name last.
  std::ranges::sort(groups, [this](const PlanPhase& a, const PlanPhase& b) {
    if (m_grouping == Grouping::State) return a.id < b.id;
    return std::pair(a.id.empty(), base::folded(a.title)) < std::pair(b.id.empty(), base::folded(b.title));
  });
  addAlso();
  return groups;
}

void TimelineModel::arrange() {
  m_phases.clear();
  for (auto& group : emptyGroups()) {
    for (std::size_t i = 0; i < m_tasks.size(); ++i)
      if (passes(m_tasks[i]) && groupOf(m_tasks[i]).id == group.id) group.tasks.push_back(static_cast<int>(i));
    count(group);
    if (!group.tasks.empty() || !isNarrowed()) m_phases.push_back(std::move(group));
  }
}

void TimelineModel::rearrange() {
  beginResetModel();
  arrange();
  endResetModel();
}

void TimelineModel::setGrouping(Grouping grouping) {
  if (grouping == m_grouping) return;
  m_grouping = grouping;
  rearrange();
}

void TimelineModel::setDaysShown(std::optional<base::DateRange> days) {
  if (days == m_days) return;
  m_days = days;
  rearrange();
}

void TimelineModel::setShown(Shown shown) {
  if (shown == m_shown) return;
  m_shown = shown;
  rearrange();
}

void TimelineModel::rebuild() {
  beginResetModel();
  m_tasks = compute();
  arrange();
  endResetModel();
}

void TimelineModel::refresh() {
  auto fresh = compute();
  const auto group = [this](const PlanTask& task) { return groupOf(task).id; };
  const bool same = std::ranges::equal(fresh, m_tasks, {}, &PlanTask::key, &PlanTask::key) && !isNarrowed() &&
                    std::ranges::equal(fresh, m_tasks, {}, group, group);
  if (!same) {
    beginResetModel();
    m_tasks = std::move(fresh);
    arrange();
    endResetModel();
    return;
  }
  std::vector<std::string> touched;
  for (std::size_t i = 0; i < fresh.size(); ++i) {
    const auto& a = m_tasks[i];
    const auto& b = fresh[i];
    const auto wordOfAlso = [](const PlanTask& task) { return task.also ? task.also->word : QString(); };
    if (a.state != b.state || a.title != b.title || wordOfAlso(a) != wordOfAlso(b) || a.assumed != b.assumed || a.ownerText != b.ownerText || a.due != b.due || a.dueTime != b.dueTime ||
        a.late != b.late || a.start != b.start || a.critical != b.critical || a.slack != b.slack ||
        a.notes != b.notes || a.movedByHand != b.movedByHand || a.ownerNamed != b.ownerNamed || a.told != b.told ||
        a.tooLate != b.tooLate)
      touched.push_back(b.key);
  }
  m_tasks = std::move(fresh);
  for (const auto& key : touched) {
    const auto at = indexOf(key);
    if (!at.isValid()) continue;
    count(m_phases[static_cast<std::size_t>(at.internalId() - 1)]);
    emit dataChanged(at, at.siblingAtColumn(ColumnCount - 1));
    const auto phase = at.parent();
    emit dataChanged(phase, index(phase.row(), ColumnCount - 1));
  }
}

void TimelineModel::setFilterText(const QString& text) {
  std::vector<std::string> words;
  const std::string folded = base::folded(fromQt(text));
  for (const auto word : base::splitOn(folded, ' '))
    if (!word.empty()) words.emplace_back(word);
  if (words == m_words) return;
  m_words = std::move(words);
  rearrange();
}

const framework::PackTask* TimelineModel::packTaskOf(const PlanTask& task) const {
  return task.packIndex < 0 ? nullptr : &m_state.planPack().tasks[static_cast<std::size_t>(task.packIndex)];
}

QVariant TimelineModel::data(const QModelIndex& index, int role) const {
  if (const auto* task = taskAt(index)) return taskData(*task, index.column(), role);
  if (const auto* phase = phaseAt(index)) return phaseData(*phase, index.column(), role);
  return {};
}

QVariant TimelineModel::taskData(const PlanTask& task, int column, int role) const {
  const QString due = task.due ? dueText(task.due, task.dueTime) : toQt(task.label);
  if (role == Qt::AccessibleTextRole) {
    if (column != Title) return taskData(task, column, Qt::DisplayRole);
    QString text = toQt(task.title) + QStringLiteral(", ") + stateWord(task);
    if (!due.isEmpty()) text += QStringLiteral(", ") + tr("due %1").arg(due);
    if (!task.ownerText.empty()) text += QStringLiteral(", ") + tr("owner %1").arg(toQt(task.ownerText));
    if (task.assumed) text += QStringLiteral(", ") + tr("assumed");
    if (task.critical) text += QStringLiteral(", ") + tr("critical");
    if (task.movedByHand) text += QStringLiteral(", ") + tr("moved by hand");
    if (task.tooLate) text += QStringLiteral(", ") + tr("too late for “%1”").arg(toQt(task.tooLate->serves));
    if (task.told) text += QStringLiteral(", ") + tr("told by inspectors");
    return text;
  }
  if (role == MarkRole && column == State)
    return static_cast<int>(task.late ? Mark::Late : task.also ? task.also->mark : markOf(task.state));
  if (role == PillRole && column == Title) {
    QStringList words;
    if (task.critical) words << tr("critical");
    if (task.tooLate)
      words << tr("! too late");
    else if (task.movedByHand)
      words << tr("moved by hand");
    else if (task.told)
      words << tr("told");
    return words.isEmpty() ? QVariant() : QVariant(words.join(QStringLiteral(", ")));
  }
  if (role == AssumedRole) return task.assumed;
  if (role == TextRole) {
    if (column == Due && task.late) return static_cast<int>(ui::Role::Late);
    if (column == Owner && !task.ownerNamed) return static_cast<int>(ui::Role::Muted);
    if (task.state == domain::TaskState::NotNeeded || task.state == domain::TaskState::Done)
      return static_cast<int>(ui::Role::Muted);
    return {};
  }
  if (role == Qt::ToolTipRole && column == Title) {
    QString text = toQt(task.title);
    if (!roomText(task).isEmpty()) text += u'\n' + roomText(task);
    if (task.packIndex >= 0 && task.assumed)
      text += u'\n' + tr("Assumed, not stated by inspectors: check against the handbook.") + u'\n' +
              tr("Source: %1").arg(toQt(packTaskOf(task)->provenance.source));
    return text;
  }
  if (role == Qt::ToolTipRole && column == Owner && !task.ownerNamed && !task.also)
    return tr("By role. Name somebody in the details.");
  if (role != Qt::DisplayRole) return {};
  switch (column) {
    case Title:
      return toQt(task.title);
    case Owner:
      return toQt(task.ownerText);
    case Due:
      return due;
    case State:
      return stateWord(task);
    default:
      return {};
  }
}

QVariant TimelineModel::phaseData(const PlanPhase& phase, int column, int role) const {
  if (role == Qt::DisplayRole && column == Title) return toQt(phase.title);
  if (phase.isAlso && phase.late == 0 && role == Qt::DisplayRole && column == State)
    return tr("%1 to do").arg(phase.total);
  if (phase.isAlso && role == Qt::AccessibleTextRole && column == Title)
    return tr("%1: %2 to do, %3 late").arg(toQt(phase.title)).arg(phase.total).arg(phase.late);
  if (role == Qt::DisplayRole && column == State && m_grouping == Grouping::State && phase.late == 0)
    return tr("%1 in all").arg(phase.total);
  if (role == Qt::DisplayRole && column == State)
    return phase.late > 0 ? tr("%1 late").arg(phase.late) : tr("%1 of %2 done").arg(phase.done).arg(phase.total);
  if (role == MarkRole && column == State && phase.late > 0) return static_cast<int>(Mark::Late);
  if (role == TextRole && column != Title) return static_cast<int>(ui::Role::Muted);
  if (role == Qt::AccessibleTextRole && column == Title)
    return tr("%1: %2 of %3 done, %4 late").arg(toQt(phase.title)).arg(phase.done).arg(phase.total).arg(phase.late);
  if (role == Qt::DisplayRole && column == Due && phase.start && phase.end && phase.start != phase.end)
    return shortDate(phase.start);
  return {};
}

QVariant TimelineModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (section) {
    case Title:
      return tr("Task");
    case Owner:
      return tr("Owner");
    case Due:
      return tr("Due");
    case State:
      return tr("State");
    default:
      return tr("Days");
  }
}

}  // namespace waymark::ui
