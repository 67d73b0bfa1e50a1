// SPDX-License-Identifier: GPL-3.0-or-later
#include "today/today_words.h"

#include <QCoreApplication>

#include "bridge/dates.h"
#include "bridge/inspection_words.h"
#include "bridge/text.h"

namespace waymark::ui {

namespace {

QString words(const char* text, int count = -1) {
  return QCoreApplication::translate("today", text, nullptr, count);
}

QString plural(int count, const char* one, const char* many) {
  return words(count == 1 ? one : many).arg(count);
}

QString nextAnchorText(const AppState& state) {
  const auto& clock = state.clock();
  const auto* anchor = state.timeline().anchor(clock.nextAnchor);
  if (anchor == nullptr || !clock.workingDaysToNext) return {};
  const QString title = toQt(anchor->title);
  const int days = *clock.workingDaysToNext;
  const QString when = days == 0   ? words("today")
                       : days == 1 ? words("in 1 working day")
                                   : words("in %1 working days").arg(days);
  return words("%1 %2, %3").arg(title, when, shortDate(anchor->day));
}

/// Percentages of an outcome stay on its own page; here a gain is a word.
QString gainText(double gain) {
  if (gain < 0.02) return words("would move the outlook up a little");
  if (gain < 0.08) return words("would move the outlook up clearly");
  return words("would move the outlook up a long way");
}

StepWords concernWords(const AppState& state, const app::Step& step) {
  const int count = static_cast<int>(step.evidence.size());
  const QString where = criterionText(state.pack(), step.criteria.front());
  const QString title = count == 1   ? words("Resolve the widest concern on %1").arg(where)
                        : count == 2 ? words("Resolve the two widest concerns on %1").arg(where)
                                     : words("Resolve the three widest concerns on %1").arg(where);
  QString first;
  if (const auto* evidence = state.find<domain::Evidence>(step.evidence.front())) first = toQt(evidence->value.summary);
  return {title, count == 1 ? words("As a mixed finding it %1. It says: “%2”").arg(gainText(step.gain), first)
                            : words("As mixed findings they %1. The first: “%2”").arg(gainText(step.gain), first)};
}

StepWords taskWords(const AppState& state, const app::Step& step) {
  QStringList reasons;
  if (step.workingDaysLate > 0)
    reasons << plural(step.workingDaysLate, "%1 working day late.", "%1 working days late.");
  else if (step.task.due)
    reasons << words("Its hour today has passed.");
  else
    reasons << words("Still to be prepared, %1.").arg(toQt(step.task.label));
  if (step.blocked > 0)
    reasons << plural(static_cast<int>(step.blocked), "%1 other task waits for it.", "%1 other tasks wait for it.");
  reasons << words("Owner: %1.").arg(ownerText(state, step.task));
  return {words("Finish “%1”").arg(toQt(step.task.title)), reasons.join(QLatin1Char(' '))};
}

}  // namespace

QString criterionText(const framework::Pack& pack, base::ShortCode id) {
  const auto* criterion = pack.criterion(id);
  if (criterion == nullptr) return toQt(id.text());
  return toQt(id.text()) + QLatin1Char(' ') +
         toQt(criterion->shortTitle.empty() ? criterion->title : criterion->shortTitle);
}

QString criteriaList(const std::vector<base::ShortCode>& ids) {
  QStringList names;
  for (const auto& id : ids) names << toQt(id.text());
  if (names.size() < 2) return names.join(QString());
  const QString last = names.takeLast();
  return words("%1 and %2").arg(names.join(QStringLiteral(", ")), last);
}

QString ownerText(const AppState& state, const app::PlannedTask& task) {
  if (task.owner)
    if (const auto* person = state.find<domain::Person>(*task.owner)) return toQt(person->value.name);
  const auto* role = state.planPack().ownerRole(task.ownerRole);
  return role == nullptr ? words("Nobody yet") : words("Nobody yet (%1)").arg(toQt(role->title));
}

ClockWords clockWords(const AppState& state, const app::Today& today) {
  const auto now = state.now();
  const QString moment = longDate(now.today) + QStringLiteral(", ") + timeOfDay(now.time);
  const QString next = nextAnchorText(state);
  const auto& clock = state.clock();
  ClockWords out;
  if (today.beforeTheCall) {
    out.headline = words("Before the call");
    const QString prepared = words("%1 of %2 preparations done").arg(today.prepared).arg(today.toPrepare);
    out.line = QStringList{moment, prepared, next}.join(QStringLiteral(" · "));
  } else {
    if (clock.week && clock.day)
      out.headline = words("Week %1, day %2").arg(*clock.week).arg(*clock.day);
    else if (clock.week)
      out.headline = words("Week %1, not a working day").arg(*clock.week);
    else
      out.headline = words("After the inspection");
    out.line = QStringList{moment, next}.join(QStringLiteral(" · "));
  }
  if (out.line.endsWith(QStringLiteral(" · "))) out.line.chop(3);
  if (const auto* inspection = state.inspection())
    if (const auto standing = app::standingOf(state.workspace(), inspection->value.id);
        standing.standing != app::Standing::Running) {
      const QString note = app::isStopped(standing) ? words("nothing counts as late") : out.headline.toLower();
      out.headline = standingText(standing);
      out.line = moment + QStringLiteral(" · ") + note;
    }
  return out;
}

StepWords stepWords(const AppState& state, const app::Step& step) {
  switch (step.kind) {
    case app::StepKind::ResolveConcerns:
      return concernWords(state, step);
    case app::StepKind::FinishTask:
      return taskWords(state, step);
    case app::StepKind::LogEvidence:
      return {words("Log evidence on %1").arg(criteriaList(step.criteria)),
              step.criteria.size() == 1 ? words("It has too little evidence to rely on.")
                                        : words("They have too little evidence to rely on.")};
    case app::StepKind::HearVoices:
      return {words("Hear from children and parents on %1").arg(criteriaList(step.criteria)),
              words("The evidence there has neither a child’s nor a parent’s voice.")};
    case app::StepKind::NameOwner: {
      const auto* role = state.planPack().ownerRole(step.role);
      return {words("Name a person for “%1”").arg(role == nullptr ? toQt(step.role) : toQt(role->title)),
              plural(static_cast<int>(step.tasks), "Nobody has this role, and %1 open task needs it.",
                     "Nobody has this role, and %1 open tasks need it.")};
    }
  }
  return {};
}

}  // namespace waymark::ui
