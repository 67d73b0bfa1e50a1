// SPDX-License-Identifier: GPL-3.0-or-later
// Starts waymark-preview for one picture at a time and reads its answer. Ending it is instant: the process is killed.
#pragma once

#include <QObject>
#include <QSize>
#include <QString>

#include "preview/preview_answer.h"

class QProcess;
class QTimer;

namespace waymark::ui {

class PreviewProcess final : public QObject {
  Q_OBJECT
 public:
  enum class Kind { Picture, Pdf };
  explicit PreviewProcess(QObject* parent = nullptr);
  ~PreviewProcess() override;
  /// What runs is ended. A page from 1, for a PDF.
  void start(Kind kind, const QString& file, int page, QSize box);
  /// No signal comes of it any more.
  void cancel();
  [[nodiscard]] bool isRunning() const { return m_process != nullptr; }

 signals:
  void answered(const waymark::ui::PreviewAnswer& answer);
  /// The helper isn't there.
  void missing();

 private:
  void read();
  void finish();

  QProcess* m_process = nullptr;
  QTimer* m_limit;
  QByteArray m_bytes;
};

}  // namespace waymark::ui
