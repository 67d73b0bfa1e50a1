// SPDX-License-Identifier: GPL-3.0-or-later
// The page Children & plans: a switch of views over the person-level lists (ui/children/views.cpp).
#pragma once

#include "children/caseload_view.h"

class QActionGroup;
class QStackedWidget;
class QVBoxLayout;

namespace waymark::ui {

class Button;
class ChoiceStrip;
class ElidedLabel;
class PageHeader;

class ChildrenPage final : public Page {
  Q_OBJECT
 public:
  explicit ChildrenPage(const PageContext& context);
  ~ChildrenPage() override;
  static std::vector<PagePlace> places();

  void activated() override;
  /// A view's id, with what is for it behind a colon; anything else is for the first view.
  void openArgument(const QString& argument) override;
  [[nodiscard]] QString place() const override;
  void setFilter(const QString& text) override;
  [[nodiscard]] bool canFilter() const override { return true; }
  [[nodiscard]] QString accessibleSummary() const override;

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  QWidget* makeLowTop();
  void fitTop();
  [[nodiscard]] CaseloadView& view(std::size_t at);
  void show(std::size_t at);
  void showSummary();

  CaseloadSource* m_caseload;
  QVBoxLayout* m_top;
  PageHeader* m_header;
  ChoiceStrip* m_switch;
  QWidget* m_lowTop;  // in place of both where the page is low: one row
  Button* m_lowSwitch;
  QActionGroup* m_lowChoices;
  ElidedLabel* m_lowSummary;
  QStackedWidget* m_stack;
  std::vector<CaseloadView*> m_views;  // as viewEntries(); nullptr until first shown
  std::size_t m_shown = 0;
  QString m_filter;
};

}  // namespace waymark::ui
