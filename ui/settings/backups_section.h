// SPDX-License-Identifier: GPL-3.0-or-later
// Backups in Settings: how they stand, where they go, how often, the list, and putting one back.
#pragma once

#include <QWidget>

#include "shell/page.h"

class QLabel;
class QVBoxLayout;

namespace waymark::ui {

class BackupModel;
class Button;
class ChoiceStrip;
class DataTable;
class RestoreView;

class BackupsSection final : public QWidget {
  Q_OBJECT
 public:
  BackupsSection(AppState& state, Navigator& navigator, QWidget* parent = nullptr);

 private:
  void addSettings(QVBoxLayout& column);
  void refresh();
  void showPlace();
  void chooseFolder();
  void chooseBackup();
  void previewCurrent();

  AppState& m_state;
  Navigator& m_navigator;
  BackupModel* m_model;
  QLabel* m_words;
  QLabel* m_place;
  Button* m_now;
  Button* m_usual;
  ChoiceStrip* m_often;
  ChoiceStrip* m_keep;
  DataTable* m_table;
  Button* m_preview;
  Button* m_other;
  RestoreView* m_restore;
};

}  // namespace waymark::ui
