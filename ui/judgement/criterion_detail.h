// SPDX-License-Identifier: GPL-3.0-or-later
// One criterion in full, for the detail panel: position, voices, different views, all findings by pull, the prompts.
#pragma once

#include <QWidget>
#include <vector>

#include "judgement/outcome_model.h"

class QCheckBox;
class QLabel;
class QVBoxLayout;

namespace waymark::ui {

class DifferentView;
class FindingLink;

class CriterionDetail final : public QWidget {
  Q_OBJECT
 public:
  CriterionDetail(AppState& state, OutcomeModel& model, const framework::Criterion& criterion,
                  QWidget* parent = nullptr);
  void refresh();

 signals:
  void findingOpened(waymark::domain::EvidenceId id);

 private:
  void addPrompts(QVBoxLayout& column, const framework::Criterion& criterion);
  void showFindings();

  AppState& m_state;
  OutcomeModel& m_model;
  base::ShortCode m_id;
  QLabel* m_position;
  QLabel* m_confidence;
  QLabel* m_sources;
  QLabel* m_missing;
  DifferentView* m_view;
  QLabel* m_findingsTitle;
  QVBoxLayout* m_findings;
  std::vector<base::Uuid> m_shown;
  bool m_shownWhatIf = false;
};

}  // namespace waymark::ui
