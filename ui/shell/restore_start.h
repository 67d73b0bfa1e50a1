// SPDX-License-Identifier: GPL-3.0-or-later
// Putting a backup back where no workspace is open: the present file is missing or can't be read. Part of the start
// page. The work is done on a second thread; the file itself is opened afterwards as any other.
#pragma once

#include <QWidget>
#include <filesystem>

#include "app/background.h"
#include "app/backup.h"

class QLabel;

namespace waymark::ui {

class AppState;
class Button;
class RestoreView;

class RestoreStart final : public QWidget {
  Q_OBJECT
 public:
  explicit RestoreStart(AppState& state, QWidget* parent = nullptr);
  /// Asks which backup; `folder` is where to look first.
  void askBackup(const QString& folder);
  /// This backup: reads it, says what it holds and where it goes.
  void take(const QString& backup);
  /// Where it goes, if not to where it came from.
  void setTarget(const QString& file);
  [[nodiscard]] QString target() const;

 signals:
  /// The workspace is in place.
  void restored(const QString& file);
  void left();
  void failed(const QString& sentence);

 protected:
  bool event(QEvent* event) override;

 private:
  void preview();
  void restore();

  AppState& m_state;
  std::filesystem::path m_backup;
  std::filesystem::path m_target;
  QLabel* m_where;
  QLabel* m_progress;
  Button* m_other;
  RestoreView* m_view;
  app::Background m_background;  // last, so that it ends first
};

}  // namespace waymark::ui
