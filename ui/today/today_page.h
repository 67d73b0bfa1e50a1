// SPDX-License-Identifier: GPL-3.0-or-later
// The Today page: where the inspection stands, what is late, due and next, and what would help most.
#pragma once

#include "app/data_errors.h"
#include "app/dues.h"
#include "app/readiness.h"
#include "app/today.h"
#include "shell/page.h"

class QComboBox;
class QGridLayout;
class QLabel;
class QScrollArea;
class QStackedLayout;

namespace waymark::ui {

class ClockStrip;
class EmptyState;
class PageHeader;
class TaskList;
class TodaySide;

class TodayPage final : public Page {
  Q_OBJECT
 public:
  explicit TodayPage(const PageContext& context);
  void activated() override;
  [[nodiscard]] QString accessibleSummary() const override;

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void refresh();
  void fillOwners();
  void arrange();
  [[nodiscard]] app::OwnerFilter ownerFilter() const;
  void showCounts();
  /// How many errors are left in the lists, on the storage thread.
  void readLists();
  void open(const QString& key);
  void setState(const QString& key, domain::TaskState state);
  void startInspection();

  PageHeader* m_header;
  QComboBox* m_owner;
  ClockStrip* m_strip;
  QLabel* m_counts;
  QScrollArea* m_scroll;
  QGridLayout* m_grid;
  TaskList* m_list;
  QWidget* m_main;
  QLabel* m_calm;
  TodaySide* m_side;
  EmptyState* m_empty;
  QStackedLayout* m_stack;
  app::Plan m_plan;
  app::Today m_today;
  std::vector<app::Due> m_dues;  // all that are open, but tasks
  app::DueToday m_due;
  app::Readiness m_readiness;
  bool m_isStale = true;
  std::optional<app::DataErrors> m_listErrors;
  bool m_listsRead = false;
  bool m_listsKeyed = false;
  unsigned m_listsNumber = 0;
  bool m_isWide = false;
  bool m_isArranged = false;
};

}  // namespace waymark::ui
