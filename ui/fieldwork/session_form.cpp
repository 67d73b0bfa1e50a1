// SPDX-License-Identifier: GPL-3.0-or-later
#include "fieldwork/session_form.h"

#include <QIntValidator>
#include <algorithm>

#include "app/fieldwork.h"
#include "bridge/dates.h"
#include "bridge/text.h"
#include "fieldwork/fieldwork_words.h"
#include "fieldwork/guests_field.h"
#include "fieldwork/id_list_field.h"
#include "shell/app_state.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/field.h"
#include "widgets/fill_field.h"
#include "widgets/id_combo.h"
#include "widgets/roving_keys.h"

namespace waymark::ui {

namespace {

constexpr int kLongestMinutes = 600;
constexpr int kMostSeats = 999;

template <class Ids>
std::vector<base::Uuid> uuidsOf(const Ids& ids) {
  std::vector<base::Uuid> out;
  for (const auto& id : ids) out.push_back(id.uuid);
  return out;
}
template <class Id>
std::vector<Id> idsFrom(const std::vector<base::Uuid>& uuids) {
  std::vector<Id> out;
  for (const auto& uuid : uuids) out.push_back(Id{uuid});
  return out;
}
template <class Id>
std::optional<Id> idFrom(const std::optional<base::Uuid>& uuid) {
  return uuid ? std::optional(Id{*uuid}) : std::nullopt;
}
template <class Id>
std::optional<base::Uuid> uuidFrom(const std::optional<Id>& id) {
  return id ? std::optional(id->uuid) : std::nullopt;
}

}  // namespace

SessionForm::SessionForm(AppState& state, QWidget* parent)
    : RecordForm(tr("Session"), tr("Take out the session"), parent),
      m_state(state),
      m_code(new QLineEdit),
      m_title(new QLineEdit),
      m_kind(new FormCombo),
      m_stateOf(new FormCombo),
      m_pin(new FormCombo),
      m_day(new DateField(state.now().today)),
      m_start(new TimeField),
      m_minutes(new QLineEdit),
      m_earliest(new DateField(state.now().today)),
      m_latest(new DateField(state.now().today)),
      m_place(new IdCombo(tr("No place"))),
      m_link(new QLineEdit),
      m_seats(new QLineEdit),
      m_inspectors(new IdListField(tr("Inspectors"), tr("Add an inspector"))),
      m_people(new IdListField(tr("People"), tr("Add a person"))),
      m_keptOut(new IdListField(tr("Must not be there"), tr("Add a person who must not be there"))),
      m_after(new IdListField(tr("After"), tr("Add a session that must be over before"))),
      m_partner(new IdCombo(tr("No organisation"))),
      m_trackedChild(new IdCombo(tr("No tracked child"))),
      m_criteria(new ChipSet(tr("Criteria"))),
      m_needs(new NotesField(2)),
      m_notes(new NotesField(3)),
      m_guests(new GuestsField(state)),
      m_briefing(new Button(ButtonKind::Secondary, tr("Briefing sheet"))) {
  for (const auto& kind : schedule::sessionKinds()) m_kind->addItem(toQt(kind.title), toQt(kind.id));
  for (std::size_t i = 0; i < base::codeCount<domain::SessionState>(); ++i)
    m_stateOf->addItem(sessionStateWord(static_cast<domain::SessionState>(i)));
  for (std::size_t i = 0; i < base::codeCount<domain::SessionPin>(); ++i)
    m_pin->addItem(sessionPinWord(static_cast<domain::SessionPin>(i)));
  m_minutes->setValidator(new QIntValidator(1, kLongestMinutes, m_minutes));
  m_seats->setValidator(new QIntValidator(0, kMostSeats, m_seats));
  add(tr("Code"), m_code);
  m_titleRow = add(tr("Title"), m_title, tr("By case code only: never a child’s name."));
  add(tr("Kind"), m_kind);
  add(tr("State"), m_stateOf);
  add(tr("Arrange"), m_pin, tr("What is pinned, or the inspectors’ own, is never moved."));
  add(tr("Day"), m_day);
  m_startRow = add(tr("Starts"), m_start);
  m_minutesRow = add(tr("Minutes"), m_minutes);
  add(tr("Place"), m_place);
  add(tr("Link, if it is online"), m_link);
  add(tr("Inspectors"), m_inspectors);
  add(tr("People"), m_people);
  add(tr("Must not be there"), m_keptOut, tr("Besides the roles that its kind leaves out."));
  add(tr("Seats needed"), m_seats, tr("Empty: as many as inspectors and people."));
  add(tr("Not before"), m_earliest);
  add(tr("Not after"), m_latest);
  add(tr("After"), m_after);
  add(tr("Organisation"), m_partner);
  add(tr("Tracked child"), m_trackedChild, tr("By case code. Papers and calendars then say the kind and the code alone."));
  add(tr("Criteria"), m_criteria);
  add(tr("Needs"), m_needs, tr("Papers, equipment, an interpreter, access."));
  add(tr("Notes"), m_notes);
  addPart(m_guests);
  addPart(m_briefing);
  connect(m_briefing, &QPushButton::clicked, this, &SessionForm::briefingAsked);
  connect(m_criteria, &ChipSet::changed, this, &SessionForm::onField);
  connect(m_start, &TimeField::timeChanged, this, &SessionForm::onField);
  for (auto* list : {m_inspectors, m_people, m_keptOut, m_after})
    connect(list, &IdListField::changed, this, &SessionForm::onField);
  setMode(Mode::New);
}

void SessionForm::fillNames() {
  const auto& workspace = m_state.workspace();
  const auto named = [](const auto& table, auto keep) {
    IdListField::Entries out;
    for (const auto& row : table)
      if (keep(row.value)) out.emplace_back(row.value.id.uuid, toQt(row.value.name));
    std::ranges::sort(out, {}, &IdListField::Entries::value_type::second);
    return out;
  };
  const auto all = [](const auto&) { return true; };
  m_place->setEntries(named(workspace.all<domain::Place>(), all));
  m_partner->setEntries(named(workspace.all<domain::Partner>(), all));
  m_inspectors->setEntries(named(workspace.all<domain::Inspector>(), [this](const domain::Inspector& one) {
    return one.inspection == m_given.inspection;
  }));
  IdListField::Entries children;
  for (const auto& row : workspace.all<domain::TrackedChild>())
    if (row.value.inspection == m_given.inspection) children.emplace_back(row.value.id.uuid, toQt(row.value.caseCode));
  std::ranges::sort(children, {}, &IdListField::Entries::value_type::second);
  m_trackedChild->setEntries(std::move(children));
  std::vector<Choice> criteria;
  QString names;
  for (const auto& each : m_state.pack().criteria) {
    criteria.push_back({toQt(each.id.text()), static_cast<int>(criteria.size()), toQt(each.shortTitle)});
    names += toQt(each.id.text() + " " + each.shortTitle) + u'\n';
  }
  if (names != m_criteriaNames) {  // new chips would lose the keyboard's focus
    m_criteriaNames = names;
    m_criteria->setChoices(std::move(criteria));
    RovingKeys::install(m_criteria);
  }
  const auto people = named(workspace.all<domain::Person>(), all);
  m_people->setEntries(people);
  m_keptOut->setEntries(people);
  IdListField::Entries sessions;
  for (const auto& row : workspace.all<domain::FieldworkSession>())
    if (row.value.inspection == m_given.inspection && row.value.id != m_given.id)
      sessions.emplace_back(row.value.id.uuid, toQt(row.value.code) + QStringLiteral(" ") + toQt(row.value.title));
  std::ranges::sort(sessions, {}, &IdListField::Entries::value_type::second);
  m_after->setEntries(std::move(sessions));
}

void SessionForm::show(Mode mode, const domain::FieldworkSession& session) {
  m_given = session;
  fillNames();
  fillLine(m_code, session.code);
  fillLine(m_title, session.title);
  int kind = m_kind->findData(toQt(session.kind));
  if (kind < 0) {
    m_kind->addItem(toQt(session.kind), toQt(session.kind));  // of a newer program: kept as it is
    kind = m_kind->count() - 1;
  }
  m_kind->setCurrentIndex(kind);
  m_stateOf->setCurrentIndex(static_cast<int>(session.state));
  m_pin->setCurrentIndex(static_cast<int>(session.pin));
  m_day->setDay(session.day);
  m_start->setTime(session.start);
  fillLine(m_minutes, std::to_string(session.minutes));
  m_earliest->setDay(session.earliest);
  m_latest->setDay(session.latest);
  m_place->setId(uuidFrom(session.place));
  fillLine(m_link, session.link);
  fillLine(m_seats, session.seats > 0 ? std::to_string(session.seats) : std::string());
  m_inspectors->setIds(uuidsOf(session.inspectors));
  m_people->setIds(uuidsOf(session.people));
  m_keptOut->setIds(uuidsOf(session.keptOut));
  m_after->setIds(uuidsOf(session.after));
  m_partner->setId(uuidFrom(session.partner));
  m_trackedChild->setId(uuidFrom(session.trackedChild));
  std::vector<int> criteria;
  for (const auto code : session.criteria)
    if (const int place = m_state.pack().criterionIndex(code); place >= 0) criteria.push_back(place);
  m_criteria->setValues(criteria);
  m_guests->show(session.id);
  m_guests->setEditable(!m_state.readOnlyWhy());
  m_briefing->setVisible(mode == Mode::Edit);
  m_needs->setText(toQt(session.needs));
  m_notes->setText(toQt(session.notes));
  for (auto* row : {m_titleRow, m_startRow, m_minutesRow}) row->setError({});
  setMode(mode);
}

domain::FieldworkSession SessionForm::value() const {
  auto session = m_given;
  session.code = fromQt(m_code->text().trimmed());
  session.title = fromQt(m_title->text().trimmed());
  session.kind = fromQt(m_kind->currentData().toString());
  session.state = static_cast<domain::SessionState>(m_stateOf->currentIndex());
  session.pin = static_cast<domain::SessionPin>(m_pin->currentIndex());
  session.day = m_day->day();
  session.start = m_start->time();
  session.minutes = m_minutes->text().toInt();
  session.earliest = m_earliest->day();
  session.latest = m_latest->day();
  session.place = idFrom<domain::PlaceId>(m_place->id());
  session.link = fromQt(m_link->text().trimmed());
  session.seats = m_seats->text().toInt();
  session.inspectors = idsFrom<domain::InspectorId>(m_inspectors->ids());
  session.people = idsFrom<domain::PersonId>(m_people->ids());
  session.keptOut = idsFrom<domain::PersonId>(m_keptOut->ids());
  session.after = idsFrom<domain::FieldworkSessionId>(m_after->ids());
  session.partner = idFrom<domain::PartnerId>(m_partner->id());
  session.trackedChild = idFrom<domain::TrackedChildId>(m_trackedChild->id());
  // A code of another framework stays: the chips don't show it.
  const auto& pack = m_state.pack();
  std::erase_if(session.criteria, [&](base::ShortCode code) { return pack.criterionIndex(code) >= 0; });
  for (const int place : m_criteria->values())
    session.criteria.push_back(pack.criteria[static_cast<std::size_t>(place)].id);
  session.needs = fromQt(m_needs->toPlainText());
  session.notes = fromQt(m_notes->toPlainText());
  return session;
}

bool SessionForm::check() {
  const auto session = value();
  const bool titled = !session.title.empty();
  const bool timed = session.day.has_value() == session.start.has_value();
  const bool long_ = session.minutes > 0;
  m_titleRow->setError(titled ? QString() : tr("Give the session a title."));
  m_startRow->setError(timed ? QString() : tr("A session has a day and a start, or neither."));
  m_minutesRow->setError(long_ ? QString() : tr("How many minutes does it last?"));
  return titled && timed && long_;
}

void SessionForm::focusFirst() {
  m_title->setFocus(Qt::OtherFocusReason);
}

}  // namespace waymark::ui
