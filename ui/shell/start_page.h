// SPDX-License-Identifier: GPL-3.0-or-later
// What is shown without a workspace: look around, start one, open one, or one of the last.
#pragma once

#include <QWidget>

class QLineEdit;
class QComboBox;
class QStackedLayout;
class QVBoxLayout;

namespace waymark::ui {

class ActionCatalogue;
class AppState;
class FormRow;

class StartPage final : public QWidget {
  Q_OBJECT
 public:
  StartPage(AppState& state, ActionCatalogue& actions, QWidget* parent = nullptr);
  void setRecent(const QStringList& files);
  /// The form "Start a workspace".
  void showForm();
  void showWelcome();

 signals:
  void recentChosen(const QString& file);

 private:
  QWidget* makeWelcome(ActionCatalogue& actions);
  QWidget* makeForm();
  void fillFrameworks();
  void suggestFile();
  void create();

  AppState& m_state;
  QStackedLayout* m_stack;
  QVBoxLayout* m_recent = nullptr;
  QWidget* m_recentPart = nullptr;
  QLineEdit* m_name = nullptr;
  QLineEdit* m_code = nullptr;
  QComboBox* m_framework = nullptr;
  QLineEdit* m_file = nullptr;
  FormRow* m_nameRow = nullptr;
  FormRow* m_codeRow = nullptr;
  FormRow* m_fileRow = nullptr;
  bool m_fileTyped = false;
};

}  // namespace waymark::ui
