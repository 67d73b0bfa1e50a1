// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/reanchor_view.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include "bridge/dates.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "shell/app_state.h"
#include "widgets/button.h"
#include "widgets/clear_layout.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/marks.h"

namespace waymark::ui {

namespace {

QString dayOr(const std::optional<base::Day>& day) {
  return day ? shortDate(day) : ReanchorView::tr("no date");
}

QWidget* markedLine(Mark mark, const QString& word, const QString& text) {
  auto* line = new QWidget;
  auto* row = new QHBoxLayout(line);
  row->setContentsMargins(0, 0, 0, 0);
  auto* state = new StateMark(mark);
  state->setMark(mark, word);
  row->addWidget(state, 0, Qt::AlignTop);
  row->addWidget(makeLabel(text), 1);
  return line;
}

QString counted(std::size_t count, const QString& one, const QString& many) {
  return (count == 1 ? one : many).arg(count);
}

}  // namespace

ReanchorView::ReanchorView(AppState& state, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_sentence(makeLabel({}, {TextSize::Heading, TextWeight::Strong})),
      m_first(new QVBoxLayout),
      m_reason(new QLineEdit),
      m_move(new Button(ButtonKind::Primary, tr("Move the plan"))),
      m_keep(new Button(ButtonKind::Secondary, tr("Keep as it was"))),
      m_lists(new QVBoxLayout) {
  setAccessibleName(tr("What would move"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(kAround, 4, kAround, kAround);
  column->setSpacing(kBetween);
  column->addWidget(m_sentence);
  m_first->setSpacing(kBetween);
  column->addLayout(m_first);
  m_reason->setMaxLength(500);
  column->addWidget(new FormRow(tr("Reason"), m_reason, tr("Kept in the history of this inspection.")));
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(m_move);
  buttons->addWidget(m_keep);
  buttons->addStretch(1);
  column->addLayout(buttons);
  column->addWidget(makeHairline());
  m_lists->setSpacing(kBetween);
  column->addLayout(m_lists);
  column->addStretch(1);
  m_move->setToolTip(tr("Move the plan (Enter)"));
  m_keep->setToolTip(tr("Keep as it was (Esc)"));
  connect(m_move, &QPushButton::clicked, this, &ReanchorView::apply);
  connect(m_keep, &QPushButton::clicked, this, &ReanchorView::kept);
  connect(m_reason, &QLineEdit::returnPressed, this, &ReanchorView::apply);
  connect(&m_state, &AppState::applied, this, [this] {
    if (isVisible()) refresh();
  });
}

void ReanchorView::show(const app::Proposal& proposal) {
  m_proposal = proposal;
  refresh();
}

void ReanchorView::focusReason() {
  m_reason->setFocus(Qt::OtherFocusReason);
}

void ReanchorView::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape) {
    emit kept();
    return;
  }
  QWidget::keyPressEvent(event);
}

QString ReanchorView::what() const {
  const auto* inspection = m_state.inspection();
  const auto& pack = m_state.planPack();
  QStringList parts;
  if (inspection != nullptr && m_proposal.notified != inspection->value.notified) {
    const bool isNotice = pack.anchors.empty() || pack.anchors.front().id == "notified";
    const QString title = isNotice ? tr("the call") : QStringLiteral("“%1”").arg(toQt(pack.anchors.front().title));
    parts << (m_proposal.notified
                  ? tr("Moving %1 from %2 to %3")
                        .arg(title, shortDate(inspection->value.notified), longDate(m_proposal.notified))
                  : tr("Taking the day of %1 out").arg(title));
  }
  for (const auto& [id, day] : m_proposal.anchors) {
    const auto* anchor = m_state.timeline().anchor(id);
    const QString title = toQt(anchor != nullptr ? anchor->title : id);
    parts << (day ? tr("Setting “%1” to %2").arg(title, longDate(day))
                  : tr("Putting “%1” back on the framework’s day").arg(title));
  }
  for (int i = 1; i < parts.size(); ++i) parts[i][0] = parts[i][0].toLower();
  return parts.join(tr(" and "));
}

void ReanchorView::refresh() {
  const auto* inspection = m_state.inspection();
  if (inspection == nullptr) return;
  m_shown = app::preview(m_state.workspace(), inspection->value, m_state.planPack(), m_state.calendar(), m_proposal);
  const QString tasks = counted(m_shown.moves.size(), tr("%1 task"), tr("%1 tasks"));
  const QString dates = counted(m_shown.anchors.size(), tr("%1 date"), tr("%1 dates"));
  m_sentence->setText(m_shown.isNothing() ? tr("%1 moves nothing.").arg(what())
                                          : tr("%1 moves %2 and %3.").arg(what(), tasks, dates));
  clearLayout(m_first);
  addHandLate();
  for (const auto& warning : m_shown.warnings)
    m_first->addWidget(markedLine(Mark::Mixed, tr("To check"), ui::warningText(warning)));
  clearLayout(m_lists);
  addMoves(tr("Dates that move"), {}, m_shown.anchors);
  addMoves(tr("Set by hand"), tr("They stay where they are."), m_shown.byHand);
  addMoves(tr("Told by inspectors"), tr("They stay. Ask the lead inspector again."), m_shown.told);
  addMoves(tr("Tasks that move"), {}, m_shown.moves);
  addMoves(tr("Done"), tr("They stay done. The plan would have had them on these days."), m_shown.done);
}

void ReanchorView::addHandLate() {
  if (m_shown.handLate.empty()) return;
  m_first->addWidget(new SectionHeader(tr("Set by hand, and then too late"), QString::number(m_shown.handLate.size())));
  for (const auto& late : m_shown.handLate)
    m_first->addWidget(
        markedLine(Mark::Late, tr("Too late"),
                   tr("“%1” on %2 comes after “%3” on %4.")
                       .arg(toQt(late.title), shortDate(late.day), toQt(late.serves), shortDate(late.deadline))));
}

void ReanchorView::addMoves(const QString& title, const QString& note, const std::vector<app::Move>& moves) {
  if (moves.empty()) return;
  auto* section = new QWidget;
  auto* column = new QVBoxLayout(section);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  column->addWidget(new SectionHeader(title, QString::number(moves.size())));
  if (!note.isEmpty()) column->addWidget(makeLabel(note, {TextSize::Small, TextWeight::Regular, Role::Muted}));
  for (const auto& move : moves) {
    column->addWidget(makeLabel(toQt(move.title)));
    const QString days =
        move.from == move.to ? dayOr(move.to) : dayOr(move.from) + QStringLiteral(" → ") + dayOr(move.to);
    column->addWidget(makeLabel(days, {TextSize::Small, TextWeight::Regular, Role::Muted}));
  }
  m_lists->addWidget(section);
}

void ReanchorView::apply() {
  const auto* inspection = m_state.inspection();
  if (inspection == nullptr) return;
  m_proposal.reason = fromQt(m_reason->text().trimmed());
  QString name = what();
  if (!name.isEmpty()) name[0] = name[0].toLower();
  auto set = app::reanchor(m_state.workspace(), *inspection, m_proposal, fromQt(name), m_state.ids(), m_state.now());
  emit moved();
  if (!set.changes.empty()) m_state.apply(std::move(set));
}

}  // namespace waymark::ui
