// SPDX-License-Identifier: GPL-3.0-or-later
// A workspace without a disk for tests of pages: applies at once, in memory, with undo; events come when asked for.
#pragma once

#include <map>

#include "app/demonstration.h"
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
  void cancel(app::JobId) override {}

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

  std::vector<domain::ChangeSet> applied;
  std::optional<base::Error> readOnlyWhy;
  app::BackupSettings backupSettings;
  std::vector<app::BackupWhy> backupsAsked;
  std::optional<base::Error> refuseBackup;
  app::BackupsListed backupList;  // what listing gives
  app::RestorePreview restorePreview;
  std::vector<std::filesystem::path> previewsAsked;
  std::vector<std::filesystem::path> restoresAsked;
  std::optional<base::Error> refuse;  // every change is refused with it, and nothing of it kept

 private:
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
