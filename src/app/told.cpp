// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/told.h"

#include <algorithm>
#include <tuple>

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

std::map<std::string, Followed, std::less<>> followedRows(const domain::Workspace& workspace,
                                                          const domain::InspectionId& inspection,
                                                          const framework::Pack& pack,
                                                          const calendar::Calendar& calendar,
                                                          const schedule::Timeline& timeline) {
  constexpr std::string_view kInformation = "information:";
  const auto tasks = toldRows(workspace, inspection, ToldSubject::Task);
  const auto opens = toldRows(workspace, inspection, ToldSubject::SurveyOpens);
  const auto closes = toldRows(workspace, inspection, ToldSubject::SurveyCloses);
  const auto information = toldRows(workspace, inspection, ToldSubject::Information);
  std::map<std::string, Followed, std::less<>> followed;
  if (opens.empty() && closes.empty() && information.empty()) return followed;
  for (const auto& task : pack.tasks) {
    if (tasks.contains(task.id)) continue;
    Followed latest;
    const auto consider = [&](const ToldByKey& told, const std::string& key, const framework::When& when) {
      const auto at = told.find(key);
      const auto* row = at == told.end() ? nullptr : at->second;
      const auto day = row != nullptr && row->value.day ? row->value.day : schedule::dayOf(timeline, calendar, when);
      const auto time = row != nullptr && row->value.time ? row->value.time : when.time;
      if (row != nullptr && (latest.told == nullptr || latest.told->value.at < row->value.at)) latest.told = row;
      const auto moment = [](const std::optional<base::Day>& d, const std::optional<base::TimeOfDay>& t) {
        constexpr int kEndOfDay = 24 * 60;
        return std::tuple(d.value_or(base::Day{}), t ? t->minutes : kEndOfDay);
      };
      if (day && (!latest.time.day || moment(latest.time.day, latest.time.time) < moment(day, time)))
        latest.time = {day, time};
    };
    for (const std::string_view rows : task.follows) {
      if (rows == "survey_opens")
        for (const auto& audience : pack.surveyAudiences) consider(opens, audience.id, audience.opens);
      if (rows == "survey_closes")
        for (const auto& audience : pack.surveyAudiences) consider(closes, audience.id, audience.closes);
      if (rows.starts_with(kInformation))
        for (const auto& item : pack.information)
          if (item.group == rows.substr(kInformation.size())) consider(information, item.id, item.due);
    }
    if (latest.told != nullptr) followed.emplace(task.id, latest);
  }
  return followed;
}

std::vector<ToldFact> toldFacts(const domain::Workspace& workspace, const domain::InspectionId& inspection,
                                const framework::Pack& pack) {
  using Kind = ToldFact::Kind;
  std::vector<ToldFact> facts{{"upload_route", "Upload route", Kind::Words},
                              {"daily_meeting", "Daily meeting with the lead inspector", Kind::Time},
                              {"base_room", "Base room: what they need", Kind::Words},
                              {"contact", "Best way to reach the lead inspector", Kind::Words},
                              {"identity", "Identity checks on arrival", Kind::Words}};
  for (const auto& audience : pack.surveyAudiences)
    facts.push_back({"survey_link:" + audience.id, "Survey link: " + audience.title, Kind::Words});
  const auto told = toldRows(workspace, inspection, ToldSubject::Fact);
  for (auto& fact : facts)
    if (const auto at = told.find(fact.key); at != told.end()) fact.told = at->second;
  return facts;
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
