// SPDX-License-Identifier: GPL-3.0-or-later
#include "fieldwork/place_form.h"

#include <QIntValidator>
#include <QLineEdit>

#include "bridge/text.h"
#include "fieldwork/fieldwork_words.h"
#include "widgets/field.h"
#include "widgets/fill_field.h"
#include "widgets/id_combo.h"

namespace waymark::ui {

namespace {

std::string positive(int number) {
  return number > 0 ? std::to_string(number) : std::string();
}

}  // namespace

PlaceForm::PlaceForm(QWidget* parent)
    : RecordForm(tr("Place"), tr("Take out the place"), parent),
      m_name(new QLineEdit),
      m_kind(new FormCombo),
      m_address(new QLineEdit),
      m_seats(new QLineEdit),
      m_minutes(new QLineEdit),
      m_access(new QLineEdit) {
  for (std::size_t i = 0; i < base::codeCount<domain::PlaceKind>(); ++i)
    m_kind->addItem(placeKindWord(static_cast<domain::PlaceKind>(i)));
  m_seats->setValidator(new QIntValidator(0, 9999, m_seats));
  m_minutes->setValidator(new QIntValidator(0, 600, m_minutes));
  m_nameRow = add(tr("Name"), m_name);
  add(tr("Kind"), m_kind, tr("A room holds one session at a time, and arrange may use it."));
  add(tr("Address"), m_address);
  add(tr("Seats"), m_seats, tr("Empty: not known."));
  add(tr("Minutes from the base"), m_minutes, tr("By car. Between two places it is by way of the base, as an estimate."));
  add(tr("Access"), m_access);
  setMode(Mode::New);
}

void PlaceForm::show(Mode mode, const domain::Place& place) {
  m_given = place;
  fillLine(m_name, place.name);
  m_kind->setCurrentIndex(static_cast<int>(place.kind));
  fillLine(m_address, place.address);
  fillLine(m_seats, positive(place.seats));
  fillLine(m_minutes, positive(place.minutesAway));
  fillLine(m_access, place.access);
  m_nameRow->setError({});
  setMode(mode);
}

domain::Place PlaceForm::value() const {
  auto place = m_given;
  place.name = fromQt(m_name->text().trimmed());
  place.kind = static_cast<domain::PlaceKind>(m_kind->currentIndex());
  place.address = fromQt(m_address->text().trimmed());
  place.seats = m_seats->text().toInt();
  place.minutesAway = m_minutes->text().toInt();
  place.access = fromQt(m_access->text().trimmed());
  return place;
}

bool PlaceForm::check() {
  const bool named = !value().name.empty();
  m_nameRow->setError(named ? QString() : tr("Give the place a name."));
  if (!named) m_name->setFocus();
  return named;
}

void PlaceForm::focusFirst() {
  m_name->setFocus(Qt::OtherFocusReason);
}

}  // namespace waymark::ui
