// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demonstration_tracked.h"

#include <algorithm>
#include <map>

#include "app/confidential.h"
#include "app/plan.h"
#include "app/tracked_children.h"
#include "base/json_reader.h"
#include "base/resources.h"
#include "framework/pack_loader.h"

namespace waymark::app {
namespace {

using base::Json;
using base::JsonReader;

constexpr const char* kTrackedFile = "demo/tracked.json";
constexpr std::uint64_t kTrackedIds = 2027;

/// As in the rest of the demonstration: its November days, taken as UTC.
std::optional<base::Stamp> momentOf(std::string_view text) {
  return base::parseStamp(std::string(text) + ":00Z");
}

class TrackedMaker {
 public:
  TrackedMaker(const domain::Workspace& workspace, const domain::Inspection& inspection, const framework::Pack& pack,
               const SamplePool& pool, const seal::Key& key)
      : m_workspace(workspace), m_inspection(inspection), m_pack(pack), m_pool(pool), m_key(key) {}

  base::Result<domain::ChangeSet> run() {
    const auto text = base::embeddedFile(kTrackedFile);
    WAYMARK_ASSERT(text.has_value());
    const auto json = base::parseJson(*text, kTrackedFile);
    if (!json) return tl::make_unexpected(json.error());
    JsonReader in{kTrackedFile};
    readAll(in, *json);
    if (!in.ok()) return tl::make_unexpected(*in.error());
    nameMeetings();
    return std::move(m_set);
  }

 private:
  /// The timetable has two meetings for each place, practitioners and family, made before anybody was chosen.
  void nameMeetings() {
    std::map<int, const domain::TrackedChild*> chosen;
    for (const auto& change : m_set.changes)
      if (const auto* child = change.after ? std::get_if<domain::TrackedChild>(&*change.after) : nullptr;
          child != nullptr && child->state == domain::TrackedState::Chosen)
        chosen[child->place] = child;
    std::vector<domain::Change> named;
    int meetings = 0;
    for (const auto& row : m_workspace.all<domain::FieldworkSession>()) {
      if (!row.value.kind.starts_with("tracking_")) continue;
      const int place = meetings++ / 2 + 1;
      const auto child = chosen.find(place);
      if (child == chosen.end()) continue;
      auto session = row.value;
      session.trackedChild = child->second->id;
      const auto words = ", child " + std::to_string(place);
      if (const auto at = session.title.find(words); at != std::string::npos)
        session.title.replace(at, words.size(), " " + child->second->caseCode);
      named.push_back(domain::edited(row, std::move(session)));
    }
    std::ranges::move(named, std::back_inserter(m_set.changes));
  }

  template <class T>
  void add(T entity) {
    m_set.changes.push_back(domain::made(domain::Record{std::move(entity)}));
  }
  template <class Tag>
  base::Id<Tag> idOn(base::Day day) {
    return m_ids.makeId<Tag>(base::Stamp{day});
  }
  /// People of resources/demo/area.json have the ids that its keys were made into; they are found by their names.
  std::optional<domain::PersonId> person(JsonReader& in, const std::string& key) {
    if (key.empty()) return std::nullopt;
    const auto at = m_people.find(key);
    if (at == m_people.end()) {
      in.problem("there is no person “" + key + "”");
      return std::nullopt;
    }
    return at->second;
  }
  std::optional<domain::PersonId> personOf(JsonReader& in, const Json& row, const char* name) {
    std::string key;
    in.optionalField(row, name, key);
    return person(in, key);
  }
  static SealedTexts texts(JsonReader& in, const Json& row) {
    SealedTexts found;
    in.optionalMember(row, "texts", [&](const Json& object) {
      for (const auto& [name, value] : object.items())
        if (value.is_string()) found[name] = value.get<std::string>();
    });
    return found;
  }

  void readPeople(JsonReader& in) {
    const auto text = base::embeddedFile("demo/area.json");
    WAYMARK_ASSERT(text.has_value());
    const auto json = base::parseJson(*text, "demo/area.json");
    if (!json) return in.problem("demo/area.json can't be read");
    in.member(*json, "people", [&](const Json& rows) {
      in.each(rows, [&](const Json& row) {
        std::string key;
        std::string name;
        in.field(row, "key", key);
        in.field(row, "name", name);
        if (const auto id = personCalled(m_workspace, name)) m_people[key] = *id;
      });
    });
  }

  void readAll(JsonReader& in, const Json& file) {
    readPeople(in);
    in.member(file, "named", [&](const Json& parts) {
      for (const auto& [part, keys] : parts.items())
        in.each(keys, [&](const Json& key) {
          domain::NamedPerson named;
          named.id = idOn<domain::NamedPersonTag>(*m_inspection.notified);
          named.inspection = m_inspection.id;
          named.part = base::parseCode<domain::RestrictedPart>(part).value_or(domain::RestrictedPart::TrackedChildren);
          named.person = person(in, key.get<std::string>()).value_or(domain::PersonId{});
          named.addedBy = "Miriam Hale";
          named.addedAt = base::Stamp{*m_inspection.notified} + std::chrono::hours{11};
          add(std::move(named));
        });
    });
    readPractice(in, file);
    in.member(file, "children", [&](const Json& rows) { in.each(rows, [&](const Json& row) { readChild(in, row); }); });
    in.member(file, "concerns", [&](const Json& rows) { in.each(rows, [&](const Json& row) { readConcern(in, row); }); });
    in.member(file, "points", [&](const Json& rows) { in.each(rows, [&](const Json& row) { readPoint(in, row); }); });
    in.member(file, "guests", [&](const Json& rows) { in.each(rows, [&](const Json& row) { readGuest(in, row); }); });
  }

  void readPractice(JsonReader& in, const Json& file) {
    int seed = 0;
    base::Day day{};
    in.field(file, "practice_seed", seed);
    in.field(file, "practice_on", day);
    const auto& rules = m_pack.trackedChildren;
    const auto sample = practiceSample(m_pool, rules, static_cast<std::size_t>(rules.usual), static_cast<std::uint64_t>(seed));
    for (std::size_t i = 0; i < sample.children.size(); ++i) {
      const auto& drawn = m_pool.children[sample.children[i].candidate];
      domain::TrackedChild child;
      child.id = idOn<domain::TrackedChildTag>(day);
      child.inspection = m_inspection.id;
      child.child = drawn.child;
      child.caseCode = drawn.caseCode;
      child.state = domain::TrackedState::Practice;
      child.place = static_cast<int>(i) + 1;
      child.chosenOn = day;
      child.why = whySampled(sample, i, m_pool, rules);
      child.giver = usualGiver(drawn.age, drawn.groups.contains(domain::Group::LookedAfter));
      m_used.push_back(drawn.caseCode);
      add(std::move(child));
    }
  }

  /// A child of the lists that fits, by a seed of its own; any other where none does.
  const SampleCandidate* pick(const std::vector<domain::Group>& groups, int fromAge, int toAge, std::uint64_t seed) {
    for (const bool strict : {true, false}) {
      SamplePool fitting{m_pool.dimensions, {}};
      for (const auto& child : m_pool.children) {
        if (std::ranges::count(m_used, child.caseCode) > 0) continue;
        const bool fits = child.age && *child.age >= fromAge && *child.age <= toAge &&
                          std::ranges::all_of(groups, [&](auto group) { return child.groups.contains(group); });
        if (!strict || fits) fitting.children.push_back(child);
      }
      const auto sample = practiceSample(fitting, {}, 1, seed);
      if (sample.children.empty()) continue;
      const auto& code = fitting.children[sample.children.front().candidate].caseCode;
      const auto at = std::ranges::find(m_pool.children, code, &SampleCandidate::caseCode);
      m_used.push_back(code);
      return &*at;
    }
    return nullptr;
  }

  void readChild(JsonReader& in, const Json& row) {
    domain::TrackedChild child;
    base::Day chosen{};
    int fromAge = 0;
    int toAge = 0;
    bool replaces = false;
    std::vector<domain::Group> groups;
    in.field(row, "place", child.place);
    in.field(row, "chosen", chosen);
    in.field(row, "from_age", fromAge);
    in.field(row, "to_age", toAge);
    in.field(row, "groups", groups);
    in.field(row, "why", child.why);
    in.field(row, "giver", child.giver);
    in.field(row, "agreement", child.agreement);
    in.optionalField(row, "asked", child.askedOn);
    in.optionalField(row, "answered", child.answeredOn);
    in.optionalField(row, "records_wait", child.recordsWait);
    in.optionalField(row, "replaced_why", child.replacedWhy);
    in.optionalField(row, "replaces", replaces);
    in.optionalField(row, "documents_due", child.documentsDue);
    in.optionalField(row, "documents_due_time", child.documentsDueTime);
    child.lead = personOf(in, row, "lead");
    const auto* drawn = pick(groups, fromAge, toAge, static_cast<std::uint64_t>(m_used.size()));
    if (!in.ok() || drawn == nullptr) return;
    child.id = idOn<domain::TrackedChildTag>(chosen);
    child.inspection = m_inspection.id;
    child.child = drawn->child;
    child.caseCode = drawn->caseCode;
    child.chosenOn = chosen;
    child.state = child.replacedWhy.empty() ? domain::TrackedState::Chosen : domain::TrackedState::Replaced;
    if (replaces) child.replaces = m_places[child.place];
    child.sealed = sealTexts(m_key, child.id.uuid, texts(in, row));
    m_places[child.place] = child.id;
    m_codes[child.place] = child.caseCode;
    const auto id = child.id;
    const bool isReplaced = child.state == domain::TrackedState::Replaced;
    add(std::move(child));
    std::map<std::string, domain::CaseDocumentState> states;
    in.member(row, "documents", [&](const Json& object) {
      for (const auto& [name, value] : object.items()) in.read(value, states[name]);
    });
    if (!isReplaced)
      for (auto& document : checklistFor(id, drawn->groups, m_pack.trackedChildren, m_ids, base::Stamp{chosen})) {
        if (const auto at = states.find(document.packDocument); at != states.end()) document.state = at->second;
        if (document.state == domain::CaseDocumentState::Received || document.state == domain::CaseDocumentState::Sent)
          document.receivedAt = base::Stamp{base::dayOf(2026, 11, 10)} + std::chrono::hours{14};
        if (document.state == domain::CaseDocumentState::Sent) {
          document.sentAt = base::Stamp{base::dayOf(2026, 11, 11)} + std::chrono::hours{9};
          document.sentTo = m_inspection.leadInspector;
        }
        add(std::move(document));
      }
    in.member(row, "practitioners", [&](const Json& rows) {
      in.each(rows, [&](const Json& cells) {
        std::vector<std::string> words;
        in.read(cells, words);
        if (words.size() != 5) return in.problem("a practitioner has five words");
        domain::CasePractitioner made;
        made.id = idOn<domain::CasePractitionerTag>(chosen);
        made.trackedChild = id;
        made.agency = words[0];
        made.role = words[1];
        made.attendance = base::parseCode<domain::Attendance>(words[2]).value_or(domain::Attendance::NotAsked);
        made.sealed = sealTexts(m_key, made.id.uuid, {{"name", words[3]}, {"contact", words[4]}});
        add(std::move(made));
      });
    });
    in.member(row, "events", [&](const Json& rows) {
      in.each(rows, [&](const Json& cells) {
        domain::CaseEvent made;
        std::string what;
        if (!cells.is_array() || cells.size() < 3) return in.problem("an event has three words");
        in.read(cells[0], made.day);
        in.read(cells[1], made.agency);
        in.read(cells[2], what);
        if (cells.size() > 3) in.read(cells[3], made.criteria);
        made.id = idOn<domain::CaseEventTag>(chosen);
        made.trackedChild = id;
        made.sealed = sealTexts(m_key, made.id.uuid, {{"what", what}});
        add(std::move(made));
      });
    });
  }

  std::optional<base::Stamp> moment(JsonReader& in, const Json& row, const char* name) {
    std::string text;
    in.optionalField(row, name, text);
    return text.empty() ? std::nullopt : momentOf(text);
  }

  void readConcern(JsonReader& in, const Json& row) {
    domain::Concern concern;
    int place = 0;
    in.field(row, "place", place);
    in.field(row, "origin", concern.origin);
    in.field(row, "state", concern.state);
    concern.receivedAt = moment(in, row, "received").value_or(base::Stamp{});
    concern.toldAt = moment(in, row, "told");
    concern.assuredAt = moment(in, row, "assured");
    concern.closedAt = moment(in, row, "closed");
    in.optionalField(row, "due", concern.assuranceDue);
    in.optionalField(row, "time", concern.assuranceDueTime);
    concern.owner = personOf(in, row, "owner");
    concern.id = m_ids.makeId<domain::ConcernTag>(concern.receivedAt);
    concern.inspection = m_inspection.id;
    concern.code = "SC-" + std::to_string(++m_concerns);
    concern.caseCode = m_codes[place];
    concern.sealed = sealTexts(m_key, concern.id.uuid, texts(in, row));
    add(std::move(concern));
  }

  void readGuest(JsonReader& in, const Json& row) {
    std::string code;
    domain::SessionGuest guest;
    in.field(row, "session", code);
    in.field(row, "label", guest.label);
    in.field(row, "attendance", guest.attendance);
    if (!in.ok()) return;
    const auto& sessions = m_workspace.all<domain::FieldworkSession>();
    const auto session = std::ranges::find(sessions, code, [](const auto& one) { return one.value.code; });
    if (session == sessions.end()) return in.problem("there is no session " + code);
    guest.id = m_ids.makeId<domain::SessionGuestTag>(base::Stamp{*session->value.day});
    guest.session = session->value.id;
    guest.sealed = sealTexts(m_key, guest.id.uuid, texts(in, row));
    add(std::move(guest));
  }

  void readPoint(JsonReader& in, const Json& row) {
    domain::InspectionPoint point;
    in.field(row, "day", point.day);
    in.field(row, "kind", point.kind);
    in.field(row, "state", point.state);
    in.optionalField(row, "due", point.due);
    in.optionalField(row, "time", point.dueTime);
    point.owner = personOf(in, row, "owner");
    point.id = idOn<domain::InspectionPointTag>(point.day);
    point.inspection = m_inspection.id;
    const auto number = std::to_string(++m_points);
    point.code = "K-" + std::string(number.size() < 2 ? "0" : "") + number;
    point.sealed = sealTexts(m_key, point.id.uuid, texts(in, row));
    std::string turn;
    std::string words;
    in.optionalField(row, "turn", turn);
    in.optionalField(row, "words", words);
    auto criterion = m_pack.criteria.front().id;
    in.optionalField(row, "criterion", criterion);
    if (!in.ok()) return;
    if (turn.empty()) return add(std::move(point));
    const base::Now then{base::Stamp{point.day} + std::chrono::hours{17}, point.day, base::TimeOfDay{17 * 60}};
    const domain::Stored<domain::InspectionPoint> stored{point, 1};
    auto set = turn == "request" ? requestFromPoint(m_workspace, stored, words, m_ids, then)
               : turn == "action" ? taskFromPoint(stored, words, m_ids, then)
                                  : evidenceFromPoint(stored, words, domain::Finding::Concern, criterion, m_ids, then);
    if (!set) return in.problem("a point can't become what it says");
    // One step makes the point and what it became: the point is new here, not edited.
    auto whole = point;
    for (auto& change : set->changes) {
      if (auto* after = std::get_if<domain::InspectionPoint>(&*change.after))
        whole = *after;
      else if (turn != "evidence")
        m_set.changes.push_back(std::move(change));
    }
    add(std::move(whole));
    if (turn == "evidence") m_set.changes.push_back(std::move(set->changes.front()));
  }

  const domain::Workspace& m_workspace;
  const domain::Inspection& m_inspection;
  const framework::Pack& m_pack;
  const SamplePool& m_pool;
  const seal::Key& m_key;
  domain::ChangeSet m_set{"make the demonstration’s tracked children", {}};
  base::IdMaker m_ids{kTrackedIds};
  std::map<std::string, domain::PersonId> m_people;
  std::map<int, domain::TrackedChildId> m_places;
  std::map<int, std::string> m_codes;
  std::vector<std::string> m_used;
  int m_concerns = 0;
  int m_points = 0;
};

}  // namespace

base::Result<void> addDemonstrationTracked(Session& session, const seal::Key& key, base::Stamp at) {
  const auto workspace = session.load();
  if (!workspace) return tl::make_unexpected(workspace.error());
  const auto* inspection = currentInspection(*workspace);
  if (inspection == nullptr || !inspection->value.notified) return {};
  const auto pack = framework::Library().loadNearest(inspection->value.frameworkId, inspection->value.frameworkVersion);
  if (!pack) return tl::make_unexpected(pack.error());
  const auto pool = openSamplePool(session, *workspace);
  if (!pool) return tl::make_unexpected(pool.error());
  const auto set = TrackedMaker(*workspace, inspection->value, pack->pack, *pool, key).run();
  if (!set) return tl::make_unexpected(set.error());
  const auto applied = session.apply(*set, at);
  if (!applied) return tl::make_unexpected(applied.error().error);
  return {};
}

}  // namespace waymark::app
