// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/move_pack.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "app/plan.h"

namespace waymark::app {
namespace {

using base::Code;
using domain::OverrideSubject;
using domain::ToldSubject;
using framework::IdMap;
using framework::RowChange;
using framework::RowFate;

/// Old id to new id of the rows that go on.
IdMap idsOf(const std::vector<RowChange>& rows) {
  IdMap ids;
  for (const auto& row : rows)
    if (row.fate == RowFate::Kept || row.fate == RowFate::Renamed) ids.emplace(row.oldId, row.newId);
  return ids;
}

const std::string* found(const IdMap& ids, const std::string& old) {
  const auto at = ids.find(old);
  return at == ids.end() ? nullptr : &at->second;
}
/// What it finds would be gone with the map.
const std::string* found(const IdMap&& ids, const std::string& old) = delete;

base::ShortCode moved(const IdMap& criteria, base::ShortCode code) {
  if (const auto* to = found(criteria, code.text())) return base::ShortCode::make(*to).value_or(code);
  return code;
}

/// Each under its new id, none twice, and not `but`.
std::vector<base::ShortCode> moved(const IdMap& criteria, const std::vector<base::ShortCode>& codes,
                                   base::ShortCode but = {}) {
  std::vector<base::ShortCode> all;
  for (const auto& code : codes)
    if (const auto to = moved(criteria, code); to != but && std::ranges::find(all, to) == all.end()) all.push_back(to);
  return all;
}

/// Texts of a view's filter that are a criterion's id, wherever they stand in it.
bool moveTexts(const IdMap& criteria, nlohmann::json& value) {
  bool any = false;
  if (value.is_string()) {
    const auto* to = found(criteria, value.get<std::string>());
    if (to == nullptr || *to == value.get<std::string>()) return false;
    value = *to;
    return true;
  }
  if (value.is_structured())
    for (auto& inner : value) any = moveTexts(criteria, inner) || any;
  return any;
}

std::string movedState(const IdMap& criteria, const std::string& state) {
  auto json = nlohmann::json::parse(state, nullptr, false);
  return json.is_discarded() || !moveTexts(criteria, json) ? state : json.dump();
}

bool isVersion(const std::string& version, const std::string& other) {
  return version.empty() || framework::compareVersions(version, other) == 0;
}

/// Over: its outcome or its letter is out. It keeps the version it was held under. `from` may stand in for a version
/// that isn't there: then area and inspection name that one.
bool goesAlong(const domain::Inspection& inspection, const domain::Area& area, const framework::Pack& from) {
  return inspection.frameworkId == from.id && inspection.kind != domain::InspectionKind::Published &&
         inspection.publishedOutcome.empty() && !inspection.publishedOn &&
         (isVersion(inspection.frameworkVersion, from.version) ||
          isVersion(inspection.frameworkVersion, area.frameworkVersion));
}

bool isThere(const domain::Area& area, const framework::Pack& from, const framework::Pack& to) {
  return from.id == to.id && isVersion(to.version, from.version) && isVersion(area.frameworkVersion, to.version);
}

std::vector<RowUse> usesOf(const std::vector<RowChange>& rows) {
  std::vector<RowUse> uses;
  for (const auto& row : rows) uses.push_back({row});
  return uses;
}

RowUse* use(std::vector<RowUse>& uses, std::string_view oldId) {
  const auto at = std::ranges::find_if(
      uses, [&](const RowUse& row) { return row.row.fate != RowFate::New && row.row.oldId == oldId; });
  return at == uses.end() ? nullptr : &*at;
}

void count(std::vector<RowUse>& uses, std::string_view oldId, int RowUse::*what) {
  if (auto* row = use(uses, oldId)) ++(row->*what);
}

const std::vector<RowChange>& toldRows(const framework::PackDiff& diff, ToldSubject subject) {
  if (subject == ToldSubject::Information) return diff.information;
  if (subject == ToldSubject::Task) return diff.tasks;
  return diff.surveyAudiences;
}

/// Ids of the map that lead from nothing or to nothing.
base::Result<void> checkMap(const IdMap& map, const framework::PackDiff& diff) {
  const auto rows = {&diff.criteria, &diff.tasks,       &diff.anchors,        &diff.phases,
                     &diff.outcomes, &diff.information, &diff.surveyAudiences};
  for (const auto& [old, next] : map) {
    bool isHere = false;
    for (const auto* list : rows)
      for (const auto& row : *list) isHere = isHere || (row.oldId == old && row.newId == next);
    if (!isHere) return base::fail(Code::NotFound, {{"what", "pair of rows"}, {"id", old + "=" + next}});
  }
  return {};
}

class Mover {
 public:
  Mover(const domain::Workspace& workspace, const framework::Pack& from, const framework::Pack& to,
        const framework::PackDiff& diff, const calendar::Calendar& calendar)
      : m_workspace(workspace),
        m_from(from),
        m_to(to),
        m_diff(diff),
        m_calendar(calendar),
        m_criteria(idsOf(diff.criteria)),
        m_tasks(idsOf(diff.tasks)),
        m_anchors(idsOf(diff.anchors)),
        m_phases(idsOf(diff.phases)),
        m_outcomes(idsOf(diff.outcomes)) {}

  std::vector<domain::Change> run() {
    for (const auto& row : m_workspace.all<domain::Area>()) {
      auto area = row.value;
      if (area.frameworkId != m_from.id) continue;
      area.frameworkId = m_to.id;
      area.frameworkVersion = m_to.version;
      put(row, std::move(area));
    }
    for (const auto& row : m_workspace.all<domain::Inspection>()) {
      if (!goesAlong(row.value, m_workspace.area(), m_from)) continue;
      auto inspection = row.value;
      inspection.frameworkId = m_to.id;
      inspection.frameworkVersion = m_to.version;
      m_moving.insert(row.value.id.uuid);
      put(row, std::move(inspection));
      tasks(row.value);
    }
    for (const auto& row : m_workspace.all<domain::Told>()) {
      auto told = row.value;
      if (!m_moving.contains(told.inspection.uuid) || told.subject == ToldSubject::Fact) continue;
      const auto rows = idsOf(toldRows(m_diff, told.subject));
      if (const auto* key = found(rows, told.key)) told.key = *key;
      put(row, std::move(told));
    }
    for (const auto& row : m_workspace.all<domain::EarlierFinding>()) {
      auto finding = row.value;
      if (finding.criterion) finding.criterion = moved(m_criteria, *finding.criterion);
      put(row, std::move(finding));
    }
    for (const auto& row : m_workspace.all<domain::Priority>()) {
      auto priority = row.value;
      priority.criteria = moved(m_criteria, priority.criteria);
      put(row, std::move(priority));
    }
    for (const auto& row : m_workspace.all<domain::Evidence>()) {
      auto evidence = row.value;
      evidence.criterion = moved(m_criteria, evidence.criterion);
      evidence.also = moved(m_criteria, evidence.also, evidence.criterion);
      put(row, std::move(evidence));
    }
    for (const auto& row : m_workspace.all<domain::Override>()) overrideOf(row);
    for (const auto& row : m_workspace.all<domain::SavedView>()) {
      auto view = row.value;
      view.state = movedState(m_criteria, view.state);
      put(row, std::move(view));
    }
    return std::move(m_changes);
  }

 private:
  template <class T>
  void put(const domain::Stored<T>& before, T after) {
    if (after != before.value) m_changes.push_back(domain::edited(before, std::move(after)));
  }

  void overrideOf(const domain::Stored<domain::Override>& row) {
    auto item = row.value;
    if (!m_moving.contains(item.inspection.uuid)) return;
    const auto* key = item.subject == OverrideSubject::Anchor      ? found(m_anchors, item.key)
                      : item.subject == OverrideSubject::Criterion ? found(m_criteria, item.key)
                                                                   : nullptr;
    if (key != nullptr) item.key = *key;
    if (item.subject == OverrideSubject::Outcome)
      if (const auto* outcome = found(m_outcomes, item.value)) item.value = *outcome;
    put(row, std::move(item));
  }

  /// Those of the pack follow their row. One whose row is gone, or is taken by another, goes on as an own task.
  void tasks(const domain::Inspection& inspection) {
    const auto plan = planFor(m_workspace, inspection, m_from, m_calendar);
    std::set<std::string> taken;
    for (const auto& row : m_workspace.all<domain::Task>()) {
      if (row.value.inspection != inspection.id) continue;
      auto task = row.value;
      if (const auto* to = found(m_tasks, task.packTask); to != nullptr && taken.insert(*to).second)
        task.packTask = *to;
      else if (!task.packTask.empty())
        makeOwn(task, plan);
      if (const auto* phase = found(m_phases, task.phase)) task.phase = *phase;
      put(row, std::move(task));
    }
  }

  void makeOwn(domain::Task& task, const Plan& plan) {
    const auto planned = std::ranges::find(plan.tasks, task.packTask, &PlannedTask::key);
    if (const auto* row = m_from.task(task.packTask)) {
      task.title = row->title;
      task.phase = row->phase;
    } else if (task.title.empty()) {
      task.title = task.packTask;
    }
    task.packTask.clear();
    if (planned == plan.tasks.end()) return;
    if (!task.due) task.due = planned->due;
    if (!task.dueTime) task.dueTime = planned->dueTime;
    if (!task.owner) task.owner = planned->owner;
  }

  const domain::Workspace& m_workspace;
  const framework::Pack& m_from;
  const framework::Pack& m_to;
  const framework::PackDiff& m_diff;
  const calendar::Calendar& m_calendar;
  IdMap m_criteria;
  IdMap m_tasks;
  IdMap m_anchors;
  IdMap m_phases;
  IdMap m_outcomes;
  std::set<base::Uuid> m_moving;
  std::vector<domain::Change> m_changes;
};

}  // namespace

std::string frameworkVersionOf(const domain::Workspace& workspace) {
  const auto& area = workspace.area();
  if (!area.frameworkVersion.empty()) return area.frameworkVersion;
  const auto* inspection = currentInspection(workspace);
  const bool isOnIt = inspection != nullptr && inspection->value.frameworkId == area.frameworkId;
  return isOnIt ? inspection->value.frameworkVersion : std::string();
}

PackMove previewMove(const domain::Workspace& workspace, const framework::Pack& from, const framework::Pack& to,
                     const IdMap& map) {
  const auto diff = framework::diffPacks(from, to, map);
  PackMove move;
  move.criteria = usesOf(diff.criteria);
  move.tasks = usesOf(diff.tasks);
  move.anchors = usesOf(diff.anchors);
  move.outcomes = usesOf(diff.outcomes);
  move.information = usesOf(diff.information);
  move.surveyAudiences = usesOf(diff.surveyAudiences);
  move.isNothing = isThere(workspace.area(), from, to);
  for (const auto& row : workspace.all<domain::Evidence>()) {
    count(move.criteria, row.value.criterion.text(), &RowUse::findings);
    for (const auto& also : row.value.also) count(move.criteria, also.text(), &RowUse::alsoOn);
  }
  for (const auto& row : workspace.all<domain::EarlierFinding>())
    if (row.value.criterion) count(move.criteria, row.value.criterion->text(), &RowUse::earlierFindings);
  for (const auto& row : workspace.all<domain::Priority>())
    for (const auto& code : row.value.criteria) count(move.criteria, code.text(), &RowUse::priorities);
  std::set<base::Uuid> moving;
  for (const auto& row : workspace.all<domain::Inspection>())
    if (goesAlong(row.value, workspace.area(), from)) moving.insert(row.value.id.uuid);
  move.inspections = static_cast<int>(moving.size());
  for (const auto& row : workspace.all<domain::Override>()) {
    if (!moving.contains(row.value.inspection.uuid)) continue;
    if (row.value.subject == OverrideSubject::Criterion) count(move.criteria, row.value.key, &RowUse::overrides);
    if (row.value.subject == OverrideSubject::Anchor) count(move.anchors, row.value.key, &RowUse::overrides);
    if (row.value.subject == OverrideSubject::Outcome) count(move.outcomes, row.value.value, &RowUse::overrides);
  }
  for (const auto& row : workspace.all<domain::Task>())
    if (moving.contains(row.value.inspection.uuid)) count(move.tasks, row.value.packTask, &RowUse::tasks);
  for (const auto& row : workspace.all<domain::Told>()) {
    if (!moving.contains(row.value.inspection.uuid) || row.value.subject == ToldSubject::Fact) continue;
    auto& rows = row.value.subject == ToldSubject::Information ? move.information
                 : row.value.subject == ToldSubject::Task      ? move.tasks
                                                               : move.surveyAudiences;
    count(rows, row.value.key, &RowUse::told);
  }
  const auto criteria = idsOf(diff.criteria);
  for (const auto& row : workspace.all<domain::SavedView>())
    if (movedState(criteria, row.value.state) != row.value.state) ++move.savedViews;
  for (const auto& row : move.criteria)
    if (row.row.fate == RowFate::Gone && row.isUsed()) move.undecided.push_back(row.row.oldId);
  return move;
}

base::Result<domain::ChangeSet> movePack(const domain::Workspace& workspace, const framework::Pack& from,
                                         const framework::Pack& to, const IdMap& map,
                                         const calendar::Calendar& calendar, std::string name) {
  domain::ChangeSet set{std::move(name), {}};
  if (isThere(workspace.area(), from, to)) return set;
  const auto diff = framework::diffPacks(from, to, map);
  if (auto sound = checkMap(map, diff); !sound) return tl::make_unexpected(sound.error());
  if (const auto move = previewMove(workspace, from, to, map); !move.undecided.empty()) {
    std::string ids;
    for (const auto& id : move.undecided) ids += (ids.empty() ? "" : ", ") + id;
    return base::fail(Code::TooLittle, {{"problem", "Evidence or views lie on criteria that " + to.title +
                                                        " doesn't have: say where each goes (" + ids + ")"}});
  }
  set.changes = Mover(workspace, from, to, diff, calendar).run();
  return set;
}

}  // namespace waymark::app
