// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dues.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "app/requests.h"
#include "app/standing.h"
#include "app/told.h"

namespace waymark::app {

namespace {

using domain::Agreement;
using domain::CaseDocumentState;
using domain::RequestState;

/// A day and an hour of one row, and whether they are a default that nobody has confirmed.
struct DueMoment {
  std::optional<base::Day> day;
  std::optional<base::TimeOfDay> time;
  bool assumed = false;
};

bool isDueOpen(CaseDocumentState state) {
  return state != CaseDocumentState::Sent && state != CaseDocumentState::NotHeld;
}

/// Gathers for one inspection.
class DueReader {
 public:
  DueReader(const domain::Workspace& workspace, const domain::Inspection& inspection, const framework::Pack& pack,
            const calendar::Calendar& calendar, const Plan& plan, const base::Now& now)
      : m_workspace(workspace),
        m_inspection(inspection),
        m_pack(pack),
        m_calendar(calendar),
        m_plan(plan),
        m_now(now),
        m_stopped(isStopped(standingOf(workspace, inspection.id))) {}

  std::vector<Due> read() {
    concerns();
    requests();
    surveyLinks();
    trackedChildren();
    points();
    sessions();
    std::ranges::stable_sort(m_dues, {}, [](const Due& due) { return std::tuple(due.due, due.time, due.kind); });
    return std::move(m_dues);
  }

 private:
  void add(Due due, const DueMoment& moment) {
    due.due = moment.day;
    due.time = moment.time;
    due.assumed = moment.assumed;
    const bool isPast = due.due && (*due.due < m_now.today || (*due.due == m_now.today && due.time && *due.time < m_now.time));
    due.late = isPast && !m_stopped && due.kind != DueKind::Session;
    m_dues.push_back(std::move(due));
  }

  /// What was told on a row stands before what the pack has; an hour told without a day moves only the hour.
  DueMoment tellable(const ToldByKey& told, const std::string& key, const framework::When& when,
                     const framework::Provenance& provenance) const {
    DueMoment out{schedule::dayOf(m_plan.timeline, m_calendar, when), when.time,
                  provenance.certainty == framework::Certainty::Assumed};
    const auto at = told.find(key);
    if (at == told.end()) return out;
    if (at->second->value.day) out.day = at->second->value.day;
    if (at->second->value.time) out.time = at->second->value.time;
    out.assumed = out.assumed && !at->second->value.day;
    return out;
  }

  void concerns() {
    for (const auto& [value, revision] : m_workspace.all<domain::Concern>()) {
      if (value.inspection != m_inspection.id || value.state == domain::ConcernState::Closed) continue;
      Due due;
      due.kind = DueKind::Concern;
      due.step = value.state == domain::ConcernState::Received       ? DueStep::TellDutyTeam
                 : value.state == domain::ConcernState::DutyTeamTold ? DueStep::GetAssurance
                                                                     : DueStep::CloseConcern;
      due.key = base::uuidText(value.id.uuid);
      due.code = value.code;
      due.what = value.caseCode;
      due.owner = value.owner;
      // Telling the duty team can't wait for a day somebody sets.
      const auto received = base::nowAt(value.receivedAt);
      add(std::move(due), value.state == domain::ConcernState::Received
                              ? DueMoment{received.today, received.time, false}
                              : DueMoment{value.assuranceDue, value.assuranceDueTime, false});
    }
  }

  void requests() {
    for (auto& row : requestsFor(m_workspace, m_inspection, m_pack, m_calendar, m_now)) {
      if (!isOpen(row) || !row.due) continue;
      const auto state = row.state();
      Due due;
      due.kind = DueKind::Request;
      due.step = state == RequestState::AwaitingSignOff ? DueStep::SignOffRequest
                 : state == RequestState::Returned      ? DueStep::AnswerReturned
                                                        : DueStep::ProduceRequest;
      due.key = base::uuidText(row.id().uuid);
      due.code = row.code;
      // What a point became says nothing of it here: its words are on Keeping in touch.
      if (!row.underEmbargo) due.what = row.title;
      due.owner = state == RequestState::AwaitingSignOff && row.request.signOff ? row.request.signOff : row.owner;
      add(std::move(due), {row.due, row.dueTime, row.assumed});
    }
  }

  /// One row an audience and step: a hundred schools would bury everything else.
  void surveyLinks() {
    struct Count {
      int all = 0;
      int toPass = 0;
      int toConfirm = 0;
      std::optional<domain::PersonId> by;
    };
    std::map<std::string, Count> counts;
    for (const auto& [value, revision] : m_workspace.all<domain::SurveySending>()) {
      if (value.inspection != m_inspection.id) continue;
      auto& count = counts[value.audience];
      ++count.all;
      count.toPass += value.passedAt || value.confirmedAt ? 0 : 1;
      count.toConfirm += value.passedAt && !value.confirmedAt ? 1 : 0;
      if (!count.by) count.by = value.passedBy;
    }
    const auto opens = toldRows(m_workspace, m_inspection.id, domain::ToldSubject::SurveyOpens);
    const auto closes = toldRows(m_workspace, m_inspection.id, domain::ToldSubject::SurveyCloses);
    for (const auto& audience : m_pack.surveyAudiences) {
      const auto at = counts.find(audience.id);
      if (at == counts.end()) continue;
      const auto& count = at->second;
      const auto open = tellable(opens, audience.id, audience.opens, audience.provenance);
      const auto close = tellable(closes, audience.id, audience.closes, audience.provenance);
      if (close.day && (*close.day < m_now.today || (*close.day == m_now.today && close.time && *close.time < m_now.time)))
        continue;  // over: nothing can be passed on any more
      Due due;
      due.kind = DueKind::SurveyLinks;
      due.key = audience.id;
      due.what = audience.title;
      due.all = count.all;
      due.owner = count.by;
      // Passed on the day it opens, confirmed by the next working day: ours, so it is marked assumed.
      due.left = count.toPass;
      due.step = DueStep::PassLinksOn;
      if (count.toPass > 0) add(due, {open.day, std::nullopt, true});
      due.left = count.toConfirm;
      due.step = DueStep::ConfirmLinks;
      std::optional<base::Day> next;
      if (open.day)
        if (const auto day = m_calendar.addWorkingDays(*open.day, 1)) next = *day;
      if (count.toConfirm > 0) add(due, {next, std::nullopt, true});
    }
  }

  DueMoment documentsDue(const domain::TrackedChild& child) const {
    if (child.documentsDue) return {child.documentsDue, child.documentsDueTime, false};
    if (child.chosenOn)
      if (const auto day = m_calendar.addWorkingDays(*child.chosenOn, m_pack.trackedChildren.documentsDueAfter))
        return {*day, std::nullopt, true};
    return {};
  }

  void trackedChildren() {
    struct Batch {
      int left = 0;
      std::optional<domain::PersonId> owner;
      bool assumed = false;
    };
    for (const auto& [child, revision] : m_workspace.all<domain::TrackedChild>()) {
      if (child.inspection != m_inspection.id || child.state != domain::TrackedState::Chosen) continue;
      const auto usual = documentsDue(child);
      Due due;
      due.key = base::uuidText(child.id.uuid);
      due.code = child.caseCode;
      due.owner = child.lead;
      if (child.agreement == Agreement::NotAsked || child.agreement == Agreement::Asked) {
        due.kind = DueKind::Agreement;
        due.step = child.agreement == Agreement::NotAsked ? DueStep::AskAgreement : DueStep::AwaitAgreement;
        if (usual.day) add(due, {usual.day, std::nullopt, true});
      }
      if (child.agreement == Agreement::Refused || child.agreement == Agreement::Withdrawn) continue;
      if (child.recordsWait == domain::Answer::Yes && child.agreement != Agreement::Given) continue;
      std::map<std::pair<std::optional<base::Day>, std::optional<base::TimeOfDay>>, Batch> batches;
      int all = 0;
      for (const auto& [document, documentRevision] : m_workspace.all<domain::CaseDocument>()) {
        if (document.trackedChild != child.id) continue;
        ++all;
        if (!isDueOpen(document.state)) continue;
        auto& batch = document.due ? batches[{document.due, std::nullopt}] : batches[{usual.day, usual.time}];
        ++batch.left;
        batch.assumed = !document.due && usual.assumed;
        if (!batch.owner) batch.owner = document.owner;
      }
      due.kind = DueKind::CaseDocuments;
      due.step = DueStep::SendDocuments;
      due.all = all;
      for (const auto& [when, batch] : batches) {
        if (!when.first) continue;
        due.left = batch.left;
        due.owner = child.lead ? child.lead : batch.owner;
        add(due, {when.first, when.second, batch.assumed});
      }
    }
  }

  void points() {
    for (const auto& [value, revision] : m_workspace.all<domain::InspectionPoint>()) {
      if (value.inspection != m_inspection.id || value.state != domain::PointState::Open || !value.due) continue;
      Due due;
      due.kind = DueKind::Point;
      due.step = DueStep::AnswerPoint;
      due.key = base::uuidText(value.id.uuid);
      due.code = value.code;
      due.owner = value.owner;
      add(std::move(due), {value.due, value.dueTime, false});
    }
  }

  void sessions() {
    for (const auto& [value, revision] : m_workspace.all<domain::FieldworkSession>()) {
      if (value.inspection != m_inspection.id || value.state == domain::SessionState::Cancelled || !value.day) continue;
      Due due;
      due.kind = DueKind::Session;
      due.step = DueStep::GoToSession;
      due.key = base::uuidText(value.id.uuid);
      due.code = value.code;
      due.what = value.title;
      due.minutes = value.minutes;
      if (!value.people.empty()) due.owner = value.people.front();
      add(std::move(due), {value.day, value.start, false});
    }
  }

  const domain::Workspace& m_workspace;
  const domain::Inspection& m_inspection;
  const framework::Pack& m_pack;
  const calendar::Calendar& m_calendar;
  const Plan& m_plan;
  base::Now m_now;
  bool m_stopped;
  std::vector<Due> m_dues;
};

void replaceAll(std::string& text, std::string_view name, const std::string& value) {
  for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at + value.size()))
    text.replace(at, name.size(), value);
}

/// Who a session concerns is everybody in it.
bool isFor(const domain::Workspace& workspace, const Due& due, const OwnerFilter& filter) {
  if (due.kind == DueKind::Session && !std::holds_alternative<Everyone>(filter) &&
      !std::holds_alternative<Nobody>(filter)) {
    const auto id = base::parseUuid(due.key);
    const auto* row = id ? workspace.all<domain::FieldworkSession>().find({*id}) : nullptr;
    return row != nullptr && std::ranges::any_of(row->value.people, [&](const auto& person) {
             return includes(filter, std::optional(person), workspace);
           });
  }
  return includes(filter, due.owner, workspace);
}

}  // namespace

const char* dueTemplate(const Due& due) {
  switch (due.step) {
    case DueStep::DoTask:
      return "{what}";
    case DueStep::TellDutyTeam:
      return due.what.empty() ? "{code}: tell the duty team now" : "{code}: tell the duty team now ({what})";
    case DueStep::GetAssurance:
      return due.what.empty() ? "{code}: get the duty team’s assurance"
                              : "{code}: get the duty team’s assurance ({what})";
    case DueStep::CloseConcern:
      return due.what.empty() ? "{code}: assured, to be closed" : "{code}: assured, to be closed ({what})";
    case DueStep::ProduceRequest:
      return "{code} {what}";
    case DueStep::SignOffRequest:
      return "{code} Sign off: {what}";
    case DueStep::AnswerReturned:
      return "{code} Returned, send again: {what}";
    case DueStep::PassLinksOn:
      return "Pass on survey links: {left} of {all} ({what})";
    case DueStep::ConfirmLinks:
      return "Survey links to be confirmed: {left} of {all} ({what})";
    case DueStep::AskAgreement:
      return "{code} Ask for agreement to take part";
    case DueStep::AwaitAgreement:
      return "{code} Agreement asked for, no answer yet";
    case DueStep::SendDocuments:
      return "{code} Send documents: {left} of {all}";
    case DueStep::AnswerPoint:
      return "{code} Answer the point inspectors raised";
    case DueStep::GoToSession:
      return due.code.empty() ? "{what}" : "{code} {what}";
  }
  return "";
}

std::string dueText(const Due& due) {
  std::string text = dueTemplate(due);
  replaceAll(text, "{left}", std::to_string(due.left));
  replaceAll(text, "{all}", std::to_string(due.all));
  replaceAll(text, "{code}", due.code);
  replaceAll(text, "{what}", due.what);
  while (text.ends_with(" ")) text.pop_back();
  if (text.starts_with(" ")) text.erase(0, 1);
  return text;
}

std::vector<Due> duesOf(const domain::Workspace& workspace, const domain::Inspection& inspection,
                        const framework::Pack& pack, const calendar::Calendar& calendar, const Plan& plan,
                        const base::Now& now) {
  // Another area's, as published: nothing of it is ours to do.
  if (inspection.kind == domain::InspectionKind::Published) return {};
  return DueReader(workspace, inspection, pack, calendar, plan, now).read();
}

Due dueOf(const PlannedTask& task, const base::Now& now) {
  Due due;
  due.key = task.key;
  due.what = task.title;
  due.due = task.due;
  due.time = task.dueTime;
  due.owner = task.owner;
  due.assumed = task.assumed;
  due.late = isLate(task, now);
  return due;
}

DueToday dueToday(const domain::Workspace& workspace, const std::vector<Due>& dues, const Today& tasks,
                  const calendar::Calendar& calendar, const base::Now& now, const OwnerFilter& filter) {
  DueToday out;
  for (const auto& task : tasks.late) out.late.push_back(dueOf(task, now));
  for (const auto& task : tasks.dueToday) out.today.push_back(dueOf(task, now));
  for (const auto& task : tasks.next) out.next.push_back(dueOf(task, now));
  std::optional<base::Day> nextUntil;
  if (const auto day = calendar.addWorkingDays(now.today, kNextWorkingDays)) nextUntil = *day;
  for (const auto& due : dues) {
    // A concern stands first on everybody's day until it is closed, whoever they are.
    if (due.kind != DueKind::Concern && !isFor(workspace, due, filter)) continue;
    if (due.kind == DueKind::Concern)
      out.concerns.push_back(due);
    else if (due.kind == DueKind::Session) {
      const bool isOver = due.time && due.time->minutes + due.minutes <= now.time.minutes;
      if (due.due == now.today && !isOver) out.today.push_back(due);
    } else if (due.late)
      out.late.push_back(due);
    else if (due.due == now.today)
      out.today.push_back(due);
    else if (due.due && *due.due > now.today && nextUntil && *due.due <= *nextUntil)
      out.next.push_back(due);
  }
  // What has no hour is due by the end of its day.
  constexpr base::TimeOfDay kEnd{24 * 60};
  const auto order = [&](const Due& due) { return std::tuple(due.due, due.time.value_or(kEnd), due.kind); };
  for (auto* list : {&out.late, &out.today}) std::ranges::stable_sort(*list, {}, order);
  if (!tasks.beforeTheCall) std::ranges::stable_sort(out.next, {}, order);
  return out;
}

DueCounts dueCounts(const domain::Workspace& workspace, const domain::Inspection& inspection,
                    const framework::Pack& pack, const calendar::Calendar& calendar, const base::Now& now) {
  DueCounts counts;
  if (inspection.kind == domain::InspectionKind::Published) return counts;
  // Before the call they are the readiness register, which the Requests page counts.
  if (inspection.notified && *inspection.notified <= now.today)
    for (const auto& row : requestsFor(workspace, inspection, pack, calendar, now)) {
      ++counts.requests;
      counts.requestsAnswered += isOpen(row) ? 0 : 1;
    }
  const auto isOurs = [&](const auto& value) { return value.inspection == inspection.id; };
  for (const auto& [value, revision] : workspace.all<domain::SurveySending>()) {
    if (!isOurs(value)) continue;
    ++counts.links;
    counts.linksConfirmed += value.confirmedAt ? 1 : 0;
  }
  for (const auto& [value, revision] : workspace.all<domain::TrackedChild>()) {
    if (!isOurs(value) || value.state != domain::TrackedState::Chosen) continue;
    ++counts.trackedChildren;
    counts.agreements += value.agreement == Agreement::Given ? 1 : 0;
  }
  for (const auto& [value, revision] : workspace.all<domain::CaseDocument>()) {
    const auto* child = workspace.all<domain::TrackedChild>().find(value.trackedChild);
    if (child == nullptr || !isOurs(child->value) || child->value.state != domain::TrackedState::Chosen) continue;
    ++counts.documents;
    counts.documentsSent += isDueOpen(value.state) ? 0 : 1;
  }
  for (const auto& [value, revision] : workspace.all<domain::Concern>())
    counts.concerns += isOurs(value) && value.state != domain::ConcernState::Closed ? 1 : 0;
  for (const auto& [value, revision] : workspace.all<domain::InspectionPoint>())
    counts.points += isOurs(value) && value.state == domain::PointState::Open ? 1 : 0;
  for (const auto& [value, revision] : workspace.all<domain::FieldworkSession>())
    counts.sessionsToday +=
        isOurs(value) && value.state != domain::SessionState::Cancelled && value.day == now.today ? 1 : 0;
  return counts;
}

std::optional<domain::Change> dueDone(const domain::Workspace& workspace, const domain::Inspection& inspection,
                                      const framework::Pack& pack, const calendar::Calendar& calendar, const Due& due,
                                      const base::Now& now) {
  const auto id = base::parseUuid(due.key);
  if (!id) return std::nullopt;
  if (due.kind == DueKind::Request)
    for (const auto& row : requestsFor(workspace, inspection, pack, calendar, now)) {
      if (row.id().uuid != *id) continue;
      // Signing off, and sending again what came back, are said on the Requests page with the file they are about.
      if (row.state() == RequestState::AwaitingSignOff || row.state() == RequestState::Returned) return std::nullopt;
      auto after = inState(row, row.request.signOff ? RequestState::AwaitingSignOff : RequestState::Sent);
      return after ? requestChange(row, *std::move(after)) : std::nullopt;
    }
  if (due.kind == DueKind::Agreement && due.step == DueStep::AskAgreement)
    if (const auto* row = workspace.all<domain::TrackedChild>().find({*id})) {
      auto after = row->value;
      after.agreement = Agreement::Asked;
      after.askedOn = now.today;
      return domain::edited(*row, std::move(after));
    }
  if (due.kind == DueKind::Point)
    if (const auto* row = workspace.all<domain::InspectionPoint>().find({*id})) {
      auto after = row->value;
      after.state = domain::PointState::Answered;
      return domain::edited(*row, std::move(after));
    }
  return std::nullopt;
}

}  // namespace waymark::app
