// SPDX-License-Identifier: GPL-3.0-or-later
// What another day of the call or another anchor would move, before it is done: in the detail panel of the Timeline.
#pragma once

#include <QWidget>

#include "app/reanchor.h"

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace waymark::ui {

class AppState;
class Button;

class ReanchorView final : public QWidget {
  Q_OBJECT
 public:
  explicit ReanchorView(AppState& state, QWidget* parent = nullptr);
  void show(const app::Proposal& proposal);
  /// The caret goes to the reason: Enter there moves the plan.
  void focusReason();
  [[nodiscard]] const app::Reanchoring& reanchoring() const { return m_shown; }

 signals:
  /// The change is on its way.
  void moved();
  /// Nothing is to change.
  void kept();

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void refresh();
  void apply();
  [[nodiscard]] QString what() const;
  void addHandLate();
  void addMoves(const QString& title, const QString& note, const std::vector<app::Move>& moves);

  AppState& m_state;
  app::Proposal m_proposal;
  app::Reanchoring m_shown;
  QLabel* m_sentence;
  QVBoxLayout* m_first;  // what must be known before deciding
  QLineEdit* m_reason;
  Button* m_move;
  Button* m_keep;
  QVBoxLayout* m_lists;
};

}  // namespace waymark::ui
