// SPDX-License-Identifier: GPL-3.0-or-later
// What is shown without a workspace: look around, start one, open one, or one of the last.
#pragma once

#include <QWidget>

class QStackedLayout;
class QVBoxLayout;

namespace waymark::ui {

class ActionCatalogue;
class AppState;
class StartForm;

class StartPage final : public QWidget {
  Q_OBJECT
 public:
  StartPage(AppState& state, ActionCatalogue& actions, QWidget* parent = nullptr);
  void setRecent(const QStringList& files);
  /// The form "Start a workspace".
  void showForm();
  /// Keeps what was typed in the form.
  void showWelcome();

 signals:
  void recentChosen(const QString& file);
  /// A backup is in place as this workspace.
  void restored(const QString& file);
  void failed(const QString& sentence);

 private:
  QWidget* makeWelcome(ActionCatalogue& actions);
  void startRestoring();
  void forgetForm();

  AppState& m_state;
  QStackedLayout* m_stack;
  QVBoxLayout* m_recent = nullptr;
  QWidget* m_recentPart = nullptr;
  QWidget* m_first = nullptr;
  StartForm* m_form = nullptr;
  QStringList m_files;  // opened lately
};

}  // namespace waymark::ui
