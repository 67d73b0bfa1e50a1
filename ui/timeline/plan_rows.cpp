// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/plan_rows.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

#include "bridge/dates.h"
#include "bridge/text.h"
#include "timeline/many_tasks.h"

namespace waymark::ui {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(PlanRows)
};

// Kept in saved views: never translated. In the order of Span and of Grouping.
constexpr std::array kSpans{"before", "day", "week", "three-weeks", "after"};
constexpr std::array kGroupings{"phase", "owner", "partner", "state"};

template <std::size_t N>
std::optional<int> placeOf(const std::array<const char*, N>& names, const QString& name) {
  for (std::size_t i = 0; i < N; ++i)
    if (name == QLatin1String(names[i])) return static_cast<int>(i);
  return std::nullopt;
}

QString groupTitle(Grouping grouping) {
  switch (grouping) {
    case Grouping::Phase:
      return Words::tr("Phase");
    case Grouping::Owner:
      return Words::tr("Owner of the group");
    case Grouping::Partner:
      return Words::tr("Organisation");
    case Grouping::State:
      return Words::tr("State of the group");
  }
  return {};
}

}  // namespace

app::Sheet planRows(const TimelineModel& model, const std::optional<std::vector<base::Uuid>>& only) {
  app::Sheet sheet;
  sheet.name = fromQt(Words::tr("Plan"));
  const auto add = [&](const QString& title, int width) { sheet.columns.push_back({fromQt(title), width, false}); };
  add(groupTitle(model.grouping()), 180);
  add(Words::tr("Task"), 360);
  add(Words::tr("Owner"), 160);
  add(Words::tr("Starts"), 120);
  add(Words::tr("Due"), 120);
  add(Words::tr("Hour"), 60);
  add(Words::tr("State"), 110);
  add(Words::tr("Day of the plan"), 90);
  add(Words::tr("Marks"), 180);
  for (const auto& group : model.phases())
    for (const int place : group.tasks) {
      const auto& task = model.tasks()[static_cast<std::size_t>(place)];
      if (only && std::ranges::find(*only, taskUuid(task)) == only->end()) continue;
      QStringList marks;
      if (task.critical) marks << Words::tr("critical");
      if (task.movedByHand) marks << Words::tr("moved by hand");
      if (task.told) marks << Words::tr("told by inspectors");
      if (task.assumed) marks << Words::tr("assumed");
      sheet.rows.push_back({group.title, task.title, task.ownerText, fromQt(longDate(task.start)),
                            fromQt(longDate(task.due)), task.dueTime ? base::timeText(*task.dueTime) : std::string(),
                            fromQt(stateWord(task)), task.label, fromQt(marks.join(QStringLiteral(", ")))});
    }
  return sheet;
}

QJsonObject PlanView::state() const {
  QJsonObject state;
  if (span != Span::ThreeWeeks)
    state.insert(QStringLiteral("days"), QLatin1String(kSpans.at(static_cast<std::size_t>(span))));
  if (grouping != Grouping::Phase)
    state.insert(QStringLiteral("group"), QLatin1String(kGroupings.at(static_cast<std::size_t>(grouping))));
  if (criticalOnly) state.insert(QStringLiteral("only"), QStringLiteral("critical"));
  return state;
}

PlanView PlanView::from(const QJsonObject& state, QStringList& unknown) {
  PlanView view;
  for (const auto& key : state.keys()) {
    const QString value = state.value(key).toString();
    std::optional<int> place;
    if (key == QLatin1String("days")) {
      place = placeOf(kSpans, value);
      if (place) view.span = static_cast<Span>(*place);
    } else if (key == QLatin1String("group")) {
      place = placeOf(kGroupings, value);
      if (place) view.grouping = static_cast<Grouping>(*place);
    } else if (key == QLatin1String("only") && value == QLatin1String("critical")) {
      place = 0;
      view.criticalOnly = true;
    }
    if (!place) unknown << Words::tr("“%1” of its filter").arg(key);
  }
  return view;
}

app::SheetGroups sheetGroups(Grouping grouping) {
  switch (grouping) {
    case Grouping::Phase:
      return app::SheetGroups::Phase;
    case Grouping::Owner:
      return app::SheetGroups::Owner;
    case Grouping::Partner:
      return app::SheetGroups::Partner;
    case Grouping::State:
      return app::SheetGroups::State;
  }
  return app::SheetGroups::Phase;
}

}  // namespace waymark::ui
