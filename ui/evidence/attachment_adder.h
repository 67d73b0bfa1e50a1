// SPDX-License-Identifier: GPL-3.0-or-later
// Brings files into the workspace for a finding, one after another; what came in and what didn't is told at the end.
// The records are the editor's to make.
#pragma once

#include <QObject>
#include <QStringList>
#include <deque>
#include <filesystem>
#include <vector>

#include "shell/app_state.h"

namespace waymark::ui {

struct FileToAdd {
  std::filesystem::path path;
  enum class After { Keep, Remove } after = After::Keep;  // Remove: one that was made of what was pasted
};

/// One batch's end. Cancelling ends a batch; what is in by then stays in.
struct AddedFiles {
  domain::EvidenceId finding;
  std::vector<domain::Attachment> attachments;
  QStringList troubles;  // a sentence each
  bool wasCancelled = false;
};

class AttachmentAdder final : public QObject {
  Q_OBJECT
 public:
  explicit AttachmentAdder(AppState& state, QObject* parent = nullptr);
  ~AttachmentAdder() override;
  /// The finding may be one that isn't stored yet.
  void add(const domain::EvidenceId& finding, std::vector<FileToAdd> files);

 signals:
  void ended(const waymark::ui::AddedFiles& batch);

 private:
  struct Batch {
    std::deque<FileToAdd> waiting;
    AddedFiles result;
  };
  void next();
  void doneWith(const FileToAdd& file);
  void forget();

  AppState& m_state;
  std::deque<Batch> m_batches;
  FileToAdd m_file;
  app::JobId m_job = 0;  // 0: none is under way
};

}  // namespace waymark::ui
