// SPDX-License-Identifier: GPL-3.0-or-later
// EvidenceEditor's part for files: what is added to a finding or taken out of it.
#include <QDateTime>
#include <QEvent>
#include <QFile>
#include <QImage>
#include <algorithm>
#include <iterator>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "evidence/attachment_opener.h"
#include "evidence/attachment_words.h"
#include "evidence/attachments_field.h"
#include "evidence/evidence_editor.h"
#include "evidence/evidence_intake.h"
#include "evidence/form_fields.h"

namespace waymark::ui {

namespace {

constexpr qsizetype kTroublesSaid = 2;

bool isSameFile(const domain::Attachment& a, const domain::Attachment& b) {
  return a.sha256 == b.sha256 && a.name == b.name;
}

}  // namespace

void EvidenceEditor::connectAttachments() {
  auto* field = m_form->attachments();
  connect(field, &AttachmentsField::addAsked, this, [this](const QStringList& names) {
    std::vector<FileToAdd> files;
    for (const auto& name : names) files.push_back({pathFrom(name)});
    addFiles(std::move(files));
  });
  connect(field, &AttachmentsField::removeAsked, this, &EvidenceEditor::removeAttachment);
  connect(field, &AttachmentsField::openAsked, m_opener, &AttachmentOpener::open);
  connect(field, &AttachmentsField::saveAsked, m_opener, &AttachmentOpener::saveCopy);
  connect(m_opener, &AttachmentOpener::notOpenedAsProgram, field, &AttachmentsField::focusSaveCopy);
  connect(m_adder, &AttachmentAdder::ended, this, &EvidenceEditor::takeFiles);
}

void EvidenceEditor::addFiles(std::vector<FileToAdd> files) {
  if (m_state.readOnlyWhy()) {
    m_navigator.say(MessageKind::Warning, messageText(*m_state.readOnlyWhy()));
    return;
  }
  m_adder->add(m_form->draft().evidence.id, std::move(files));
}

bool EvidenceEditor::event(QEvent* event) {
  if (event->type() != QEvent::User) return QObject::event(event);
  m_background.deliver();
  return true;
}

void EvidenceEditor::addGiven(const Given& given) {
  if (m_state.readOnlyWhy()) {
    m_navigator.say(MessageKind::Warning, messageText(*m_state.readOnlyWhy()));
    return;
  }
  if (!given.addresses.isEmpty()) {
    for (const auto& address : given.addresses) m_form->links()->add(address);
    m_navigator.say(MessageKind::Done, given.addresses.size() == 1
                                           ? tr("Added a link to %1.").arg(linkTitle(given.addresses.front()))
                                           : tr("Added %L1 links.").arg(given.addresses.size()));
  }
  std::vector<FileToAdd> files;
  for (const auto& file : given.files) files.push_back({file});
  addFiles(std::move(files));
  const QString when = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd hh.mm.ss"));
  if (!given.text.isEmpty())
    writeAndAdd(tr("Pasted text %1.txt").arg(when), [text = given.text](const QString& name) {
      QFile file(name);
      const QByteArray bytes = text.toUtf8();
      return file.open(QIODevice::WriteOnly | QIODevice::NewOnly) && file.write(bytes) == bytes.size() && file.flush();
    });
  if (!given.picture.isNull())
    writeAndAdd(tr("Pasted picture %1.png").arg(when),
                [picture = given.picture](const QString& name) { return picture.save(name, "PNG"); });
}

/// On a second thread: packing a large picture takes a while.
void EvidenceEditor::writeAndAdd(const QString& name, std::function<bool(const QString&)> write) {
  const auto* folder = m_opener->folder();
  if (folder == nullptr) return;
  // Two within one second don't meet, and the name is as it will be shown.
  const auto own = folder->path() / ("pasted-" + std::to_string(++m_pasted));
  std::error_code ignored;
  std::filesystem::create_directory(own, ignored);
  const auto file = own / pathFrom(name);
  const auto finding = m_form->draft().evidence.id;
  m_background.run(
      "pasted " + std::to_string(m_pasted),
      [write = std::move(write), file](const std::stop_token&) { return write(pathText(file)); },
      [this, file, finding, name](bool isWritten) {
        if (isWritten) {
          m_adder->add(finding, {{file, FileToAdd::After::Remove}});
          return;
        }
        std::error_code gone;
        std::filesystem::remove(file, gone);
        m_navigator.say(MessageKind::Error,
                        tr("There was no room to keep “%1”, so nothing was added. What was pasted is still on the "
                           "clipboard; free some space and paste it again.")
                            .arg(name));
      });
}

void EvidenceEditor::takeFiles(const AddedFiles& batch) {
  QStringList sentences;
  auto attached = Attached::Nowhere;
  if (!batch.attachments.empty()) {
    const QString what = batch.attachments.size() == 1 ? tr("“%1”").arg(toQt(batch.attachments.front().name))
                                                       : countedFiles(static_cast<qsizetype>(batch.attachments.size()));
    attached = attach(batch.finding, batch.attachments);
    switch (attached) {
      case Attached::Now:
        sentences << tr("Attached %1. Ctrl+Z takes it back.").arg(what);
        break;
      case Attached::Already:
        sentences << tr("This finding has %1 already.").arg(what);
        break;
      case Attached::WhenSaved:
        sentences << tr("Attached %1: kept when the finding is saved.").arg(what);
        break;
      case Attached::Nowhere:
        sentences << tr("The finding for %1 is not there any more, so nothing was attached.").arg(what);
        break;
    }
  }
  sentences << batch.troubles.mid(0, kTroublesSaid);
  if (const auto more = batch.troubles.size() - kTroublesSaid; more > 0)
    sentences << tr("Nor were %1 more added.").arg(countedFiles(more));
  const auto kind = batch.troubles.isEmpty() ? MessageKind::Done
                    : batch.wasCancelled     ? MessageKind::Info
                                             : MessageKind::Error;
  if (attached == Attached::Now && batch.troubles.isEmpty())
    m_navigator.sayUndoable(sentences.join(u' '));
  else if (!sentences.isEmpty())
    m_navigator.say(kind, sentences.join(u' '));
}

EvidenceEditor::Attached EvidenceEditor::attach(const domain::EvidenceId& finding,
                                                std::vector<domain::Attachment> attachments) {
  const auto append = [&](std::vector<domain::Attachment>& to) {
    for (auto& attachment : attachments)
      if (std::ranges::none_of(to, [&](const auto& there) { return isSameFile(there, attachment); }))
        to.push_back(std::move(attachment));
  };
  if (const auto* row = m_state.find<domain::Evidence>(finding)) {
    auto all = stored(*row).attachments;
    const auto before = static_cast<std::ptrdiff_t>(all.size());
    append(all);
    all.erase(all.begin(), all.begin() + before);
    if (all.empty()) return Attached::Already;
    applyAttached(std::move(all));
    return Attached::Now;
  }
  const auto isFinding = [&](const EvidenceDraft& draft) { return draft.evidence.id == finding; };
  if (const auto sent = std::ranges::find_if(m_submitted, isFinding, &Submitted::draft); sent != m_submitted.end()) {
    append(sent->late);
    return Attached::Now;
  }
  if (isLogging() && isFinding(m_form->draft())) {
    auto all = m_form->draft().attachments;
    append(all);
    m_form->setAttachments(std::move(all));
    return Attached::WhenSaved;
  }
  if (m_unsaved && isFinding(*m_unsaved)) {
    append(m_unsaved->attachments);
    return Attached::WhenSaved;
  }
  return Attached::Nowhere;
}

void EvidenceEditor::applyAttached(std::vector<domain::Attachment> attachments) {
  const QString name = attachments.size() == 1 ? tr("attach %1").arg(toQt(attachments.front().name))
                                               : tr("attach %1").arg(countedFiles(std::ssize(attachments)));
  domain::ChangeSet set{fromQt(name), {}};
  for (auto& attachment : attachments) set.changes.push_back(domain::made(std::move(attachment)));
  m_state.apply(std::move(set));
}

void EvidenceEditor::removeAttachment(const domain::Attachment& attachment) {
  const QString name = toQt(attachment.name);
  if (const auto* row = m_state.find<domain::Attachment>(attachment.id)) {
    m_state.apply(tr("remove %1").arg(name), domain::removed(*row));
    m_navigator.sayUndoable(tr("Removed “%1”. Ctrl+Z brings it back.").arg(name));
    return;
  }
  auto rest = m_form->draft().attachments;
  std::erase_if(rest, [&](const auto& other) { return other.id == attachment.id; });
  m_form->setAttachments(std::move(rest));
  m_navigator.say(MessageKind::Done, tr("Removed “%1” from this new finding.").arg(name));
}

}  // namespace waymark::ui
