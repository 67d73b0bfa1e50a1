// SPDX-License-Identifier: GPL-3.0-or-later
// What the {{fields}} of the texts come to. Nothing here reads concerns, tracked children, points or what people wrote
// themselves into the plan: a bulletin that goes to every partner is made of these.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/requests.h"
#include "app/texts.h"
#include "app/told.h"

namespace waymark::app {

namespace {

using domain::ToldSubject;

constexpr std::array kTextFields = std::to_array<TextField>({
    {"area", "the area’s name"},
    {"today", "today’s date"},
    {"clock", "week and day of the inspection"},
    {"next_date", "the next fixed date"},
    {"notified", "the day of the call"},
    {"fieldwork", "the day off-site fieldwork begins"},
    {"on_site", "the first day on site"},
    {"on_site_end", "the last day on site"},
    {"published", "the day the report is expected to be published"},
    {"published_on", "the day the report was published"},
    {"outcome", "the published outcome"},
    {"lead_inspector", "the lead inspector’s name"},
    {"lano_name", "the nominated officer’s name"},
    {"lano_job", "the nominated officer’s job"},
    {"lano_email", "the nominated officer’s email"},
    {"lano_phone", "the nominated officer’s telephone"},
    {"dcs_name", "the director of children’s services"},
    {"education_name", "the lead for education and SEND"},
    {"education_phone", "telephone of the lead for education and SEND"},
    {"social_care_name", "the social care lead"},
    {"social_care_phone", "the social care lead’s telephone"},
    {"tracking_name", "the lead for tracked children"},
    {"tracking_phone", "telephone of the lead for tracked children"},
    {"voice_name", "the participation and surveys lead"},
    {"voice_phone", "telephone of the participation and surveys lead"},
    {"voice_email", "email of the participation and surveys lead"},
    {"comms_name", "the communications lead"},
    {"comms_phone", "the communications lead’s telephone"},
    {"governance_email", "email of the data protection lead"},
    {"pcf_organisation", "the parent carer forum"},
    {"sendiass_organisation", "the information, advice and support service"},
    {"contacts", "who to ring"},
    {"upload_route", "the route by which files go to inspectors"},
    {"identity_checks", "identity checks on arrival"},
    {"survey_link_children", "the link for children and young people"},
    {"survey_link_parents", "the link for parents and carers"},
    {"survey_link_practitioners", "the link for practitioners"},
    {"survey_close_children", "when the children’s survey closes"},
    {"survey_close_parents", "when the parents’ survey closes"},
    {"survey_close_practitioners", "when the practitioners’ survey closes"},
    {"tracked_agreement_due", "the day by which families are asked"},
    {"setting_visits", "the visits to settings"},
    {"tasks_done", "tasks done"},
    {"tasks_all", "all tasks so far"},
    {"tasks_due_today", "tasks due today and still open"},
    {"tasks_late", "tasks late"},
    {"tasks_next", "what comes next"},
    {"requests_answered", "requests answered"},
    {"requests_all", "all requests"},
    {"links_confirmed", "survey links confirmed"},
    {"links_all", "all survey links"},
});

/// Gathers the values of one inspection.
class FieldReader {
 public:
  FieldReader(const domain::Workspace& workspace, const domain::Inspection& inspection, const framework::Pack& pack,
              const calendar::Calendar& calendar, const Plan& plan, const base::Now& now)
      : m_workspace(workspace),
        m_inspection(inspection),
        m_pack(pack),
        m_calendar(calendar),
        m_plan(plan),
        m_now(now) {}

  FieldValues read() {
    put("area", m_workspace.area().name);
    put("today", base::longText(m_now.today));
    put("lead_inspector", m_inspection.leadInspector);
    dates();
    people();
    told();
    visits();
    counts();
    return std::move(m_values);
  }

 private:
  void put(std::string_view field, const std::string& value) {
    if (!value.empty()) m_values.insert_or_assign(std::string(field), value);
  }
  static std::string moment(const std::optional<base::Day>& day, const std::optional<base::TimeOfDay>& time) {
    if (!day) return {};
    return base::longText(*day) + (time ? ", " + base::timeText(*time) : "");
  }

  void dates() {
    for (const auto* anchor : {"fieldwork", "on_site", "on_site_end", "published"})
      put(anchor, moment(m_plan.timeline.day(anchor), {}));
    put("notified", moment(m_inspection.notified, {}));
    for (const auto& task : m_plan.tasks)
      if (task.key == "tracked-agreement") put("tracked_agreement_due", moment(task.due, task.dueTime));
    const auto clock = schedule::clockAt(m_plan.timeline, m_calendar, m_now.today);
    if (clock.week && clock.day) put("clock", fmt::format("Week {}, day {}", *clock.week, *clock.day));
    if (const auto* next = m_plan.timeline.anchor(clock.nextAnchor); next != nullptr && next->day)
      put("next_date", fmt::format("{}: {}", next->title, base::longText(*next->day)));
    // An outcome is nobody's to tell before the report is published (docs/decisions/0018).
    if (!m_inspection.publishedOn || *m_inspection.publishedOn > m_now.today) return;
    put("published_on", base::longText(*m_inspection.publishedOn));
    if (const auto* outcome = m_pack.outcome(m_inspection.publishedOutcome)) put("outcome", outcome->title);
  }

  [[nodiscard]] const domain::Person* withRole(const char* role) const {
    const auto id = personWithRole(m_workspace, role);
    const auto* row = id ? m_workspace.all<domain::Person>().find(*id) : nullptr;
    return row == nullptr ? nullptr : &row->value;
  }

  void people() {
    struct RoleField {
      const char* role;
      const char* prefix;
    };
    constexpr std::array kRoleFields = std::to_array<RoleField>({{"lano", "lano"},
                                                                 {"dcs", "dcs"},
                                                                 {"education_lead", "education"},
                                                                 {"social_care_lead", "social_care"},
                                                                 {"tracking_lead", "tracking"},
                                                                 {"voice_lead", "voice"},
                                                                 {"comms_lead", "comms"},
                                                                 {"governance_lead", "governance"}});
    for (const auto& [role, prefix] : kRoleFields) {
      const auto* person = withRole(role);
      if (person == nullptr) continue;
      const std::string start(prefix);
      put(start + "_name", person->name);
      put(start + "_job", person->jobTitle);
      put(start + "_email", person->email);
      put(start + "_phone", person->phone);
    }
    for (const auto& row : m_workspace.all<domain::Partner>()) {
      if (row.value.kind == domain::PartnerKind::ParentCarerForum && !m_values.contains("pcf_organisation"))
        put("pcf_organisation", row.value.name);
      if (row.value.kind == domain::PartnerKind::Sendiass && !m_values.contains("sendiass_organisation"))
        put("sendiass_organisation", row.value.name);
    }
    std::string contacts;
    for (const auto& role : m_pack.ownerRoles)
      if (const auto* person = withRole(role.id.c_str()); person != nullptr && !person->phone.empty())
        contacts += fmt::format("{}- {}: {}, {}", contacts.empty() ? "" : "\n", role.title, person->name, person->phone);
    put("contacts", contacts);
  }

  void told() {
    const auto facts = toldRows(m_workspace, m_inspection.id, ToldSubject::Fact);
    const auto fact = [&](const std::string& key) {
      const auto at = facts.find(key);
      return at == facts.end() ? std::string() : at->second->value.value;
    };
    put("upload_route", fact("upload_route"));
    put("identity_checks", fact("identity"));
    const auto closes = toldRows(m_workspace, m_inspection.id, ToldSubject::SurveyCloses);
    for (const auto* field : {"children", "parents", "practitioners"})
      for (const auto& audience : m_pack.surveyAudiences) {
        if (!audience.id.starts_with(field)) continue;
        put(std::string("survey_link_") + field, fact("survey_link:" + audience.id));
        auto day = schedule::dayOf(m_plan.timeline, m_calendar, audience.closes);
        auto time = audience.closes.time;
        if (const auto at = closes.find(audience.id); at != closes.end()) {
          if (at->second->value.day) day = at->second->value.day;
          if (at->second->value.time) time = at->second->value.time;
        }
        put(std::string("survey_close_") + field, moment(day, time));
      }
  }

  /// Those that aren't about a tracked child: the letter goes to several settings.
  void visits() {
    std::vector<const domain::FieldworkSession*> sessions;
    for (const auto& row : m_workspace.all<domain::FieldworkSession>()) {
      const auto& session = row.value;
      const auto* place = session.place ? m_workspace.all<domain::Place>().find(*session.place) : nullptr;
      if (session.inspection == m_inspection.id && session.state == domain::SessionState::Agreed && session.day &&
          !session.trackedChild && place != nullptr && place->value.kind == domain::PlaceKind::Setting)
        sessions.push_back(&session);
    }
    std::ranges::sort(sessions, {}, [](const auto* session) { return std::tuple(session->day, session->start); });
    std::string text;
    for (const auto* session : sessions)
      text += fmt::format("{}- {}: {}", text.empty() ? "" : "\n", moment(session->day, session->start),
                          m_workspace.all<domain::Place>().find(*session->place)->value.name);
    put("setting_visits", text);
  }

  void counts() {
    if (!m_inspection.notified) return;
    std::optional<base::Day> until;
    if (const auto day = m_calendar.addWorkingDays(m_now.today, 1)) until = *day;
    int done = 0, all = 0, dueToday = 0, late = 0, named = 0;
    std::string next;
    for (const auto& task : m_plan.tasks) {
      // The pack's tasks only: an action of our own may come from what inspectors said in confidence.
      if (task.packIndex < 0 || task.conditional || !task.due || task.state == domain::TaskState::NotNeeded) continue;
      if (*task.due <= m_now.today) {
        ++all;
        done += task.state == domain::TaskState::Done ? 1 : 0;
      }
      if (!isOpen(task)) continue;
      late += isLate(task, m_now) ? 1 : 0;
      dueToday += *task.due == m_now.today && !isLate(task, m_now) ? 1 : 0;
      constexpr int kMostNamed = 12;
      if (until && *task.due > m_now.today && *task.due <= *until && ++named <= kMostNamed)
        next += fmt::format("{}- {}: {}", next.empty() ? "" : "\n", moment(task.due, task.dueTime), task.title);
    }
    put("tasks_done", std::to_string(done));
    put("tasks_all", std::to_string(all));
    put("tasks_due_today", std::to_string(dueToday));
    put("tasks_late", std::to_string(late));
    put("tasks_next", next.empty() ? "- Nothing is due on the next working day." : next);
    int requests = 0, answered = 0;
    for (const auto& row : requestsFor(m_workspace, m_inspection, m_pack, m_calendar, m_now)) {
      if (row.underEmbargo) continue;
      ++requests;
      answered += isOpen(row) ? 0 : 1;
    }
    put("requests_all", std::to_string(requests));
    put("requests_answered", std::to_string(answered));
    int links = 0, confirmed = 0;
    for (const auto& row : m_workspace.all<domain::SurveySending>()) {
      if (row.value.inspection != m_inspection.id) continue;
      ++links;
      confirmed += row.value.confirmedAt ? 1 : 0;
    }
    put("links_all", std::to_string(links));
    put("links_confirmed", std::to_string(confirmed));
  }

  const domain::Workspace& m_workspace;
  const domain::Inspection& m_inspection;
  const framework::Pack& m_pack;
  const calendar::Calendar& m_calendar;
  const Plan& m_plan;
  base::Now m_now;
  FieldValues m_values;
};

}  // namespace

std::span<const TextField> textFields() {
  return kTextFields;
}

FieldValues fieldValues(const domain::Workspace& workspace, const domain::Inspection& inspection,
                        const framework::Pack& pack, const calendar::Calendar& calendar, const Plan& plan,
                        const base::Now& now) {
  return FieldReader(workspace, inspection, pack, calendar, plan, now).read();
}

}  // namespace waymark::app
