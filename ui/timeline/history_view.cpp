// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/history_view.h"

#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include "bridge/dates.h"
#include "bridge/inspection_words.h"
#include "bridge/text.h"
#include "shell/app_state.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/clear_layout.h"
#include "widgets/field.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

using Kind = domain::InspectionEventKind;

std::vector<Choice> kinds() {
  std::vector<Choice> choices;
  for (const auto kind :
       {Kind::DeferralRequested, Kind::DeferralGranted, Kind::DeferralRefused, Kind::Paused, Kind::Resumed})
    choices.push_back({eventWord(kind), static_cast<int>(kind)});
  return choices;
}

/// "notified 2025-09-08 -> 2025-09-15; on_site none -> 2025-09-23" in words.
QString movedText(const AppState& state, const std::string& detail) {
  const auto day = [](const QString& iso) {
    const auto parsed = base::parseDay(fromQt(iso));
    return parsed ? shortDate(parsed) : HistoryView::tr("the framework’s day");
  };
  QStringList parts;
  for (const QString& part : toQt(detail).split(QStringLiteral("; "), Qt::SkipEmptyParts)) {
    const QStringList words = part.split(u' ');
    if (words.size() != 4) return toQt(detail);
    const auto* anchor = state.planPack().anchor(fromQt(words[0]));
    parts << QStringLiteral("%1: %2 → %3")
                 .arg(anchor != nullptr ? toQt(anchor->title) : words[0], day(words[1]), day(words[3]));
  }
  return parts.join(u'\n');
}

}  // namespace

HistoryView::HistoryView(AppState& state, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_standing(makeLabel({}, {TextSize::Heading, TextWeight::Strong})),
      m_kind(new ChoiceStrip(tr("What happened"), kinds())),
      m_kindRow(new FormRow(tr("What happened"), m_kind)),
      m_day(new DateField(state.now().today)),
      m_dayRow(new FormRow(tr("On"), m_day)),
      m_reason(new QLineEdit),
      m_by(new QLineEdit),
      m_save(new Button(ButtonKind::Primary, tr("Write it down"))),
      m_events(new QVBoxLayout) {
  setAccessibleName(tr("Deferral and pause"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(kAround, 4, kAround, kAround);
  column->setSpacing(kBetween);
  column->addWidget(m_standing);
  column->addWidget(makeLabel(tr("While an inspection is deferred or paused, nothing counts as late."),
                              {TextSize::Body, TextWeight::Regular, Role::Muted}));
  column->addWidget(m_kindRow);
  column->addWidget(m_dayRow);
  m_reason->setMaxLength(500);
  m_by->setMaxLength(120);
  column->addWidget(new FormRow(tr("Reason"), m_reason));
  column->addWidget(new FormRow(tr("Decided by"), m_by));
  column->addWidget(m_save, 0, Qt::AlignLeft);
  column->addWidget(new SectionHeader(tr("History")));
  m_events->setSpacing(kBetween);
  column->addLayout(m_events);
  column->addStretch(1);
  m_day->setDay(state.now().today);
  connect(m_day, &DateField::problem, m_dayRow, &FormRow::setError);
  connect(m_kind, &ChoiceStrip::chosen, this, [this] { m_kindRow->setError({}); });
  connect(m_save, &QPushButton::clicked, this, &HistoryView::save);
  for (auto* field : {m_reason, m_by}) connect(field, &QLineEdit::returnPressed, this, &HistoryView::save);
  connect(&m_state, &AppState::timelineChanged, this, &HistoryView::refresh);
  refresh();
}

void HistoryView::focusFirst() {
  m_kind->setFocus(Qt::OtherFocusReason);
}

void HistoryView::refresh() {
  m_day->setToday(m_state.now().today);
  m_save->setEnabled(m_state.inspection() != nullptr && !m_state.readOnlyWhy());
  clearLayout(m_events);
  const auto* inspection = m_state.inspection();
  if (inspection == nullptr) return;
  const auto standing = app::standingOf(m_state.workspace(), inspection->value.id);
  const QString words = standingText(standing);
  m_standing->setText(words.isEmpty() ? tr("The inspection runs as planned.") : words);
  auto events = app::historyOf(m_state.workspace(), inspection->value.id);
  if (events.empty())
    m_events->addWidget(makeLabel(tr("Nothing has been deferred, paused or moved."),
                                  {TextSize::Body, TextWeight::Regular, Role::Muted}));
  for (auto at = events.rbegin(); at != events.rend(); ++at) {
    const auto& event = (*at)->value;
    auto* line = new QWidget;
    auto* rows = new QVBoxLayout(line);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(2);
    rows->addWidget(
        makeLabel(tr("%1 · %2").arg(longDate(event.day), eventWord(event.kind)), {TextSize::Body, TextWeight::Strong}));
    if (event.kind == Kind::Reanchored) rows->addWidget(makeLabel(movedText(m_state, event.detail)));
    if (!event.reason.empty()) rows->addWidget(makeLabel(toQt(event.reason)));
    if (!event.by.empty())
      rows->addWidget(makeLabel(toQt(event.by), {TextSize::Small, TextWeight::Regular, Role::Muted}));
    m_events->addWidget(line);
  }
}

void HistoryView::save() {
  const auto* inspection = m_state.inspection();
  if (inspection == nullptr) return;
  if (!m_kind->value()) {
    m_kindRow->setError(tr("Choose what happened."));
    return;
  }
  if (!m_day->isRight()) return;
  if (!m_day->day() || *m_day->day() > m_state.now().today) {
    m_dayRow->setError(m_day->day() ? tr("%1 is still to come. Write it down on the day.").arg(longDate(m_day->day()))
                                    : tr("Type the day it happened."));
    return;
  }
  domain::InspectionEvent event;
  event.id = m_state.newId<domain::InspectionEventTag>();
  event.inspection = inspection->value.id;
  event.kind = static_cast<Kind>(*m_kind->value());
  event.day = *m_day->day();
  event.reason = fromQt(m_reason->text().trimmed());
  event.by = fromQt(m_by->text().trimmed());
  event.at = m_state.now().utc;
  m_state.apply(tr("write down: %1").arg(eventWord(event.kind).toLower()), domain::made(std::move(event)));
  m_kind->setValue(std::nullopt);
  m_reason->clear();
  m_by->clear();
}

}  // namespace waymark::ui
