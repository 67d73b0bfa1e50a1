// SPDX-License-Identifier: GPL-3.0-or-later
// Some days of the plan as one printed page: values, in words, ready to be laid out (ui/render/plan_pdf.h).
// Used by the Timeline page and `waymark-cli report --kind timeline`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/plan.h"
#include "base/codes.h"

namespace waymark::app {

struct SheetRow {
  bool isGroup = false;
  std::string title;
  std::string owner;
  std::string due;    // "Tue 10 Nov, 12:00"
  std::string state;  // "Late", "In progress" …
  std::string marks;  // "critical, moved by hand"
  base::Day from;     // of a task
  base::Day to;
  std::optional<base::TimeOfDay> time;
  bool milestone = false;
  bool assumed = false;
  bool late = false;
  bool closed = false;  // done, or not needed
};

struct PlanSheet {
  std::string area;
  std::string inspection;
  std::string span;  // "Week of Mon 9 Nov 2026"
  base::DateRange days;
  base::Now printed;
  std::vector<base::Day> offDays;  // weekends and bank holidays among the days
  std::vector<SheetRow> rows;
  std::string leftOut;  // a sentence where rows had to go; "" where all are there
};

/// What the rows of a sheet stand under.
enum class SheetGroups { Phase, Owner, Partner, State };

/// Tasks at work on these days and what is late.
PlanSheet planSheet(const domain::Workspace& workspace, const domain::Inspection& inspection,
                    const framework::Pack& pack, const Plan& plan, const calendar::Calendar& calendar,
                    const base::DateRange& days, const base::Now& now, SheetGroups groups = SheetGroups::Phase);

/// At most `most` rows, groups counted: closed tasks go first, then those that are due last. Says what is left out.
PlanSheet fitted(PlanSheet sheet, std::size_t most);

}  // namespace waymark::app

namespace waymark::base {

template <>
struct CodeSet<app::SheetGroups> {
  static constexpr std::array<std::string_view, 4> kCodes{"phase", "owner", "partner", "state"};
};

}  // namespace waymark::base
