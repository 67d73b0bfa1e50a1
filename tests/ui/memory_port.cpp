// SPDX-License-Identifier: GPL-3.0-or-later
#include "memory_port.h"

#include <QCryptographicHash>
#include <QFile>

#include "app/attachments.h"
#include "app/demonstration.h"
#include "bridge/text.h"

namespace waymark::ui {

MemoryPort::MemoryPort() = default;
MemoryPort::~MemoryPort() = default;

void MemoryPort::setReceiver(Receiver receiver) {
  m_receiver = std::move(receiver);
}

app::JobId MemoryPort::open(const std::filesystem::path& file) {
  app::Opened event;
  event.job = ++m_lastJob;
  event.file = file;
  event.workspace = m_workspace;
  event.readOnlyWhy = readOnlyWhy;
  return queue(std::move(event));
}

app::JobId MemoryPort::create(const std::filesystem::path& file, domain::ChangeSet first) {
  m_workspace = {};
  follow(first);
  return open(file);
}

app::JobId MemoryPort::apply(domain::ChangeSet changes) {
  if (refuse) return queue(app::Failed{++m_lastJob, changes.name, *refuse, std::nullopt});
  applied.push_back(changes);
  follow(changes);
  m_undo.push_back(changes);
  m_redo.clear();
  return queue(app::Applied{++m_lastJob, std::move(changes), 0, history()});
}

app::JobId MemoryPort::undo() {
  return step(m_undo, m_redo);
}

app::JobId MemoryPort::redo() {
  return step(m_redo, m_undo);
}

app::JobId MemoryPort::use(std::string name, app::SessionUse, app::SessionWork work) {
  const auto job = ++m_lastJob;
  if (session == nullptr)
    return queue(app::Failed{job, name, {base::Code::BadUse, "", {{"problem", "No workspace is open"}}}, std::nullopt});
  session->setFollower([&](const storage::Applied& committed) {
    m_workspace.follow(committed.changes);
    queue(app::Applied{job, committed.changes, committed.number, session->history()});
  });
  auto value = work(*session, base::Stamp{base::dayOf(2026, 11, 11)}, {});
  session->setFollower({});
  if (!value) return queue(app::Failed{job, name, std::move(value.error()), std::nullopt});
  return queue(app::Used{job, std::move(*value)});
}

void MemoryPort::setBackups(const app::BackupSettings& settings) {
  backupSettings = settings;
}

app::JobId MemoryPort::backUp(app::BackupWhy why) {
  backupsAsked.push_back(why);
  if (refuseBackup) return queue(app::Failed{++m_lastJob, "back up", *refuseBackup, std::nullopt});
  app::BackUpDone done;
  done.isNew = true;
  done.backup.head.at = base::Stamp{base::dayOf(2026, 11, 11)};
  return queue(app::BackedUp{++m_lastJob, std::move(done)});
}

app::JobId MemoryPort::listBackups() {
  auto listed = backupList;
  listed.job = ++m_lastJob;
  return queue(std::move(listed));
}

app::JobId MemoryPort::previewRestore(const std::filesystem::path& backup) {
  previewsAsked.push_back(backup);
  return queue(app::RestorePreviewed{++m_lastJob, restorePreview});
}

app::JobId MemoryPort::restore(const std::filesystem::path& backup) {
  restoresAsked.push_back(backup);
  app::RestoreDone done;
  done.job = ++m_lastJob;
  done.restored.keptAside = "backups/aside.waymark";
  done.opened.file = "demonstration.waymark";
  done.opened.workspace = m_workspace;
  return queue(std::move(done));
}

app::JobId MemoryPort::importFile(const std::filesystem::path& file) {
  return startFile({++m_lastJob, [this, file](app::JobId job) -> app::Event { return stored(job, file); }});
}

app::JobId MemoryPort::exportFile(std::string sha256, app::ExportTo to) {
  return startFile(
      {++m_lastJob, [this, sha256 = std::move(sha256), to = std::move(to)](app::JobId job) -> app::Event {
         return written(job, sha256, to);
       }});
}

void MemoryPort::cancel(app::JobId job) {
  if (std::erase_if(m_heldFiles, [job](const FileJob& held) { return held.first == job; }) > 0)
    queue(app::Failed{job, "file", {base::Code::Cancelled, "", {}}, std::nullopt});
}

std::string MemoryPort::author() const {
  return "Priya Shah";
}

void MemoryPort::releaseFiles() {
  holdFiles = false;
  for (auto& held : std::exchange(m_heldFiles, {})) queue(held.second(held.first));
  deliver();
}

std::size_t MemoryPort::heldFiles() const {
  return m_heldFiles.size();
}

void MemoryPort::progress(std::size_t done, std::size_t total) {
  if (!m_heldFiles.empty()) queue(app::Progress{m_heldFiles.front().first, done, total});
  deliver();
}

void MemoryPort::deliver() {
  while (!m_events.empty()) {
    auto events = std::exchange(m_events, {});
    if (m_receiver) m_receiver(std::move(events));
  }
}

void MemoryPort::fail(base::Error error) {
  queue(app::Failed{++m_lastJob, "apply", std::move(error), std::nullopt});
  deliver();
}

app::JobId MemoryPort::startFile(FileJob job) {
  const auto id = job.first;
  if (holdFiles)
    m_heldFiles.push_back(std::move(job));
  else
    queue(job.second(id));
  return id;
}

app::Failed MemoryPort::refused(app::JobId job, base::Code code, base::Context context) {
  return {job, "file", {code, "", std::move(context)}, std::nullopt};
}

app::Event MemoryPort::stored(app::JobId job, const std::filesystem::path& file) {
  using base::Code;
  if (refuseFile) return app::Failed{job, "file", *refuseFile, std::nullopt};
  if (readOnlyWhy) return app::Failed{job, "file", *readOnlyWhy, std::nullopt};
  const std::string name = file.string();
  if (!std::filesystem::exists(file)) return refused(job, Code::FileMissing, {{"file", name}});
  if (!std::filesystem::is_regular_file(file))
    return refused(job, Code::FileUnreadable, {{"file", name}, {"problem", "it is a folder"}});
  const auto bytes = static_cast<std::int64_t>(std::filesystem::file_size(file));
  if (bytes > app::kLargestAttachment) return refused(job, Code::FileTooBig, {{"file", name}, {"limit", "250 MB"}});
  QFile source(pathText(file));
  if (!source.open(QIODevice::ReadOnly))
    return refused(job, Code::FileUnreadable, {{"file", name}, {"problem", "you have no right to read it"}});
  const QByteArray content = source.readAll();
  if (content.isEmpty()) return refused(job, Code::FileUnreadable, {{"file", name}, {"problem", "it is empty"}});
  const auto sha256 = QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex().toStdString();
  contents[sha256] = content;
  return app::FileStored{job, file, sha256, bytes};
}

app::Event MemoryPort::written(app::JobId job, const std::string& sha256, const app::ExportTo& to) {
  using base::Code;
  const std::string name = to.file.string();
  if (refuseFile) return app::Failed{job, "file", *refuseFile, std::nullopt};
  const auto content = contents.find(sha256);
  if (content == contents.end())
    return refused(job, Code::Damaged, {{"file", "memory"}, {"problem", "the bytes of an attachment are missing"}});
  if (std::filesystem::exists(to.file)) {
    if (to.existing == app::ExportTo::Existing::Keep) return refused(job, Code::FileExists, {{"file", name}});
    std::filesystem::remove(to.file);
  }
  QFile target(pathText(to.file));
  if (!target.open(QIODevice::WriteOnly) || target.write(content->second) != content->second.size())
    return refused(job, Code::NotWritable, {{"file", name}});
  target.close();
  const bool readOnly = to.rights == app::ExportTo::Rights::ReadOnly;
  target.setPermissions(readOnly ? QFile::ReadOwner : QFile::ReadOwner | QFile::WriteOwner);
  return app::FileWritten{job, to.file};
}

app::JobId MemoryPort::queue(app::Event event) {
  m_events.push_back(std::move(event));
  return m_lastJob;
}

void MemoryPort::follow(domain::ChangeSet& changes) {
  for (auto& change : changes.changes) ++change.revision;
  m_workspace.follow(changes);
}

app::History MemoryPort::history() const {
  app::History names;
  if (!m_undo.empty()) names.undoName = m_undo.back().name;
  if (!m_redo.empty()) names.redoName = m_redo.back().name;
  return names;
}

app::JobId MemoryPort::step(std::vector<domain::ChangeSet>& from, std::vector<domain::ChangeSet>& to) {
  if (from.empty()) return ++m_lastJob;
  auto back = domain::inverse(from.back());
  from.pop_back();
  follow(back);
  to.push_back(back);
  return queue(app::Applied{++m_lastJob, std::move(back), 0, history()});
}

domain::ChangeSet demonstration() {
  const auto pack = framework::Library().load(app::kDemonstrationPack);
  return app::demonstrationArea(pack.value()).value();
}

}  // namespace waymark::ui
