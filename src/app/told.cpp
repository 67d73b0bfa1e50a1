// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/told.h"

#include <algorithm>

#include "app/plan.h"

namespace waymark::app {

using domain::ToldSubject;

ToldByKey toldRows(const domain::Workspace& workspace, const domain::InspectionId& inspection, ToldSubject subject) {
  ToldByKey rows;
  for (const auto& row : workspace.all<domain::Told>()) {
    if (row.value.inspection != inspection || row.value.subject != subject) continue;
    auto& newest = rows[row.value.key];
    if (newest == nullptr || newest->value.at <= row.value.at) newest = &row;
  }
  return rows;
}

std::vector<TellableRow> tellableRows(const domain::Workspace& workspace, const domain::Inspection& inspection,
                                      const framework::Pack& pack, const calendar::Calendar& calendar) {
  auto inputs = planInputs(workspace, inspection);
  inputs.told.clear();
  const auto timeline = schedule::compute(pack, calendar, inputs);
  std::vector<TellableRow> rows;
  const auto add = [&](ToldSubject subject, const std::string& key, const std::string& title, const std::string& group,
                       std::optional<base::Day> day, std::optional<base::TimeOfDay> time,
                       const framework::Provenance& provenance) {
    rows.push_back({subject, key, title, group, day, time, provenance, nullptr});
  };
  for (const auto& audience : pack.surveyAudiences) {
    add(ToldSubject::SurveyOpens, audience.id, audience.title, {}, schedule::dayOf(timeline, calendar, audience.opens),
        audience.opens.time, audience.provenance);
    add(ToldSubject::SurveyCloses, audience.id, audience.title, {},
        schedule::dayOf(timeline, calendar, audience.closes), audience.closes.time, audience.provenance);
  }
  for (const auto& item : pack.information) {
    const auto group = std::ranges::find(pack.informationGroups, item.group, &framework::InformationGroup::id);
    add(ToldSubject::Information, item.id, item.title,
        group == pack.informationGroups.end() ? std::string() : group->title,
        schedule::dayOf(timeline, calendar, item.due), item.due.time, item.provenance);
  }
  for (const auto& task : pack.tasks) {
    const auto* dated = timeline.task(task.id);
    if (!task.external || dated == nullptr) continue;
    add(ToldSubject::Task, task.id, task.title, {}, dated->due, dated->dueTime, task.provenance);
  }
  std::map<ToldSubject, ToldByKey> told;
  for (auto& row : rows) {
    const auto [at, isNew] = told.try_emplace(row.subject);
    if (isNew) at->second = toldRows(workspace, inspection.id, row.subject);
    if (const auto found = at->second.find(row.key); found != at->second.end()) row.told = found->second;
  }
  return rows;
}

std::optional<domain::Change> tellChange(const domain::Workspace& workspace, const domain::Told& told) {
  const auto rows = toldRows(workspace, told.inspection, told.subject);
  const auto at = rows.find(told.key);
  const bool isEmpty = !told.day && !told.time && told.value.empty();
  if (at == rows.end()) return isEmpty ? std::nullopt : std::optional(domain::made(domain::Record{told}));
  const auto& before = *at->second;
  if (isEmpty) return domain::removed(before);
  domain::Told after = told;
  after.id = before.value.id;
  auto same = before.value;
  same.at = after.at;
  if (same == after) return std::nullopt;
  return domain::edited(before, std::move(after));
}

}  // namespace waymark::app
