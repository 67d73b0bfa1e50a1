// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl+K: a field over the page's top, with what it finds beneath, by kind. Enter goes there, Esc gives the focus back.
#pragma once

#include <QPointer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;

namespace waymark::ui {

class ActionCatalogue;
class AppState;
class Finder;
class FoundModel;
class Navigator;

class SearchPalette final : public QWidget {
  Q_OBJECT
 public:
  SearchPalette(AppState& state, ActionCatalogue& actions, Navigator& navigator, QWidget* window);
  void open();
  /// Puts itself where the window has room for it.
  void place();

 signals:
  /// A term was chosen: the help panel has its meaning.
  void termWanted(const QString& term);

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  enum class Focus { GiveBack, Leave };
  void shut(Focus focus);
  void showFound();
  void move(int rows);
  void setCurrent(int row);
  void choose();

  ActionCatalogue& m_actions;
  Navigator& m_navigator;
  Finder* m_finder;
  QLineEdit* m_field;
  QLabel* m_note;
  FoundModel* m_model;
  QListView* m_list;
  QPointer<QWidget> m_before;  // had the focus
};

}  // namespace waymark::ui
