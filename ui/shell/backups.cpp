// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/backups.h"

#include <QTimer>

#include "bridge/dates.h"
#include "bridge/messages.h"
#include "bridge/text.h"

namespace waymark::ui {

namespace {

constexpr int kFirstMilliseconds = 60'000;  // after opening, so that what failed on closing is made up for
constexpr int kMinute = 60'000;

}  // namespace

Backups::Backups(WorkspacePort& port, QObject* parent) : QObject(parent), m_port(port), m_timer(new QTimer(this)) {
  connect(m_timer, &QTimer::timeout, this, &Backups::onTimer);
}

void Backups::setSettings(const app::BackupSettings& settings) {
  m_settings = settings;
  m_hasSettings = true;
  m_port.setBackups(settings);
  if (canWrite() && settings.everyMinutes > 0) m_timer->start(settings.everyMinutes * kMinute);
  if (settings.everyMinutes == 0) m_timer->stop();
  if (m_list) refresh();
  emit settingsChanged();
  emit changed();
}

QString Backups::words() const {
  if (m_trouble) return messageText(*m_trouble);
  if (!m_list) return tr("Looking at the backups…");
  const app::Backup* newest = nullptr;
  for (const auto& backup : m_list->backups)
    if (backup.state == app::Backup::State::Good) newest = &backup;
  if (newest == nullptr) return tr("There is no backup yet.");
  const QString last = tr("Last backup: %1.").arg(stampText(newest->head.at));
  if (!m_changedSince && newest->head.log == m_list->log) return last + u' ' + tr("Nothing has changed since.");
  return last + u' ' + tr("There are changes since.");
}

void Backups::backUpNow() {
  const auto job = m_port.backUp(app::BackupWhy::Asked);
  m_jobs.insert(job);
  m_backupJobs.insert(job);
  m_asked.insert(job);
  emit changed();
}

void Backups::backUpForClosing() {
  m_closing = m_port.backUp(app::BackupWhy::Closing);
  m_jobs.insert(m_closing);
  m_backupJobs.insert(m_closing);
  m_asked.insert(m_closing);  // its failure is said each time
}

void Backups::onTimer() {
  if (m_settings.everyMinutes > 0) m_timer->start(m_settings.everyMinutes * kMinute);
  const auto job = m_port.backUp(app::BackupWhy::Timer);
  m_jobs.insert(job);
  m_backupJobs.insert(job);
  emit changed();
}

void Backups::refresh() {
  m_jobs.insert(m_port.listBackups());
}

void Backups::preview(const std::filesystem::path& backup) {
  m_jobs.insert(m_port.previewRestore(backup));
  emit changed();
}

void Backups::restore(const std::filesystem::path& backup) {
  m_jobs.insert(m_port.restore(backup));
  emit changed();
}

void Backups::workspaceOpened(Access access) {
  m_access = access;
  m_list.reset();
  m_trouble.reset();
  m_changedSince = false;
  m_jobs.clear();
  m_backupJobs.clear();
  m_asked.clear();
  m_timer->stop();
  if (canWrite() && m_settings.everyMinutes > 0) m_timer->start(kFirstMilliseconds);
  refresh();
  emit changed();
}

void Backups::workspaceChanged() {
  if (std::exchange(m_changedSince, true)) return;
  emit changed();
}

void Backups::workspaceClosed() {
  m_timer->stop();
  m_list.reset();
  m_trouble.reset();
  emit changed();
}

void Backups::take(const app::BackedUp& event) {
  m_jobs.erase(event.job);
  m_backupJobs.erase(event.job);
  const bool wasAsked = m_asked.erase(event.job) > 0;
  m_trouble.reset();
  if (event.job == m_closing) {
    m_changedSince = false;
    emit closingDone();
    return;
  }
  refresh();
  emit changed();
  if (wasAsked) emit made(event.done);
}

void Backups::take(const app::BackupsListed& event) {
  m_jobs.erase(event.job);
  m_list = event;
  m_changedSince = false;
  emit changed();
}

void Backups::take(const app::RestorePreviewed& event) {
  m_jobs.erase(event.job);
  emit changed();
  emit previewed(event.preview);
}

void Backups::take(app::JobId job, const app::Restored& done) {
  m_jobs.erase(job);
  emit restored(done);
}

bool Backups::takeFailure(app::JobId job, const base::Error& error) {
  if (m_jobs.erase(job) == 0) return false;
  const bool isBackup = m_backupJobs.erase(job) > 0;
  const bool wasAsked = m_asked.erase(job) > 0;
  const bool isNews = !isBackup || wasAsked || m_trouble != error;
  if (isBackup && error.code != base::Code::Cancelled) m_trouble = error;
  emit changed();
  if (isNews) emit failed(error);
  return true;
}

}  // namespace waymark::ui
