// SPDX-License-Identifier: GPL-3.0-or-later
// A task of the plan as its row shows it: app::PlannedTask with its owner in words, notes, lateness and how much room
// it has. Values only.
#pragma once

#include <QString>
#include <string>
#include <vector>

#include "app/dues.h"
#include "app/reanchor.h"
#include "widgets/marks.h"

namespace waymark::ui {

class AppState;

/// What a row has that is no task of the plan: a request, survey links, documents, a point, a concern, a session.
struct AlsoDue {
  app::Due due;
  Mark mark = Mark::NotStarted;
  QString word;  // its state
};

struct PlanTask : app::PlannedTask {
  bool ownerNamed = false;  // by hand, not by role
  std::string ownerText;    // the person's name, or the role's title
  std::string partnerText;  // the owner's organisation, or ""
  std::string notes;
  bool late = false;
  bool dueToday = false;
  bool critical = false;     // on the chain with the least room towards fieldwork or on site
  std::optional<int> slack;  // working days it may slip; none after the inspectors' arrival, and where it is closed
  std::string holdsUp;       // title of what it would move next
  std::optional<AlsoDue> also;           // none: a task
  std::optional<app::HandLate> tooLate;  // set by hand, after the deadline it serves
};

/// In the plan's order.
std::vector<PlanTask> planTasks(const app::Plan& plan, const domain::Workspace& workspace, const framework::Pack& pack,
                                const calendar::Calendar& calendar, const base::Now& now);

/// Everything else that is due (app/dues.h) as rows: nobody drags them, their day is set where they are worked on.
std::vector<PlanTask> alsoDue(const AppState& state);

/// How much it may slip, and what it would move then; "" where nothing hangs on it.
QString roomText(const PlanTask& task);

}  // namespace waymark::ui
