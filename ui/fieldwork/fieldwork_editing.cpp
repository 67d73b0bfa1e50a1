// SPDX-License-Identifier: GPL-3.0-or-later
// The Fieldwork page's panel: sessions and places opened, made, written as their fields are left, and taken out
// (fieldwork_page.h).
#include <QStackedWidget>
#include <utility>

#include "bridge/text.h"
#include "fieldwork/fieldwork_page.h"
#include "fieldwork/place_form.h"
#include "fieldwork/session_form.h"
#include "fieldwork/timetable_view.h"
#include "widgets/detail_panel.h"

namespace waymark::ui {

void FieldworkPage::openPanel(RecordForm* form, const QString& title) {
  m_forms->setCurrentWidget(form);
  m_splitter->panel()->setTitle(title);
  m_splitter->open();
}

void FieldworkPage::showSession(const domain::FieldworkSessionId& id) {
  const auto* row = state().find<domain::FieldworkSession>(id);
  if (row == nullptr) return;
  m_chosen = m_shownSession = id;
  m_shownPlace = {};
  m_timetable->setCurrent(id);
  m_sessionForm->show(RecordForm::Mode::Edit, row->value);
  openPanel(m_sessionForm, tr("Session %1").arg(toQt(row->value.code)));
}

void FieldworkPage::showPlace(const domain::PlaceId& id) {
  const auto* row = state().find<domain::Place>(id);
  if (row == nullptr) return;
  m_shownPlace = id;
  m_shownSession = {};
  m_placeForm->show(RecordForm::Mode::Edit, row->value);
  openPanel(m_placeForm, tr("Place"));
}

void FieldworkPage::newSession() {
  const auto* current = inspection();
  if (current == nullptr || state().readOnlyWhy()) return;
  domain::FieldworkSession session;
  session.id = state().newId<domain::FieldworkSessionTag>();
  session.inspection = current->id;
  session.code = app::nextSessionCode(state().workspace(), current->id);
  m_shownSession = {};
  m_shownPlace = {};
  m_sessionForm->show(RecordForm::Mode::New, session);
  openPanel(m_sessionForm, tr("New session"));
  m_sessionForm->focusFirst();
}

void FieldworkPage::newPlace() {
  if (state().readOnlyWhy()) return;
  domain::Place place;
  place.id = state().newId<domain::PlaceTag>();
  m_shownSession = {};
  m_shownPlace = {};
  m_placeForm->show(RecordForm::Mode::New, place);
  openPanel(m_placeForm, tr("New place"));
  m_placeForm->focusFirst();
}

void FieldworkPage::save() {
  if (state().readOnlyWhy()) return;
  if (m_forms->currentWidget() == m_sessionForm) {
    if (!m_sessionForm->check()) return;
    auto session = m_sessionForm->value();
    m_awaited = session.id.uuid;
    state().apply(tr("add %1").arg(toQt(app::sessionLabel(session))), domain::made(std::move(session)));
  } else {
    if (!m_placeForm->check()) return;
    auto place = m_placeForm->value();
    m_awaited = place.id.uuid;
    state().apply(tr("add %1").arg(toQt(place.name)), domain::made(std::move(place)));
  }
}

void FieldworkPage::writeEdit() {
  if (m_writing) {
    m_editWaits = true;
    return;
  }
  if (const auto* session = m_shownSession.isNull() ? nullptr : state().find<domain::FieldworkSession>(m_shownSession)) {
    auto now = m_sessionForm->value();
    if (now == session->value || !m_sessionForm->check()) return;
    m_writing = true;
    state().apply(tr("edit %1").arg(toQt(app::sessionLabel(now))), domain::edited(*session, std::move(now)));
  } else if (const auto* place = m_shownPlace.isNull() ? nullptr : state().find<domain::Place>(m_shownPlace)) {
    auto now = m_placeForm->value();
    if (now == place->value || !m_placeForm->check()) return;
    m_writing = true;
    state().apply(tr("edit %1").arg(toQt(now.name)), domain::edited(*place, std::move(now)));
  }
}

void FieldworkPage::remove() {
  if (const auto* session = m_shownSession.isNull() ? nullptr : state().find<domain::FieldworkSession>(m_shownSession)) {
    const QString name = toQt(app::sessionLabel(session->value));
    domain::ChangeSet set{fromQt(tr("take out %1").arg(name)), {}};
    // Sessions that wait for it wait no longer; its guests go with it.
    for (const auto& other : state().workspace().all<domain::FieldworkSession>()) {
      auto after = other.value;
      if (std::erase(after.after, session->value.id) > 0) set.changes.push_back(domain::edited(other, std::move(after)));
    }
    for (const auto& guest : state().workspace().all<domain::SessionGuest>())
      if (guest.value.session == session->value.id) set.changes.push_back(domain::removed(guest));
    set.changes.push_back(domain::removed(*session));
    state().apply(std::move(set));
    navigator().sayUndoable(tr("Took out %1. Ctrl+Z brings it back.").arg(name));
  } else if (const auto* place = m_shownPlace.isNull() ? nullptr : state().find<domain::Place>(m_shownPlace)) {
    const QString name = toQt(place->value.name);
    domain::ChangeSet set{fromQt(tr("take out %1").arg(name)), {}};
    for (const auto& other : state().workspace().all<domain::FieldworkSession>()) {
      if (other.value.place != place->value.id) continue;
      auto after = other.value;
      after.place.reset();
      set.changes.push_back(domain::edited(other, std::move(after)));
    }
    for (const auto& journey : state().workspace().all<domain::Journey>())
      if (journey.value.from == place->value.id || journey.value.to == place->value.id)
        set.changes.push_back(domain::removed(journey));
    for (const auto& span : state().workspace().all<domain::Unavailable>())
      if (span.value.place == place->value.id) set.changes.push_back(domain::removed(span));
    set.changes.push_back(domain::removed(*place));
    state().apply(std::move(set));
    navigator().sayUndoable(tr("Took out %1; its sessions have no place now. Ctrl+Z brings it back.").arg(name));
  }
}

}  // namespace waymark::ui
