// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/earlier_editor.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "evidence/evidence_words.h"

namespace waymark::ui {

namespace {

constexpr std::size_t kShortWords = 60;

}  // namespace

EarlierEditor::EarlierEditor(AppState& state, Navigator& navigator, QObject* parent)
    : QObject(parent),
      m_state(state),
      m_navigator(navigator),
      m_findingForm(new EarlierFindingForm(state)),
      m_priorityForm(new PriorityForm(state)) {
  connect(m_findingForm, &RecordForm::saveAsked, this,
          [this] { save<domain::EarlierFinding>(m_findingForm, tr("add an earlier finding")); });
  connect(m_priorityForm, &RecordForm::saveAsked, this,
          [this] { save<domain::Priority>(m_priorityForm, tr("add a priority")); });
  for (LinkedForm* form : {static_cast<LinkedForm*>(m_findingForm), static_cast<LinkedForm*>(m_priorityForm)}) {
    connect(form, &RecordForm::edited, this, &EarlierEditor::writeEdits);
    connect(form, &RecordForm::removeAsked, this, &EarlierEditor::remove);
    connect(form, &RecordForm::removeConfirmed, this, &EarlierEditor::removeNow);
    connect(form, &LinkedForm::listAsked, this, [this] { emit findingsAsked(linkedTo(m_shown)); });
    connect(form, &LinkedForm::newEvidenceAsked, this, [this] { emit newAsked(presetFor(m_shown)); });
  }
  connect(&m_state, &AppState::loaded, this, &EarlierEditor::onLoaded);
  connect(&m_state, &AppState::applied, this, &EarlierEditor::follow);
  connect(&m_state, &AppState::failed, this, [this] {  // the fields keep what was typed; leaving one tries again
    m_writing = m_editWaits = false;
    m_awaited = m_removing = {};
  });
  onLoaded();
}

void EarlierEditor::onLoaded() {
  m_shown = m_awaited = m_removing = {};
  m_begunFinding.reset();
  m_begunPriority.reset();
  m_writing = m_editWaits = false;
  const auto& why = m_state.readOnlyWhy();
  const QString reason = why ? messageText(*why) : QString();
  m_findingForm->setReadOnly(reason);
  m_priorityForm->setReadOnly(reason);
}

LinkedCounts EarlierEditor::linkedNow(const base::Uuid& id) const {
  const auto found = m_linked.find(id);
  return found == m_linked.end() ? LinkedCounts{} : found->second;
}

void EarlierEditor::setLinked(LinkedById linked) {
  m_linked = std::move(linked);
  if (m_shown.isNull()) return;
  m_findingForm->setLinked(linkedNow(m_shown));
  m_priorityForm->setLinked(linkedNow(m_shown));
}

void EarlierEditor::keepBegun() {
  if (!m_shown.isNull()) return;
  auto finding = m_findingForm->value();
  if (!finding.text.empty() && finding.id.uuid != m_awaited &&
      m_state.find<domain::EarlierFinding>(finding.id) == nullptr)
    m_begunFinding = std::move(finding);
  auto priority = m_priorityForm->value();
  if (!priority.title.empty() && priority.id.uuid != m_awaited &&
      m_state.find<domain::Priority>(priority.id) == nullptr)
    m_begunPriority = std::move(priority);
}

void EarlierEditor::show(const domain::EarlierFindingId& id) {
  const auto* row = m_state.find<domain::EarlierFinding>(id);
  if (row == nullptr) return;
  keepBegun();
  m_shown = id.uuid;
  m_findingForm->show(RecordForm::Mode::Edit, row->value);
  m_findingForm->setLinked(linkedNow(m_shown));
  emit panelAsked(m_findingForm, tr("Earlier finding"));
}

void EarlierEditor::show(const domain::PriorityId& id) {
  const auto* row = m_state.find<domain::Priority>(id);
  if (row == nullptr) return;
  keepBegun();
  m_shown = id.uuid;
  m_priorityForm->show(RecordForm::Mode::Edit, row->value);
  m_priorityForm->setLinked(linkedNow(m_shown));
  emit panelAsked(m_priorityForm, tr("Priority"));
}

void EarlierEditor::startFinding() {
  keepBegun();
  m_shown = {};
  domain::EarlierFinding fresh;
  fresh.id = m_state.newId<domain::EarlierFindingTag>();
  m_findingForm->show(RecordForm::Mode::New, std::exchange(m_begunFinding, std::nullopt).value_or(fresh));
  emit panelAsked(m_findingForm, tr("New earlier finding"));
  m_findingForm->focusFirst();
}

void EarlierEditor::startPriority() {
  keepBegun();
  m_shown = {};
  domain::Priority fresh;
  fresh.id = m_state.newId<domain::PriorityTag>();
  m_priorityForm->show(RecordForm::Mode::New, std::exchange(m_begunPriority, std::nullopt).value_or(fresh));
  emit panelAsked(m_priorityForm, tr("New priority"));
  m_priorityForm->focusFirst();
}

template <class T, class Form>
void EarlierEditor::save(Form* form, const QString& name) {
  if (m_state.readOnlyWhy() || !m_awaited.isNull() || !form->check()) return;
  T made = form->value();
  m_awaited = made.id.uuid;
  m_state.apply(name, domain::made(std::move(made)));
}

template <class T, class Form>
void EarlierEditor::writeEdit(Form* form, const QString& name) {
  auto now = form->value();
  const auto* row = m_state.find<T>(now.id);
  if (row == nullptr || now == row->value || !form->check()) return;
  m_writing = true;
  m_state.apply(name, domain::edited(*row, std::move(now)));
}

void EarlierEditor::writeEdits() {
  if (m_shown.isNull()) return;
  if (m_writing) {
    m_editWaits = true;
    return;
  }
  if (m_findingForm->value().id.uuid == m_shown)
    writeEdit<domain::EarlierFinding>(m_findingForm, tr("edit an earlier finding"));
  else
    writeEdit<domain::Priority>(m_priorityForm, tr("edit a priority"));
}

EvidenceFilter EarlierEditor::linkedTo(const base::Uuid& id) const {
  EvidenceFilter filter;
  if (m_state.find<domain::Priority>({id}) != nullptr)
    filter.priority = domain::PriorityId{id};
  else
    filter.earlierFinding = domain::EarlierFindingId{id};
  return filter;
}

EvidenceFilter EarlierEditor::presetFor(const base::Uuid& id) const {
  EvidenceFilter preset = linkedTo(id);
  if (const auto* finding = m_state.find<domain::EarlierFinding>({id})) preset.criterion = finding->value.criterion;
  // A priority with one criterion says where its evidence belongs; one with several doesn't.
  if (const auto* priority = m_state.find<domain::Priority>({id}); priority && priority->value.criteria.size() == 1)
    preset.criterion = priority->value.criteria.front();
  return preset;
}

void EarlierEditor::remove() {
  if (m_shown.isNull() || m_state.readOnlyWhy()) return;
  const int count = linkedEvidence(m_state.workspace())[m_shown].all();
  if (count == 0) {
    removeNow();
    return;
  }
  LinkedForm* form = m_findingForm;
  if (m_state.find<domain::Priority>({m_shown}) != nullptr) form = m_priorityForm;
  form->askBeforeRemoving(
      count == 1 ? tr("1 piece of evidence is linked to it. Deleting it takes the link out; the evidence stays.")
                 : tr("%L1 pieces of evidence are linked to it. Deleting it takes the links out; the evidence stays.")
                       .arg(count),
      count == 1 ? tr("Delete, and take out the link") : tr("Delete, and take out %L1 links").arg(count));
}

void EarlierEditor::removeNow() {
  const auto* finding = m_state.find<domain::EarlierFinding>({m_shown});
  const auto* priority = m_state.find<domain::Priority>({m_shown});
  if (m_state.readOnlyWhy() || (finding == nullptr && priority == nullptr)) return;
  domain::ChangeSet set{fromQt(finding != nullptr ? tr("delete an earlier finding") : tr("delete a priority")), {}};
  // The database doesn't hold lists of ids to what they name: the links go first, in the same step.
  for (const auto& row : m_state.workspace().all<domain::Evidence>()) {
    domain::Evidence after = row.value;
    std::erase(after.earlierFindings, domain::EarlierFindingId{m_shown});
    std::erase(after.priorities, domain::PriorityId{m_shown});
    if (after != row.value) set.changes.push_back(domain::edited(row, std::move(after)));
  }
  const auto links = std::ssize(set.changes);
  const QString words =
      toQt(base::elided(finding != nullptr ? finding->value.text : priority->value.title, kShortWords));
  m_farewell =
      links == 0
          ? tr("Deleted “%1”. Ctrl+Z brings it back.").arg(words)
          : tr("Deleted “%1” and took the link out of %2. Ctrl+Z brings both back.").arg(words, countedEvidence(links));
  set.changes.push_back(finding != nullptr ? domain::removed(*finding) : domain::removed(*priority));
  m_removing = m_shown;
  m_state.apply(std::move(set));
}

template <class T, class Form>
void EarlierEditor::keepUp(Form* form, const QString& name) {
  const auto* row = m_state.find<T>({m_shown});
  if (row == nullptr) return;
  if (std::exchange(m_editWaits, false)) {
    writeEdit<T>(form, name);
    if (m_writing) return;
  }
  form->show(RecordForm::Mode::Edit, row->value);
}

void EarlierEditor::follow(const domain::ChangeSet& changes) {
  bool touched = false;
  bool stored = false;
  for (const auto& change : changes.changes) {
    const auto id = domain::idOf(change.after ? *change.after : *change.before);
    touched = touched || (!m_shown.isNull() && id == m_shown);
    stored = stored || (!m_awaited.isNull() && id == m_awaited);
    if (!m_removing.isNull() && id == m_removing && !change.after) {
      m_removing = {};
      m_navigator.sayUndoable(m_farewell);
    }
  }
  if (touched) {
    m_writing = false;
    keepUp<domain::EarlierFinding>(m_findingForm, tr("edit an earlier finding"));
    keepUp<domain::Priority>(m_priorityForm, tr("edit a priority"));
    if (m_state.find<domain::EarlierFinding>({m_shown}) == nullptr &&
        m_state.find<domain::Priority>({m_shown}) == nullptr) {
      m_shown = {};
      m_editWaits = false;
      emit gone();
    }
  }
  if (stored) emit added(std::exchange(m_awaited, base::Uuid{}));
}

}  // namespace waymark::ui
