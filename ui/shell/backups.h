// SPDX-License-Identifier: GPL-3.0-or-later
// What the window knows of the workspace's backups: asks for one on a timer, keeps the last answer, says it in words.
#pragma once

#include <QObject>
#include <QString>
#include <filesystem>
#include <optional>
#include <set>

#include "app/backup.h"
#include "bridge/workspace_port.h"

class QTimer;

namespace waymark::ui {

class Backups final : public QObject {
  Q_OBJECT
 public:
  enum class Access { Reading, Writing };
  explicit Backups(WorkspacePort& port, QObject* parent = nullptr);

  [[nodiscard]] const app::BackupSettings& settings() const { return m_settings; }
  /// From now on; and the settings are told to the storage thread, which backs up on closing too.
  void setSettings(const app::BackupSettings& settings);

  /// The last list; nothing before it has come.
  [[nodiscard]] const std::optional<app::BackupsListed>& list() const { return m_list; }
  /// Why the last one wasn't made; nothing if it was.
  [[nodiscard]] const std::optional<base::Error>& trouble() const { return m_trouble; }
  [[nodiscard]] bool canWrite() const { return m_access == Access::Writing; }
  /// "Last backup: Sun 22 Nov 2026, 09:15. …": for the status line and Settings.
  [[nodiscard]] QString words() const;

  void backUpNow();
  /// There are changes that no backup has, and settings that say to make one on closing.
  [[nodiscard]] bool isBehind() const { return canWrite() && m_hasSettings && m_changedSince; }
  /// The one on closing; ends in closingDone() or failed().
  void backUpForClosing();
  void refresh();
  void preview(const std::filesystem::path& backup);
  void restore(const std::filesystem::path& backup);

  // From AppState, as events come.
  void workspaceOpened(Access access);
  void workspaceChanged();
  void workspaceClosed();
  void take(const app::BackedUp& event);
  void take(const app::BackupsListed& event);
  void take(const app::RestorePreviewed& event);
  void take(app::JobId job, const app::Restored& restored);
  /// False if the job wasn't one of ours. What a timer's backup fails at is said once, not each time.
  bool takeFailure(app::JobId job, const base::Error& error);

 signals:
  /// The list or the trouble.
  void changed();
  void settingsChanged();
  /// Somebody asked for a backup, and it is there (or nothing had changed).
  void made(const waymark::app::BackUpDone& done);
  void previewed(const waymark::app::RestorePreview& preview);
  void restored(const waymark::app::Restored& restored);
  void failed(const waymark::base::Error& error);
  void closingDone();

 private:
  void onTimer();

  WorkspacePort& m_port;
  app::BackupSettings m_settings;
  std::optional<app::BackupsListed> m_list;
  std::optional<base::Error> m_trouble;
  Access m_access = Access::Reading;
  bool m_hasSettings = false;
  bool m_changedSince = false;  // since the list came
  app::JobId m_closing = 0;
  std::set<app::JobId> m_jobs;
  std::set<app::JobId> m_backupJobs;  // of these, the backups
  std::set<app::JobId> m_asked;       // of those, what a person asked for
  QTimer* m_timer;
};

}  // namespace waymark::ui
