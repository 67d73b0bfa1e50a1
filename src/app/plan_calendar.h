// SPDX-License-Identifier: GPL-3.0-or-later
// The plan's dated tasks as a calendar file, all of them or one person's or partner's. Used by the Timeline page and
// `waymark-cli report --kind plan`. It holds names and jobs of owners, and no other personal data.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/plan.h"
#include "exchange/ics.h"

namespace waymark::app {

/// Whose tasks. Both empty: everybody's.
struct PlanAudience {
  std::optional<domain::PersonId> person;
  std::optional<domain::PartnerId> partner;
};

/// The organisation of a task's owner, by name or by role; nothing where nobody is known.
std::optional<domain::PartnerId> partnerOf(const domain::Workspace& workspace, const PlannedTask& task);

/// A dated task each; what is not needed only where a person said so, as cancelled (it may have been exported before).
std::vector<exchange::CalendarEvent> planEvents(const domain::Workspace& workspace,
                                                const domain::Inspection& inspection, const framework::Pack& pack,
                                                const Plan& plan, const PlanAudience& audience = {});

/// planEvents as a file's text, named after the area and the inspection. TooLittle where there is no dated task.
base::Result<std::string> planCalendar(const domain::Workspace& workspace, const domain::Inspection& inspection,
                                       const framework::Pack& pack, const Plan& plan, const PlanAudience& audience,
                                       base::Stamp written);

}  // namespace waymark::app
