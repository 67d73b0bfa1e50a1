// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/task_detail.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "bridge/dates.h"
#include "bridge/inspection_words.h"
#include "bridge/text.h"
#include "shell/app_state.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/clear_layout.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/marks.h"
#include "widgets/style.h"

namespace waymark::ui {

namespace {

using domain::TaskState;

std::vector<Choice> stateChoices() {
  std::vector<Choice> choices;
  for (const auto state : {TaskState::NotStarted, TaskState::InProgress, TaskState::Done, TaskState::NotNeeded})
    choices.push_back({wordOf(markOf(state)), static_cast<int>(state), {}, markOf(state)});
  return choices;
}

QString certaintyWords(framework::Certainty certainty) {
  switch (certainty) {
    case framework::Certainty::Stated:
      return TaskDetail::tr("Stated by the inspectorates");
    case framework::Certainty::Computed:
      return TaskDetail::tr("Worked out from published inspections");
    case framework::Certainty::Inferred:
      return TaskDetail::tr("Inferred from what is stated");
    case framework::Certainty::Assumed:
      return TaskDetail::tr("Assumed: check against the handbook");
  }
  return {};
}

}  // namespace

domain::Change taskRecordChange(AppState& state, const PlanTask& task,
                                const std::function<void(domain::Task&)>& alter) {
  if (task.record) {
    if (const auto* stored = state.find<domain::Task>(*task.record)) {
      domain::Task after = stored->value;
      alter(after);
      return domain::edited(*stored, std::move(after));
    }
  }
  domain::Task fresh;
  fresh.id = state.newId<domain::TaskTag>();
  fresh.inspection = state.inspection()->value.id;
  fresh.packTask = task.key;
  alter(fresh);
  return domain::made(std::move(fresh));
}

void setTaskState(const AppState& state, domain::Task& record, TaskState wanted) {
  record.state = wanted;
  if (wanted == TaskState::Done)
    record.doneAt = state.now().utc;
  else
    record.doneAt.reset();
}

domain::ChangeSet taskStateChange(AppState& state, const PlanTask& task, TaskState wanted) {
  auto change = taskRecordChange(state, task, [&](domain::Task& record) { setTaskState(state, record, wanted); });
  const QString name = TaskDetail::tr("mark “%1” %2").arg(toQt(task.title), wordOf(markOf(wanted)).toLower());
  return {fromQt(name), {std::move(change)}};
}

domain::ChangeSet taskMoveChange(AppState& state, const PlanTask& task, base::Day day) {
  const auto* planned = state.timeline().task(task.key);
  auto change = taskRecordChange(state, task, [&](domain::Task& record) {
    record.due = day;
    if (planned != nullptr && planned->due == day && !record.dueTime) record.due.reset();
  });
  const QString name = TaskDetail::tr("move “%1” to %2").arg(toQt(task.title), shortDate(day));
  return {fromQt(name), {std::move(change)}};
}

TaskDetail::TaskDetail(AppState& state, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_title(makeLabel({}, {TextSize::Heading, TextWeight::Strong})),
      m_mark(new StateMark(Mark::NotStarted)),
      m_due(makeLabel({}, {TextSize::Body})),
      m_room(makeLabel({}, {TextSize::Body})),
      m_how(makeLabel({}, {TextSize::Body})),
      m_stateChoice(new ChoiceStrip(tr("State"), stateChoices())),
      m_owner(new QComboBox),
      m_date(new DateField(state.now().today)),
      m_time(new TimeField),
      m_reset(new Button(ButtonKind::Quiet, tr("Reset"))),
      m_dateRow(nullptr),
      m_notes(new NotesField(5)),
      m_facts(new QVBoxLayout) {
  build();
}

void TaskDetail::build() {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(kAround, 4, kAround, kAround);
  column->setSpacing(kBetween);
  auto* head = new QVBoxLayout;
  head->setSpacing(kInside);
  head->addWidget(m_title);
  auto* line = new QHBoxLayout;
  line->setSpacing(kInside);
  line->addWidget(m_mark);
  line->addWidget(m_due, 1);
  head->addLayout(line);
  head->addWidget(m_room);
  head->addWidget(m_how);
  column->addLayout(head);

  column->addWidget(new FormRow(tr("State"), m_stateChoice));
  column->addWidget(new FormRow(tr("Owner"), m_owner));
  m_owner->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  m_owner->setMinimumContentsLength(12);

  auto* when = new QWidget;
  auto* whenRow = new QHBoxLayout(when);
  whenRow->setContentsMargins(0, 0, 0, 0);
  fixTextWidth(m_time, 76);
  m_time->setAccessibleName(tr("Due time"));
  m_date->setAccessibleName(tr("Due date"));
  whenRow->addWidget(m_date, 1);
  whenRow->addWidget(m_time);
  whenRow->addWidget(m_reset);
  when->setFocusProxy(m_date);
  m_dateRow = new FormRow(tr("Due"), when);
  column->addWidget(m_dateRow);
  column->addWidget(new FormRow(tr("Notes"), m_notes, tr("Saved when you leave the field.")));
  column->addWidget(makeHairline());
  m_facts->setSpacing(kBetween);
  column->addLayout(m_facts);
  column->addStretch(1);

  connect(m_stateChoice, &ChoiceStrip::chosen, this,
          [this](int value) { m_state.apply(taskStateChange(m_state, m_task, static_cast<TaskState>(value))); });
  connect(m_owner, &QComboBox::activated, this, [this](int place) {
    const QByteArray id = m_owner->itemData(place).toByteArray();
    std::optional<domain::PersonId> owner;
    if (!id.isEmpty()) {
      if (const auto uuid = base::parseUuid(id.toStdString())) owner = domain::PersonId{*uuid};
    }
    edit(tr("give “%1” to %2").arg(toQt(m_task.title), m_owner->itemText(place)),
         [owner](domain::Task& record) { record.owner = owner; });
  });
  const auto moved = [this] {
    edit(tr("move “%1”").arg(toQt(m_task.title)), [this](domain::Task& record) {
      record.due = m_date->day();
      record.dueTime = m_date->day() ? m_time->time() : std::nullopt;
    });
  };
  connect(m_date, &DateField::problem, m_dateRow, &FormRow::setError);
  connect(m_time, &TimeField::problem, m_dateRow, &FormRow::setError);
  connect(m_date, &DateField::dayChanged, this, moved);
  connect(m_time, &TimeField::timeChanged, this, moved);
  connect(m_reset, &QPushButton::clicked, this, [this] {
    edit(tr("put “%1” back on its day").arg(toQt(m_task.title)), [](domain::Task& record) {
      record.due.reset();
      record.dueTime.reset();
    });
  });
  connect(m_notes, &NotesField::textCommitted, this, [this](const QString& text) {
    edit(tr("note on “%1”").arg(toQt(m_task.title)), [&](domain::Task& record) { record.notes = fromQt(text); });
  });
}

template <class F>
void TaskDetail::edit(const QString& name, F&& change) {
  if (m_key.empty() || m_state.inspection() == nullptr) return;
  m_state.apply(name, taskRecordChange(m_state, m_task, std::forward<F>(change)));
}

void TaskDetail::fillOwners() {
  m_owner->clear();
  const auto* role = m_state.planPack().ownerRole(m_task.ownerRole);
  QString byRole = role != nullptr ? tr("By role: %1").arg(toQt(role->title)) : tr("Nobody yet");
  if (!m_task.ownerNamed && m_task.owner) byRole = tr("%1 (by role)").arg(toQt(m_task.ownerText));
  m_owner->addItem(byRole, QByteArray());
  for (const auto& person : m_state.workspace().all<domain::Person>()) {
    m_owner->addItem(toQt(person.value.name), QByteArray::fromStdString(base::uuidText(person.value.id.uuid)));
    if (m_task.ownerNamed && m_task.owner == person.value.id) m_owner->setCurrentIndex(m_owner->count() - 1);
  }
}

void TaskDetail::show(const PlanTask& task) {
  const bool other = task.key != m_key;
  m_key = task.key;
  m_task = task;
  m_title->setText(toQt(task.title));
  if (task.late)
    m_mark->setMark(Mark::Late);
  else
    m_mark->setMark(markOf(task.state));
  QString due = task.due ? tr("due %1").arg(dueText(task.due, task.dueTime)) : toQt(task.label);
  if (task.due && !task.label.empty()) due += QStringLiteral(" (%1)").arg(toQt(task.label));
  m_due->setText(due);
  QString room = roomText(task);
  if (task.critical && !room.isEmpty()) room = tr("Critical. %1.").arg(room);
  m_room->setText(room);
  m_room->setVisible(!room.isEmpty());
  m_stateChoice->setValue(static_cast<int>(task.state));
  fillOwners();
  m_date->setToday(m_state.now().today);
  if (other || !m_date->hasFocus()) m_date->setDay(task.due);
  if (other || !m_time->hasFocus()) m_time->setTime(task.dueTime);
  const auto* told = task.told ? m_state.find<domain::Told>(*task.told) : nullptr;
  m_reset->setVisible(task.movedByHand);
  m_dateRow->setHint(task.tooLate ? tr("! Too late: moved by hand to after “%1”, which is on %2.")
                                        .arg(toQt(task.tooLate->serves), longDate(task.tooLate->deadline))
                     : task.movedByHand ? tr("Moved by hand; the plan has %1.").arg(toQt(task.label))
                     : told != nullptr  ? tr("Day and hour %1.").arg(toldText(told->value))
                     : task.external    ? tr("Set by inspectors or law: move it only if they did.")
                                        : QString());
  if (other || !m_notes->hasFocus()) m_notes->setText(toQt(task.notes));
  if (other) showFacts();
}

const framework::PackTask* TaskDetail::packTask() const {
  return m_task.packIndex < 0 ? nullptr : &m_state.planPack().tasks[static_cast<std::size_t>(m_task.packIndex)];
}

void TaskDetail::showFacts() {
  clearLayout(m_facts);
  const auto* pack = packTask();
  m_how->setText(pack != nullptr ? toQt(pack->detail) : QString());
  m_how->setVisible(pack != nullptr && !pack->detail.empty());
  if (pack == nullptr) return;
  const auto add = [this](const QString& caption, QWidget* content) {
    auto* fact = new QWidget;
    auto* column = new QVBoxLayout(fact);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(makeLabel(caption, {TextSize::Small, TextWeight::Strong}));
    column->addWidget(content);
    m_facts->addWidget(fact);
  };
  if (!pack->produces.empty()) add(tr("Produces"), makeLabel(toQt(pack->produces)));
  if (!pack->after.empty()) {
    auto* before = new QWidget;
    auto* rows = new QVBoxLayout(before);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    for (const auto& id : pack->after) {
      const auto* earlier = m_state.planPack().task(id);
      if (earlier == nullptr) continue;
      auto* link = new Button(ButtonKind::Quiet, toQt(earlier->title));
      link->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
      link->setMinimumWidth(40);
      connect(link, &QPushButton::clicked, this, [this, key = toQt(id)] { emit taskWanted(key); });
      rows->addWidget(link, 0, Qt::AlignLeft);
    }
    add(tr("Comes after"), before);
  }
  if (!pack->criteria.empty()) {
    auto* pills = new FlowBox(6, 6);
    for (const auto& id : pack->criteria) {
      const auto* criterion = m_state.planPack().criterion(id);
      if (criterion == nullptr) continue;
      auto* pill = new Pill(toQt(criterion->shortTitle));
      pill->setToolTip(toQt(criterion->title));
      pills->add(pill);
    }
    add(tr("Criteria"), pills);
  }
  if (!pack->note.empty()) add(tr("To know"), makeLabel(toQt(pack->note)));
  auto* source = makeLabel(certaintyWords(pack->provenance.certainty) + u'\n' +
                               tr("Source: %1").arg(toQt(pack->provenance.source)) + u'\n' +
                               tr("Checked on %1").arg(longDate(pack->provenance.verifiedOn)),
                           {TextSize::Small, TextWeight::Regular, Role::Muted});
  add(tr("Where this comes from"), source);
}

}  // namespace waymark::ui
