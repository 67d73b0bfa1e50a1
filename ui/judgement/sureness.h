// SPDX-License-Identifier: GPL-3.0-or-later
// How sure: each outcome's probability as a bar with its range, named in full. On the Provisional outcome page only,
// shown when somebody asks. Geometry first, tested without a window.
#pragma once

#include <QRectF>
#include <QWidget>
#include <array>
#include <vector>

#include "framework/pack.h"
#include "judgement/assess.h"

namespace waymark::ui {

struct SurenessBar {
  QRectF label;
  QRectF track;  // 0 to 100%
  QRectF bar;
  double rangeFrom = 0;
  double rangeTo = 0;
  bool hasRange = false;
};
/// One above the other; bars start at 0. `lineHeight` is the label's.
std::vector<SurenessBar> surenessGeometry(const std::vector<double>& probabilities,
                                          const std::vector<std::array<double, 2>>& ranges, double width,
                                          double lineHeight);
/// "About 62% (range 40% to 81%)"; rounded to whole percentages, never 0% or 100%.
QString surenessText(double probability, const std::array<double, 2>* range);

class Sureness final : public QWidget {
  Q_OBJECT
 public:
  explicit Sureness(QWidget* parent = nullptr);
  void set(const judgement::Assessment& assessment, const framework::Pack& pack);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return {240, sizeHint().height()}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  std::vector<double> m_probabilities;
  std::vector<std::array<double, 2>> m_ranges;
  std::vector<QString> m_titles;
};

}  // namespace waymark::ui
