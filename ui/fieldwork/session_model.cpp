// SPDX-License-Identifier: GPL-3.0-or-later
#include "fieldwork/session_model.h"

#include "app/fieldwork.h"
#include "base/text.h"
#include "bridge/text.h"
#include "fieldwork/fieldwork_words.h"
#include "shell/app_state.h"
#include "widgets/marks.h"

namespace waymark::ui {

namespace {

template <class T, class Ids>
QString sessionNames(const AppState& state, const Ids& ids) {
  QStringList out;
  for (const auto& id : ids)
    if (const auto* row = state.find<T>(id)) out << toQt(row->value.name);
  return out.join(QStringLiteral(", "));
}

std::pair<base::Day, int> timeKey(const domain::FieldworkSession& session) {
  return {session.day.value_or(base::Day::max()), session.start ? session.start->minutes : 0};
}

}  // namespace

SessionModel::SessionModel(AppState& state, QObject* parent)
    : VectorModel(named({{tr("Code"), 72},
                         {tr("Session"), 240},
                         {tr("When"), 190},
                         {tr("Place"), 170},
                         {tr("Inspectors"), 170},
                         {tr("People"), 200},
                         {tr("Kind"), 170},
                         {tr("State"), 100},
                         {tr("Arrange"), 130},
                         {tr("Clashes"), 84, Qt::AlignRight}},
                        {"code", "title", "when", "place", "inspectors", "people", "kind", "state", "pin", "clashes"}),
                  parent),
      m_state(state) {}

QString SessionModel::text(const SessionRow& row, int column) const {
  const auto& session = row.session;
  switch (column) {
    case Code:
      return toQt(session.code);
    case Title:
      return toQt(session.title);
    case When:
      return toQt(app::sessionTime(session));
    case Place: {
      const auto* place = session.place ? m_state.find<domain::Place>(*session.place) : nullptr;
      return place != nullptr ? toQt(place->value.name) : session.link.empty() ? QString() : tr("Online");
    }
    case Inspectors:
      return sessionNames<domain::Inspector>(m_state, session.inspectors);
    case People:
      return sessionNames<domain::Person>(m_state, session.people);
    case Kind:
      return sessionKindTitle(session.kind);
    case State:
      return sessionStateWord(session.state);
    case Pin:
      return sessionPinWord(session.pin);
    case Clashes:
      return row.clashes > 0 ? QStringLiteral("%L1").arg(row.clashes) : QString();
    default:
      return {};
  }
}

QVariant SessionModel::cell(int sourceRow, int column, int role) const {
  const auto& row = at(sourceRow);
  if (role == Qt::DisplayRole) return text(row, column);
  if (role == Qt::ToolTipRole) return text(row, column);
  if (role == MarkRole && column == Clashes && row.clashes > 0) return static_cast<int>(Mark::Late);
  return {};
}

bool SessionModel::less(int sourceA, int sourceB, int column) const {
  const auto& a = at(sourceA);
  const auto& b = at(sourceB);
  if (column == When) return timeKey(a.session) < timeKey(b.session);
  if (column == Clashes) return a.clashes < b.clashes;
  return VectorModel::less(sourceA, sourceB, column);
}

std::string SessionModel::searchText(int sourceRow) const {
  QString all;
  for (int column = Code; column <= Pin; ++column) all += text(at(sourceRow), column) + u' ';
  return base::folded(fromQt(all));
}

PlaceModel::PlaceModel(QObject* parent)
    : VectorModel(named({{tr("Place"), 240},
                         {tr("Kind"), 120},
                         {tr("Seats"), 84, Qt::AlignRight},
                         {tr("Minutes from the base"), 150, Qt::AlignRight},
                         {tr("Access"), 240}},
                        {"name", "kind", "seats", "minutes", "access"}),
                  parent) {}

QVariant PlaceModel::cell(int sourceRow, int column, int role) const {
  const auto& place = at(sourceRow);
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
  switch (column) {
    case Name:
      return toQt(place.name);
    case Kind:
      return placeKindWord(place.kind);
    case Seats:
      return place.seats > 0 ? QStringLiteral("%L1").arg(place.seats) : QString();
    case Minutes:
      return QStringLiteral("%L1").arg(place.minutesAway);
    case Access:
      return toQt(place.access);
    default:
      return {};
  }
}

bool PlaceModel::less(int sourceA, int sourceB, int column) const {
  if (column == Seats) return at(sourceA).seats < at(sourceB).seats;
  if (column == Minutes) return at(sourceA).minutesAway < at(sourceB).minutesAway;
  return VectorModel::less(sourceA, sourceB, column);
}

}  // namespace waymark::ui
