// SPDX-License-Identifier: GPL-3.0-or-later
// A workspace without a disk for tests of pages: applies at once, in memory, with undo; events come when asked for.
#pragma once

#include <QByteArray>
#include <map>
#include <utility>

#include "app/session.h"
#include "bridge/workspace_port.h"
#include "domain/workspace.h"
#include "framework/pack_loader.h"

namespace waymark::ui {

class MemoryPort final : public WorkspacePort {
 public:
  MemoryPort();
  ~MemoryPort() override;
  MemoryPort(const MemoryPort&) = delete;
  MemoryPort& operator=(const MemoryPort&) = delete;

  void setReceiver(Receiver receiver) override;

  app::JobId open(const std::filesystem::path& file) override;
  app::JobId create(const std::filesystem::path& file, domain::ChangeSet first) override;
  app::JobId apply(domain::ChangeSet changes) override;
  app::JobId undo() override;
  app::JobId redo() override;
  /// On `session`, a workspace on disk that the test has made, at once.
  app::JobId use(std::string name, app::SessionUse, app::SessionWork work) override;
  void setBackups(const app::BackupSettings& settings) override;
  app::JobId backUp(app::BackupWhy why) override;
  app::JobId listBackups() override;
  app::JobId previewRestore(const std::filesystem::path& backup) override;
  app::JobId restore(const std::filesystem::path& backup) override;
  /// Reads the file when its turn comes, and keeps its bytes under their SHA-256.
  app::JobId importFile(const std::filesystem::path& file) override;
  app::JobId exportFile(std::string sha256, app::ExportTo to) override;
  /// Only what is held can be cancelled: everything else is done already.
  void cancel(app::JobId job) override;
  [[nodiscard]] std::string author() const override;
  /// Goes on with the files that wait because of holdFiles.
  void releaseFiles();
  [[nodiscard]] std::size_t heldFiles() const;
  /// A job that is held is so far.
  void progress(std::size_t done, std::size_t total);

  /// Hands over what waits; the product does this when the storage thread wakes it.
  void deliver();
  void fail(base::Error error);

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
  app::JobId startFile(FileJob job);
  static app::Failed refused(app::JobId job, base::Code code, base::Context context);
  app::Event stored(app::JobId job, const std::filesystem::path& file);
  app::Event written(app::JobId job, const std::string& sha256, const app::ExportTo& to);
  app::JobId queue(app::Event event);
  /// As the store does: revisions are given, and the workspace is in step.
  void follow(domain::ChangeSet& changes);
  [[nodiscard]] app::History history() const;
  app::JobId step(std::vector<domain::ChangeSet>& from, std::vector<domain::ChangeSet>& to);

  Receiver m_receiver;
  domain::Workspace m_workspace;
  std::vector<app::Event> m_events;
  std::vector<FileJob> m_heldFiles;
  std::vector<domain::ChangeSet> m_undo;
  std::vector<domain::ChangeSet> m_redo;
  app::JobId m_lastJob = 0;
};

/// The demonstration area's records.
domain::ChangeSet demonstration();

}  // namespace waymark::ui
