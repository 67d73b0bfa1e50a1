// SPDX-License-Identifier: GPL-3.0-or-later
#include "fieldwork/setup_forms.h"

#include <QIntValidator>
#include <QLineEdit>
#include <algorithm>

#include "bridge/text.h"
#include "shell/app_state.h"
#include "widgets/field.h"
#include "widgets/fill_field.h"
#include "widgets/id_combo.h"

namespace waymark::ui {

namespace {

constexpr int kLongestBreak = 240;
constexpr int kLongestWay = 600;

using SetupEntries = std::vector<std::pair<base::Uuid, QString>>;

QString minutesWords(int minutes) {
  return minutes > 0 ? QString::number(minutes) : QString();
}

template <class T>
void addSetupEntries(const AppState& state, SetupEntries& out, const QString& form) {
  const auto from = out.size();
  for (const auto& row : state.workspace().all<T>()) out.emplace_back(row.value.id.uuid, form.arg(toQt(row.value.name)));
  std::sort(out.begin() + static_cast<std::ptrdiff_t>(from), out.end(),
            [](const auto& a, const auto& b) { return a.second.localeAwareCompare(b.second) < 0; });
}

}  // namespace

HoursForm::HoursForm(AppState& state, QWidget* parent)
    : RecordForm(tr("Working hours"), tr("Take out these hours"), parent),
      m_day(new DateField(state.now().today)),
      m_starts(new TimeField),
      m_ends(new TimeField),
      m_breakStarts(new TimeField),
      m_breakMinutes(new QLineEdit) {
  m_breakMinutes->setValidator(new QIntValidator(0, kLongestBreak, m_breakMinutes));
  add(tr("Day"), m_day, tr("Empty: every day without hours of its own. A Saturday with hours of its own is worked."));
  add(tr("Starts"), m_starts);
  m_endsRow = add(tr("Ends"), m_ends);
  m_breakRow = add(tr("Break starts"), m_breakStarts);
  add(tr("Minutes of the break"), m_breakMinutes, tr("Empty: there is no break."));
  for (auto* time : {m_starts, m_ends, m_breakStarts}) connect(time, &TimeField::timeChanged, this, &HoursForm::onField);
  setMode(Mode::New);
}

void HoursForm::show(Mode mode, const domain::FieldworkHours& hours) {
  m_given = hours;
  m_day->setDay(hours.day);
  m_starts->setTime(hours.starts);
  m_ends->setTime(hours.ends);
  m_breakStarts->setTime(hours.breakStarts);
  fillLine(m_breakMinutes, fromQt(minutesWords(hours.breakMinutes)));
  for (auto* row : {m_endsRow, m_breakRow}) row->setError({});
  setMode(mode);
}

domain::FieldworkHours HoursForm::value() const {
  auto hours = m_given;
  hours.day = m_day->day();
  hours.starts = m_starts->time().value_or(m_given.starts);
  hours.ends = m_ends->time().value_or(m_given.ends);
  hours.breakStarts = m_breakStarts->time();
  hours.breakMinutes = m_breakMinutes->text().toInt();
  return hours;
}

bool HoursForm::check() {
  const auto hours = value();
  const bool inOrder = hours.starts < hours.ends;
  const bool hasStart = hours.breakMinutes == 0 || hours.breakStarts.has_value();
  m_endsRow->setError(inOrder ? QString() : tr("The day ends before it starts."));
  m_breakRow->setError(hasStart ? QString() : tr("The break has minutes and no start. When does it start?"));
  return inOrder && hasStart;
}

void HoursForm::focusFirst() {
  m_starts->setFocus(Qt::OtherFocusReason);
}

AbsenceForm::AbsenceForm(AppState& state, QWidget* parent)
    : RecordForm(tr("Absence"), tr("Take out the absence"), parent),
      m_state(state),
      m_who(new IdCombo(tr("Choose a person, an inspector or a place"))),
      m_day(new DateField(state.now().today)),
      m_from(new TimeField),
      m_to(new TimeField),
      m_why(new QLineEdit) {
  m_whoRow = add(tr("Who or what can’t be had"), m_who);
  m_dayRow = add(tr("Day"), m_day);
  add(tr("From"), m_from, tr("Empty: from the start of the day."));
  m_toRow = add(tr("To"), m_to, tr("Empty: to its end."));
  add(tr("Why"), m_why);
  for (auto* time : {m_from, m_to}) connect(time, &TimeField::timeChanged, this, &AbsenceForm::onField);
  setMode(Mode::New);
}

void AbsenceForm::show(Mode mode, const domain::Unavailable& span) {
  m_given = span;
  SetupEntries entries;
  for (const auto& row : m_state.workspace().all<domain::Inspector>())
    if (row.value.inspection == span.inspection)
      entries.emplace_back(row.value.id.uuid, tr("%1 (inspector)").arg(toQt(row.value.name)));
  addSetupEntries<domain::Place>(m_state, entries, tr("%1 (place)"));
  addSetupEntries<domain::Person>(m_state, entries, QStringLiteral("%1"));
  m_who->setEntries(std::move(entries));
  std::optional<base::Uuid> who;
  if (span.person) who = span.person->uuid;
  if (span.inspector) who = span.inspector->uuid;
  if (span.place) who = span.place->uuid;
  m_who->setId(who);
  m_day->setDay(mode == Mode::New && span.day == base::Day{} ? std::nullopt : std::optional(span.day));
  m_from->setTime(span.from);
  m_to->setTime(span.to);
  fillLine(m_why, span.why);
  for (auto* row : {m_whoRow, m_dayRow, m_toRow}) row->setError({});
  setMode(mode);
}

domain::Unavailable AbsenceForm::value() const {
  auto span = m_given;
  span.person.reset();
  span.inspector.reset();
  span.place.reset();
  if (const auto id = m_who->id()) {
    if (m_state.find<domain::Inspector>({*id}) != nullptr)
      span.inspector = domain::InspectorId{*id};
    else if (m_state.find<domain::Place>({*id}) != nullptr)
      span.place = domain::PlaceId{*id};
    else
      span.person = domain::PersonId{*id};
  }
  span.day = m_day->day().value_or(base::Day{});
  span.from = m_from->time();
  span.to = m_to->time();
  span.why = fromQt(m_why->text().trimmed());
  return span;
}

bool AbsenceForm::check() {
  const auto span = value();
  const bool named = m_who->id().has_value();
  const bool dated = m_day->day().has_value();
  const bool inOrder = !span.from || !span.to || *span.from < *span.to;
  m_whoRow->setError(named ? QString() : tr("Who or what can’t be had?"));
  m_dayRow->setError(dated ? QString() : tr("On which day? Leave of days and weeks stands with the person under Partners."));
  m_toRow->setError(inOrder ? QString() : tr("It ends before it starts."));
  return named && dated && inOrder;
}

void AbsenceForm::focusFirst() {
  m_who->setFocus(Qt::OtherFocusReason);
}

JourneyForm::JourneyForm(AppState& state, QWidget* parent)
    : RecordForm(tr("Way between two places"), tr("Take out the way"), parent),
      m_state(state),
      m_from(new IdCombo(tr("Choose a place"))),
      m_to(new IdCombo(tr("Choose a place"))),
      m_minutes(new QLineEdit) {
  m_minutes->setValidator(new QIntValidator(0, kLongestWay, m_minutes));
  m_fromRow = add(tr("From"), m_from);
  m_toRow = add(tr("To"), m_to, tr("It takes as long the other way."));
  m_minutesRow = add(tr("Minutes"), m_minutes, tr("In place of the estimate by way of the base."));
  setMode(Mode::New);
}

void JourneyForm::show(Mode mode, const domain::Journey& journey) {
  m_given = journey;
  for (auto* combo : {m_from, m_to}) {
    SetupEntries entries;
    addSetupEntries<domain::Place>(m_state, entries, QStringLiteral("%1"));
    combo->setEntries(std::move(entries));
  }
  m_from->setId(journey.from.isNull() ? std::nullopt : std::optional(journey.from.uuid));
  m_to->setId(journey.to.isNull() ? std::nullopt : std::optional(journey.to.uuid));
  fillLine(m_minutes, fromQt(minutesWords(journey.minutes)));
  for (auto* row : {m_fromRow, m_toRow, m_minutesRow}) row->setError({});
  setMode(mode);
}

domain::Journey JourneyForm::value() const {
  auto journey = m_given;
  journey.from = domain::PlaceId{m_from->id().value_or(base::Uuid{})};
  journey.to = domain::PlaceId{m_to->id().value_or(base::Uuid{})};
  journey.minutes = m_minutes->text().toInt();
  return journey;
}

bool JourneyForm::check() {
  const auto journey = value();
  const bool hasFrom = !journey.from.isNull();
  const bool hasTo = !journey.to.isNull() && journey.to != journey.from;
  const bool hasMinutes = !m_minutes->text().isEmpty();
  m_fromRow->setError(hasFrom ? QString() : tr("From which place?"));
  m_toRow->setError(hasTo ? QString() : tr("To which other place?"));
  m_minutesRow->setError(hasMinutes ? QString() : tr("How many minutes does it take?"));
  return hasFrom && hasTo && hasMinutes;
}

void JourneyForm::focusFirst() {
  m_from->setFocus(Qt::OtherFocusReason);
}

InspectorForm::InspectorForm(AppState&, QWidget* parent)
    : RecordForm(tr("Inspector"), tr("Take out the inspector"), parent),
      m_name(new QLineEdit),
      m_body(new FormCombo),
      m_role(new FormCombo),
      m_discipline(new FormCombo),
      m_contact(new QLineEdit),
      m_notes(new QLineEdit) {
  m_body->addItem(tr("Ofsted"), static_cast<int>(domain::InspectorBody::Ofsted));
  m_body->addItem(tr("CQC"), static_cast<int>(domain::InspectorBody::Cqc));
  m_role->addItem(tr("Lead inspector"), static_cast<int>(domain::InspectorRole::LeadInspector));
  m_role->addItem(tr("Discipline lead"), static_cast<int>(domain::InspectorRole::DisciplineLead));
  m_role->addItem(tr("Team inspector"), static_cast<int>(domain::InspectorRole::TeamInspector));
  m_discipline->addItem(tr("No discipline"), -1);
  m_discipline->addItem(tr("Education"), static_cast<int>(domain::Service::Education));
  m_discipline->addItem(tr("Health"), static_cast<int>(domain::Service::Health));
  m_discipline->addItem(tr("Social care"), static_cast<int>(domain::Service::SocialCare));
  m_nameRow = add(tr("Name"), m_name);
  add(tr("Ofsted or CQC"), m_body);
  add(tr("Role"), m_role);
  add(tr("Discipline"), m_discipline);
  add(tr("Contact"), m_contact);
  add(tr("Notes"), m_notes);
  setMode(Mode::New);
}

void InspectorForm::show(Mode mode, const domain::Inspector& inspector) {
  m_given = inspector;
  fillLine(m_name, inspector.name);
  m_body->setCurrentIndex(m_body->findData(static_cast<int>(inspector.body)));
  m_role->setCurrentIndex(m_role->findData(static_cast<int>(inspector.role)));
  m_discipline->setCurrentIndex(
      std::max(0, m_discipline->findData(inspector.discipline ? static_cast<int>(*inspector.discipline) : -1)));
  fillLine(m_contact, inspector.contact);
  fillLine(m_notes, inspector.notes);
  m_nameRow->setError({});
  setMode(mode);
}

domain::Inspector InspectorForm::value() const {
  auto inspector = m_given;
  inspector.name = fromQt(m_name->text().trimmed());
  inspector.body = static_cast<domain::InspectorBody>(m_body->currentData().toInt());
  inspector.role = static_cast<domain::InspectorRole>(m_role->currentData().toInt());
  const int discipline = m_discipline->currentData().toInt();
  inspector.discipline = discipline < 0 ? std::nullopt : std::optional(static_cast<domain::Service>(discipline));
  inspector.contact = fromQt(m_contact->text().trimmed());
  inspector.notes = fromQt(m_notes->text().trimmed());
  return inspector;
}

bool InspectorForm::check() {
  const bool named = !value().name.empty();
  m_nameRow->setError(named ? QString() : tr("Give the inspector a name."));
  return named;
}

void InspectorForm::focusFirst() {
  m_name->setFocus(Qt::OtherFocusReason);
}

}  // namespace waymark::ui
