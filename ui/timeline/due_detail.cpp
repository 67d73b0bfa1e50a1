// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/due_detail.h"

#include <QLabel>
#include <QVBoxLayout>

#include "bridge/dates.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "shell/app_state.h"
#include "shell/due_words.h"
#include "timeline/timeline_model.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/label.h"
#include "widgets/marks.h"
#include "widgets/style.h"

namespace waymark::ui {

DueDetail::DueDetail(AppState& state, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_title(makeLabel({}, {TextSize::Heading, TextWeight::Strong})),
      m_mark(new StateMark(Mark::NotStarted)),
      m_due(makeLabel({})),
      m_owner(makeLabel({})),
      m_assumed(makeLabel(tr("Assumed: nobody has said this day. What inspectors told us takes its place."),
                          {TextSize::Body, TextWeight::Regular, Role::Muted})),
      m_open(new Button(ButtonKind::Secondary, QString())),
      m_done(new Button(ButtonKind::Primary, "check", tr("Mark done"))) {
  auto* buttons = new FlowBox(kInside, kInside);
  buttons->add(m_done);
  buttons->add(m_open);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(kAround, kInside, kAround, kAround);
  column->setSpacing(kBetween);
  for (QWidget* part : {static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_mark), static_cast<QWidget*>(m_due),
                        static_cast<QWidget*>(m_owner), static_cast<QWidget*>(m_assumed), static_cast<QWidget*>(buttons)})
    column->addWidget(part);
  column->addStretch(1);
  connect(m_open, &QPushButton::clicked, this, &DueDetail::openAsked);
  connect(m_done, &QPushButton::clicked, this, &DueDetail::doneAsked);
}

void DueDetail::show(const PlanTask& row) {
  m_key = row.key;
  m_title->setText(toQt(row.title));
  m_mark->setMark(row.late ? Mark::Late : row.also->mark, stateWord(row));
  m_due->setText(row.due ? tr("Due %1").arg(dueText(row.due, row.dueTime)) : tr("No day yet"));
  m_owner->setText(tr("Owner: %1").arg(toQt(row.ownerText)));
  m_assumed->setVisible(row.assumed);
  const QString page = duePageTitle(row.also->due.kind);
  m_open->setText(page.isEmpty() ? tr("Where it is worked on") : tr("Open on %1").arg(page));
  const auto& why = m_state.readOnlyWhy();
  m_done->setVisible(row.also->due.kind != app::DueKind::Session);
  m_done->setEnabled(!why);
  m_done->setToolTip(why ? messageText(*why) : QString());
}

}  // namespace waymark::ui
