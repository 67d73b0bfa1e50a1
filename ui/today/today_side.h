// SPDX-License-Identifier: GPL-3.0-or-later
// Beside the tasks: what would help most, the counts that matter, who is away, the contact tree, the day on which
// children's data is to be deleted. Used by the Today page.
#pragma once

#include <QWidget>
#include <vector>

#include "app/readiness.h"
#include "app/today.h"
#include "shell/page.h"
#include "widgets/theme.h"

class QVBoxLayout;

namespace waymark::ui {

class CountLink;
class SectionHeader;
class StepLink;

class TodaySide final : public QWidget {
  Q_OBJECT
 public:
  TodaySide(AppState& state, Navigator& navigator, QWidget* parent = nullptr);
  void show(const app::Today& today, const app::Readiness& readiness);

 private:
  struct Count {
    CountLink* link;
    const char* one;
    const char* many;
    const char* page;
    const char* argument;
    Role role;
  };
  void showSteps(const app::Readiness& readiness);
  void showAway(const app::Today& today);
  void showPurge();
  void openStep(const app::Step& step);

  AppState& m_state;
  Navigator& m_navigator;
  SectionHeader* m_stepsHeader;
  std::vector<StepLink*> m_steps;
  std::vector<app::Step> m_shownSteps;
  QWidget* m_noSteps;
  std::vector<Count> m_counts;
  StepLink* m_contactTree;
  StepLink* m_purge;
  SectionHeader* m_awayHeader;
  QVBoxLayout* m_away;
  QString m_awayShown;
};

}  // namespace waymark::ui
