// SPDX-License-Identifier: GPL-3.0-or-later
// The Timeline page: the call's day, the dates that hang on it, and every task of the plan.
#pragma once

#include <QPointer>

#include "app/plan_calendar.h"
#include "app/reanchor.h"
#include "shell/page.h"
#include "timeline/timeline_geometry.h"
#include "timeline/timeline_model.h"

namespace waymark::ui {

class AnchorStrip;
class Button;
class ChipSet;
class ChoiceStrip;
class DueDetail;
class DetailSplitter;
class ListTools;
class PageHeader;
class TaskDetail;
class TimelineView;

class TimelinePage final : public Page {
  Q_OBJECT
 public:
  explicit TimelinePage(const PageContext& context);

  /// What inspectors told us, deferral or pause, rehearsals.
  static std::vector<PagePlace> places();
  void activated() override;
  /// A task's key, or a place: shows and opens it.
  void openArgument(const QString& argument) override;
  [[nodiscard]] QString place() const override;
  void setFilter(const QString& text) override;
  [[nodiscard]] bool canFilter() const override { return true; }
  [[nodiscard]] QString accessibleSummary() const override;

 protected:
  void focusInEvent(QFocusEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  QWidget* makeRanges();
  QWidget* makeTools();
  void onLoaded();
  void onApplied(const domain::ChangeSet& changes);
  void onTimelineChanged();
  void showSpan(Span span);
  void showDays(const std::optional<base::DateRange>& days);
  void shift(Direction direction);
  void group(Grouping grouping);
  void moveTask(const QString& key, base::Day day);
  void refuseMove(const QString& key);
  ListTools* makeListTools();
  /// Everybody's, one person's or one organisation's.
  void fillCalendarMenu();
  void askForCalendar(const app::PlanAudience& audience, const QString& whose);
  void writeCalendar(const QString& file, const app::PlanAudience& audience);
  void showPage();
  /// Changes which rows there are; the selection and what is folded stay.
  template <class F>
  void changeRows(F&& change);
  void showSummary();
  void showDetail(const QString& key);
  void showDue(const PlanTask& row);
  void markDone(const QString& key);
  void refreshDetail();
  /// Puts something else than a task into the panel.
  void showPanel(QWidget* content, const QString& title);
  void shutPanel();
  [[nodiscard]] bool showsTask() const;
  void showReanchoring(const app::Proposal& proposal);
  void showTold();
  void showHistory();
  void showRehearsals();
  void cycleState(const QString& key);
  void keepPlace(const std::string& key);

  PageHeader* m_header;
  AnchorStrip* m_anchors;
  TimelineModel* m_model;
  TimelineView* m_view;
  ChoiceStrip* m_spans = nullptr;
  QWidget* m_ranges = nullptr;
  QWidget* m_tools = nullptr;
  ChoiceStrip* m_groups = nullptr;
  ChipSet* m_critical = nullptr;
  Button* m_calendarFile = nullptr;
  Button* m_print = nullptr;
  ListTools* m_list = nullptr;
  QString m_words;  // of the filter field
  DetailSplitter* m_splitter;
  std::optional<domain::InspectionId> m_planOf;
  QPointer<TaskDetail> m_detail;  // while a task is in the panel
  QPointer<DueDetail> m_dueDetail;  // while something else that is due is
  Span m_span = Span::ThreeWeeks;
};

}  // namespace waymark::ui
