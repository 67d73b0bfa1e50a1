// SPDX-License-Identifier: GPL-3.0-or-later
// What putting a backup back would lose and bring back, said before it is done. In Settings, and on the start page
// where the workspace itself can't be opened.
#pragma once

#include <QWidget>

#include "app/backup.h"

class QLabel;

namespace waymark::ui {

class Button;

/// The preview as paragraphs of plain text.
QString restoreWords(const app::RestorePreview& preview);

class RestoreView final : public QWidget {
  Q_OBJECT
 public:
  explicit RestoreView(QWidget* parent = nullptr);
  /// Shows it and takes the focus: on Cancel, so that Enter alone restores nothing.
  void show(const app::RestorePreview& preview);

 signals:
  void confirmed(const QString& backup);
  void cancelled();

 private:
  QLabel* m_words;
  Button* m_restore;
  Button* m_cancel;
  QString m_backup;
};

}  // namespace waymark::ui
