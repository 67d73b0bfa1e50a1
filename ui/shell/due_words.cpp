// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/due_words.h"

#include <QCoreApplication>
#include <algorithm>

#include "bridge/text.h"
#include "shell/page.h"
#include "shell/restricted_door.h"

namespace waymark::ui {

namespace {

QString dueTr(const char* text) {
  return QCoreApplication::translate("dues", text);
}

DueState requestState(const AppState& state, const app::Due& due) {
  const auto id = base::parseUuid(due.key);
  const auto* row = id ? state.find<domain::Request>({*id}) : nullptr;
  switch (row == nullptr ? domain::RequestState::ToDo : row->value.state) {
    case domain::RequestState::Drafting:
      return {Mark::InProgress, dueTr("Drafting")};
    case domain::RequestState::AwaitingSignOff:
      return {Mark::InProgress, dueTr("Sign-off")};
    case domain::RequestState::Returned:
      return {Mark::Late, dueTr("Returned")};
    default:
      return {Mark::NotStarted, dueTr("To do")};
  }
}

}  // namespace

QString dueWords(const app::Due& due) {
  QString text = dueTr(app::dueTemplate(due));
  text.replace(QLatin1String("{left}"), QString::number(due.left));
  text.replace(QLatin1String("{all}"), QString::number(due.all));
  text.replace(QLatin1String("{code}"), toQt(due.code));
  text.replace(QLatin1String("{what}"), toQt(due.what));
  return text.trimmed();
}

DueState dueState(const AppState& state, const app::Due& due) {
  switch (due.kind) {
    case app::DueKind::Task:
      for (const auto& task : state.plan().tasks)
        if (task.key == due.key) return {markOf(task.state), wordOf(markOf(task.state))};
      return {};
    case app::DueKind::Request:
      return requestState(state, due);
    case app::DueKind::Concern:
      return due.step == app::DueStep::TellDutyTeam   ? DueState{Mark::Late, dueTr("Received")}
             : due.step == app::DueStep::GetAssurance ? DueState{Mark::InProgress, dueTr("Told")}
                                                      : DueState{Mark::InProgress, dueTr("Assured")};
    case app::DueKind::Agreement:
      return due.step == app::DueStep::AskAgreement ? DueState{Mark::NotStarted, dueTr("Not asked")}
                                                    : DueState{Mark::InProgress, dueTr("Asked")};
    case app::DueKind::SurveyLinks:
    case app::DueKind::CaseDocuments:
      return {due.left < due.all ? Mark::InProgress : Mark::NotStarted, dueTr("%1 left").arg(due.left)};
    case app::DueKind::Point:
      return {Mark::NotStarted, dueTr("Open")};
    case app::DueKind::Session:
      return {Mark::None, dueTr("%1 min").arg(due.minutes)};
  }
  return {};
}

QString dueOwner(const AppState& state, const app::Due& due) {
  const auto* person = due.owner ? state.find<domain::Person>(*due.owner) : nullptr;
  return person == nullptr ? dueTr("Nobody yet") : toQt(person->value.name);
}

std::string dueKey(const app::Due& due) {
  if (due.kind == app::DueKind::Task) return due.key;
  return std::string(base::codeText(due.kind)) + ":" + std::to_string(static_cast<int>(due.step)) + ":" + due.key +
         ":" + (due.due ? base::isoText(*due.due) : "") + ":" + (due.time ? base::timeText(*due.time) : "");
}

bool hasPage(const QString& id) {
  return std::ranges::any_of(pageEntries(), [&](const PageEntry& entry) { return id == QLatin1String(entry.id); });
}

QString dueCommand(app::DueKind kind) {
  switch (kind) {
    case app::DueKind::SurveyLinks:
      return QStringLiteral("survey-links");
    case app::DueKind::Agreement:
    case app::DueKind::CaseDocuments:
      return QStringLiteral("tracked");
    default:
      return {};
  }
}

QString duePage(app::DueKind kind) {
  switch (kind) {
    case app::DueKind::Task:
      return QStringLiteral("timeline");
    case app::DueKind::Request:
      return QStringLiteral("requests");
    case app::DueKind::SurveyLinks:
      return QStringLiteral("surveys");
    case app::DueKind::Agreement:
    case app::DueKind::CaseDocuments:
      return QStringLiteral("cases");
    case app::DueKind::Concern:
    case app::DueKind::Point:
      return QStringLiteral("touch");
    case app::DueKind::Session:
      return QStringLiteral("fieldwork");
  }
  return {};
}

QString duePageTitle(app::DueKind kind) {
  const QString id = duePage(kind);
  for (const auto& entry : pageEntries())
    if (id == QLatin1String(entry.id)) return QCoreApplication::translate("pages", entry.title);
  return {};
}

namespace {

/// What the change is called in Undo.
QString dueDoneName(const domain::Change& change, const app::Due& due) {
  const QString words = dueWords(due);
  if (const auto* request = std::get_if<domain::Request>(&*change.after))
    return request->state == domain::RequestState::AwaitingSignOff ? dueTr("give “%1” to sign off").arg(words)
                                                                   : dueTr("mark “%1” sent").arg(words);
  if (due.kind == app::DueKind::Agreement) return dueTr("mark agreement asked for, %1").arg(toQt(due.code));
  return dueTr("mark “%1” answered").arg(words);
}

}  // namespace

void goToDue(Navigator& navigator, const app::Due& due) {
  if (const auto page = duePage(due.kind); hasPage(page)) return navigator.go(page, toQt(due.key));
  navigator.say(MessageKind::Info, dueTr("This has no page in the window yet: waymark-cli %1 shows and changes it.")
                                       .arg(dueCommand(due.kind)));
}

void markDueDone(AppState& state, Navigator& navigator, const app::Due& due) {
  const auto* inspection = state.inspection();
  if (inspection == nullptr) return;
  auto change =
      app::dueDone(state.workspace(), inspection->value, state.planPack(), state.calendar(), due, state.now());
  if (!change) {
    navigator.say(MessageKind::Info, dueTr("That takes more than a key, so it is done where it belongs."));
    return goToDue(navigator, due);
  }
  const auto parts = app::partsWritten(state.workspace(), {{}, {*change}}, state.now().today);
  if (!parts) return navigator.say(MessageKind::Warning, messageText(parts.error()));
  for (const auto part : *parts) {
    if (RestrictedDoors::of(state).isOpen(part)) continue;
    navigator.say(MessageKind::Info,
                  dueTr("That is for the people named for “%1”: come in there first.").arg(restrictedTitle(part)));
    return goToDue(navigator, due);
  }
  state.apply(dueDoneName(*change, due), *std::move(change));
}

}  // namespace waymark::ui
