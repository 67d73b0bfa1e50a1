// SPDX-License-Identifier: GPL-3.0-or-later
// Below the page: whether all is saved, whether who the children are is locked, and what runs, with progress and Cancel once it takes longer than 300 ms.
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QTimer;

namespace waymark::ui {

class AppState;
class Button;
class ElidedLabel;
class StateMark;

class StatusBar final : public QWidget {
  Q_OBJECT
 public:
  explicit StatusBar(AppState& state, QWidget* parent = nullptr);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void showSaved();
  void showBackups();
  void showSeal();
  void showJobs();

  AppState& m_state;
  StateMark* m_saved;
  StateMark* m_backups;
  Button* m_seal;
  ElidedLabel* m_file;
  QLabel* m_job;
  QProgressBar* m_progress;
  Button* m_cancel;
  QTimer* m_delay;
};

}  // namespace waymark::ui
