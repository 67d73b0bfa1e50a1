// SPDX-License-Identifier: GPL-3.0-or-later
#include "touch/concern_form.h"

#include <QDateTime>
#include <QLabel>
#include <QLineEdit>
#include <algorithm>

#include "bridge/dates.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "shell/restricted_door.h"
#include "touch/touch_rows.h"
#include "widgets/button.h"
#include "widgets/field.h"
#include "widgets/fill_field.h"
#include "widgets/id_combo.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

using domain::ConcernState;

/// Of a day and a time in the system's time zone.
base::Stamp stampAt(base::Day day, base::TimeOfDay time) {
  const QDateTime local(toQt(day), QTime(time.minutes / 60, time.minutes % 60));
  return base::Stamp{std::chrono::seconds{local.toSecsSinceEpoch()}};
}

std::optional<ConcernState> stepAfter(ConcernState state) {
  if (state == ConcernState::Closed) return std::nullopt;
  return static_cast<ConcernState>(static_cast<int>(state) + 1);
}

}  // namespace

ConcernForm::ConcernForm(AppState& state, QWidget* parent)
    : RecordForm(tr("Concern about a child"), tr("Take out the concern"), parent),
      m_state(state),
      m_moments(makeLabel({}, {TextSize::Small, TextWeight::Regular, Role::Muted})),
      m_step(new Button(ButtonKind::Primary, QString())),
      m_what(new NotesField(4)),
      m_by(new QLineEdit),
      m_origin(new FormCombo),
      m_where(new QLineEdit),
      m_case(new QLineEdit),
      m_received(new DateField(state.now().today)),
      m_receivedTime(new TimeField),
      m_owner(new IdCombo(tr("Nobody yet"))),
      m_due(new DateField(state.now().today)),
      m_dueTime(new TimeField),
      m_told(new QLineEdit),
      m_assurance(new NotesField(3)),
      m_stateOf(new FormCombo) {
  m_what->setObjectName(QStringLiteral("concern-what"));
  m_step->setObjectName(QStringLiteral("concern-step"));
  for (std::size_t i = 0; i < base::codeCount<domain::ConcernOrigin>(); ++i)
    m_origin->addItem(concernOriginWord(static_cast<domain::ConcernOrigin>(i)));
  for (std::size_t i = 0; i < base::codeCount<ConcernState>(); ++i)
    m_stateOf->addItem(concernStateWord(static_cast<ConcernState>(i)));
  addPart(m_moments);
  addPart(m_step);
  m_whatRow = add(tr("What was said or found"), m_what,
                  tr("Sealed: only for people who are named. Tell the duty team first, then write."));
  add(tr("By whom"), m_by, tr("Sealed."));
  add(tr("How it came"), m_origin);
  m_whereRow = add(tr("Where it was found"), m_where, tr("Sealed. The survey and the answer, the finding, the file."));
  m_caseRow =
      add(tr("Case code"), m_case, tr("Everybody can see it: never a name. Empty where the child isn’t on the lists."));
  add(tr("Assurance due"), m_due);
  add(tr("Due at"), m_dueTime);
  add(tr("Owner"), m_owner);
  m_toldRow = add(tr("Who was told"), m_told, tr("Sealed."));
  m_assuranceRow = add(tr("Their assurance"), m_assurance, tr("Sealed."));
  m_stateRow = add(tr("State"), m_stateOf);
  m_receivedRow = add(tr("Received"), m_received);
  add(tr("Received at"), m_receivedTime);
  for (auto* time : {m_dueTime, m_receivedTime}) connect(time, &TimeField::timeChanged, this, &ConcernForm::onField);
  connect(m_origin, &QComboBox::activated, this, &ConcernForm::showWhere);
  connect(m_step, &QPushButton::clicked, this, [this] {
    const auto next = stepAfter(static_cast<ConcernState>(m_stateOf->currentIndex()));
    if (!next) return;
    m_stateOf->setCurrentIndex(static_cast<int>(*next));
    onField();
  });
  setMode(Mode::New);
}

void ConcernForm::show(Mode mode, const domain::Concern& concern, const app::SealedTexts& texts) {
  m_given = concern;
  m_givenTexts = texts;
  std::vector<std::pair<base::Uuid, QString>> people;
  for (const auto& row : m_state.workspace().all<domain::Person>())
    people.emplace_back(row.value.id.uuid, toQt(row.value.name));
  std::ranges::sort(people, {}, &std::pair<base::Uuid, QString>::second);
  m_owner->setEntries(std::move(people));
  fillNotes(m_what, sealedText(texts, "what"));
  fillLine(m_by, sealedText(texts, "by"));
  m_origin->setCurrentIndex(static_cast<int>(concern.origin));
  fillLine(m_where, sealedText(texts, "where"));
  fillLine(m_case, concern.caseCode);
  const auto received = base::nowAt(concern.receivedAt);
  for (auto* field : {m_received, m_due}) field->setToday(m_state.now().today);
  m_received->setDay(received.today);
  m_receivedTime->setTime(received.time);
  m_owner->setId(concern.owner ? std::optional(concern.owner->uuid) : std::nullopt);
  m_due->setDay(concern.assuranceDue);
  m_dueTime->setTime(concern.assuranceDueTime);
  fillLine(m_told, sealedText(texts, "told"));
  fillNotes(m_assurance, sealedText(texts, "assurance"));
  m_stateOf->setCurrentIndex(static_cast<int>(concern.state));
  for (auto* row : {m_whatRow, m_caseRow, m_receivedRow}) row->setError({});
  for (QWidget* part : std::initializer_list<QWidget*>{m_moments, m_toldRow, m_assuranceRow, m_stateRow})
    part->setVisible(mode == Mode::Edit);
  setMode(mode);
  showStep();
  showWhere();
}

void ConcernForm::showStep() {
  QStringList moments{tr("Received %1").arg(stampText(m_given.receivedAt))};
  if (m_given.toldAt) moments << tr("duty team told %1").arg(stampText(*m_given.toldAt));
  if (m_given.assuredAt) moments << tr("assurance back %1").arg(stampText(*m_given.assuredAt));
  if (m_given.closedAt) moments << tr("closed %1").arg(stampText(*m_given.closedAt));
  m_moments->setText(moments.join(QStringLiteral(" · ")));
  const auto next = stepAfter(m_given.state);
  m_step->setVisible(mode() == Mode::Edit && next.has_value());
  m_step->setEnabled(!m_state.readOnlyWhy());
  if (!next) return;
  m_step->setText(*next == ConcernState::DutyTeamTold ? tr("The duty team is told")
                  : *next == ConcernState::Assured    ? tr("Their assurance is back")
                                                      : tr("Close the concern"));
}

void ConcernForm::showWhere() {
  m_whereRow->setVisible(static_cast<domain::ConcernOrigin>(m_origin->currentIndex()) ==
                         domain::ConcernOrigin::FoundInText);
}

domain::Concern ConcernForm::value() const {
  auto concern = app::withState(m_given, static_cast<ConcernState>(m_stateOf->currentIndex()), m_state.now().utc);
  concern.origin = static_cast<domain::ConcernOrigin>(m_origin->currentIndex());
  concern.caseCode = fromQt(m_case->text().trimmed().toUpper());
  const auto before = base::nowAt(m_given.receivedAt);
  const auto day = m_received->day().value_or(before.today);
  const auto time = m_receivedTime->time().value_or(before.time);
  // Typed to the minute: as it was, to the second, unless another minute is typed.
  if (day != before.today || time != before.time) concern.receivedAt = stampAt(day, time);
  concern.owner.reset();
  if (const auto owner = m_owner->id()) concern.owner = domain::PersonId{*owner};
  concern.assuranceDue = m_due->day();
  concern.assuranceDueTime = concern.assuranceDue ? m_dueTime->time() : std::nullopt;
  return concern;
}

app::SealedTexts ConcernForm::texts() const {
  auto texts = m_givenTexts;
  texts["what"] = fromQt(m_what->toPlainText().trimmed());
  texts["by"] = fromQt(m_by->text().trimmed());
  texts["where"] = fromQt(m_where->text().trimmed());
  texts["told"] = fromQt(m_told->text().trimmed());
  texts["assurance"] = fromQt(m_assurance->toPlainText().trimmed());
  return texts;
}

bool ConcernForm::check() {
  const bool said = !m_what->toPlainText().trimmed().isEmpty();
  m_whatRow->setError(said ? QString() : tr("Write what was said or found."));
  m_caseRow->setError({});
  m_receivedRow->setError({});
  if (!said) m_what->setFocus(Qt::OtherFocusReason);
  return said && m_received->isRight() && m_due->isRight();
}

bool ConcernForm::place(const base::Error& error) {
  if (error.code == base::Code::NotFound)
    m_caseRow->setError(
        tr("No child on the lists or tracked has this code. Leave it empty, and say who it is above: "
           "that is sealed."));
  else if (error.code == base::Code::WrongOrder)
    m_receivedRow->setError(tr("It can’t be received after the duty team was told. Put one of the two right."));
  else
    return false;
  return true;
}

bool ConcernForm::holdsNew() const {
  return mode() == Mode::New && !m_what->toPlainText().trimmed().isEmpty();
}

void ConcernForm::wipe() {
  m_given = {};
  m_givenTexts.clear();
  for (auto* line : {m_by, m_where, m_case, m_told}) line->clear();
  for (auto* notes : {m_what, m_assurance}) notes->setText({});
}

void ConcernForm::focusFirst() {
  if (mode() == Mode::New)
    m_what->setFocus(Qt::OtherFocusReason);
  else if (m_step->isVisibleTo(this) && m_step->isEnabled())
    m_step->setFocus(Qt::OtherFocusReason);
  else
    m_assurance->setFocus(Qt::OtherFocusReason);
}

}  // namespace waymark::ui
