// SPDX-License-Identifier: GPL-3.0-or-later
// While a rehearsal is shown: a quiet band above the page that says so, and the way back.
#pragma once

#include <QWidget>

class QLabel;

namespace waymark::ui {

class AppState;

class RehearsalBand final : public QWidget {
  Q_OBJECT
 public:
  explicit RehearsalBand(AppState& state, QWidget* parent = nullptr);
  [[nodiscard]] QString text() const;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void refresh();

  AppState& m_state;
  QLabel* m_label;
};

}  // namespace waymark::ui
