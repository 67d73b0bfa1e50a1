// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fieldwork_calendar.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "base/message.h"
#include "base/text.h"
#include "lists/text_key.h"

namespace waymark::app {
namespace {

using domain::FieldworkSession;
using exchange::CalendarEvent;
using exchange::EventStatus;

constexpr std::string_view kOurUids = ".session@waymark";
constexpr int kAlarmBefore = 30;  // minutes

bool isFor(const FieldworkSession& session, const FieldworkAudience& audience) {
  if (audience.session && session.id != *audience.session) return false;
  if (audience.person && std::ranges::find(session.people, *audience.person) == session.people.end()) return false;
  return !audience.inspector || std::ranges::find(session.inspectors, *audience.inspector) != session.inspectors.end();
}

const schedule::SessionKind* kindOf(const FieldworkSession& session) {
  return schedule::sessionKind(session.kind);
}

bool isRestricted(const FieldworkSession& session) {
  const auto* kind = kindOf(session);
  return kind != nullptr && kind->isRestricted;
}

template <class T, class Ids>
void addNames(const domain::Workspace& workspace, const Ids& ids, std::vector<std::string>& out) {
  for (const auto& id : ids)
    if (const auto* row = workspace.all<T>().find(id)) out.push_back(row->value.name);
}

/// Kind, organisation and criteria: nothing that somebody typed, where a name might stand.
std::string eventText(const domain::Workspace& workspace, const FieldworkSession& session) {
  if (isRestricted(session)) return {};
  const auto* kind = kindOf(session);
  std::string text = kind == nullptr ? std::string() : kind->title;
  const auto* partner = session.partner ? workspace.all<domain::Partner>().find(*session.partner) : nullptr;
  if (partner != nullptr) text += (text.empty() ? "" : "\n") + partner->value.name;
  std::string criteria;
  for (const auto code : session.criteria) criteria += (criteria.empty() ? "" : ", ") + code.text();
  if (!criteria.empty()) text += (text.empty() ? "" : "\n") + ("Criteria: " + criteria);
  return text;
}

domain::FieldworkSessionId invitedId(const domain::InspectionId& inspection, const std::string& uid) {
  return {base::namedUuid("invitation " + base::uuidText(inspection.uuid) + " " + uid)};
}

class InvitationPreview {
 public:
  InvitationPreview(const domain::Workspace& workspace, const domain::InspectionId& inspection,
                    const base::DateRange& window)
      : m_workspace(workspace), m_inspection(inspection), m_window(window) {}

  InvitationImport run(exchange::ReadCalendar read, const std::string& file) {
    m_out.file = file;
    m_out.remarks = std::move(read.remarks);
    for (const auto& event : read.events) take(event);
    m_out.changes.name = fmt::format("import {} invitation{}", m_out.wanted, m_out.wanted == 1 ? "" : "s");
    return std::move(m_out);
  }

 private:
  void refuse(const CalendarEvent& event, std::string problem) {
    m_out.rows.push_back({InvitationFate::Refused, {}, event.title, base::shortText(event.day), std::move(problem)});
  }

  /// Our own event come back, or the session that an earlier invitation with this UID made.
  const domain::Stored<FieldworkSession>* known(const CalendarEvent& event) const {
    const auto& all = m_workspace.all<FieldworkSession>();
    const domain::Stored<FieldworkSession>* row = nullptr;
    if (event.uid.ends_with(kOurUids)) {
      const auto id = base::parseUuid(event.uid.substr(0, event.uid.size() - kOurUids.size()));
      row = id ? all.find({*id}) : nullptr;
    } else if (!event.uid.empty()) {
      row = all.find(invitedId(m_inspection, event.uid));
    }
    return row != nullptr && row->value.inspection == m_inspection ? row : nullptr;
  }

  void take(const CalendarEvent& event) {
    const auto* stored = known(event);
    const bool cancelled = event.status == EventStatus::Cancelled;
    if (event.uid.ends_with(kOurUids) && stored == nullptr)
      return refuse(event, fmt::format("“{}” is a session of another workspace’s timetable, or was taken out of this one.",
                                       base::elided(event.title, 60)));
    if (stored == nullptr && cancelled)
      return refuse(event, fmt::format("“{}” is cancelled, and isn’t in the timetable.", base::elided(event.title, 60)));
    if (!event.starts && !cancelled)
      return refuse(event, fmt::format("“{}” is for the whole of {}; a session has an hour. Ask for one, or add it by hand.",
                                       base::elided(event.title, 60), base::longText(event.day)));
    if (!event.uid.empty() && !m_met.insert(event.uid).second)
      return refuse(event, fmt::format("“{}” is there twice. The first counts.", base::elided(event.title, 60)));
    FieldworkSession session = stored == nullptr ? fresh(event) : stored->value;
    if (cancelled)
      session.state = domain::SessionState::Cancelled;
    else
      fill(event, session, stored == nullptr);
    if (auto fine = domain::validate(domain::Record{session}); !fine) return refuse(event, base::sentence(fine.error()));
    const auto fate = stored == nullptr                ? InvitationFate::New
                      : session == stored->value       ? InvitationFate::Same
                      : cancelled                      ? InvitationFate::Cancelled
                                                       : InvitationFate::Changed;
    m_out.rows.push_back({fate, session.code, session.title, sessionTime(session), {}});
    if (fate == InvitationFate::Same) return;
    ++m_out.wanted;
    if (!cancelled && (event.day < m_window.from || event.day > m_window.to))
      m_out.remarks.push_back(fmt::format("{} on {} lies outside fieldwork ({} to {}). It comes in as it is, and the "
                                          "timetable shows it as a clash.",
                                          sessionLabel(session), base::longText(event.day), base::shortText(m_window.from),
                                          base::shortText(m_window.to)));
    m_out.changes.changes.push_back(stored == nullptr ? domain::made(domain::Record{session})
                                                      : domain::edited(*stored, session));
  }

  FieldworkSession fresh(const CalendarEvent& event) {
    FieldworkSession session;
    session.id = invitedId(m_inspection, event.uid.empty() ? event.title + base::isoText(event.day) : event.uid);
    session.inspection = m_inspection;
    auto code = nextSessionCode(m_workspace, m_inspection);
    if (m_nextCode == 0) std::from_chars(code.data() + 2, code.data() + code.size(), m_nextCode);
    session.code = fmt::format("S-{:02}", m_nextCode++);
    return session;
  }

  void fill(const CalendarEvent& event, FieldworkSession& session, bool isNew) {
    if (!event.title.empty() && (isNew || !event.uid.ends_with(kOurUids))) session.title = event.title;
    if (session.title.empty()) session.title = "Invitation without a title";
    session.day = event.day;
    session.start = event.starts;
    session.minutes = event.minutes;
    session.pin = domain::SessionPin::Inspectors;
    session.state = event.status == EventStatus::Tentative ? domain::SessionState::Proposed : domain::SessionState::Agreed;
    if (event.uid.ends_with(kOurUids)) return;  // its people and place are kept here
    std::vector<std::string> notes;
    if (!event.description.empty()) notes.push_back(event.description);
    fillPlace(event.location, session, notes);
    for (const auto& name : event.attendees)
      if (!addInvited(name, session)) notes.push_back("Invited: " + name);
    if (!isNew) return;  // the notes are people's own since
    for (const auto& note : notes) session.notes += (session.notes.empty() ? "" : "\n") + note;
  }

  void fillPlace(const std::string& location, FieldworkSession& session, std::vector<std::string>& notes) {
    if (location.empty()) return;
    if (location.starts_with("http://") || location.starts_with("https://")) {
      session.link = location;
      return;
    }
    for (const auto& row : m_workspace.all<domain::Place>())
      if (lists::textKey(row.value.name) == lists::textKey(location)) {
        session.place = row.value.id;
        return;
      }
    notes.push_back("Place: " + location);
  }

  bool addInvited(const std::string& name, FieldworkSession& session) const {
    const auto key = lists::textKey(name);
    for (const auto& row : m_workspace.all<domain::Inspector>())
      if (row.value.inspection == m_inspection && lists::textKey(row.value.name) == key) {
        if (std::ranges::find(session.inspectors, row.value.id) == session.inspectors.end())
          session.inspectors.push_back(row.value.id);
        return true;
      }
    std::vector<domain::PersonId> found;
    for (const auto& row : m_workspace.all<domain::Person>())
      if (lists::textKey(row.value.name) == key) found.push_back(row.value.id);
    if (found.size() != 1) return false;
    if (std::ranges::find(session.people, found.front()) == session.people.end()) session.people.push_back(found.front());
    return true;
  }

  const domain::Workspace& m_workspace;
  domain::InspectionId m_inspection;
  base::DateRange m_window;
  InvitationImport m_out;
  std::set<std::string> m_met;
  int m_nextCode = 0;
};

}  // namespace

std::string sessionPaperTitle(const domain::Workspace& workspace, const FieldworkSession& session) {
  const auto* kind = kindOf(session);
  const std::string kindTitle = kind == nullptr ? session.kind : kind->title;
  std::string title = session.title;
  if (isRestricted(session)) {
    title = kindTitle;
  } else if (session.trackedChild) {
    const auto* child = workspace.all<domain::TrackedChild>().find(*session.trackedChild);
    title = kindTitle + (child == nullptr ? std::string() : ", " + child->value.caseCode);
  }
  return session.code.empty() ? title : session.code + " " + title;
}

std::vector<const domain::Stored<FieldworkSession>*> sessionsFor(const domain::Workspace& workspace,
                                                                 const domain::InspectionId& inspection,
                                                                 const FieldworkAudience& audience) {
  std::vector<const domain::Stored<FieldworkSession>*> out;
  for (const auto& row : workspace.all<FieldworkSession>())
    if (row.value.inspection == inspection && row.value.day && row.value.start && isFor(row.value, audience))
      out.push_back(&row);
  std::ranges::stable_sort(out, {}, [](const auto* row) {
    return std::tuple(*row->value.day, row->value.start->minutes, row->value.code);
  });
  return out;
}

std::string sessionPlace(const domain::Workspace& workspace, const FieldworkSession& session) {
  const auto* place = session.place ? workspace.all<domain::Place>().find(*session.place) : nullptr;
  if (place == nullptr) return session.link;
  if (session.trackedChild && place->value.kind == domain::PlaceKind::Other) return "As agreed with the family";
  std::string text = place->value.name;
  if (!place->value.address.empty()) text += ", " + place->value.address;
  if (place->value.kind == domain::PlaceKind::Online && !session.link.empty()) text = session.link;
  return text;
}

std::vector<CalendarEvent> fieldworkEvents(const domain::Workspace& workspace, const domain::InspectionId& inspection,
                                           const FieldworkAudience& audience) {
  std::vector<CalendarEvent> events;
  for (const auto* row : sessionsFor(workspace, inspection, audience)) {
    const auto& session = row->value;
    auto& event = events.emplace_back();
    event.uid = base::uuidText(session.id.uuid) + std::string(kOurUids);
    event.sequence = static_cast<int>(row->revision);
    event.title = sessionPaperTitle(workspace, session);
    event.description = eventText(workspace, session);
    event.location = sessionPlace(workspace, session);
    if (!isRestricted(session)) {
      addNames<domain::Inspector>(workspace, session.inspectors, event.attendees);
      addNames<domain::Person>(workspace, session.people, event.attendees);
    }
    event.categories = {"Fieldwork"};
    event.day = *session.day;
    event.starts = session.start;
    event.minutes = session.minutes;
    event.alarm = kAlarmBefore;
    event.busy = true;
    event.status = session.state == domain::SessionState::Cancelled  ? EventStatus::Cancelled
                   : session.state == domain::SessionState::Proposed ? EventStatus::Tentative
                                                                     : EventStatus::Confirmed;
  }
  return events;
}

std::vector<CalendarEvent> withCancelled(std::vector<CalendarEvent> events, const std::vector<CalendarEvent>& earlier) {
  std::set<std::string> now;
  for (const auto& event : events) now.insert(event.uid);
  for (const auto& was : earlier) {
    if (!was.uid.ends_with(kOurUids) || now.contains(was.uid)) continue;
    auto& event = events.emplace_back(was);
    event.status = EventStatus::Cancelled;
    event.sequence = was.sequence.value_or(0) + (was.status == EventStatus::Cancelled ? 0 : 1);
    event.description.clear();
    event.attendees.clear();
    event.alarm.reset();
    event.busy = false;
  }
  return events;
}

base::Result<std::string> fieldworkCalendar(const domain::Workspace& workspace, const domain::Inspection& inspection,
                                            const FieldworkAudience& audience, const std::string& earlier,
                                            base::Stamp written) {
  auto events = fieldworkEvents(workspace, inspection.id, audience);
  if (!earlier.empty()) {
    const auto read = exchange::readCalendar(earlier, "The earlier file");
    if (!read) return tl::make_unexpected(read.error());
    events = withCancelled(std::move(events), read->events);
  }
  if (events.empty())
    return base::fail(base::Code::TooLittle,
                      {{"problem", "No session of theirs has a time, so there is nothing to put in a calendar"}});
  return exchange::calendarText(events, workspace.area().name + ": fieldwork", written);
}

base::Result<InvitationImport> previewInvitations(std::string_view bytes, const std::string& file,
                                                  const domain::Workspace& workspace,
                                                  const domain::InspectionId& inspection, const base::DateRange& window) {
  auto read = exchange::readCalendar(bytes, file);
  if (!read) return tl::make_unexpected(read.error());
  if (read->events.empty() && read->remarks.empty())
    return base::fail(base::Code::TooLittle, {{"problem", "The calendar file has no event"}});
  return InvitationPreview(workspace, inspection, window).run(*std::move(read), file);
}

}  // namespace waymark::app
