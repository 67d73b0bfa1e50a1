// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/plan_calendar.h"

#include <fmt/format.h>

namespace waymark::app {

namespace {

std::string stateText(domain::TaskState state) {
  switch (state) {
    case domain::TaskState::NotStarted:
      return "Not started";
    case domain::TaskState::InProgress:
      return "In progress";
    case domain::TaskState::Done:
      return "Done";
    case domain::TaskState::NotNeeded:
      return "Not needed";
  }
  return {};
}

std::string describe(const domain::Workspace& workspace, const framework::Pack& pack, const PlannedTask& task) {
  const auto* role = pack.ownerRole(task.ownerRole);
  std::string owner = role != nullptr ? role->title : "nobody yet";
  if (const auto* person = task.owner ? workspace.all<domain::Person>().find(*task.owner) : nullptr) {
    const std::string job = !person->value.jobTitle.empty() ? person->value.jobTitle
                            : role != nullptr               ? role->title
                                                            : "";
    owner = job.empty() ? person->value.name : fmt::format("{}, {}", person->value.name, job);
  }
  std::string text = fmt::format("Owner: {}\nState: {}", owner, stateText(task.state));
  if (task.dueTime) text += fmt::format("\nDue by {}", base::timeText(*task.dueTime));
  if (task.start && task.due && *task.start < *task.due)
    text += fmt::format("\nWork on it starts {}", base::longText(*task.start));
  if (task.conditional) text += "\nComes only after some outcomes";
  if (task.movedByHand) text += "\nMoved by hand";
  if (task.told) text += "\nAs the lead inspector told us";
  if (task.packIndex >= 0) {
    const auto& row = pack.tasks[static_cast<std::size_t>(task.packIndex)];
    if (!row.detail.empty()) text += "\n\n" + row.detail;
    if (!row.note.empty()) text += "\n\n" + row.note;
    text += fmt::format("\n\n{}Source: {}", task.assumed ? "Assumed: check against the handbook. " : "",
                        row.provenance.source);
  }
  return text;
}

bool isFor(const domain::Workspace& workspace, const PlannedTask& task, const PlanAudience& audience) {
  if (audience.person && task.owner != audience.person) return false;
  return !audience.partner || partnerOf(workspace, task) == audience.partner;
}

}  // namespace

std::optional<domain::PartnerId> partnerOf(const domain::Workspace& workspace, const PlannedTask& task) {
  const auto* person = task.owner ? workspace.all<domain::Person>().find(*task.owner) : nullptr;
  return person != nullptr ? person->value.partner : std::nullopt;
}

std::vector<exchange::CalendarEvent> planEvents(const domain::Workspace& workspace,
                                                const domain::Inspection& inspection, const framework::Pack& pack,
                                                const Plan& plan, const PlanAudience& audience) {
  std::vector<exchange::CalendarEvent> events;
  for (const auto& task : plan.tasks) {
    const bool dropped = task.state == domain::TaskState::NotNeeded;
    if (!task.due || (dropped && !task.record) || !isFor(workspace, task, audience)) continue;
    exchange::CalendarEvent event;
    event.uid = fmt::format("{}.{}@waymark", task.key, base::uuidText(inspection.id.uuid));
    event.title = task.assumed ? task.title + " (assumed)" : task.title;
    event.description = describe(workspace, pack, task);
    if (const auto* phase = pack.phase(task.phase)) event.categories.push_back(phase->shortTitle);
    event.day = *task.due;
    event.ends = task.dueTime;
    if (task.dueTime) event.alarm = 30;  // an hour before it is due
    event.status = dropped            ? exchange::EventStatus::Cancelled
                   : task.conditional ? exchange::EventStatus::Tentative
                                      : exchange::EventStatus::Confirmed;
    events.push_back(std::move(event));
  }
  return events;
}

base::Result<std::string> planCalendar(const domain::Workspace& workspace, const domain::Inspection& inspection,
                                       const framework::Pack& pack, const Plan& plan, const PlanAudience& audience,
                                       base::Stamp written) {
  const auto events = planEvents(workspace, inspection, pack, plan, audience);
  if (events.empty())
    return base::fail(base::Code::TooLittle,
                      {{"problem", "No task of theirs has a date, so there is nothing to put in a calendar"}});
  const std::string title = inspection.title.empty() ? pack.shortTitle : inspection.title;
  return exchange::calendarText(events, workspace.area().name + ": " + title, written);
}

}  // namespace waymark::app
