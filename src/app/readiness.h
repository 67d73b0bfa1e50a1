// SPDX-License-Identifier: GPL-3.0-or-later
// The few things that would most improve readiness now, each with what it rests on. Pure; used by ui/today, which
// puts them into words.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "app/plan.h"
#include "base/codes.h"
#include "domain/workspace.h"
#include "framework/pack.h"

namespace waymark::app {

enum class StepKind {
  ResolveConcerns,  // criterion, evidence, gain
  FinishTask,       // task, workingDaysLate, blocked
  LogEvidence,      // criteria: too little evidence to rely on
  HearVoices,       // criteria: evidence, but neither a child's nor a parent's voice
  NameOwner,        // role, tasks
};

struct Step {
  StepKind kind = StepKind::FinishTask;
  double worth = 0;  // 0 to 1; only for the order among steps
  std::vector<base::ShortCode> criteria;
  std::vector<domain::EvidenceId> evidence;  // the widest concerns, hardest first
  double gain = 0;                           // rise of the expected outcome, worst 0 to best 1
  PlannedTask task;
  int workingDaysLate = 0;  // 0: its hour has passed today, or it has no date yet
  std::size_t blocked = 0;  // open tasks that wait for it
  std::string role;
  std::size_t tasks = 0;  // open tasks of that role
};

struct Readiness {
  std::vector<Step> steps;  // most important first
  std::size_t criteriaWithoutEnough = 0;
};

/// At most `count` steps. The best of each kind comes before a second of any, so that ten late tasks don't hide that a
/// criterion has no evidence. Rejected findings are left out. Linear in the findings: off the window's thread if many.
Readiness readinessFor(const domain::Workspace& workspace, const Plan& plan, const framework::Pack& pack,
                       const calendar::Calendar& calendar, const base::Now& now, std::size_t count);

}  // namespace waymark::app
