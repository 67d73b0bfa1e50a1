// SPDX-License-Identifier: GPL-3.0-or-later
// The view Problems: by rule (Enter shows the rule's children; a rule is switched off here, and on again) and by child
// (Enter goes to the cell, F2 corrects it); what is to be fixed at source; settings that have returned nothing.
#pragma once

#include <array>

#include "children/caseload_view.h"

class QLabel;
class QStackedWidget;

namespace waymark::ui {

class Button;
class CaseloadStanding;
class ChoiceStrip;
class ColumnScroll;
class DataTable;
class ElidedLabel;
class FaultModel;
class FixView;
class ListTools;
class ReturnsView;
class RuleModel;
class RuleSwitchBar;

class ProblemsView final : public CaseloadView {
  Q_OBJECT
 public:
  explicit ProblemsView(const ViewContext& context);

  void activated() override;
  void setFilter(const QString& text) override;
  /// "child": by child; "fix": to fix at source; "returns"; "view:<id>" of a saved view.
  void openArgument(const QString& argument) override;
  [[nodiscard]] QString place() const override;
  [[nodiscard]] QString summary() const override;

 private:
  enum Part { ByRule, ByChild, ToFix, Returns };
  void onSource();
  void showPart(Part part);
  void showRule();
  void openRule(const base::Uuid& id);
  void openFault(const base::Uuid& id, const QString& how);
  void openCell(std::size_t row, std::size_t column, const QString& how);

  QStackedWidget* m_stack;
  ColumnScroll* m_scroll;
  CaseloadStanding* m_standing;
  QWidget* m_content;
  ChoiceStrip* m_part;
  std::array<QWidget*, 4> m_tools{};  // a list's button by part
  QStackedWidget* m_parts;
  ElidedLabel* m_note;
  RuleModel* m_rules;
  FaultModel* m_faults;
  DataTable* m_ruleTable;
  DataTable* m_faultTable;
  ListTools* m_ruleTools;
  ListTools* m_faultTools;
  QLabel* m_rule;
  RuleSwitchBar* m_switch;
  FixView* m_fix;
  ReturnsView* m_returns;
  Part m_shown = ByRule;
  bool m_faultsAreStale = true;
};

}  // namespace waymark::ui
