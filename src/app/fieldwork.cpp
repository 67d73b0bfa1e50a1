// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fieldwork.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <unordered_map>

namespace waymark::app {
namespace {

using domain::FieldworkSession;
using schedule::FieldworkAway;
using schedule::kMinutesInDay;

int dayIndex(const base::DateRange& window, base::Day day) {
  return static_cast<int>((day - window.from).count());
}

class ViewBuilder {
 public:
  ViewBuilder(const domain::Workspace& workspace, const domain::InspectionId& inspection, const base::DateRange& window,
              const calendar::Calendar& calendar, ArrangeScope scope)
      : m_workspace(workspace), m_inspection(inspection), m_calendar(calendar), m_scope(scope) {
    m_view.window = window;
  }

  FieldworkView run() {
    addDays();
    addPlaces();
    addPeople();
    addAway();
    addSessions();
    return std::move(m_view);
  }

 private:
  void addDays() {
    const domain::FieldworkHours* usual = nullptr;
    for (const auto& row : m_workspace.all<domain::FieldworkHours>())
      if (row.value.inspection == m_inspection && !row.value.day) usual = &row.value;
    const domain::FieldworkHours standard;
    for (auto day = m_view.window.from; day <= m_view.window.to; day += std::chrono::days(1)) {
      const auto* hours = usual != nullptr ? usual : &standard;
      bool hasOwn = false;
      for (const auto& row : m_workspace.all<domain::FieldworkHours>())
        if (row.value.inspection == m_inspection && row.value.day == day) {
          hours = &row.value;
          hasOwn = true;
        }
      auto& out = m_view.problem.days.emplace_back();
      out.day = day;
      // A Saturday with hours of its own was meant.
      out.isOpen = hasOwn || m_calendar.isWorkingDay(day);
      out.opens = hours->starts.minutes;
      out.closes = hours->ends.minutes;
      if (hours->breakStarts) {
        out.breakFrom = hours->breakStarts->minutes;
        out.breakTo = out.breakFrom + hours->breakMinutes;
      }
    }
  }

  void addPlaces() {
    auto& problem = m_view.problem;
    std::vector<int> away;
    for (const auto& row : m_workspace.all<domain::Place>()) {
      m_places[row.value.id.uuid] = static_cast<int>(m_view.places.size());
      m_view.places.push_back(row.value.id);
      problem.places.push_back({row.value.seats, row.value.kind == domain::PlaceKind::Room, {}});
      away.push_back(row.value.minutesAway);
    }
    // By way of the base, until somebody says how long it really is.
    for (std::size_t from = 0; from < away.size(); ++from)
      for (std::size_t to = 0; to < away.size(); ++to) problem.travel.push_back(from == to ? 0 : away[from] + away[to]);
    for (const auto& row : m_workspace.all<domain::Journey>()) {
      const auto from = m_places.find(row.value.from.uuid);
      const auto to = m_places.find(row.value.to.uuid);
      if (from == m_places.end() || to == m_places.end()) continue;
      const auto a = static_cast<std::size_t>(from->second);
      const auto b = static_cast<std::size_t>(to->second);
      problem.travel[a * away.size() + b] = problem.travel[b * away.size() + a] = row.value.minutes;
    }
  }

  void addPeople() {
    for (const auto& row : m_workspace.all<domain::Person>()) {
      m_people[row.value.id.uuid] = static_cast<int>(m_view.people.size());
      m_view.people.push_back(row.value.id);
      auto& away = m_view.problem.people.emplace_back();
      for (const auto& leave : row.value.leave)
        for (auto day = std::max(leave.from, m_view.window.from); day <= std::min(leave.to, m_view.window.to);
             day += std::chrono::days(1))
          away.push_back({dayIndex(m_view.window, day), 0, kMinutesInDay});
    }
    for (const auto& row : m_workspace.all<domain::Inspector>()) {
      if (row.value.inspection != m_inspection) continue;
      m_inspectors[row.value.id.uuid] = static_cast<int>(m_view.inspectors.size());
      m_view.inspectors.push_back(row.value.id);
      m_view.problem.inspectors.emplace_back();
    }
  }

  void addAway() {
    for (const auto& row : m_workspace.all<domain::Unavailable>()) {
      const auto& span = row.value;
      if (span.inspection != m_inspection) continue;
      const FieldworkAway away{dayIndex(m_view.window, span.day), span.from ? span.from->minutes : 0,
                               span.to ? span.to->minutes : kMinutesInDay};
      if (const auto at = span.person ? m_people.find(span.person->uuid) : m_people.end(); at != m_people.end())
        m_view.problem.people[static_cast<std::size_t>(at->second)].push_back(away);
      if (const auto at = span.inspector ? m_inspectors.find(span.inspector->uuid) : m_inspectors.end();
          at != m_inspectors.end())
        m_view.problem.inspectors[static_cast<std::size_t>(at->second)].push_back(away);
      if (const auto at = span.place ? m_places.find(span.place->uuid) : m_places.end(); at != m_places.end())
        m_view.problem.places[static_cast<std::size_t>(at->second)].away.push_back(away);
    }
  }

  template <class Ids, class Map>
  static std::vector<int> numbers(const Ids& ids, const Map& map) {
    std::vector<int> out;
    for (const auto& id : ids)
      if (const auto at = map.find(id.uuid); at != map.end()) out.push_back(at->second);
    std::ranges::sort(out);
    const auto twice = std::ranges::unique(out);
    out.erase(twice.begin(), twice.end());
    return out;
  }

  void addSessions() {
    std::unordered_map<base::Uuid, int> slots;
    for (const auto& row : m_workspace.all<FieldworkSession>()) {
      if (row.value.inspection != m_inspection || row.value.state == domain::SessionState::Cancelled) continue;
      slots[row.value.id.uuid] = static_cast<int>(m_view.sessions.size());
      m_view.sessions.push_back(row.value.id);
    }
    std::unordered_map<base::Uuid, int> guests;
    for (const auto& row : m_workspace.all<domain::SessionGuest>())
      guests[row.value.session.uuid] += row.value.attendance != domain::Attendance::NotComing;
    for (const auto& id : m_view.sessions) {
      const auto& session = m_workspace.all<FieldworkSession>().find(id)->value;
      m_view.problem.sessions.push_back(slotFrom(session, guests[id.uuid], slots));
    }
  }

  schedule::FieldworkSlot slotFrom(const FieldworkSession& session, int guests,
                                   const std::unordered_map<base::Uuid, int>& slots) const {
    schedule::FieldworkSlot slot;
    const auto* kind = schedule::sessionKind(session.kind);
    slot.minutes = session.minutes;
    slot.inspectors = numbers(session.inspectors, m_inspectors);
    slot.people = numbers(session.people, m_people);
    slot.seats = session.seats > 0
                     ? session.seats
                     : static_cast<int>(session.inspectors.size() + session.people.size()) + guests;
    const auto* place = session.place ? m_workspace.all<domain::Place>().find(*session.place) : nullptr;
    const bool isOnlinePlace = place != nullptr && place->value.kind == domain::PlaceKind::Online;
    slot.online = isOnlinePlace || (place == nullptr && !session.link.empty());
    if (place != nullptr && !isOnlinePlace) slot.place = m_places.at(session.place->uuid);
    slot.anyRoom = !slot.online && (kind == nullptr || !kind->needsPlace);
    if (kind != nullptr) {
      slot.pause = kind->pauseMinutes;
      if (kind->from) slot.opens = kind->from->minutes;
      if (kind->to) slot.closes = kind->to->minutes;
      slot.inBreaks = kind->inBreaks;
    }
    for (const int number : slot.people) {
      const auto& person = m_workspace.all<domain::Person>().find(m_view.people[static_cast<std::size_t>(number)])->value;
      const bool byRole = kind != nullptr && std::ranges::find_first_of(person.roles, kind->excludedRoles) !=
                                                 person.roles.end();
      if (byRole || std::ranges::find(session.keptOut, person.id) != session.keptOut.end())
        slot.barred.push_back(number);
    }
    slot.after = numbers(session.after, slots);
    if (session.partner) slot.partner = m_workspace.all<domain::Partner>().rowOf(session.partner->uuid);
    if (session.earliest) slot.earliestDay = dayIndex(m_view.window, *session.earliest);
    if (session.latest) slot.latestDay = dayIndex(m_view.window, *session.latest);
    if (session.day && session.start)
      slot.at = schedule::FieldworkAt{dayIndex(m_view.window, *session.day), session.start->minutes, slot.place};
    const bool stays = m_scope == ArrangeScope::Unplaced || session.state == domain::SessionState::Agreed;
    slot.fixed = session.pin != domain::SessionPin::Free || (slot.at && stays);
    return slot;
  }

  const domain::Workspace& m_workspace;
  domain::InspectionId m_inspection;
  const calendar::Calendar& m_calendar;
  ArrangeScope m_scope;
  FieldworkView m_view;
  std::unordered_map<base::Uuid, int> m_places;
  std::unordered_map<base::Uuid, int> m_people;
  std::unordered_map<base::Uuid, int> m_inspectors;
};

}  // namespace

std::optional<base::DateRange> fieldworkWindow(const schedule::Timeline& timeline) {
  const auto first = timeline.day("fieldwork") ? timeline.day("fieldwork") : timeline.day("on_site");
  const auto last = timeline.day("on_site_end");
  if (!first || !last || *last < *first) return std::nullopt;
  return base::DateRange{*first, *last};
}

int FieldworkView::slotOf(const domain::FieldworkSessionId& session) const {
  const auto at = std::ranges::find(sessions, session);
  return at == sessions.end() ? -1 : static_cast<int>(at - sessions.begin());
}

FieldworkView fieldworkView(const domain::Workspace& workspace, const domain::InspectionId& inspection,
                            const base::DateRange& window, const calendar::Calendar& calendar, ArrangeScope scope) {
  return ViewBuilder(workspace, inspection, window, calendar, scope).run();
}

domain::ChangeSet arrangedChanges(const domain::Workspace& workspace, const FieldworkView& view,
                                  const schedule::Arrangement& arrangement) {
  domain::ChangeSet set;
  for (std::size_t slot = 0; slot < view.sessions.size(); ++slot) {
    const auto& at = arrangement.at[slot];
    if (view.problem.sessions[slot].fixed || at == view.problem.sessions[slot].at) continue;
    const auto* stored = workspace.all<FieldworkSession>().find(view.sessions[slot]);
    if (stored == nullptr) continue;
    auto session = stored->value;
    session.day = at ? std::optional(view.window.from + std::chrono::days(at->day)) : std::nullopt;
    session.start = at ? std::optional(base::TimeOfDay{at->start}) : std::nullopt;
    if (at && at->place >= 0) session.place = view.places[static_cast<std::size_t>(at->place)];
    set.changes.push_back(domain::edited(*stored, std::move(session)));
  }
  set.name = fmt::format("arrange {} session{}", set.changes.size(), set.changes.size() == 1 ? "" : "s");
  return set;
}

std::string nextSessionCode(const domain::Workspace& workspace, const domain::InspectionId& inspection) {
  int last = 0;
  for (const auto& row : workspace.all<FieldworkSession>()) {
    const auto& code = row.value.code;
    int number = 0;
    if (row.value.inspection == inspection && code.starts_with("S-"))
      std::from_chars(code.data() + 2, code.data() + code.size(), number);
    last = std::max(last, number);
  }
  return fmt::format("S-{:02}", last + 1);
}

}  // namespace waymark::app
