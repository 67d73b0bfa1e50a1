// SPDX-License-Identifier: GPL-3.0-or-later
// The one long-lived receiver in the window's thread: the storage thread posts an empty event, this drains the queue.
// (A worker that held a QObject of a page would race with its end; see docs/architecture.md, threads.)
#pragma once

#include <QObject>
#include <QString>
#include <memory>

#include "app/workbench.h"
#include "bridge/workspace_port.h"

namespace waymark::ui {

class WorkbenchBridge final : public QObject, public WorkspacePort {
 public:
  explicit WorkbenchBridge(const QString& author);
  ~WorkbenchBridge() override;

  void setReceiver(Receiver receiver) override { m_receiver = std::move(receiver); }
  app::JobId open(const std::filesystem::path& file) override;
  app::JobId create(const std::filesystem::path& file, domain::ChangeSet first) override;
  app::JobId apply(domain::ChangeSet changes) override;
  app::JobId undo() override;
  app::JobId redo() override;
  app::JobId use(std::string name, app::SessionUse use, app::SessionWork work) override;
  void setBackups(const app::BackupSettings& settings) override;
  app::JobId backUp(app::BackupWhy why) override;
  app::JobId listBackups() override;
  app::JobId previewRestore(const std::filesystem::path& backup) override;
  app::JobId restore(const std::filesystem::path& backup) override;
  app::JobId importFile(const std::filesystem::path& file) override;
  app::JobId exportFile(std::string sha256, app::ExportTo to) override;
  void cancel(app::JobId job) override;
  [[nodiscard]] std::string author() const override;

 protected:
  bool event(QEvent* event) override;

 private:
  app::Workbench& workbench();

  Receiver m_receiver;
  QString m_author;
  std::unique_ptr<app::Workbench> m_workbench;  // made with the first job; last member, so that it ends first
};

}  // namespace waymark::ui
