// SPDX-License-Identifier: GPL-3.0-or-later
#include "surveys/total_form.h"

#include <QLineEdit>

#include "bridge/dates.h"
#include "bridge/text.h"
#include "surveys/moment_field.h"
#include "widgets/field.h"
#include "widgets/id_combo.h"

namespace waymark::ui {

namespace {

std::optional<int> typedResponses(const QString& text) {
  bool isNumber = false;
  const int responses = text.trimmed().remove(u',').toInt(&isNumber);
  return isNumber && responses >= 0 ? std::optional(responses) : std::nullopt;
}

}  // namespace

TotalForm::TotalForm(AppState& state, QWidget* parent)
    : RecordForm(tr("Answers as the lead inspector told them"), tr("Delete"), parent),
      m_which(new FormCombo),
      m_responses(new QLineEdit),
      m_toldAt(new MomentField(tr("Told"), state.now().today)),
      m_toldBy(new QLineEdit),
      m_note(new NotesField(2)) {
  auto* which = new FormRow(tr("Figure"), m_which);
  addPart(which);
  m_responsesRow = add(tr("Answers so far"), m_responses);
  m_toldRow = add(tr("Told"), m_toldAt, tr("The day and the hour."));
  m_toldBy->setPlaceholderText(tr("the lead inspector"));
  add(tr("Told by"), m_toldBy);
  add(tr("Note"), m_note);
  connect(m_toldAt, &MomentField::changed, this, &TotalForm::onField);
  connect(m_which, &QComboBox::activated, this, [this](int at) {
    emit chosen(base::parseUuid(fromQt(m_which->itemData(at).toString())).value_or(base::Uuid{}));
  });
}

void TotalForm::show(const std::vector<const domain::Stored<domain::SurveyTotal>*>& told,
                     const domain::SurveyTotal& total) {
  const bool other = total.id != m_given.id;
  m_given = total;
  m_which->clear();
  m_which->addItem(tr("A new figure"), QString());
  bool isStored = false;
  for (const auto* row : told) {
    m_which->addItem(tr("%L1, %2").arg(row->value.responses).arg(stampText(row->value.toldAt)),
                     toQt(base::uuidText(row->value.id.uuid)));
    if (row->value.id != total.id) continue;
    m_which->setCurrentIndex(m_which->count() - 1);
    isStored = true;
  }
  if (other || !m_responses->hasFocus()) m_responses->setText(isStored ? QString::number(total.responses) : QString());
  m_toldAt->setMoment(total.toldAt);
  if (other || !m_toldBy->hasFocus()) m_toldBy->setText(toQt(total.toldBy));
  if (other || !m_note->hasFocus()) m_note->setText(toQt(total.note));
  for (auto* row : {m_responsesRow, m_toldRow}) row->setError({});
  setMode(isStored ? Mode::Edit : Mode::New);
}

domain::SurveyTotal TotalForm::value() const {
  auto total = m_given;
  total.responses = typedResponses(m_responses->text()).value_or(m_given.responses);
  total.toldAt = m_toldAt->moment().value_or(m_given.toldAt);
  total.toldBy = fromQt(m_toldBy->text().trimmed());
  total.note = fromQt(m_note->toPlainText().trimmed());
  return total;
}

bool TotalForm::check() {
  const bool isNumber = typedResponses(m_responses->text()).has_value();
  const bool isTold = m_toldAt->moment().has_value();
  m_responsesRow->setError(isNumber ? QString() : tr("How many have answered is a whole number, 0 or more."));
  m_toldRow->setError(isTold ? QString() : tr("Give the day and the hour."));
  if (!isNumber) m_responses->setFocus();
  return isNumber && isTold;
}

void TotalForm::focusFirst() {
  m_responses->setFocus();
}

}  // namespace waymark::ui
