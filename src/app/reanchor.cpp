// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reanchor.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>

namespace waymark::app {
namespace {

using domain::InspectionEventKind;
using domain::OverrideSubject;

std::string dayText(const std::optional<base::Day>& day) {
  return day ? base::isoText(*day) : std::string("none");
}

const domain::Stored<domain::Override>* anchorOverride(const domain::Workspace& workspace,
                                                       const domain::InspectionId& inspection,
                                                       std::string_view anchor) {
  for (const auto& row : workspace.all<domain::Override>())
    if (row.value.inspection == inspection && row.value.subject == OverrideSubject::Anchor && row.value.key == anchor)
      return &row;
  return nullptr;
}

domain::Inspection proposed(domain::Inspection inspection, const Proposal& proposal) {
  inspection.notified = proposal.notified;
  inspection.notifiedTime = proposal.notified ? proposal.notifiedTime : std::nullopt;
  return inspection;
}

/// The workspace's plan as it would be.
Plan proposedPlan(const domain::Workspace& workspace, const domain::Inspection& inspection, const framework::Pack& pack,
                  const calendar::Calendar& calendar, const Proposal& proposal) {
  domain::Workspace changed = workspace;
  auto& overrides = changed.table<domain::Override>();
  for (const auto& [anchor, day] : proposal.anchors) {
    const auto* stored = anchorOverride(changed, inspection.id, anchor);
    domain::Override set;
    set.id = stored != nullptr ? stored->value.id : domain::OverrideId{base::namedUuid("proposed " + anchor)};
    if (!day) {
      if (stored != nullptr) overrides.remove(set.id.uuid);
      continue;
    }
    set.inspection = inspection.id;
    set.key = anchor;
    set.value = base::isoText(*day);
    overrides.put({set, 1});
  }
  return planFor(changed, proposed(inspection, proposal), pack, calendar);
}

bool isSet(const PlannedTask& task) {
  return task.movedByHand || (task.packIndex < 0 && task.due);
}

}  // namespace

std::vector<HandLate> handLate(const Plan& plan, const framework::Pack& pack) {
  std::unordered_map<std::string, const PlannedTask*> byKey;
  for (const auto& task : plan.tasks) byKey[task.key] = &task;
  // What comes after a task, one step at a time: the nearest thing that others date is the deadline it serves.
  std::unordered_map<std::string, std::vector<const framework::PackTask*>> after;
  for (const auto& task : pack.tasks)
    for (const auto& earlier : task.after) after[earlier].push_back(&task);

  std::vector<HandLate> found;
  for (const auto& task : plan.tasks) {
    if (!isSet(task) || !isOpen(task) || !task.due) continue;
    std::optional<HandLate> worst;
    const auto consider = [&](const std::string& title, const std::optional<base::Day>& deadline) {
      if (!deadline || *task.due <= *deadline || (worst && worst->deadline <= *deadline)) return;
      worst = HandLate{task.key, task.title, *task.due, title, *deadline};
    };
    if (const auto* dated = plan.timeline.task(task.key); dated != nullptr && (dated->external || dated->told))
      consider(dated->title, dated->due);
    std::set<std::string> seen{task.key};
    std::vector<std::string> next{task.key};
    while (!next.empty()) {
      const auto key = next.back();
      next.pop_back();
      for (const auto* later : after[key]) {
        if (!seen.insert(later->id).second) continue;
        const auto at = byKey.find(later->id);
        if (at == byKey.end()) continue;
        consider(later->title, at->second->due);
        next.push_back(later->id);
      }
    }
    if (task.packIndex < 0)
      for (const auto& phase : plan.timeline.phases)
        if (phase.id == task.phase) consider(phase.title, phase.end);
    if (worst) found.push_back(*worst);
  }
  std::ranges::stable_sort(found, {}, [](const HandLate& late) { return std::tuple(late.deadline, late.title); });
  return found;
}

base::Result<void> checkProposal(const domain::Inspection& inspection, const framework::Pack& pack,
                                 const calendar::Calendar& calendar, const Proposal& proposal) {
  const auto reaches = [&](base::Day day) {
    return base::yearOf(day) >= calendar.fromYear() && base::yearOf(day) <= calendar.toYear();
  };
  const auto beyond = [&](const std::string& what, base::Day day) {
    return base::fail(base::Code::BadUse,
                      {{"problem", "“" + what + "” can’t be on " + base::longText(day) +
                                       ": the calendar knows the years " + std::to_string(calendar.fromYear()) +
                                       " to " + std::to_string(calendar.toYear()) + ". Nothing was changed"}});
  };
  if (proposal.notified && proposal.notified != inspection.notified && !reaches(*proposal.notified))
    return beyond(pack.anchors.empty() ? std::string("Notified") : pack.anchors.front().title, *proposal.notified);
  for (const auto& [id, day] : proposal.anchors) {
    const auto* anchor = pack.anchor(id);
    if (anchor == nullptr) return base::fail(base::Code::NotFound, {{"what", "anchor"}, {"id", id}});
    if (!anchor->from)
      return base::fail(base::Code::BadUse, {{"problem", "“" + anchor->title +
                                                             "” is the day of the call itself: give "
                                                             "it as the notification day"}});
    if (!day) continue;
    if (!reaches(*day)) return beyond(anchor->title, *day);
    if (proposal.notified && *day < *proposal.notified)
      return base::fail(base::Code::BadUse,
                        {{"problem", "“" + anchor->title + "” can’t be on " + base::longText(*day) +
                                         ": that is before the day of the call, " + base::longText(*proposal.notified) +
                                         ". Nothing was changed"}});
  }
  return {};
}

Reanchoring preview(const domain::Workspace& workspace, const domain::Inspection& inspection,
                    const framework::Pack& pack, const calendar::Calendar& calendar, const Proposal& proposal) {
  const auto before = planFor(workspace, inspection, pack, calendar);
  const auto after = proposedPlan(workspace, inspection, pack, calendar, proposal);
  Reanchoring result;
  for (const auto& anchor : after.timeline.anchors) {
    const auto was = before.timeline.day(anchor.id);
    if (was != anchor.day) result.anchors.push_back({anchor.id, anchor.title, was, anchor.day, std::nullopt});
  }
  std::unordered_map<std::string, const PlannedTask*> old;
  for (const auto& task : before.tasks) old[task.key] = &task;
  for (const auto& task : after.tasks) {
    const auto at = old.find(task.key);
    const auto was = at == old.end() ? std::nullopt : at->second->due;
    const Move move{task.key, task.title, was, task.due, task.dueTime};
    if (isSet(task)) {
      if (isOpen(task)) result.byHand.push_back(move);
    } else if (task.told && isOpen(task) && was == task.due) {
      result.told.push_back(move);
    } else if (was != task.due) {
      if (task.state == domain::TaskState::Done) result.done.push_back(move);
      if (isOpen(task)) result.moves.push_back(move);
    }
  }
  result.handLate = handLate(after, pack);
  for (const auto& warning : after.timeline.warnings) {
    const bool isNew = std::ranges::none_of(before.timeline.warnings, [&](const schedule::Warning& known) {
      return known.rule == warning.rule && known.parameters == warning.parameters;
    });
    if (isNew) result.warnings.push_back(warning);
  }
  return result;
}

domain::ChangeSet reanchor(const domain::Workspace& workspace, const domain::Stored<domain::Inspection>& inspection,
                           const Proposal& proposal, std::string name, base::IdMaker& ids, const base::Now& now) {
  domain::ChangeSet set{std::move(name), {}};
  std::string detail;
  const auto note = [&](std::string_view what, const std::optional<base::Day>& from,
                        const std::optional<base::Day>& to) {
    if (!detail.empty()) detail += "; ";
    detail += std::string(what) + " " + dayText(from) + " -> " + dayText(to);
  };
  auto after = proposed(inspection.value, proposal);
  if (after != inspection.value) {
    if (after.notified != inspection.value.notified) note("notified", inspection.value.notified, after.notified);
    set.changes.push_back(domain::edited(inspection, std::move(after)));
  }
  for (const auto& [anchor, day] : proposal.anchors) {
    const auto* stored = anchorOverride(workspace, inspection.value.id, anchor);
    const auto was = stored != nullptr ? base::parseDay(stored->value.value) : std::nullopt;
    if (was == day && (stored != nullptr || !day)) continue;
    note(anchor, was, day);
    if (!day) {
      set.changes.push_back(domain::removed(*stored));
      continue;
    }
    domain::Override value;
    if (stored != nullptr) value = stored->value;
    value.value = base::isoText(*day);
    value.reason = proposal.reason;
    value.by = proposal.by;
    value.at = now.utc;
    if (stored != nullptr) {
      set.changes.push_back(domain::edited(*stored, std::move(value)));
      continue;
    }
    value.id = ids.makeId<domain::OverrideTag>(now.utc);
    value.inspection = inspection.value.id;
    value.subject = OverrideSubject::Anchor;
    value.key = anchor;
    set.changes.push_back(domain::made(domain::Record{std::move(value)}));
  }
  // The first day of the call isn't a change of plan; what comes after it is history.
  const bool isFirstCall = !inspection.value.notified && proposal.anchors.empty();
  if (!detail.empty() && !isFirstCall)
    set.changes.push_back(domain::made(domain::Record{domain::InspectionEvent{
        ids.makeId<domain::InspectionEventTag>(now.utc), inspection.value.id, InspectionEventKind::Reanchored,
        now.today, proposal.reason, detail, proposal.by, now.utc}}));
  return set;
}

}  // namespace waymark::app
