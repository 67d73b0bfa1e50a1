// SPDX-License-Identifier: GPL-3.0-or-later
// The critical order of a plan as it stands: what is open, towards fieldwork and the inspectors on site.
#pragma once

#include <string>
#include <vector>

#include "app/plan.h"
#include "schedule/critical.h"

namespace waymark::app {

struct OrderTowards {
  schedule::Goal goal;
  std::string title;  // "Off-site fieldwork begins"
  schedule::CriticalOrder order;
};

/// One for each of fieldwork and on site that the pack has and that isn't past, the earlier first. What is done, not
/// needed or only for some outcomes holds nothing up. Days that inspectors or the law set, and told ones, stay fixed.
std::vector<OrderTowards> planOrders(const Plan& plan, const framework::Pack& pack, const calendar::Calendar& calendar,
                                     base::Day today);

}  // namespace waymark::app
