// SPDX-License-Identifier: GPL-3.0-or-later
// One row for each earlier finding that the inspection judges: the verdict in words and shape, why, the findings that
// pull, what is missing, and the way to its evidence. Shown where the pack judges areas.
#pragma once

#include <QWidget>

#include "judgement/outcome_model.h"
#include "widgets/marks.h"

class QLabel;
class QVBoxLayout;

namespace waymark::ui {

Mark progressMark(framework::Progress verdict);
/// Translated, then filled.
QString progressSentence(const judgement::Reason& reason);

class AreaSection final : public QWidget {
  Q_OBJECT
 public:
  explicit AreaSection(QWidget* parent = nullptr);
  void set(const AppState& state, const OutcomeModel& model);
  /// "Areas for priority action: 1 effective action, 2 not enough evidence."
  [[nodiscard]] QString summary() const { return m_summary; }

 signals:
  void findingOpened(waymark::domain::EvidenceId id);
  void evidenceAsked(waymark::domain::EarlierFindingId area);
  void newAreaAsked();

 private:
  [[nodiscard]] QWidget* makeRow(const domain::EarlierFinding& finding, const judgement::AreaProgress& area,
                                 const framework::JudgedAreas& rules, const OutcomeModel& model);

  QLabel* m_title;
  QLabel* m_question;
  QVBoxLayout* m_rows;
  QString m_summary;
  QString m_shown;
};

}  // namespace waymark::ui
