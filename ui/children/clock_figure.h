// SPDX-License-Identifier: GPL-3.0-or-later
// The year's figure of plans issued within 20 weeks: in words, as bars from nought, and as a table; with the backlog
// beside it and what clearing it does to the figure.
#pragma once

#include <QWidget>
#include <vector>

#include "schedule/twenty_weeks.h"

class QGridLayout;
class QLabel;

namespace waymark::ui {

class Button;

struct FigureBar {
  QString title;
  schedule::BothShares shares;
};
/// So far; the year's end with the backlog left, and cleared.
std::vector<FigureBar> figureBars(const schedule::TwentyWeeks& figure);

/// Bars of the figure without excused cases, labelled directly.
class ClockBars final : public QWidget {
  Q_OBJECT
 public:
  explicit ClockBars(QWidget* parent = nullptr);
  void setBars(std::vector<FigureBar> bars);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  [[nodiscard]] int laneHeight() const;
  std::vector<FigureBar> m_bars;
};

class ClockFigure final : public QWidget {
  Q_OBJECT
 public:
  explicit ClockFigure(QWidget* parent = nullptr);
  /// `told`: false where no extract holds the days.
  void set(const schedule::TwentyWeeks& figure, bool told);
  /// What the panel says, for screen readers and tests.
  [[nodiscard]] QString words() const;

 private:
  void fillTable(const std::vector<FigureBar>& bars);

  QLabel* m_sentence;
  QLabel* m_backlog;
  ClockBars* m_bars;
  QWidget* m_table;
  QGridLayout* m_grid;
  Button* m_tableButton;
};

}  // namespace waymark::ui
