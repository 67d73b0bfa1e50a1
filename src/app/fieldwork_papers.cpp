// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fieldwork_papers.h"

#include <fmt/format.h>

#include <algorithm>

namespace waymark::app {
namespace {

using domain::FieldworkSession;

std::string personWords(const domain::Workspace& workspace, const domain::Person& person) {
  std::string text = person.name;
  if (!person.jobTitle.empty()) text += ", " + person.jobTitle;
  const auto* partner = person.partner ? workspace.all<domain::Partner>().find(*person.partner) : nullptr;
  if (partner != nullptr)
    text += " (" + (partner->value.shortName.empty() ? partner->value.name : partner->value.shortName) + ")";
  return text;
}

template <class T, class Ids>
std::string paperNames(const domain::Workspace& workspace, const Ids& ids, const char* between = ", ") {
  std::string text;
  for (const auto& id : ids)
    if (const auto* row = workspace.all<T>().find(id)) text += (text.empty() ? "" : between) + row->value.name;
  return text;
}

std::string footWords(const domain::Workspace& workspace, const base::Now& now) {
  return fmt::format("{}. Printed {}, {}. By case code only.", workspace.area().name, base::longText(now.today),
                     base::timeText(now.time));
}

/// Whoever the kind's rule leaves out, by job, and who was named besides.
std::string keptOutWords(const domain::Workspace& workspace, const framework::Pack& pack, const FieldworkSession& session,
                         const schedule::SessionKind* kind) {
  std::string text;
  if (kind != nullptr)
    for (const auto& id : kind->excludedRoles) {
      const auto* role = pack.ownerRole(id);
      text += (text.empty() ? "" : "; ") + (role == nullptr ? id : role->title);
    }
  if (const auto names = paperNames<domain::Person>(workspace, session.keptOut, "; "); !names.empty())
    text += (text.empty() ? "" : "; ") + names;
  return text;
}

std::string guestsWords(const domain::Workspace& workspace, const FieldworkSession& session) {
  static constexpr std::array<std::string_view, 4> kWords{"not asked yet", "asked", "coming", "not coming"};
  std::array<int, 4> counts{};
  int all = 0;
  for (const auto& row : workspace.all<domain::SessionGuest>()) {
    if (row.value.session != session.id) continue;
    ++counts[static_cast<std::size_t>(row.value.attendance)];
    ++all;
  }
  if (all == 0) return {};
  std::string text;
  for (std::size_t i = 0; i < counts.size(); ++i)
    if (counts[i] > 0) text += (text.empty() ? "" : ", ") + fmt::format("{} {}", counts[i], kWords[i]);
  return fmt::format("{} invited: {}. Names and access needs stand sealed in the session’s form.", all, text);
}

}  // namespace

base::Result<FieldworkPaper> briefingSheet(const domain::Workspace& workspace, const framework::Pack& pack,
                                           const domain::FieldworkSessionId& id, const base::Now& now) {
  const auto* row = workspace.all<FieldworkSession>().find(id);
  if (row == nullptr)
    return base::fail(base::Code::NotFound, {{"what", "session"}, {"id", base::uuidText(id.uuid)}});
  const auto& session = row->value;
  const auto* kind = schedule::sessionKind(session.kind);
  FieldworkPaper paper;
  paper.title = sessionPaperTitle(workspace, session);
  paper.foot = footWords(workspace, now);
  const auto add = [&](const char* label, std::string text) {
    if (!text.empty()) paper.lines.push_back({label, std::move(text)});
  };
  if (session.day) {
    paper.under = base::longText(*session.day);
    if (session.start) {
      const base::TimeOfDay end{std::min(session.start->minutes + session.minutes, schedule::kMinutesInDay - 1)};
      paper.under += fmt::format(", {} to {}", base::timeText(*session.start), base::timeText(end));
    }
  } else {
    paper.under = "No time yet";
  }
  if (session.state == domain::SessionState::Cancelled) paper.under += " – cancelled";
  if (session.state == domain::SessionState::Proposed) paper.under += " – proposed, not agreed yet";
  add("Where", sessionPlace(workspace, session));
  const bool isRestricted = kind != nullptr && kind->isRestricted;
  if (isRestricted) {
    add("What is said there",
        "Is for the people named under Keeping in touch. Until publication it is shared with nobody else.");
    return paper;
  }
  const auto* place = session.place ? workspace.all<domain::Place>().find(*session.place) : nullptr;
  if (place != nullptr) {
    add("Access", place->value.access);
    if (place->value.minutesAway > 0) add("Way", fmt::format("{} minutes from the base", place->value.minutesAway));
    if (place->value.seats > 0) add("Seats", std::to_string(place->value.seats));
    if (!session.link.empty() && place->value.kind != domain::PlaceKind::Online) add("Link", session.link);
  }
  add("Kind", kind == nullptr ? session.kind : kind->title);
  const auto* partner = session.partner ? workspace.all<domain::Partner>().find(*session.partner) : nullptr;
  if (partner != nullptr) add("Organisation", partner->value.name);
  add("Inspectors", paperNames<domain::Inspector>(workspace, session.inspectors));
  std::string people;
  for (const auto& one : session.people)
    if (const auto* person = workspace.all<domain::Person>().find(one))
      people += (people.empty() ? "" : "\n") + personWords(workspace, person->value);
  add("People", people);
  add("Invited", guestsWords(workspace, session));
  add("Must not be there", keptOutWords(workspace, pack, session, kind));
  // What somebody typed about a child’s meeting may name the child.
  add("Needs", session.trackedChild && !session.needs.empty() ? "As the session’s form in Waymark says" : session.needs);
  std::string after;
  for (const auto& one : session.after)
    if (const auto* before = workspace.all<FieldworkSession>().find(one))
      after += (after.empty() ? "" : "; ") + sessionPaperTitle(workspace, before->value);
  add("Comes after", after);
  if (!session.criteria.empty()) {
    PaperTable table{"What it bears on", {"Criterion", "In words"}, {}};
    for (const auto code : session.criteria) {
      const auto* criterion = pack.criterion(code);
      table.rows.push_back({code.text(), criterion == nullptr ? std::string() : criterion->title});
    }
    paper.tables.push_back(std::move(table));
  }
  return paper;
}

base::Result<FieldworkPaper> timetablePaper(const domain::Workspace& workspace, const domain::InspectionId& inspection,
                                            const FieldworkAudience& audience, const base::Now& now) {
  const auto sessions = sessionsFor(workspace, inspection, audience);
  if (sessions.empty())
    return base::fail(base::Code::TooLittle, {{"problem", "No session of theirs has a time, so there is no timetable"}});
  FieldworkPaper paper;
  paper.title = "Fieldwork timetable";
  if (audience.person)
    if (const auto* person = workspace.all<domain::Person>().find(*audience.person))
      paper.title += ": " + personWords(workspace, person->value);
  if (audience.inspector)
    if (const auto* one = workspace.all<domain::Inspector>().find(*audience.inspector)) paper.title += ": " + one->value.name;
  paper.foot = footWords(workspace, now);
  std::size_t cancelled = 0;
  for (const auto* row : sessions) {
    const auto& session = row->value;
    const auto heading = base::longText(*session.day);
    if (paper.tables.empty() || paper.tables.back().heading != heading)
      paper.tables.push_back({heading, {"Time", "Session", "Where", "Inspectors", "People"}, {}});
    const base::TimeOfDay end{std::min(session.start->minutes + session.minutes, schedule::kMinutesInDay - 1)};
    auto title = sessionPaperTitle(workspace, session);
    if (session.state == domain::SessionState::Cancelled) title = "CANCELLED: " + title;
    if (session.state == domain::SessionState::Proposed) title += " (proposed)";
    cancelled += session.state == domain::SessionState::Cancelled;
    const auto* kind = schedule::sessionKind(session.kind);
    const bool isRestricted = kind != nullptr && kind->isRestricted;
    paper.tables.back().rows.push_back(
        {base::timeText(*session.start) + " to " + base::timeText(end), title, sessionPlace(workspace, session),
         paperNames<domain::Inspector>(workspace, session.inspectors),
         isRestricted ? std::string() : paperNames<domain::Person>(workspace, session.people)});
  }
  const auto open = sessions.size() - cancelled;
  paper.under = fmt::format("{} session{} on {} day{}", open, open == 1 ? "" : "s", paper.tables.size(),
                            paper.tables.size() == 1 ? "" : "s");
  return paper;
}

std::string paperText(const FieldworkPaper& paper) {
  std::string out = paper.title + "\n" + paper.under + "\n";
  for (const auto& line : paper.lines) {
    std::string text = line.text;
    for (auto at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 2)) text.replace(at, 1, "\n  ");
    out += fmt::format("{}: {}\n", line.label, text);
  }
  for (const auto& table : paper.tables) {
    out += "\n" + table.heading + "\n";
    for (const auto& row : table.rows) {
      std::string cells;
      for (const auto& cell : row)
        if (!cell.empty()) cells += (cells.empty() ? "  " : " · ") + cell;
      out += cells + "\n";
    }
  }
  return out;
}

}  // namespace waymark::app
