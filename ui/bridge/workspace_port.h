// SPDX-License-Identifier: GPL-3.0-or-later
// The seam between the window and the workbench: jobs go in, events come back on the window's thread. The product
// has one implementation (workbench_bridge.h); tests have one in memory, so that pages are tested without a disk.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "app/events.h"
#include "domain/change.h"

namespace waymark::ui {

class WorkspacePort {
 public:
  virtual ~WorkspacePort() = default;
  using Receiver = std::function<void(std::vector<app::Event>)>;

  /// Who gets the events, oldest first, on the window's thread. An empty one gets none.
  virtual void setReceiver(Receiver receiver) = 0;
  virtual app::JobId open(const std::filesystem::path& file) = 0;
  virtual app::JobId create(const std::filesystem::path& file, domain::ChangeSet first) = 0;
  virtual app::JobId apply(domain::ChangeSet changes) = 0;
  virtual app::JobId undo() = 0;
  virtual app::JobId redo() = 0;
  /// Work of a page's own with the open workspace (app::Workbench::use). Pages ask AppState::use.
  virtual app::JobId use(std::string name, app::SessionUse use, app::SessionWork work) = 0;
  virtual void setBackups(const app::BackupSettings& settings) = 0;
  virtual app::JobId backUp(app::BackupWhy why) = 0;
  virtual app::JobId listBackups() = 0;
  virtual app::JobId previewRestore(const std::filesystem::path& backup) = 0;
  virtual app::JobId restore(const std::filesystem::path& backup) = 0;
  /// A file's bytes into the workspace (app::Workbench::importFile), an attachment's into a file.
  virtual app::JobId importFile(const std::filesystem::path& file) = 0;
  virtual app::JobId exportFile(std::string sha256, app::ExportTo to) = 0;
  virtual void cancel(app::JobId job) = 0;
  /// Who the log names.
  [[nodiscard]] virtual std::string author() const = 0;
};

}  // namespace waymark::ui
