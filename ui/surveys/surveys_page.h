// SPDX-License-Identifier: GPL-3.0-or-later
// The page Surveys: the inspectors' links on their way out, our own results and comments, and what was done.
#pragma once

#include "surveys/survey_view.h"

class QStackedWidget;

namespace waymark::ui {

class ChoiceStrip;
class PageHeader;

class SurveysPage final : public Page {
  Q_OBJECT
 public:
  explicit SurveysPage(const PageContext& context);
  ~SurveysPage() override;
  static std::vector<PagePlace> places();

  void activated() override;
  /// "inspectors", "own" or "said", with what is for that view behind a colon; a record's id alone finds its view.
  void openArgument(const QString& argument) override;
  [[nodiscard]] QString place() const override;
  void setFilter(const QString& text) override;
  [[nodiscard]] bool canFilter() const override { return true; }
  [[nodiscard]] QString accessibleSummary() const override;

 private:
  void showView(std::size_t at);
  void showSummary();

  PageHeader* m_header;
  ChoiceStrip* m_switch;
  QStackedWidget* m_stack;
  std::vector<SurveyView*> m_views;
  std::size_t m_shown = 0;
};

}  // namespace waymark::ui
