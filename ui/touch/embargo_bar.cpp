// SPDX-License-Identifier: GPL-3.0-or-later
#include "touch/embargo_bar.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "app/confidential.h"
#include "bridge/dates.h"
#include "bridge/messages.h"
#include "shell/restricted_door.h"
#include "widgets/field.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

constexpr int kDayWidth = 220;

QString counted(const app::HeldBack& held) {
  QStringList parts;
  if (held.findings > 0)
    parts << (held.findings == 1 ? EmbargoBar::tr("1 finding") : EmbargoBar::tr("%L1 findings").arg(held.findings));
  if (held.requests > 0)
    parts << (held.requests == 1 ? EmbargoBar::tr("the words of 1 request")
                                 : EmbargoBar::tr("the words of %L1 requests").arg(held.requests));
  if (held.actions > 0)
    parts << (held.actions == 1 ? EmbargoBar::tr("the words of 1 action")
                                : EmbargoBar::tr("the words of %L1 actions").arg(held.actions));
  if (parts.isEmpty()) return EmbargoBar::tr("nothing so far");
  const QString last = parts.takeLast();
  return parts.isEmpty() ? last : EmbargoBar::tr("%1 and %2").arg(parts.join(QStringLiteral(", ")), last);
}

}  // namespace

EmbargoBar::EmbargoBar(AppState& state, Navigator& navigator, QWidget* parent)
    : QWidget(parent),  // it shows itself: without one it would be a window for a moment
      m_state(state),
      m_navigator(navigator),
      m_words(makeLabel({}, {TextSize::Body, TextWeight::Regular, Role::Text})),
      m_on(new DateField(state.now().today)),
      m_onRow(new FormRow(tr("Report published on"), m_on)),
      m_ask(new Button(ButtonKind::Secondary, "unlock", tr("Lift the embargo…"))),
      m_form(new QWidget),
      m_question(new QWidget),
      m_asked(makeLabel({}, {TextSize::Body, TextWeight::Strong})),
      m_keep(new Button(ButtonKind::Secondary, tr("Keep the embargo"))),
      m_lift(new Button(ButtonKind::Quiet, "unlock", tr("Lift it"))) {
  m_words->setObjectName(QStringLiteral("embargo"));
  m_onRow->setFixedWidth(scaled(kDayWidth));
  auto* line = new QHBoxLayout(m_form);
  line->setContentsMargins(0, 0, 0, 0);
  line->setSpacing(kInside);
  line->addWidget(m_onRow, 0, Qt::AlignTop);
  line->addWidget(m_ask, 0, Qt::AlignBottom);
  line->addStretch(1);
  auto* answers = new QHBoxLayout;
  answers->addWidget(m_keep);
  answers->addWidget(m_lift);
  answers->addStretch(1);
  auto* question = new QVBoxLayout(m_question);
  question->setContentsMargins(0, 0, 0, 0);
  question->setSpacing(kInside);
  question->addWidget(m_asked);
  question->addLayout(answers);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  column->addWidget(m_words);
  column->addWidget(m_form);
  column->addWidget(m_question);
  m_question->hide();
  connect(m_ask, &QPushButton::clicked, this, &EmbargoBar::ask);
  connect(m_lift, &QPushButton::clicked, this, &EmbargoBar::lift);
  connect(m_keep, &QPushButton::clicked, this, [this] {
    m_question->hide();
    refresh();
    m_ask->setFocus(Qt::OtherFocusReason);
  });
  connect(&state, &AppState::applied, this, &EmbargoBar::refresh);
  connect(&state, &AppState::loaded, this, &EmbargoBar::refresh);
  connect(&RestrictedDoors::of(state), &RestrictedDoors::changed, this, &EmbargoBar::refresh);
  refresh();
}

EmbargoBar::~EmbargoBar() {
  for (auto* child : findChildren<QObject*>()) child->disconnect(this);
}

void EmbargoBar::refresh() {
  const auto* inspection = m_state.realInspection();
  setVisible(inspection != nullptr);
  if (inspection == nullptr) return;
  const bool holds = app::isUnderEmbargo(m_state.workspace(), inspection->value.id);
  const bool mayLift =
      holds && !m_state.readOnlyWhy() && RestrictedDoors::of(m_state).isOpen(domain::RestrictedPart::KeepingInTouch);
  if (holds)
    m_words->setText(
        tr("Under embargo until the report is published. Kept out of lists, search, exports and prints: %1. "
           "Publication lifts it.")
            .arg(counted(app::heldBack(m_state.workspace(), inspection->value.id))));
  else
    m_words->setText(tr("Published on %1: the embargo is lifted. What points say stays sealed.")
                         .arg(longDate(inspection->value.publishedOn)));
  m_on->setToday(m_state.now().today);
  if (!mayLift) m_question->hide();
  m_form->setVisible(mayLift && m_question->isHidden());
}

void EmbargoBar::ask() {
  const auto* inspection = m_state.realInspection();
  const auto day = m_on->day();
  m_onRow->setError(day ? QString() : tr("Give the day on which the report was published."));
  if (inspection == nullptr || !day) return m_on->setFocus(Qt::OtherFocusReason);
  if (const auto set = app::published(*inspection, *day, m_state.now()); !set) {
    m_onRow->setError(messageText(set.error()));
    return m_on->setFocus(Qt::OtherFocusReason);
  }
  m_asked->setText(tr("Published on %1? Everybody who has this workspace then finds what was kept out: %2.")
                       .arg(longDate(day), counted(app::heldBack(m_state.workspace(), inspection->value.id))));
  for (auto* button : {m_keep, m_lift}) button->setAccessibleDescription(m_asked->text());
  m_question->show();
  m_form->hide();
  m_keep->setFocus(Qt::OtherFocusReason);
}

void EmbargoBar::lift() {
  const auto* inspection = m_state.realInspection();
  const auto day = m_on->day();
  m_question->hide();
  if (inspection == nullptr || !day) return refresh();
  auto set = app::published(*inspection, *day, m_state.now());
  if (!set) return m_navigator.say(MessageKind::Warning, messageText(set.error()));
  m_state.apply(std::move(*set));
  m_navigator.sayUndoable(tr("The embargo is lifted: the report was published on %1.").arg(longDate(day)));
}

}  // namespace waymark::ui
