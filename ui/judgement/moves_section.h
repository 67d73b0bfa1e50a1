// SPDX-License-Identifier: GPL-3.0-or-later
// Why the outcome moved since a snapshot: which one, what moved, and taking a new one. Used by the outcome page.
#pragma once

#include <QWidget>

#include "judgement/outcome_model.h"

class QComboBox;
class QVBoxLayout;

namespace waymark::ui {

class MovesSection final : public QWidget {
  Q_OBJECT
 public:
  MovesSection(AppState& state, QWidget* parent = nullptr);
  void set(const OutcomeModel& model);

 private:
  void fillSnapshots();
  void showMoves();

  AppState& m_state;
  QComboBox* m_choice;
  QVBoxLayout* m_rows;
  judgement::Assessment m_now;
};

}  // namespace waymark::ui
