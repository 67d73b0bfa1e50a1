// SPDX-License-Identifier: GPL-3.0-or-later
// A workspace without a disk for tests of pages: applies at once, in memory, with undo; events come when asked for.
#pragma once

#include <QCryptographicHash>
#include <QFile>
#include <map>
#include <utility>

#include "app/attachments.h"
#include "app/demonstration.h"
#include "app/session.h"
#include "bridge/text.h"
#include "bridge/workspace_port.h"
#include "domain/workspace.h"
#include "framework/pack_loader.h"

namespace waymark::ui {

class MemoryPort final : public WorkspacePort {
 public:
  void setReceiver(Receiver receiver) override { m_receiver = std::move(receiver); }

  app::JobId open(const std::filesystem::path& file) override {
    app::Opened event;
    event.job = ++m_lastJob;
    event.file = file;
    event.workspace = m_workspace;
    event.readOnlyWhy = readOnlyWhy;
    return queue(std::move(event));
  }
  app::JobId create(const std::filesystem::path& file, domain::ChangeSet first) override {
    m_workspace = {};
    follow(first);
    return open(file);
  }
  app::JobId apply(domain::ChangeSet changes) override {
    if (refuse) return queue(app::Failed{++m_lastJob, changes.name, *refuse, std::nullopt});
    applied.push_back(changes);
    follow(changes);
    m_undo.push_back(changes);
    m_redo.clear();
    return queue(app::Applied{++m_lastJob, std::move(changes), 0, history()});
  }
  app::JobId undo() override { return step(m_undo, m_redo); }
  app::JobId redo() override { return step(m_redo, m_undo); }
  /// On `session`, a workspace on disk that the test has made, at once.
  app::JobId use(std::string name, app::SessionUse, app::SessionWork work) override {
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
  void setBackups(const app::BackupSettings& settings) override { backupSettings = settings; }
  app::JobId backUp(app::BackupWhy why) override {
    backupsAsked.push_back(why);
    if (refuseBackup) return queue(app::Failed{++m_lastJob, "back up", *refuseBackup, std::nullopt});
    app::BackUpDone done;
    done.isNew = true;
    done.backup.head.at = base::Stamp{base::dayOf(2026, 11, 11)};
    return queue(app::BackedUp{++m_lastJob, std::move(done)});
  }
  app::JobId listBackups() override {
    auto listed = backupList;
    listed.job = ++m_lastJob;
    return queue(std::move(listed));
  }
  app::JobId previewRestore(const std::filesystem::path& backup) override {
    previewsAsked.push_back(backup);
    return queue(app::RestorePreviewed{++m_lastJob, restorePreview});
  }
  app::JobId restore(const std::filesystem::path& backup) override {
    restoresAsked.push_back(backup);
    app::RestoreDone done;
    done.job = ++m_lastJob;
    done.restored.keptAside = "backups/aside.waymark";
    done.opened.file = "demonstration.waymark";
    done.opened.workspace = m_workspace;
    return queue(std::move(done));
  }
  /// Reads the file when its turn comes, and keeps its bytes under their SHA-256.
  app::JobId importFile(const std::filesystem::path& file) override {
    return startFile({++m_lastJob, [this, file](app::JobId job) -> app::Event { return stored(job, file); }});
  }
  app::JobId exportFile(std::string sha256, app::ExportTo to) override {
    return startFile(
        {++m_lastJob, [this, sha256 = std::move(sha256), to = std::move(to)](app::JobId job) -> app::Event {
           return written(job, sha256, to);
         }});
  }
  /// Only what is held can be cancelled: everything else is done already.
  void cancel(app::JobId job) override {
    if (std::erase_if(m_heldFiles, [job](const FileJob& held) { return held.first == job; }) > 0)
      queue(app::Failed{job, "file", {base::Code::Cancelled, "", {}}, std::nullopt});
  }
  [[nodiscard]] std::string author() const override { return "Priya Shah"; }
  /// Goes on with the files that wait because of holdFiles.
  void releaseFiles() {
    holdFiles = false;
    for (auto& held : std::exchange(m_heldFiles, {})) queue(held.second(held.first));
    deliver();
  }
  [[nodiscard]] std::size_t heldFiles() const { return m_heldFiles.size(); }
  /// A job that is held is so far.
  void progress(std::size_t done, std::size_t total) {
    if (!m_heldFiles.empty()) queue(app::Progress{m_heldFiles.front().first, done, total});
    deliver();
  }

  /// Hands over what waits; the product does this when the storage thread wakes it.
  void deliver() {
    while (!m_events.empty()) {
      auto events = std::exchange(m_events, {});
      if (m_receiver) m_receiver(std::move(events));
    }
  }
  void fail(base::Error error) {
    queue(app::Failed{++m_lastJob, "apply", std::move(error), std::nullopt});
    deliver();
  }

  app::Session* session = nullptr;  // what use() works on
  std::vector<domain::ChangeSet> applied;
  std::optional<base::Error> readOnlyWhy;
  app::BackupSettings backupSettings;
  std::vector<app::BackupWhy> backupsAsked;
  std::optional<base::Error> refuseBackup;
  app::BackupsListed backupList;  // what listing gives
  app::RestorePreview restorePreview;
  std::vector<std::filesystem::path> previewsAsked;
  std::vector<std::filesystem::path> restoresAsked;
  bool holdFiles = false;                 // files wait for releaseFiles()
  std::optional<base::Error> refuseFile;  // bringing a file in or out fails with it
  std::map<std::string, QByteArray> contents;
  std::optional<base::Error> refuse;  // every change is refused with it, and nothing of it kept

 private:
  using FileJob = std::pair<app::JobId, std::function<app::Event(app::JobId)>>;
  app::JobId startFile(FileJob job) {
    const auto id = job.first;
    if (holdFiles)
      m_heldFiles.push_back(std::move(job));
    else
      queue(job.second(id));
    return id;
  }
  static app::Failed refused(app::JobId job, base::Code code, base::Context context) {
    return {job, "file", {code, "", std::move(context)}, std::nullopt};
  }
  app::Event stored(app::JobId job, const std::filesystem::path& file) {
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
  app::Event written(app::JobId job, const std::string& sha256, const app::ExportTo& to) {
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
  app::JobId queue(app::Event event) {
    m_events.push_back(std::move(event));
    return m_lastJob;
  }
  /// As the store does: revisions are given, and the workspace is in step.
  void follow(domain::ChangeSet& changes) {
    for (auto& change : changes.changes) ++change.revision;
    m_workspace.follow(changes);
  }
  [[nodiscard]] app::History history() const {
    app::History names;
    if (!m_undo.empty()) names.undoName = m_undo.back().name;
    if (!m_redo.empty()) names.redoName = m_redo.back().name;
    return names;
  }
  app::JobId step(std::vector<domain::ChangeSet>& from, std::vector<domain::ChangeSet>& to) {
    if (from.empty()) return ++m_lastJob;
    auto back = domain::inverse(from.back());
    from.pop_back();
    follow(back);
    to.push_back(back);
    return queue(app::Applied{++m_lastJob, std::move(back), 0, history()});
  }

  Receiver m_receiver;
  domain::Workspace m_workspace;
  std::vector<app::Event> m_events;
  std::vector<FileJob> m_heldFiles;
  std::vector<domain::ChangeSet> m_undo;
  std::vector<domain::ChangeSet> m_redo;
  app::JobId m_lastJob = 0;
};

/// The demonstration area's records.
inline domain::ChangeSet demonstration() {
  const auto pack = framework::Library().load(app::kDemonstrationPack);
  return app::demonstrationArea(pack.value()).value();
}

}  // namespace waymark::ui
