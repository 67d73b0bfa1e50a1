// SPDX-License-Identifier: GPL-3.0-or-later
#include "today/due_words.h"

#include <QCoreApplication>
#include <algorithm>

#include "bridge/dates.h"
#include "bridge/text.h"
#include "shell/page.h"
#include "today/today_words.h"

namespace waymark::ui {

namespace {

QString dueTr(const char* text) {
  return QCoreApplication::translate("dues", text);
}

struct DueState {
  Mark mark = Mark::NotStarted;
  QString word;
};

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

DueState stateOf(const AppState& state, const app::Plan& plan, const app::Due& due) {
  switch (due.kind) {
    case app::DueKind::Task:
      for (const auto& task : plan.tasks)
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

QString dueOwner(const AppState& state, const app::Plan& plan, const app::Due& due) {
  if (due.kind == app::DueKind::Task)
    for (const auto& task : plan.tasks)
      if (task.key == due.key) return ownerText(state, task);
  const auto* person = due.owner ? state.find<domain::Person>(*due.owner) : nullptr;
  return person == nullptr ? dueTr("Nobody yet") : toQt(person->value.name);
}

/// A task keeps its own key; others are told apart by what is to be done and when.
std::string rowKey(const app::Due& due) {
  if (due.kind == app::DueKind::Task) return due.key;
  return std::string(base::codeText(due.kind)) + ":" + std::to_string(static_cast<int>(due.step)) + ":" + due.key +
         ":" + (due.due ? base::isoText(*due.due) : "") + ":" + (due.time ? base::timeText(*due.time) : "");
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

TaskRow dueRow(const AppState& state, const app::Plan& plan, const app::Due& due) {
  TaskRow row;
  row.text = dueWords(due);
  row.when = due.due ? dueText(due.due, due.time) : QString();
  if (due.kind == app::DueKind::Task && !due.due)
    for (const auto& task : plan.tasks)
      if (task.key == due.key) row.when = toQt(task.label);
  row.owner = dueOwner(state, plan, due);
  row.hasOwner = due.owner.has_value();
  row.due = due;
  row.key = rowKey(due);
  const auto now = stateOf(state, plan, due);
  row.state = now.mark;
  row.stateWord = now.word;
  return row;
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
    case app::DueKind::Concern:
      return QStringLiteral("concerns");
    case app::DueKind::Point:
      return QStringLiteral("points");
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

QString dueDoneName(const domain::Change& change, const app::Due& due) {
  const QString words = dueWords(due);
  if (const auto* request = std::get_if<domain::Request>(&*change.after))
    return request->state == domain::RequestState::AwaitingSignOff ? dueTr("give “%1” to sign off").arg(words)
                                                                   : dueTr("mark “%1” sent").arg(words);
  if (due.kind == app::DueKind::Agreement) return dueTr("mark agreement asked for, %1").arg(toQt(due.code));
  return dueTr("mark “%1” answered").arg(words);
}

std::vector<CountWords> countWords(const app::DueCounts& counts) {
  std::vector<CountWords> out;
  const auto share = [&out](const char* page, const char* words, int done, int all) {
    if (all > 0) out.push_back({QString::fromLatin1(page), dueTr(words).arg(done).arg(all)});
  };
  const auto number = [&out](const char* page, const char* one, const char* many, int count) {
    if (count > 0) out.push_back({QString::fromLatin1(page), dueTr(count == 1 ? one : many).arg(count)});
  };
  number("touch", QT_TRANSLATE_NOOP("dues", "%1 concern open"), QT_TRANSLATE_NOOP("dues", "%1 concerns open"),
         counts.concerns);
  share("requests", QT_TRANSLATE_NOOP("dues", "%1 of %2 requests answered"), counts.requestsAnswered, counts.requests);
  share("surveys", QT_TRANSLATE_NOOP("dues", "%1 of %2 survey links confirmed"), counts.linksConfirmed, counts.links);
  share("cases", QT_TRANSLATE_NOOP("dues", "%1 of %2 agreements given"), counts.agreements, counts.trackedChildren);
  share("cases", QT_TRANSLATE_NOOP("dues", "%1 of %2 case documents sent"), counts.documentsSent, counts.documents);
  number("touch", QT_TRANSLATE_NOOP("dues", "%1 point open"), QT_TRANSLATE_NOOP("dues", "%1 points open"),
         counts.points);
  number("fieldwork", QT_TRANSLATE_NOOP("dues", "%1 session today"), QT_TRANSLATE_NOOP("dues", "%1 sessions today"),
         counts.sessionsToday);
  return out;
}

}  // namespace waymark::ui
