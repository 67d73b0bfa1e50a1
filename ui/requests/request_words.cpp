// SPDX-License-Identifier: GPL-3.0-or-later
#include "requests/request_words.h"

#include <QCoreApplication>
#include <QStringList>

#include "bridge/dates.h"
#include "bridge/text.h"

namespace waymark::ui {

namespace {

struct Requests {
  Q_DECLARE_TR_FUNCTIONS(Requests)
};

}  // namespace

QString requestStateWord(domain::RequestState state) {
  switch (state) {
    case domain::RequestState::ToDo:
      return Requests::tr("To do");
    case domain::RequestState::Drafting:
      return Requests::tr("Drafting");
    case domain::RequestState::AwaitingSignOff:
      return Requests::tr("Awaiting sign-off");
    case domain::RequestState::Sent:
      return Requests::tr("Sent");
    case domain::RequestState::NoFurtherQuery:
      return Requests::tr("No further query");
    case domain::RequestState::Returned:
      return Requests::tr("Returned");
  }
  return {};
}

Mark requestMark(const app::RequestRow& row, const base::Now& now) {
  if (app::isLate(row, now)) return Mark::Late;
  if (app::isDueWithin(row, now, app::kSoonHours)) return Mark::Due;
  switch (row.state()) {
    case domain::RequestState::ToDo:
      return Mark::NotStarted;
    case domain::RequestState::Sent:
    case domain::RequestState::NoFurtherQuery:
      return Mark::Done;
    default:
      return Mark::InProgress;
  }
}

QString requestStanding(const app::RequestRow& row, const base::Now& now) {
  const QString state = requestStateWord(row.state());
  if (app::isLate(row, now)) return Requests::tr("%1, late").arg(state);
  if (app::isDueWithin(row, now, app::kSoonHours))
    return row.dueTime ? Requests::tr("%1, due by %2").arg(state, timeOfDay(row.dueTime))
                       : Requests::tr("%1, due today").arg(state);
  return state;
}

QString requestTitle(const app::RequestRow& row) {
  return row.underEmbargo ? Requests::tr("Restricted: its words are in Keeping in touch") : toQt(row.title);
}

QString requestDue(const app::RequestRow& row) {
  if (row.due) return dueText(row.due, row.dueTime);
  if (row.label.empty()) return Requests::tr("no day");
  return row.dueTime ? QStringLiteral("%1, %2").arg(toQt(row.label), timeOfDay(row.dueTime)) : toQt(row.label);
}

QString requestDueFrom(const app::RequestRow& row) {
  switch (row.dueFrom) {
    case app::DueFrom::Nothing:
      return row.label.empty() ? Requests::tr("No day is set.")
                               : Requests::tr("Counted from the notification; it has no date before the call.");
    case app::DueFrom::Pack:
      return row.assumed ? Requests::tr("The framework’s day is assumed: check it with the lead inspector.")
                         : Requests::tr("The framework’s day.");
    case app::DueFrom::Told:
      return Requests::tr("Told by inspectors.");
    case app::DueFrom::Hand:
      return Requests::tr("Set here; empty the day to go back to what inspectors told, or the framework’s.");
  }
  return {};
}

QString requestOwner(const AppState& state, const app::RequestRow& row) {
  if (row.owner)
    if (const auto* person = state.find<domain::Person>(*row.owner)) return toQt(person->value.name);
  const auto* role = state.planPack().ownerRole(row.ownerRole);
  return role != nullptr ? Requests::tr("%1 (nobody named)").arg(toQt(role->title)) : Requests::tr("Nobody yet");
}

QString readyCheckWord(app::ReadyCheck check) {
  switch (check) {
    case app::ReadyCheck::Owner:
      return Requests::tr("an owner");
    case app::ReadyCheck::Place:
      return Requests::tr("a known place");
    case app::ReadyCheck::InTime:
      return Requests::tr("a way to be there in time");
    case app::ReadyCheck::NoGap:
      return Requests::tr("what the gap says");
  }
  return {};
}

QString requestReadiness(const app::RequestRow& row) {
  if (!app::isOpen(row)) return requestStateWord(row.state());
  if (app::isReady(row)) return Requests::tr("Ready");
  QStringList lacks;
  for (std::size_t i = 0; i < base::codeCount<app::ReadyCheck>(); ++i)
    if (const auto check = static_cast<app::ReadyCheck>(i); !row.met.contains(check)) lacks << readyCheckWord(check);
  return Requests::tr("Lacks %1").arg(lacks.join(QStringLiteral(", ")));
}

QString requestsSummary(const app::RequestCounts& counts, bool called) {
  if (called)
    return Requests::tr("%L1 of %L2 answered, %L3 late, %L4 due in the next %5 hours")
        .arg(counts.all - counts.open)
        .arg(counts.all)
        .arg(counts.late)
        .arg(counts.soon)
        .arg(app::kSoonHours);
  QStringList lacking;
  const auto add = [&](app::ReadyCheck check, const QString& words) {
    const auto count = counts.unmet[static_cast<std::size_t>(check)];
    if (count > 0) lacking << words.arg(count);
  };
  add(app::ReadyCheck::Owner, Requests::tr("%L1 without an owner"));
  add(app::ReadyCheck::Place, Requests::tr("%L1 without a known place"));
  add(app::ReadyCheck::InTime, Requests::tr("%L1 that can’t be there in time"));
  add(app::ReadyCheck::NoGap, Requests::tr("%L1 with a gap"));
  const QString ready = Requests::tr("%L1 of %L2 are ready").arg(counts.ready).arg(counts.all);
  return lacking.isEmpty() ? ready : QStringLiteral("%1: %2").arg(ready, lacking.join(QStringLiteral(", ")));
}

}  // namespace waymark::ui
