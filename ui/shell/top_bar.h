// SPDX-License-Identifier: GPL-3.0-or-later
// Above the page: whose workspace and which inspection, the inspection clock, search, the filter, undo and redo, the
// menu.
#pragma once

#include <QWidget>

class QLineEdit;
class QTimer;

namespace waymark::ui {

class ActionCatalogue;
class AppState;
class Button;
class ElidedLabel;
class Pill;

/// "Week 1, day 3 · fieldwork in 6 working days", in words; "" without dates.
QString clockText(const AppState& state);
/// Its two halves: "Week 1, day 3" and "Off-site fieldwork begins in 6 working days"; either may be "".
struct ClockWords {
  QString now;
  QString next;
};
ClockWords clockWords(const AppState& state);

class TopBar final : public QWidget {
  Q_OBJECT
 public:
  TopBar(AppState& state, ActionCatalogue& actions, QWidget* parent = nullptr);
  void focusFilter();
  void clearFilter();
  /// As if it had been typed, at once.
  void setFilterText(const QString& text);
  /// A page without a list has nothing to filter.
  void setFilterEnabled(bool enabled);

 signals:
  /// 150 ms after the last key, or at once on Enter.
  void filterChanged(const QString& text);

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void showWorkspace();
  void showClock();
  void showHistory();
  void fit();

  AppState& m_state;
  ActionCatalogue& m_actions;
  ElidedLabel* m_area;
  ElidedLabel* m_inspection;
  ElidedLabel* m_clock;
  ElidedLabel* m_next;
  Pill* m_standing;
  Button* m_find;
  QLineEdit* m_filter;
  QTimer* m_debounce;
};

}  // namespace waymark::ui
