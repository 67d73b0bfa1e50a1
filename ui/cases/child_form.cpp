// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/child_form.h"

#include <QLineEdit>

#include "bridge/dates.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "cases/case_fields.h"
#include "cases/case_words.h"
#include "shell/restricted_door.h"
#include "widgets/field.h"
#include "widgets/id_combo.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

using domain::Agreement;
using domain::AgreementGiver;
using domain::TrackedState;

}  // namespace

ChildForm::ChildForm(CaseDesk& desk)
    : RecordForm(tr("Tracked child"), tr("Take out this child"), nullptr),
      m_desk(desk),
      m_place(makeLabel({}, {TextSize::Body, TextWeight::Regular, Role::Muted})),
      m_why(new NotesField(2)),
      m_lead(new IdCombo(tr("Nobody yet"))),
      m_agreementHeader(new SectionHeader(tr("Agreement to take part"))),
      m_giver(new FormCombo),
      m_agreement(new FormCombo),
      m_asked(new DateField(desk.state().now().today)),
      m_answered(new DateField(desk.state().now().today)),
      m_withdrawn(new DateField(desk.state().now().today)),
      m_childView(new NotesField(2)),
      m_interpreter(new QLineEdit),
      m_advocate(new QLineEdit),
      m_recordsWait(new FormCombo),
      m_due(new DateField(desk.state().now().today)),
      m_dueTime(new TimeField),
      m_names(new NotesField(1)),
      m_notes(new NotesField(3)) {
  m_why->setObjectName(QStringLiteral("case-why"));
  m_names->setObjectName(QStringLiteral("case-names"));
  addPart(m_place);
  m_whyRow = add(tr("Why this child"), m_why, tr("By case code only: never a name."));
  add(tr("Who they are"), m_names, tr("Sealed. Names written here are kept out of findings and open fields."));
  add(tr("Case lead"), m_lead);
  addAgreement();
  add(tr("Notes"), m_notes, tr("Sealed."));
  connect(m_dueTime, &TimeField::timeChanged, this, &ChildForm::onField);
  connect(this, &RecordForm::edited, this, [this] { m_desk.write([this] { return edit(); }); });
  connect(this, &RecordForm::removeAsked, this, [this] {
    askBeforeRemoving(tr("Take %1 out, with its documents, practitioners and chronology? Undo brings all of it back.")
                          .arg(m_desk.code()),
                      tr("Take out"));
  });
  connect(this, &RecordForm::removeConfirmed, this, &ChildForm::removeChild);
  setMode(Mode::Edit);
}

void ChildForm::addAgreement() {
  m_giver->setObjectName(QStringLiteral("case-giver"));
  m_agreement->setObjectName(QStringLiteral("case-agreement"));
  m_asked->setObjectName(QStringLiteral("case-asked"));
  m_answered->setObjectName(QStringLiteral("case-answered"));
  m_withdrawn->setObjectName(QStringLiteral("case-withdrawn"));
  m_childView->setObjectName(QStringLiteral("case-child-view"));
  m_interpreter->setObjectName(QStringLiteral("case-interpreter"));
  m_advocate->setObjectName(QStringLiteral("case-advocate"));
  m_recordsWait->setObjectName(QStringLiteral("case-records"));
  m_due->setObjectName(QStringLiteral("case-due"));
  m_dueTime->setObjectName(QStringLiteral("case-due-time"));
  m_giver->addItem(tr("Not said yet"));
  for (std::size_t i = 0; i < base::codeCount<AgreementGiver>(); ++i)
    m_giver->addItem(giverWord(static_cast<AgreementGiver>(i)));
  for (std::size_t i = 0; i < base::codeCount<Agreement>(); ++i)
    m_agreement->addItem(agreementWord(static_cast<Agreement>(i)));
  m_recordsWait->addItems({tr("Nothing said: records don’t wait"), tr("The LANO says: records wait for the agreement"),
                           tr("The LANO says: records don’t wait")});
  addPart(m_agreementHeader);
  m_ofTracked = {m_agreementHeader,
                 add(tr("Who can agree"), m_giver),
                 add(tr("Agreement"), m_agreement, tr("The days below follow; correct them where it was another day.")),
                 add(tr("Asked on"), m_asked),
                 m_answeredRow = add(tr("Answered on"), m_answered),
                 m_withdrawnRow = add(tr("Withdrawn on"), m_withdrawn),
                 add(tr("How the child’s view was had"), m_childView, tr("Sealed.")),
                 add(tr("Interpreter"), m_interpreter, tr("Sealed.")),
                 add(tr("Advocate"), m_advocate, tr("Sealed.")),
                 add(tr("Sharing records"), m_recordsWait,
                     tr("Sharing records has a lawful basis of its own: it isn’t this agreement.")),
                 add(tr("Documents due"), m_due,
                     tr("The day inspectors said for this child. Empty: what they said "
                        "for all, else the framework’s day, which is assumed.")),
                 add(tr("By what time"), m_dueTime)};
}

void ChildForm::empty() {
  for (auto* notes : {m_names, m_childView, m_notes, m_why}) notes->setText({});
  for (auto* line : {m_interpreter, m_advocate}) line->clear();
}

void ChildForm::focusFirst() {
  (m_agreement->isVisibleTo(this) ? static_cast<QWidget*>(m_agreement) : m_why)->setFocus(Qt::OtherFocusReason);
}

void ChildForm::refresh(bool isOther) {
  const auto* row = m_desk.child();
  if (row == nullptr) return;
  const auto& one = row->value;
  const auto opened = m_desk.texts(one.id.uuid, one.sealed);
  QString reason = opened ? QString() : messageText(opened.error());
  if (const auto& why = m_desk.state().readOnlyWhy()) reason = messageText(*why);
  setReadOnlyReason(reason);
  if (isOther) setMode(Mode::Edit);  // a question of the one before is gone
  QString place = tr("Place %1, chosen %2").arg(one.place).arg(longDate(one.chosenOn));
  if (one.state == TrackedState::Practice)
    place = tr("Practice sample, child %1, drawn %2").arg(one.place).arg(longDate(one.chosenOn));
  if (one.state == TrackedState::Replaced) place = tr("Replaced: %1").arg(toQt(one.replacedWhy));
  m_place->setText(place);
  for (auto* part : m_ofTracked) part->setVisible(one.state == TrackedState::Chosen);
  const auto texts = opened.value_or(app::SealedTexts{});
  fillNotes(m_why, one.why, isOther);
  fillNotes(m_names, sealedText(texts, "names"), isOther);
  fillPeople(m_lead, m_desk.state(), one.lead, isOther);
  m_giver->setCurrentIndex(one.giver ? static_cast<int>(*one.giver) + 1 : 0);
  m_agreement->setCurrentIndex(static_cast<int>(one.agreement));
  for (auto* field : {m_asked, m_answered, m_withdrawn, m_due}) field->setToday(m_desk.state().now().today);
  fillDay(m_asked, one.askedOn, isOther);
  fillDay(m_answered, one.answeredOn, isOther);
  fillDay(m_withdrawn, one.withdrawnOn, isOther);
  fillNotes(m_childView, sealedText(texts, "child_view"), isOther);
  fillLine(m_interpreter, sealedText(texts, "interpreter"), isOther);
  fillLine(m_advocate, sealedText(texts, "advocate"), isOther);
  m_recordsWait->setCurrentIndex(static_cast<int>(one.recordsWait));
  fillDay(m_due, one.documentsDue, isOther);
  fillTime(m_dueTime, one.documentsDueTime, isOther);
  fillNotes(m_notes, sealedText(texts, "notes"), isOther);
  for (auto* field : {m_whyRow, m_answeredRow, m_withdrawnRow}) field->setError({});
}

bool ChildForm::isRight(const domain::TrackedChild& child) {
  const bool named = m_desk.holdsName(toQt(child.why));
  m_whyRow->setError(named ? tr("This holds a name of the child. Say %1 instead; nothing was saved.").arg(m_desk.code())
                           : QString());
  const auto isEarly = [&](std::optional<base::Day> day) { return child.askedOn && day && *day < *child.askedOn; };
  const QString early = tr("That is before it was asked for, %1; nothing was saved.").arg(longDate(child.askedOn));
  m_answeredRow->setError(isEarly(child.answeredOn) ? early : QString());
  m_withdrawnRow->setError(isEarly(child.withdrawnOn) ? early : QString());
  return !named && !isEarly(child.answeredOn) && !isEarly(child.withdrawnOn);
}

std::optional<domain::ChangeSet> ChildForm::edit() {
  const auto* row = m_desk.child();
  if (row == nullptr) return std::nullopt;
  auto opened = m_desk.texts(row->value.id.uuid, row->value.sealed);
  if (!opened) return std::nullopt;  // what can't be read isn't written over
  auto after = row->value;
  const auto agreement = static_cast<Agreement>(m_agreement->currentIndex());
  if (agreement != after.agreement) {
    after = app::withAgreement(std::move(after), agreement, m_desk.state().now().today);
  } else {
    after.askedOn = m_asked->day();
    after.answeredOn = m_answered->day();
    after.withdrawnOn = m_withdrawn->day();
  }
  after.why = typed(m_why);
  after.lead = personOf(m_lead);
  after.giver = m_giver->currentIndex() <= 0 ? std::nullopt
                                             : std::optional(static_cast<AgreementGiver>(m_giver->currentIndex() - 1));
  after.recordsWait = static_cast<domain::Answer>(m_recordsWait->currentIndex());
  after.documentsDue = m_due->day();
  after.documentsDueTime = m_dueTime->time();
  auto texts = *opened;
  texts["names"] = typed(m_names);
  texts["child_view"] = typed(m_childView);
  texts["interpreter"] = typed(m_interpreter);
  texts["advocate"] = typed(m_advocate);
  texts["notes"] = typed(m_notes);
  std::erase_if(texts, [](const auto& text) { return text.second.empty(); });
  if (texts != *opened) after.sealed = m_desk.sealed(after.id.uuid, texts);
  if (after == row->value || !isRight(after)) return std::nullopt;
  const QString name = agreement != row->value.agreement
                           ? tr("agreement of %1: %2").arg(m_desk.code(), agreementWord(agreement))
                       : texts != *opened ? tr("sealed notes on %1").arg(m_desk.code())
                                          : tr("edit %1").arg(m_desk.code());
  return domain::ChangeSet{fromQt(name), {domain::edited(*row, std::move(after))}};
}

void ChildForm::removeChild() {
  const auto* row = m_desk.child();
  if (row == nullptr) return;
  const QString code = m_desk.code();
  m_desk.write([this] {
    const auto* now = m_desk.child();
    return now == nullptr ? std::nullopt : std::optional(app::removeTracked(m_desk.state().workspace(), *now));
  });
  m_desk.navigator().sayUndoable(tr("%1 was taken out.").arg(code));
}

}  // namespace waymark::ui
