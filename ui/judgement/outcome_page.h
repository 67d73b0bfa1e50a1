// SPDX-License-Identifier: GPL-3.0-or-later
// The Provisional outcome page: where do we stand, why, what would change it, how sure are we?
#pragma once

#include <vector>

#include "judgement/outcome_model.h"
#include "shell/page.h"

class QBoxLayout;
class QScrollArea;
class QStackedLayout;
class QVBoxLayout;

namespace waymark::ui {

class AreaSection;
class Button;
class ColumnHead;
class CriterionDetail;
class CriterionRow;
class DetailSplitter;
class DifferentView;
class EmptyState;
class MovesSection;
class OutcomeTop;
class PageHeader;
class ReasonSection;
class WhatIfBanner;

class OutcomePage final : public Page {
  Q_OBJECT
 public:
  explicit OutcomePage(const PageContext& context);
  void activated() override;
  /// A criterion's id opens its details; "what-if" and "snapshot" do what they say.
  void openArgument(const QString& argument) override;
  [[nodiscard]] QString place() const override;
  [[nodiscard]] QString accessibleSummary() const override;
  [[nodiscard]] const OutcomeModel& model() const { return *m_model; }

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void buildRows();
  void buildSections(QVBoxLayout& column);
  void refresh();
  void showSections();
  void showReasons();
  void openCriterion(base::ShortCode id);
  void openOutcomeView();
  void openFinding(domain::EvidenceId id);
  void moveFocus(const CriterionRow* from, int step);
  void raise(base::ShortCode id, double step);
  void startWhatIf();
  void leaveWhatIf();
  void takeSnapshot(const QString& name);

  OutcomeModel* m_model;
  PageHeader* m_header;
  Button* m_whatIfButton;
  Button* m_snapshotButton;
  WhatIfBanner* m_banner;
  OutcomeTop* m_top;
  AreaSection* m_areas;
  QScrollArea* m_scroll;
  DetailSplitter* m_splitter;
  QStackedLayout* m_stack;
  EmptyState* m_empty;
  QVBoxLayout* m_rowsColumn;
  std::vector<CriterionRow*> m_rows;
  std::vector<ColumnHead*> m_heads;
  bool m_showsSections = false;
  std::string m_rowsFor;  // the pack's id
  QBoxLayout* m_sections;
  ReasonSection* m_why;
  ReasonSection* m_nearly;
  ReasonSection* m_missing;
  MovesSection* m_moves;
  CriterionDetail* m_detail = nullptr;
  DifferentView* m_outcomeView = nullptr;
  base::ShortCode m_open;
};

}  // namespace waymark::ui
