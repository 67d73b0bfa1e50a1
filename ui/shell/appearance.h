// SPDX-License-Identifier: GPL-3.0-or-later
// How the window looks, as the person chose it: the theme and the text size. Answers to the catalogue's actions,
// applies at once, keeps what is chosen. Made once by ui/main.cpp, before the window.
#pragma once

#include <QObject>

#include "widgets/style.h"

class QApplication;

namespace waymark::ui {

class ActionCatalogue;

class Appearance final : public QObject {
  Q_OBJECT
 public:
  /// Applies what is kept; `theme` (a name of the command line) goes before it for this run, "" for none.
  Appearance(QApplication& application, const ActionCatalogue& actions, const QString& theme);

  /// "system", "light", "dark" or "high-contrast": which is chosen, not what the system's comes to.
  [[nodiscard]] const QString& theme() const { return m_theme; }
  void chooseTheme(const QString& name);
  /// One of kTextSizes.
  void chooseTextSize(int percent);

 private:
  void showTheme(const QString& name);
  void showTextSize(int percent);
  void step(int by);

  QApplication& m_application;
  const ActionCatalogue& m_actions;
  ThemeKind m_system;  // as the system's palette was when the program began
  QString m_theme;
};

}  // namespace waymark::ui
