// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/readiness.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "app/restricted.h"
#include "judgement/assess.h"

namespace waymark::app {

namespace {

constexpr double kGainToWorth = 4;  // a gain of a quarter of the whole scale is worth as much as anything can be

/// What the arithmetic reads, without the words: a copy of 100,000 findings stays cheap.
domain::Evidence slim(const domain::Evidence& whole) {
  domain::Evidence evidence;
  evidence.id = whole.id;
  evidence.finding = whole.finding;
  evidence.reach = whole.reach;
  evidence.impact = whole.impact;
  evidence.criterion = whole.criterion;
  evidence.also = whole.also;
  evidence.source = whole.source;
  evidence.review = whole.review;
  return evidence;
}

class Finder {
 public:
  Finder(const domain::Workspace& workspace, const Plan& plan, const framework::Pack& pack,
         const calendar::Calendar& calendar, const base::Now& now)
      : m_workspace(workspace), m_plan(plan), m_pack(pack), m_calendar(calendar), m_now(now) {}

  Readiness find(std::size_t count) {
    Readiness readiness;
    fromEvidence(readiness);
    fromTasks();
    fromRoles();
    readiness.steps = chosen(count);
    return readiness;
  }

 private:
  void fromEvidence(Readiness& readiness) {
    std::vector<domain::Evidence> evidence;
    evidence.reserve(m_workspace.all<domain::Evidence>().size());
    for (const auto& row : m_workspace.all<domain::Evidence>())
      if (!isUnderEmbargo(m_workspace, row.value)) evidence.push_back(slim(row.value));
    const auto bank = judgement::makeBank(evidence, m_pack);
    const auto assessment = judgement::assess(bank, m_pack);
    for (const auto& gain : judgement::largestGains(bank, m_pack, 3)) {
      Step step{StepKind::ResolveConcerns,
                std::min(1.0, gain.gain * kGainToWorth),
                {gain.criterion},
                {},
                gain.gain,
                {},
                0,
                0,
                {},
                0};
      for (const auto row : gain.rows) step.evidence.push_back(evidence[row].id);
      m_steps.push_back(std::move(step));
    }
    Step few;
    few.kind = StepKind::LogEvidence;
    Step silent;
    silent.kind = StepKind::HearVoices;
    for (const auto& at : assessment.criteria) {
      if (!at.enough)
        few.criteria.push_back(at.id);
      else if (!at.childVoice && !at.parentVoice)
        silent.criteria.push_back(at.id);
    }
    readiness.criteriaWithoutEnough = few.criteria.size();
    const auto share = [&](const Step& step) {
      return static_cast<double>(step.criteria.size()) /
             static_cast<double>(std::max<std::size_t>(1, m_pack.criteria.size()));
    };
    few.worth = std::min(1.0, 0.4 + share(few));
    silent.worth = std::min(1.0, 0.3 + 0.5 * share(silent));
    if (!few.criteria.empty()) m_steps.push_back(std::move(few));
    if (!silent.criteria.empty()) m_steps.push_back(std::move(silent));
  }

  void fromTasks() {
    std::unordered_map<std::string, std::size_t> waiting;  // how many open tasks come after each
    for (const auto& task : m_plan.tasks) {
      if (!isOpen(task) || task.conditional || task.packIndex < 0) continue;
      for (const auto& before : m_pack.tasks[static_cast<std::size_t>(task.packIndex)].after) ++waiting[before];
    }
    const bool dated = m_plan.timeline.notified.has_value();
    for (const auto& task : m_plan.tasks) {
      const bool toPrepare = !dated && isOpen(task) && !m_pack.phases.empty() && task.phase == m_pack.phases.front().id;
      if (!toPrepare && !isLate(task, m_now)) continue;
      Step step;
      step.kind = StepKind::FinishTask;
      step.task = task;
      if (const auto at = waiting.find(task.key); at != waiting.end()) step.blocked = at->second;
      if (task.due)
        if (const auto days = m_calendar.workingDaysBetween(*task.due, m_now.today)) step.workingDaysLate = *days;
      step.worth = std::min(1.0, 0.3 + 0.05 * std::min(step.workingDaysLate, 6) +
                                     0.1 * static_cast<double>(std::min<std::size_t>(step.blocked, 4)) +
                                     (task.milestone ? 0.1 : 0.0));
      m_steps.push_back(std::move(step));
    }
  }

  void fromRoles() {
    std::map<std::string, std::size_t> open;
    for (const auto& task : m_plan.tasks)
      if (isOpen(task) && !task.conditional && !task.owner && !task.ownerRole.empty()) ++open[task.ownerRole];
    for (const auto& [role, tasks] : open) {
      if (personWithRole(m_workspace, role)) continue;
      Step step;
      step.kind = StepKind::NameOwner;
      step.role = role;
      step.tasks = tasks;
      step.worth = std::min(1.0, 0.4 + 0.05 * static_cast<double>(tasks));
      m_steps.push_back(std::move(step));
    }
  }

  std::vector<Step> chosen(std::size_t count) {
    std::ranges::stable_sort(m_steps, std::greater{}, &Step::worth);
    std::vector<Step> first;
    std::vector<Step> later;
    std::set<StepKind> seen;
    for (auto& step : m_steps) (seen.insert(step.kind).second ? first : later).push_back(std::move(step));
    std::ranges::move(later, std::back_inserter(first));
    if (first.size() > count) first.resize(count);
    return first;
  }

  const domain::Workspace& m_workspace;
  const Plan& m_plan;
  const framework::Pack& m_pack;
  const calendar::Calendar& m_calendar;
  const base::Now& m_now;
  std::vector<Step> m_steps;
};

}  // namespace

Readiness readinessFor(const domain::Workspace& workspace, const Plan& plan, const framework::Pack& pack,
                       const calendar::Calendar& calendar, const base::Now& now, std::size_t count) {
  return Finder(workspace, plan, pack, calendar, now).find(count);
}

}  // namespace waymark::app
