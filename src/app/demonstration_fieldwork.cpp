// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demonstration_fieldwork.h"

#include "base/json_reader.h"
#include "base/resources.h"
#include "schedule/fieldwork_kinds.h"

namespace waymark::app {
namespace {

using base::Json;
using base::JsonReader;

constexpr std::uint64_t kFieldworkSeed = 202605;
constexpr const char* kFieldworkFile = "demo/fieldwork.json";

class FieldworkWeek {
 public:
  FieldworkWeek(domain::ChangeSet& set, std::map<std::string, base::Uuid> keys, const domain::InspectionId& inspection)
      : m_set(set), m_keys(std::move(keys)), m_inspection(inspection) {}

  void read(JsonReader& in, const Json& file) {
    in.member(file, "people", [&](const Json& rows) { in.each(rows, [&](const Json& row) { readPerson(in, row); }); });
    in.member(file, "inspectors", [&](const Json& rows) { in.each(rows, [&](const Json& row) { readInspector(in, row); }); });
    in.member(file, "places", [&](const Json& rows) { in.each(rows, [&](const Json& row) { readPlace(in, row); }); });
    in.member(file, "journeys", [&](const Json& rows) { in.each(rows, [&](const Json& row) { readJourney(in, row); }); });
    in.member(file, "hours", [&](const Json& row) { readHours(in, row); });
    in.member(file, "unavailable", [&](const Json& rows) { in.each(rows, [&](const Json& row) { readAway(in, row); }); });
    in.member(file, "sessions", [&](const Json& rows) { in.each(rows, [&](const Json& row) { readSession(in, row); }); });
  }

 private:
  template <class T>
  void add(T entity) {
    m_set.changes.push_back(domain::made(domain::Record{std::move(entity)}));
  }
  template <class Tag>
  base::Id<Tag> keyed(JsonReader& in, const Json& row) {
    std::string key;
    in.field(row, "key", key);
    const auto id = m_ids.makeId<Tag>(base::Stamp{base::dayOf(2026, 11, 9)});
    if (!m_keys.emplace(key, id.uuid).second) in.problem("“" + key + "” is there twice");
    return id;
  }
  template <class Tag>
  std::optional<base::Id<Tag>> known(JsonReader& in, const std::string& key) {
    const auto at = m_keys.find(key);
    if (at != m_keys.end()) return base::Id<Tag>{at->second};
    in.problem("there is no “" + key + "”");
    return std::nullopt;
  }
  template <class Tag>
  std::optional<base::Id<Tag>> reference(JsonReader& in, const Json& row, const char* name) {
    std::string key;
    in.optionalField(row, name, key);
    return key.empty() ? std::nullopt : known<Tag>(in, key);
  }
  template <class Tag>
  void references(JsonReader& in, const Json& row, const char* name, std::vector<base::Id<Tag>>& out) {
    std::vector<std::string> keys;
    in.optionalField(row, name, keys);
    for (const auto& key : keys)
      if (const auto id = known<Tag>(in, key)) out.push_back(*id);
  }

  void readPerson(JsonReader& in, const Json& row) {
    domain::Person person;
    person.id = keyed<domain::PersonTag>(in, row);
    person.partner = reference<domain::PartnerTag>(in, row, "partner");
    in.field(row, "name", person.name);
    in.field(row, "job_title", person.jobTitle);
    in.field(row, "email", person.email);
    add(std::move(person));
  }

  void readInspector(JsonReader& in, const Json& row) {
    domain::Inspector inspector;
    inspector.id = keyed<domain::InspectorTag>(in, row);
    inspector.inspection = m_inspection;
    in.field(row, "name", inspector.name);
    in.field(row, "body", inspector.body);
    in.field(row, "role", inspector.role);
    in.optionalField(row, "discipline", inspector.discipline);
    in.optionalField(row, "notes", inspector.notes);
    add(std::move(inspector));
  }

  void readPlace(JsonReader& in, const Json& row) {
    domain::Place place;
    place.id = keyed<domain::PlaceTag>(in, row);
    in.field(row, "name", place.name);
    in.field(row, "kind", place.kind);
    in.optionalField(row, "address", place.address);
    in.optionalField(row, "seats", place.seats);
    in.optionalField(row, "minutes_away", place.minutesAway);
    in.optionalField(row, "access", place.access);
    add(std::move(place));
  }

  void readJourney(JsonReader& in, const Json& row) {
    domain::Journey journey;
    journey.id = m_ids.makeId<domain::JourneyTag>(base::Stamp{base::dayOf(2026, 11, 9)});
    journey.from = reference<domain::PlaceTag>(in, row, "from").value_or(domain::PlaceId{});
    journey.to = reference<domain::PlaceTag>(in, row, "to").value_or(domain::PlaceId{});
    in.field(row, "minutes", journey.minutes);
    add(std::move(journey));
  }

  void readHours(JsonReader& in, const Json& row) {
    domain::FieldworkHours hours;
    hours.id = m_ids.makeId<domain::FieldworkHoursTag>(base::Stamp{base::dayOf(2026, 11, 9)});
    hours.inspection = m_inspection;
    in.field(row, "starts", hours.starts);
    in.field(row, "ends", hours.ends);
    in.field(row, "break_starts", hours.breakStarts);
    in.field(row, "break_minutes", hours.breakMinutes);
    add(std::move(hours));
  }

  void readAway(JsonReader& in, const Json& row) {
    domain::Unavailable away;
    away.id = m_ids.makeId<domain::UnavailableTag>(base::Stamp{base::dayOf(2026, 11, 9)});
    away.inspection = m_inspection;
    away.person = reference<domain::PersonTag>(in, row, "person");
    away.inspector = reference<domain::InspectorTag>(in, row, "inspector");
    away.place = reference<domain::PlaceTag>(in, row, "place");
    in.field(row, "day", away.day);
    in.optionalField(row, "from", away.from);
    in.optionalField(row, "to", away.to);
    in.field(row, "why", away.why);
    add(std::move(away));
  }

  void readSession(JsonReader& in, const Json& row) {
    domain::FieldworkSession session;
    in.field(row, "key", session.code);
    session.id = keyed<domain::FieldworkSessionTag>(in, row);
    session.inspection = m_inspection;
    in.field(row, "title", session.title);
    in.field(row, "kind", session.kind);
    in.optionalField(row, "state", session.state);
    in.optionalField(row, "pin", session.pin);
    in.optionalField(row, "day", session.day);
    in.optionalField(row, "start", session.start);
    in.field(row, "minutes", session.minutes);
    in.optionalField(row, "earliest", session.earliest);
    in.optionalField(row, "latest", session.latest);
    session.place = reference<domain::PlaceTag>(in, row, "place");
    in.optionalField(row, "link", session.link);
    in.optionalField(row, "seats", session.seats);
    references(in, row, "inspectors", session.inspectors);
    references(in, row, "people", session.people);
    references(in, row, "after", session.after);
    session.partner = reference<domain::PartnerTag>(in, row, "partner");
    in.optionalField(row, "criteria", session.criteria);
    in.optionalField(row, "needs", session.needs);
    if (in.ok() && schedule::sessionKind(session.kind) == nullptr)
      in.problem("there is no kind of session “" + session.kind + "”");
    add(std::move(session));
  }

  domain::ChangeSet& m_set;
  std::map<std::string, base::Uuid> m_keys;
  domain::InspectionId m_inspection;
  base::IdMaker m_ids{kFieldworkSeed};
};

}  // namespace

base::Result<void> addDemonstrationFieldwork(domain::ChangeSet& set, std::map<std::string, base::Uuid> keys,
                                             const domain::InspectionId& inspection) {
  const auto text = base::embeddedFile(kFieldworkFile);
  WAYMARK_ASSERT(text.has_value());
  const auto json = base::parseJson(*text, kFieldworkFile);
  if (!json) return tl::make_unexpected(json.error());
  JsonReader in{kFieldworkFile};
  FieldworkWeek(set, std::move(keys), inspection).read(in, *json);
  if (!in.ok()) return tl::make_unexpected(*in.error());
  return {};
}

}  // namespace waymark::app
