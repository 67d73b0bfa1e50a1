// SPDX-License-Identifier: GPL-3.0-or-later
// One criterion on the page: heading, position, evidence, confidence, and the finding that pulls hardest each way.
// Enter or Space opens its details; in a what-if, - and + lower and raise it. Geometry first, tested without a window.
#pragma once

#include <QAbstractButton>
#include <QRect>

#include "judgement/outcome_model.h"
#include "judgement/outcome_words.h"
#include "judgement/scale.h"
#include "widgets/button.h"

namespace waymark::ui {

class FindingLink;

struct RowMetrics {
  int titleLine = 20;
  int smallLine = 16;
  int linkHeight = 26;
};
struct RowGeometry {
  QRect title;
  QRect heading;  // the criterion's words in full, two lines at most
  QRect scale;
  QRect band;  // the position's word beneath the scale
  QRect evidence;
  QRect up;
  QRect down;
  int height = 0;
  bool wide = false;
};
constexpr int kWideRow = 860;
/// Four columns from kWideRow on, then two, then a stack. `whatIf` leaves room for the buttons beside the scale.
RowGeometry rowGeometry(int width, const RowMetrics& metrics, bool whatIf);

class CriterionRow final : public QAbstractButton {
  Q_OBJECT
 public:
  CriterionRow(const framework::Criterion& criterion, QWidget* parent = nullptr);
  [[nodiscard]] base::ShortCode criterion() const { return m_id; }
  void update(const OutcomeModel& model, const judgement::CriterionPosition& position, const QString& differentView);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;
  [[nodiscard]] bool hasHeightForWidth() const override { return true; }
  [[nodiscard]] int heightForWidth(int width) const override;

 signals:
  void findingOpened(waymark::domain::EvidenceId id);
  void raised(double step);
  /// Up and Down: the neighbour gets the focus.
  void moved(int step);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;

 private:
  [[nodiscard]] RowGeometry geometryFor(int width) const;
  void place();
  void paintEvidence(QPainter& painter, const QRect& rect, const class Theme& theme) const;

  base::ShortCode m_id;
  QString m_code;
  QString m_title;
  QString m_heading;
  judgement::CriterionPosition m_position;
  std::optional<double> m_computed;
  bool m_isWhatIf = false;
  QString m_differentView;
  base::EnumSet<domain::SourceKind> m_sources;
  FindingLink* m_up;
  FindingLink* m_down;
  Button* m_lower;
  Button* m_raise;
};

/// The columns' captions over a group of rows; empty where the rows are stacks. Screen readers have each row's words.
class ColumnHead final : public QWidget {
  Q_OBJECT
 public:
  explicit ColumnHead(QWidget* parent = nullptr);
  void setWhatIf(bool on) {
    m_isWhatIf = on;
    update();
  }
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  bool m_isWhatIf = false;
};

}  // namespace waymark::ui
