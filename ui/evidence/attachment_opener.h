// SPDX-License-Identifier: GPL-3.0-or-later
// Attachments on their way out: a read-only copy in a private folder for the desktop's program, or a copy where
// somebody wants it. A program or a script is never opened.
#pragma once

#include <QObject>
#include <functional>
#include <optional>
#include <unordered_map>

#include "app/temporary_folder.h"
#include "shell/page.h"

class QUrl;

namespace waymark::ui {

class AttachmentOpener final : public QObject {
  Q_OBJECT
 public:
  /// Opens an address with what the desktop has for it; false if there is nothing.
  using OpenWith = std::function<bool(const QUrl&)>;
  AttachmentOpener(AppState& state, Navigator& navigator, QObject* parent = nullptr);
  ~AttachmentOpener() override;
  void setOpenWith(OpenWith openWith) { m_openWith = std::move(openWith); }

  void open(const domain::Attachment& attachment);
  void saveCopy(const domain::Attachment& attachment, const QString& file);
  /// The private folder, made with the first call; nothing (and a sentence said) if it can't be.
  const app::TemporaryFolder* folder();

 signals:
  /// It is a program or can run one: saving a copy is what is left.
  void notOpenedAsProgram(const waymark::domain::AttachmentId& id);

 private:
  void onWritten(const app::FileWritten& event);
  void openCopy(const domain::Attachment& attachment, const std::filesystem::path& copy);
  void refuse(const domain::Attachment& attachment);

  AppState& m_state;
  Navigator& m_navigator;
  OpenWith m_openWith;
  enum class Purpose { Open, Save };
  struct Job {
    Purpose purpose = Purpose::Open;
    domain::Attachment attachment;
  };
  std::unordered_map<app::JobId, Job> m_jobs;
  std::optional<app::TemporaryFolder> m_folder;
};

/// Where the private folders lie.
std::filesystem::path temporaryPlace();
/// What crashed runs left there goes, on a thread of its own.
void removeLeftoversSoon();

}  // namespace waymark::ui
