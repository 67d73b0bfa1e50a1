// SPDX-License-Identifier: GPL-3.0-or-later
#include "today/due_rows.h"

#include <QCoreApplication>
#include <QLocale>

#include "bridge/dates.h"
#include "bridge/text.h"
#include "shell/due_words.h"
#include "today/today_words.h"

namespace waymark::ui {

TaskRow dueRow(const AppState& state, const app::Plan& plan, const app::Due& due) {
  TaskRow row;
  row.text = dueWords(due);
  row.when = due.due ? dueText(due.due, due.time) : QString();
  if (due.kind == app::DueKind::Task && !due.due)
    for (const auto& task : plan.tasks)
      if (task.key == due.key) row.when = toQt(task.label);
  row.owner = dueOwner(state, due);
  if (due.kind == app::DueKind::Task)
    for (const auto& task : plan.tasks)
      if (task.key == due.key) row.owner = ownerText(state, task);
  row.hasOwner = due.owner.has_value();
  row.due = due;
  row.key = dueKey(due);
  const auto now = dueState(state, due);
  row.state = now.mark;
  row.stateWord = now.word;
  return row;
}

namespace {

QString countTr(const char* text) {
  return QCoreApplication::translate("dues", text);
}

}  // namespace

std::vector<CountWords> countWords(const app::DueCounts& counts, const std::optional<app::DataErrors>& lists) {
  std::vector<CountWords> out;
  const auto share = [&out](const char* page, const char* words, int done, int all) {
    if (all > 0) out.push_back({QString::fromLatin1(page), countTr(words).arg(QLocale().toString(done), QLocale().toString(all))});
  };
  const auto number = [&out](const char* page, const char* one, const char* many, int count) {
    if (count > 0) out.push_back({QString::fromLatin1(page), countTr(count == 1 ? one : many).arg(QLocale().toString(count))});
  };
  number("touch:concerns", QT_TRANSLATE_NOOP("dues", "%1 concern open"), QT_TRANSLATE_NOOP("dues", "%1 concerns open"),
         counts.concerns);
  share("requests", QT_TRANSLATE_NOOP("dues", "%1 of %2 requests answered"), counts.requestsAnswered, counts.requests);
  share("surveys", QT_TRANSLATE_NOOP("dues", "%1 of %2 survey links confirmed"), counts.linksConfirmed, counts.links);
  share("cases", QT_TRANSLATE_NOOP("dues", "%1 of %2 agreements given"), counts.agreements, counts.trackedChildren);
  share("cases", QT_TRANSLATE_NOOP("dues", "%1 of %2 case documents sent"), counts.documentsSent, counts.documents);
  number("touch:points", QT_TRANSLATE_NOOP("dues", "%1 point open"), QT_TRANSLATE_NOOP("dues", "%1 points open"),
         counts.points);
  number("fieldwork", QT_TRANSLATE_NOOP("dues", "%1 session today"), QT_TRANSLATE_NOOP("dues", "%1 sessions today"),
         counts.sessionsToday);
  if (lists)
    number("children:problems", QT_TRANSLATE_NOOP("dues", "%1 error left in the lists"),
           QT_TRANSLATE_NOOP("dues", "%1 errors left in the lists"), static_cast<int>(lists->errors));
  return out;
}

}  // namespace waymark::ui
