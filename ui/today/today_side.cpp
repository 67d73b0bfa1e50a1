// SPDX-License-Identifier: GPL-3.0-or-later
#include "today/today_side.h"

#include <QCoreApplication>
#include <QLabel>
#include <QVBoxLayout>

#include "bridge/dates.h"
#include "bridge/text.h"
#include "shell/seal_keeper.h"
#include "today/count_link.h"
#include "today/today_words.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

constexpr int kStepsShown = 3;
constexpr int kPurgeShownFrom = 14;  // days before

#define TEXT(words) QT_TRANSLATE_NOOP("today", words)
struct CountSpec {
  const char* one;
  const char* many;
  const char* page;
  const char* argument;
  Role role;
};
constexpr CountSpec kCounts[] = {
    {TEXT("task late"), TEXT("tasks late"), "timeline", "search:late", Role::Late},
    {TEXT("task due today"), TEXT("tasks due today"), "timeline", "search:due today", Role::Text},
    {TEXT("date set by hand too late"), TEXT("dates set by hand too late"), "timeline", "search:by hand too late",
     Role::Late},
    {TEXT("finding awaiting review"), TEXT("findings awaiting review"), "evidence", "filter:in_review", Role::Text},
    {TEXT("finding past its review date"), TEXT("findings past their review date"), "evidence", "filter:overdue",
     Role::Late},
    {TEXT("criterion without enough evidence"), TEXT("criteria without enough evidence"), "outcome", "", Role::Text},
    {TEXT("role of the plan with nobody"), TEXT("roles of the plan with nobody"), "partners", "filter:roles", Role::Late},
};
#undef TEXT
constexpr std::size_t kTooLate = 2;  // seldom: shown only where there is one

}  // namespace

TodaySide::TodaySide(AppState& state, Navigator& navigator, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_navigator(navigator),
      m_stepsHeader(new SectionHeader(tr("What would help most now"))),
      m_noSteps(makeLabel(tr("Nothing stands out: no task is late and no criterion is short of evidence."),
                          {TextSize::Body, TextWeight::Regular, Role::Muted})),
      m_contactTree(new StepLink(0)),
      m_purge(new StepLink(0)),
      m_awayHeader(new SectionHeader(tr("Away today"))),
      m_away(new QVBoxLayout) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  m_contactTree->set(tr("Ring round: the contact tree"), tr("Who rings whom in the first hour."));
  connect(m_contactTree, &StepLink::clicked, this,
          [this] { m_navigator.go(QStringLiteral("partners"), QStringLiteral("tree")); });
  column->addWidget(m_contactTree);
  m_purge->hide();
  connect(m_purge, &StepLink::clicked, this,
          [this] { m_navigator.go(QStringLiteral("settings"), QStringLiteral("privacy")); });
  connect(&m_state.seal(), &SealKeeper::changed, this, &TodaySide::showPurge);
  column->addWidget(m_purge);
  column->addWidget(m_stepsHeader);
  for (int i = 0; i < kStepsShown; ++i) {
    auto* step = new StepLink(i + 1);
    connect(step, &StepLink::clicked, this, [this, i] {
      if (static_cast<std::size_t>(i) < m_shownSteps.size()) openStep(m_shownSteps[static_cast<std::size_t>(i)]);
    });
    m_steps.push_back(step);
    column->addWidget(step);
  }
  column->addWidget(m_noSteps);
  column->addSpacing(kInside);
  column->addWidget(new SectionHeader(tr("The counts that matter")));
  for (const auto& spec : kCounts) {
    auto* link = new CountLink;
    connect(link, &CountLink::clicked, this,
            [this, &spec] { m_navigator.go(QString::fromLatin1(spec.page), QString::fromLatin1(spec.argument)); });
    m_counts.push_back({link, spec.one, spec.many, spec.page, spec.argument, spec.role});
    column->addWidget(link);
  }
  column->addSpacing(kInside);
  column->addWidget(m_awayHeader);
  m_away->setContentsMargins(0, 0, 0, 0);
  m_away->setSpacing(kInside);
  column->addLayout(m_away);
  column->addStretch(1);
}

void TodaySide::show(const app::Today& today, const app::Readiness& readiness) {
  const auto& counts = today.counts;
  const std::size_t numbers[] = {counts.late,
                                 counts.dueToday,
                                 counts.tooLate,
                                 counts.awaitingReview,
                                 counts.reviewPassed,
                                 readiness.criteriaWithoutEnough,
                                 counts.rolesWithNobody.size()};
  for (std::size_t i = 0; i < m_counts.size(); ++i) {
    const auto& count = m_counts[i];
    const int number = static_cast<int>(numbers[i]);
    if (&count == &m_counts[kTooLate]) count.link->setVisible(number > 0);
    count.link->set(number, QCoreApplication::translate("today", number == 1 ? count.one : count.many), count.role);
  }
  const bool isFirstDay = !today.beforeTheCall && m_state.clock().workingDay == 0;
  m_contactTree->setVisible(isFirstDay || today.beforeTheCall);
  showSteps(readiness);
  showAway(today);
  showPurge();
}

void TodaySide::showPurge() {
  const auto& header = m_state.seal().header();
  const auto today = m_state.now().today;
  const bool isNear = header && header->purgeOn && *header->purgeOn - today <= std::chrono::days(kPurgeShownFrom);
  m_purge->setVisible(isNear);
  if (!isNear) return;
  m_purge->set(*header->purgeOn < today ? tr("Children’s data should be deleted by now")
                                        : tr("Children’s data is to be deleted soon"),
               tr("On %1. %2").arg(longDate(header->purgeOn), purgeCountdown(*header->purgeOn, today)));
}

void TodaySide::showSteps(const app::Readiness& readiness) {
  m_shownSteps = readiness.steps;
  for (std::size_t i = 0; i < m_steps.size(); ++i) {
    m_steps[i]->setVisible(i < m_shownSteps.size());
    if (i >= m_shownSteps.size()) continue;
    const auto words = stepWords(m_state, m_shownSteps[i]);
    m_steps[i]->set(words.title, words.reason);
  }
  m_noSteps->setVisible(m_shownSteps.empty());
}

void TodaySide::showAway(const app::Today& today) {
  const auto nameOf = [this](domain::PersonId id) {
    const auto* person = m_state.find<domain::Person>(id);
    return person == nullptr ? QString() : toQt(person->value.name);
  };
  QStringList lines;
  for (const auto& away : today.away) {
    QString line = tr("%1, until %2").arg(nameOf(away.person), shortDate(away.backAfter));
    if (!away.deputy)
      line += QLatin1Char('\n') + tr("No deputy is named.");
    else if (away.deputyAway)
      line += QLatin1Char('\n') + tr("The deputy, %1, is away too.").arg(nameOf(*away.deputy));
    else
      line += QLatin1Char('\n') + tr("Deputy: %1").arg(nameOf(*away.deputy));
    lines << line;
  }
  if (lines.isEmpty()) lines << tr("Nobody.");
  if (lines.join(QLatin1Char('\n')) == m_awayShown) return;
  m_awayShown = lines.join(QLatin1Char('\n'));
  while (auto* item = m_away->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  for (const auto& line : lines) {
    auto* label = makeLabel(line, {TextSize::Body, TextWeight::Regular, Role::Muted});
    label->setContentsMargins(kInside, 0, 0, 0);
    m_away->addWidget(label);
  }
}

void TodaySide::openStep(const app::Step& step) {
  switch (step.kind) {
    case app::StepKind::ResolveConcerns:
      m_navigator.go(QStringLiteral("evidence"), toQt(base::uuidText(step.evidence.front().uuid)));
      break;
    case app::StepKind::FinishTask:
      m_navigator.go(QStringLiteral("timeline"), toQt(step.task.key));
      break;
    case app::StepKind::LogEvidence:
    case app::StepKind::HearVoices:
      m_navigator.go(QStringLiteral("outcome"), toQt(step.criteria.front().text()));
      break;
    case app::StepKind::NameOwner:
      m_navigator.go(QStringLiteral("partners"), QStringLiteral("filter:roles"));
      break;
  }
}

}  // namespace waymark::ui
