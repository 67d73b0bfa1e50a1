// SPDX-License-Identifier: GPL-3.0-or-later
// A survey's answers as bars, labelled directly and from zero: what is drawn is worked out as plain values first.
#pragma once

#include <QWidget>

#include "app/survey_report.h"

namespace waymark::ui {

/// A line of the picture: a question's heading, or an answer with its bar.
struct SurveyLane {
  bool isHeading = false;
  QString title;    // the question, or the answer (and the group)
  QString figure;   // "324 (36%)", "c (hidden)"
  double part = 0;  // of those who answered, 0 to 1; a hidden count has no bar
};

/// Each answer as a share of those who answered (of that group). Where that isn't told, its bar is drawn against the
/// question's largest count.
std::vector<SurveyLane> surveyLanes(const app::SurveyReport& report);

class SurveyBars final : public QWidget {
  Q_OBJECT
 public:
  explicit SurveyBars(QWidget* parent = nullptr);
  void show(std::vector<SurveyLane> lanes);
  [[nodiscard]] const std::vector<SurveyLane>& lanes() const { return m_lanes; }
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  [[nodiscard]] int laneHeight() const;
  std::vector<SurveyLane> m_lanes;
};

}  // namespace waymark::ui
