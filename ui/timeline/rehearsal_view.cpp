// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/rehearsal_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include "app/reanchor.h"
#include "bridge/dates.h"
#include "bridge/inspection_words.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "shell/app_state.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/clear_layout.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/marks.h"
#include "widgets/style.h"

namespace waymark::ui {

namespace {

constexpr base::TimeOfDay kUsualCall{9 * 60 + 30};
constexpr int kCallWidth = 76;

}  // namespace

RehearsalView::RehearsalView(AppState& state, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_day(new DateField(state.now().today)),
      m_time(new TimeField),
      m_dayRow(nullptr),
      m_start(new Button(ButtonKind::Primary, tr("Start the rehearsal"))),
      m_list(new QVBoxLayout),
      m_slips(new QVBoxLayout) {
  setAccessibleName(tr("Rehearsals"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(kAround, 4, kAround, kAround);
  column->setSpacing(kBetween);
  column->addWidget(makeLabel(tr("A rehearsal runs the same plan on a mock date, beside the real plan and without "
                                 "touching it. It ends in a list of what slipped."),
                              {TextSize::Body, TextWeight::Regular, Role::Muted}));
  auto* when = new QWidget;
  auto* row = new QHBoxLayout(when);
  row->setContentsMargins(0, 0, 0, 0);
  m_day->setAccessibleName(tr("Mock day of the call"));
  m_time->setAccessibleName(tr("Mock time of the call"));
  fixTextWidth(m_time, kCallWidth);
  row->addWidget(m_day, 1);
  row->addWidget(m_time);
  when->setFocusProxy(m_day);
  m_dayRow = new FormRow(tr("Mock call"), when);
  column->addWidget(m_dayRow);
  column->addWidget(m_start, 0, Qt::AlignLeft);
  m_list->setSpacing(kBetween);
  column->addLayout(m_list);
  m_slips->setSpacing(kBetween);
  column->addLayout(m_slips);
  column->addStretch(1);
  m_day->setDay(state.now().today);
  m_time->setTime(kUsualCall);
  connect(m_day, &DateField::problem, m_dayRow, &FormRow::setError);
  connect(m_time, &TimeField::problem, m_dayRow, &FormRow::setError);
  connect(m_start, &QPushButton::clicked, this, &RehearsalView::start);
  connect(m_day, &QLineEdit::returnPressed, m_start, [this] { m_start->setFocus(Qt::TabFocusReason); });
  connect(&m_state, &AppState::timelineChanged, this, &RehearsalView::refresh);
  if (state.showsRehearsal()) m_slipsOf = state.inspection()->value.id;
  refresh();
}

void RehearsalView::focusFirst() {
  m_day->setFocus(Qt::OtherFocusReason);
  m_day->selectAll();
}

void RehearsalView::start() {
  if (!m_day->isRight()) return;
  if (!m_day->day()) {
    m_dayRow->setError(tr("Type the day of the mock call."));
    return;
  }
  const auto* real = m_state.realInspection();
  const auto& pack = packFor(real != nullptr ? real->value.frameworkId : m_state.pack().id);
  auto rehearsal = app::newRehearsal(m_state.workspace(), pack, *m_day->day(), m_time->time().value_or(kUsualCall),
                                     m_state.newId<domain::InspectionTag>());
  app::Proposal proposal;
  proposal.notified = rehearsal.notified;
  if (const auto right = app::checkProposal({}, pack, m_state.calendar(), proposal); !right) {
    m_dayRow->setError(messageText(right.error()));
    return;
  }
  const auto id = rehearsal.id;
  m_state.apply(tr("start “%1”").arg(toQt(rehearsal.title)), domain::made(std::move(rehearsal)));
  m_slipsOf = id;
  m_state.showInspection(id);
}

void RehearsalView::end(const domain::InspectionId& id) {
  const auto* rehearsal = m_state.find<domain::Inspection>(id);
  if (rehearsal == nullptr) return;
  m_slipsOf = id;
  m_state.apply(tr("end “%1”").arg(toQt(rehearsal->value.title)),
                app::closing(id, {}, {}, m_state.newId<domain::InspectionEventTag>(), m_state.now()));
}

void RehearsalView::refresh() {
  m_day->setToday(m_state.now().today);
  m_start->setEnabled(m_state.isOpen() && !m_state.readOnlyWhy());
  clearLayout(m_list);
  for (const auto* rehearsal : app::rehearsalsOf(m_state.workspace())) addRehearsal(*rehearsal);
  showSlips();
}

void RehearsalView::addRehearsal(const domain::Stored<domain::Inspection>& rehearsal) {
  const auto id = rehearsal.value.id;
  const QString title = toQt(rehearsal.value.title);
  const auto standing = app::standingOf(m_state.workspace(), id);
  const bool isEnded = standing.standing == app::Standing::Closed;
  const bool isShown = m_state.inspection() != nullptr && m_state.inspection()->value.id == id;
  auto* part = new QWidget;
  auto* column = new QVBoxLayout(part);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  column->addWidget(makeLabel(title, {TextSize::Body, TextWeight::Strong}));
  const QString called = tr("mock call on %1").arg(longDate(rehearsal.value.notified));
  column->addWidget(makeLabel(isEnded ? called + QStringLiteral(" · ") + standingText(standing).toLower() : called,
                              {TextSize::Small, TextWeight::Regular, Role::Muted}));
  auto* buttons = new FlowBox(kInside, kInside);
  const auto add = [&](const QString& text, const QString& name, auto&& slot) {
    auto* button = new Button(ButtonKind::Secondary, text);
    button->setAccessibleName(name);
    connect(button, &QPushButton::clicked, this, slot);
    buttons->add(button);
  };
  if (isShown)
    add(tr("Back to the real plan"), tr("Back to the real plan"), [this] { m_state.showInspection(std::nullopt); });
  else
    add(tr("Show its plan"), tr("Show the plan of %1").arg(title), [this, id] { m_state.showInspection(id); });
  add(tr("What slipped"), tr("What slipped in %1").arg(title), [this, id] {
    m_slipsOf = id;
    showSlips();
  });
  if (!isEnded && !m_state.readOnlyWhy()) add(tr("End it"), tr("End %1").arg(title), [this, id] { end(id); });
  column->addWidget(buttons);
  m_list->addWidget(part);
}

const framework::Pack& RehearsalView::packFor(const std::string& id) const {
  if (m_state.planPack().id == id) return m_state.planPack();
  if (m_state.pack().id == id) return m_state.pack();
  if (m_other.id != id)
    if (auto pack = m_state.library().load(id)) m_other = *std::move(pack);
  return m_other.id == id ? m_other : m_state.pack();
}

std::vector<app::Slip> RehearsalView::slips() const {
  const auto* rehearsal = m_slipsOf ? m_state.find<domain::Inspection>(*m_slipsOf) : nullptr;
  if (rehearsal == nullptr) return {};
  const auto& workspace = m_state.workspace();
  const auto& pack = packFor(rehearsal->value.frameworkId);
  const auto plan = app::planFor(workspace, rehearsal->value, pack, m_state.calendar());
  return app::slipsOf(workspace, rehearsal->value, plan, m_state.calendar(), m_state.now());
}

QString RehearsalView::ownerOf(const app::Slip& slip) const {
  if (const auto* person = slip.owner ? m_state.find<domain::Person>(*slip.owner) : nullptr)
    return toQt(person->value.name);
  const auto* rehearsal = m_state.find<domain::Inspection>(*m_slipsOf);
  const auto* role = packFor(rehearsal->value.frameworkId).ownerRole(slip.ownerRole);
  return role != nullptr ? tr("Nobody (%1)").arg(toQt(role->title)) : tr("Nobody");
}

QString RehearsalView::lateText(const app::Slip& slip) const {
  const QString by = slip.workingDaysLate == 0   ? tr("late by hours")
                     : slip.workingDaysLate == 1 ? tr("1 working day late")
                                                 : tr("%1 working days late").arg(slip.workingDaysLate);
  return slip.doneAt ? by : by + QStringLiteral(", ") + tr("not done");
}

void RehearsalView::showSlips() {
  clearLayout(m_slips);
  const auto* rehearsal = m_slipsOf ? m_state.find<domain::Inspection>(*m_slipsOf) : nullptr;
  if (rehearsal == nullptr) return;
  const auto slipped = slips();
  m_slips->addWidget(
      new SectionHeader(tr("What slipped in %1").arg(toQt(rehearsal->value.title)), QString::number(slipped.size())));
  if (slipped.empty()) {
    m_slips->addWidget(
        makeLabel(tr("Nothing has slipped so far."), {TextSize::Body, TextWeight::Regular, Role::Muted}));
    return;
  }
  auto* copy = new Button(ButtonKind::Secondary, "copy", tr("Copy the list"));
  connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(slipText()); });
  auto* holder = new QWidget;
  auto* row = new QHBoxLayout(holder);
  row->setContentsMargins(0, 0, 0, 0);
  row->addWidget(copy);
  row->addStretch(1);
  m_slips->addWidget(holder);
  for (const auto& slip : slipped) addSlip(slip);
}

void RehearsalView::addSlip(const app::Slip& slip) {
  auto* part = new QWidget;
  auto* column = new QVBoxLayout(part);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  column->addWidget(makeLabel(toQt(slip.title)));
  auto* mark = new StateMark(Mark::Late);
  mark->setMark(Mark::Late, lateText(slip));
  column->addWidget(mark);
  column->addWidget(makeLabel(tr("Due %1 · %2").arg(dueText(slip.due, slip.dueTime), ownerOf(slip)),
                              {TextSize::Small, TextWeight::Regular, Role::Muted}));
  auto* reason = new QLineEdit(toQt(slip.reason));
  reason->setPlaceholderText(tr("Why?"));
  reason->setMaxLength(500);
  reason->setAccessibleName(tr("Why “%1” slipped").arg(toQt(slip.title)));
  reason->setReadOnly(m_state.readOnlyWhy().has_value());
  column->addWidget(reason);
  connect(reason, &QLineEdit::editingFinished, this, [this, reason, slip] {
    const auto why = fromQt(reason->text().trimmed());
    if (!m_slipsOf) return;
    if (auto change =
            app::slipReasonChange(m_state.workspace(), *m_slipsOf, slip.key, why, m_state.newId<domain::TaskTag>()))
      m_state.apply(tr("say why “%1” slipped").arg(toQt(slip.title)), *std::move(change));
  });
  m_slips->addWidget(part);
}

QString RehearsalView::slipText() const {
  QStringList lines{QStringList{tr("Task"), tr("Due"), tr("How late"), tr("Owner"), tr("Why")}.join(u'\t')};
  for (const auto& slip : slips())
    lines << QStringList{toQt(slip.title), dueText(slip.due, slip.dueTime), lateText(slip), ownerOf(slip),
                         toQt(slip.reason)}
                 .join(u'\t');
  return lines.join(u'\n');
}

}  // namespace waymark::ui
