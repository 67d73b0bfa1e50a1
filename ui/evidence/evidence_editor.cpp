// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/evidence_editor.h"

#include <QCoreApplication>
#include <QEvent>
#include <algorithm>

#include "base/text.h"
#include "bridge/text.h"
#include "evidence/attachment_opener.h"
#include "evidence/evidence_words.h"

namespace waymark::ui {

EvidenceEditor::EvidenceEditor(AppState& state, Navigator& navigator, EvidenceForm* form, QObject* parent)
    : QObject(parent),
      m_state(state),
      m_navigator(navigator),
      m_form(form),
      m_adder(new AttachmentAdder(state, this)),
      m_opener(new AttachmentOpener(state, navigator, this)),
      m_background([this] { QCoreApplication::postEvent(this, new QEvent(QEvent::User)); }) {
  connectAttachments();
  connect(form, &EvidenceForm::edited, this, &EvidenceEditor::writeEdits);
  connect(form, &EvidenceForm::saveAsked, this, [this] { save(false); });
  connect(form, &EvidenceForm::saveAndNextAsked, this, [this] { save(true); });
  connect(form, &EvidenceForm::removeAsked, this, [this] {
    if (!m_shown.isNull()) remove({m_shown.uuid});
  });
  connect(&m_state, &AppState::applied, this, &EvidenceEditor::follow);
  connect(&m_state, &AppState::failed, this, &EvidenceEditor::onFailed);
}

void EvidenceEditor::forget() {
  m_shown = {};
  m_unsaved.reset();
  m_submitted.clear();
  m_writing = m_editsWait = false;
}

EvidenceDraft EvidenceEditor::stored(const domain::Stored<domain::Evidence>& row) const {
  EvidenceDraft draft{row.value, {}, {}};
  for (const auto& link : m_state.workspace().all<domain::FileLink>())
    if (link.value.evidence == row.value.id) draft.links.push_back(link.value);
  for (const auto& attachment : m_state.workspace().all<domain::Attachment>())
    if (attachment.value.evidence == row.value.id) draft.attachments.push_back(attachment.value);
  return draft;
}

void EvidenceEditor::keepDraft() {
  if (m_form->hasInput()) m_unsaved = m_form->draft();
}

void EvidenceEditor::startNew(const EvidenceFilter& preset) {
  if (isLogging() && m_shown.isNull() && preset.isEmpty() && m_form->hasInput()) return;  // it is there already
  keepDraft();
  m_shown = {};
  if (m_unsaved && preset.isEmpty()) {
    m_form->show(EvidenceForm::Mode::Log, *m_unsaved);
    m_form->markTouched();
    m_unsaved.reset();
    return;
  }
  startWith(preset);
}

void EvidenceEditor::startBlank() {
  keepDraft();
  m_shown = {};
  startWith({});
}

void EvidenceEditor::startWith(const EvidenceFilter& preset) {
  EvidenceDraft draft;
  auto& evidence = draft.evidence;
  evidence.id = m_state.newId<domain::EvidenceTag>();
  if (preset.criterion) evidence.criterion = *preset.criterion;
  if (preset.finding) evidence.finding = *preset.finding;
  evidence.source = preset.source;
  evidence.partner = preset.partner;
  if (preset.service) evidence.services.insert(*preset.service);
  if (preset.agePhase) evidence.agePhase.insert(*preset.agePhase);
  if (preset.earlierFinding) evidence.earlierFindings = {*preset.earlierFinding};
  if (preset.priority) evidence.priorities = {*preset.priority};
  m_form->show(EvidenceForm::Mode::Log, draft);
}

void EvidenceEditor::show(const domain::EvidenceId& id) {
  const auto* row = m_state.find<domain::Evidence>(id);
  if (row == nullptr) return;
  keepDraft();
  m_shown = id;
  m_form->show(EvidenceForm::Mode::Edit, stored(*row));
}

void EvidenceEditor::save(bool next) {
  if (m_state.readOnlyWhy() || !m_form->check()) return;
  EvidenceDraft draft = m_form->draft();
  draft.evidence.loggedOn = m_state.now().today;
  domain::ChangeSet set{fromQt(tr("log evidence")), {domain::made(draft.evidence)}};
  for (auto& link : draft.links) {
    link.id = m_state.newId<domain::FileLinkTag>();
    link.evidence = draft.evidence.id;
    set.changes.push_back(domain::made(link));
  }
  for (const auto& attachment : draft.attachments) set.changes.push_back(domain::made(attachment));
  m_submitted.push_back({draft, next, {}});
  // What a run of entries shares stays; the rest is empty again.
  EvidenceDraft blank;
  blank.evidence.id = m_state.newId<domain::EvidenceTag>();
  if (next) {
    blank.evidence.partner = draft.evidence.partner;
    blank.evidence.givenBy = draft.evidence.givenBy;
    blank.evidence.source = draft.evidence.source;
  }
  m_form->show(EvidenceForm::Mode::Log, blank);
  m_state.apply(std::move(set));
}

void EvidenceEditor::writeEdits() {
  if (m_shown.isNull() || isLogging()) return;
  if (m_writing) {
    m_editsWait = true;
    return;
  }
  const auto* row = m_state.find<domain::Evidence>(m_shown);
  if (row == nullptr) return;
  EvidenceDraft now = m_form->draft();
  const EvidenceDraft before = stored(*row);
  domain::ChangeSet set{fromQt(tr("edit evidence")), {}};
  if (now.evidence != before.evidence) set.changes.push_back(domain::edited(*row, now.evidence));
  for (const auto& link : before.links) {
    const bool kept = std::ranges::any_of(now.links, [&](const auto& other) { return other.id == link.id; });
    if (!kept) set.changes.push_back(domain::removed(*m_state.find<domain::FileLink>(link.id)));
  }
  for (auto& link : now.links) {
    if (!link.id.isNull()) continue;
    link.id = m_state.newId<domain::FileLinkTag>();
    link.evidence = m_shown;
    set.changes.push_back(domain::made(link));
  }
  if (set.changes.empty()) return;
  m_writing = true;
  m_state.apply(std::move(set));
}

void EvidenceEditor::follow(const domain::ChangeSet& changes) {
  bool touchesShown = false;
  bool touchesAttachments = false;
  for (const auto& change : changes.changes) {
    const domain::Record& record = change.after ? *change.after : *change.before;
    if (const auto* evidence = std::get_if<domain::Evidence>(&record)) {
      touchesShown = touchesShown || evidence->id == m_shown;
      const auto sent =
          std::ranges::find(m_submitted, evidence->id, [](const Submitted& entry) { return entry.draft.evidence.id; });
      if (sent != m_submitted.end()) {
        const bool next = sent->next;
        auto late = std::move(sent->late);
        m_submitted.erase(sent);
        if (!late.empty()) applyAttached(std::move(late));
        emit logged(evidence->id, next);
      }
    } else if (const auto* link = std::get_if<domain::FileLink>(&record)) {
      touchesShown = touchesShown || link->evidence == m_shown;
    } else if (const auto* attachment = std::get_if<domain::Attachment>(&record)) {
      touchesAttachments = touchesAttachments || attachment->evidence == m_shown;
    }
  }
  if (m_shown.isNull()) return;
  // Files come and go beside what is typed: the other fields stay as they are.
  if (const auto* row = m_state.find<domain::Evidence>(m_shown); touchesAttachments && row != nullptr)
    m_form->setAttachments(stored(*row).attachments);
  if (!touchesShown) return;
  m_writing = false;
  const auto* row = m_state.find<domain::Evidence>(m_shown);
  if (row == nullptr) {
    m_shown = {};
    m_editsWait = false;
    emit gone();
    return;
  }
  if (m_editsWait) {
    m_editsWait = false;
    writeEdits();  // from what the form holds; it is shown again when that is stored
    if (m_writing) return;
  }
  m_form->show(EvidenceForm::Mode::Edit, stored(*row));
}

void EvidenceEditor::onFailed() {
  if (m_writing) {  // the fields keep what was typed; leaving one again tries again
    m_writing = m_editsWait = false;
    return;
  }
  if (m_submitted.empty()) return;
  EvidenceDraft lost = std::move(m_submitted.back().draft);
  for (auto& late : m_submitted.back().late) lost.attachments.push_back(std::move(late));
  m_submitted.clear();
  for (auto& link : lost.links) link.id = {};
  if (isLogging() && !m_form->hasInput()) {
    m_form->show(EvidenceForm::Mode::Log, lost);
    m_form->markTouched();
  } else {
    m_unsaved = std::move(lost);
  }
}

void EvidenceEditor::remove(const std::vector<base::Uuid>& ids) {
  const int count = static_cast<int>(ids.size());
  domain::ChangeSet set{fromQt(count == 1 ? tr("delete evidence") : tr("delete %1").arg(countedFindings(count))), {}};
  QString words;
  for (const auto& id : ids) {
    const auto* row = m_state.find<domain::Evidence>({id});
    if (row == nullptr) continue;
    words = toQt(base::elided(row->value.summary, 60));
    for (const auto& link : m_state.workspace().all<domain::FileLink>())
      if (link.value.evidence == row->value.id) set.changes.push_back(domain::removed(link));
    for (const auto& attachment : m_state.workspace().all<domain::Attachment>())
      if (attachment.value.evidence == row->value.id) set.changes.push_back(domain::removed(attachment));
    set.changes.push_back(domain::removed(*row));
  }
  if (set.changes.empty()) return;
  m_state.apply(std::move(set));
  m_navigator.sayUndoable(count == 1 ? tr("Deleted “%1”. Ctrl+Z brings it back.").arg(words)
                                     : tr("Deleted %1. Ctrl+Z brings them back.").arg(countedFindings(count)));
}

}  // namespace waymark::ui
