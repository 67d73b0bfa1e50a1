// SPDX-License-Identifier: GPL-3.0-or-later
#include "surveys/sending_form.h"

#include <QLabel>
#include <QLineEdit>

#include "bridge/dates.h"
#include "bridge/text.h"
#include "surveys/moment_field.h"
#include "widgets/field.h"
#include "widgets/id_combo.h"
#include "widgets/label.h"

namespace waymark::ui {

SendingForm::SendingForm(AppState& state, QWidget* parent)
    : RecordForm(tr("A place that gives the link out"), tr("Take it off the list"), parent),
      m_state(state),
      m_place(new QLineEdit),
      m_passedBy(new IdCombo(tr("Nobody yet"))),
      m_passedAt(new MomentField(tr("Passed on"), state.now().today)),
      m_confirmedBy(new QLineEdit),
      m_confirmedAt(new MomentField(tr("Confirmed"), state.now().today)),
      m_reminded(makeLabel({})),
      m_note(new NotesField(3)) {
  m_placeRow = add(tr("Place"), m_place);
  add(tr("Passed on by"), m_passedBy);
  m_passedRow = add(tr("Passed on"), m_passedAt, tr("The day and the hour."));
  add(tr("Confirmed by"), m_confirmedBy, tr("Who there says that it has gone out."));
  m_confirmedRow = add(tr("Confirmed"), m_confirmedAt, tr("The day and the hour."));
  addPart(m_reminded);
  add(tr("Note"), m_note);
  for (auto* moment : {m_passedAt, m_confirmedAt})
    connect(moment, &MomentField::changed, this, &SendingForm::onField);
  setMode(Mode::Edit);
}

void SendingForm::show(const domain::SurveySending& sending) {
  const bool other = sending.id != m_given.id;
  m_given = sending;
  std::vector<std::pair<base::Uuid, QString>> people;
  for (const auto& row : m_state.workspace().all<domain::Person>())
    people.emplace_back(row.value.id.uuid, toQt(row.value.name));
  if (other) m_passedBy->setEntries(std::move(people));
  if (other || !m_place->hasFocus()) m_place->setText(toQt(sending.recipient));
  m_passedBy->setId(sending.passedBy ? std::optional(sending.passedBy->uuid) : std::nullopt);
  m_passedAt->setMoment(sending.passedAt);
  if (other || !m_confirmedBy->hasFocus()) m_confirmedBy->setText(toQt(sending.confirmedBy));
  m_confirmedAt->setMoment(sending.confirmedAt);
  if (other || !m_note->hasFocus()) m_note->setText(toQt(sending.note));
  QStringList days;
  for (const auto day : sending.reminded) days << shortDate(day);
  m_reminded->setText(days.isEmpty() ? tr("Not reminded.") : tr("Reminded on %1.").arg(days.join(QStringLiteral(", "))));
  for (auto* row : {m_placeRow, m_passedRow, m_confirmedRow}) row->setError({});
}

domain::SurveySending SendingForm::value() const {
  auto sending = m_given;
  sending.recipient = fromQt(m_place->text().trimmed());
  const auto by = m_passedBy->id();
  sending.passedBy = by ? std::optional(domain::PersonId{*by}) : std::nullopt;
  sending.passedAt = m_passedAt->moment();
  sending.confirmedBy = fromQt(m_confirmedBy->text().trimmed());
  sending.confirmedAt = m_confirmedAt->moment();
  sending.note = fromQt(m_note->toPlainText().trimmed());
  return sending;
}

bool SendingForm::check() {
  const auto now = value();
  const auto halfGiven = [](const MomentField* field) {
    return !field->isEmpty() && !field->moment() ? tr("Give the day and the hour.") : QString();
  };
  const QString passed = halfGiven(m_passedAt);
  QString confirmed = halfGiven(m_confirmedAt);
  if (confirmed.isEmpty() && now.passedAt && now.confirmedAt && *now.confirmedAt < *now.passedAt)
    confirmed = tr("It can’t be confirmed before it was passed on.");
  const QString place = now.recipient.empty() ? tr("Write who gives it out.") : QString();
  m_placeRow->setError(place);
  m_passedRow->setError(passed);
  m_confirmedRow->setError(confirmed);
  return place.isEmpty() && passed.isEmpty() && confirmed.isEmpty();
}

void SendingForm::focusFirst() {
  m_place->setFocus();
}

}  // namespace waymark::ui
