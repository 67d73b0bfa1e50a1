// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/attachment_opener.h"

#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QThreadPool>
#include <QUrl>

#include "app/attachments.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "evidence/attachment_words.h"

namespace waymark::ui {

namespace {

constexpr qint64 kLookedAt = 64;  // first bytes that give a program away
constexpr std::size_t kNameOfFolder = 16;

}  // namespace

std::filesystem::path temporaryPlace() {
  return pathFrom(QDir::tempPath());
}

void removeLeftoversSoon() {
  QThreadPool::globalInstance()->start([place = temporaryPlace()] { app::removeLeftovers(place); });
}

AttachmentOpener::AttachmentOpener(AppState& state, Navigator& navigator, QObject* parent)
    : QObject(parent),
      m_state(state),
      m_navigator(navigator),
      m_openWith([](const QUrl& address) { return QDesktopServices::openUrl(address); }) {
  connect(&m_state, &AppState::fileWritten, this, &AttachmentOpener::onWritten);
  connect(&m_state, &AppState::fileFailed, this, [this](app::JobId id, const base::Error& error) {
    const auto job = m_jobs.extract(id);
    if (job.empty()) return;
    const QString name = toQt(job.mapped().attachment.name);
    m_navigator.say(error.code == base::Code::Cancelled ? MessageKind::Info : MessageKind::Error,
                    job.mapped().purpose == Purpose::Open ? notOpened(name, error) : notSaved(name, error));
  });
  // Copies of one workspace's files don't outlast it.
  connect(&m_state, &AppState::loaded, this, [this] {
    m_jobs.clear();
    m_folder.reset();
  });
}

AttachmentOpener::~AttachmentOpener() = default;

const app::TemporaryFolder* AttachmentOpener::folder() {
  if (!m_folder) {
    auto made = app::TemporaryFolder::make(temporaryPlace());
    if (!made) {
      m_navigator.say(MessageKind::Error, messageText(made.error()));
      return nullptr;
    }
    m_folder.emplace(std::move(*made));
  }
  return &*m_folder;
}

void AttachmentOpener::open(const domain::Attachment& attachment) {
  if (app::isExecutable(attachment.name)) {
    refuse(attachment);
    return;
  }
  const auto* place = folder();
  if (place == nullptr) return;
  // A folder a content: two files of one name don't meet, and one that is opened twice lies there once.
  const auto own = place->path() / attachment.sha256.substr(0, kNameOfFolder);
  std::error_code ignored;
  std::filesystem::create_directory(own, ignored);
  std::filesystem::permissions(own, std::filesystem::perms::owner_all, ignored);
  const auto job = m_state.exportFile(
      tr("Opening %1").arg(toQt(attachment.name)), attachment.sha256,
      {own / app::safeFileName(attachment.name), app::ExportTo::Existing::Replace, app::ExportTo::Rights::ReadOnly});
  m_jobs[job] = {Purpose::Open, attachment};
}

void AttachmentOpener::saveCopy(const domain::Attachment& attachment, const QString& file) {
  // The dialog has asked whether one that is there may be replaced.
  const auto job = m_state.exportFile(tr("Saving a copy of %1").arg(toQt(attachment.name)), attachment.sha256,
                                      {pathFrom(file), app::ExportTo::Existing::Replace});
  m_jobs[job] = {Purpose::Save, attachment};
}

void AttachmentOpener::onWritten(const app::FileWritten& event) {
  const auto job = m_jobs.extract(event.job);
  if (job.empty()) return;
  const auto& [purpose, attachment] = job.mapped();
  if (purpose == Purpose::Open) {
    openCopy(attachment, event.file);
    return;
  }
  m_navigator.say(MessageKind::Done,
                  tr("Saved a copy of “%1” as %2. What is changed in it doesn't come back to the workspace.")
                      .arg(toQt(attachment.name), pathText(event.file)));
}

void AttachmentOpener::openCopy(const domain::Attachment& attachment, const std::filesystem::path& copy) {
  QFile file(pathText(copy));
  const QByteArray first = file.open(QIODevice::ReadOnly) ? file.read(kLookedAt) : QByteArray();
  file.close();
  if (app::isExecutable(attachment.name, {first.constData(), static_cast<std::size_t>(first.size())})) {
    file.remove();
    refuse(attachment);
    return;
  }
  const QString name = toQt(attachment.name);
  if (m_openWith(QUrl::fromLocalFile(pathText(copy))))
    m_navigator.say(MessageKind::Info,
                    tr("“%1” is open for reading, as a copy that goes when Waymark is closed.").arg(name));
  else
    m_navigator.say(MessageKind::Error, tr("Nothing on this computer opens “%1”. It is kept in the workspace; save a "
                                           "copy and open it where there is a program for it.")
                                            .arg(name));
}

void AttachmentOpener::refuse(const domain::Attachment& attachment) {
  m_navigator.say(MessageKind::Warning,
                  tr("“%1” is a program or can start one, so Waymark doesn't open it. It is kept in the workspace; "
                     "Save a copy… takes it out, if you know where it comes from.")
                      .arg(toQt(attachment.name)));
  emit notOpenedAsProgram(attachment.id);
}

}  // namespace waymark::ui
