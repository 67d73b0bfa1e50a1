// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demonstration.h"

#include <map>

#include "app/demonstration_fieldwork.h"
#include "base/json_reader.h"
#include "base/resources.h"
#include "base/text.h"
#include "judgement/assess.h"
#include "judgement/assessment_json.h"

namespace waymark::app {
namespace {

using base::Json;
using base::JsonReader;
using domain::Change;

constexpr std::uint64_t kSeed = 2026;

/// "2026-11-09T09:25", taken as UTC: the demonstration lies in November, when England is on it.
std::optional<base::Stamp> stampOf(std::string_view text) {
  return base::parseStamp(std::string(text) + ":00Z");
}

class Builder {
 public:
  explicit Builder(const framework::Pack& pack) : m_pack(pack) {}

  base::Result<domain::ChangeSet> run() {
    readFile("demo/area.json", [this](JsonReader& in, const Json& file) { readArea(in, file); });
    readFindings();
    readFile("demo/tasks.json", [this](JsonReader& in, const Json& file) {
      in.member(file, "tasks", [&](const Json& rows) { in.each(rows, [&](const Json& row) { readTask(in, row); }); });
    });
    readFile("demo/measures.json", [this](JsonReader& in, const Json& file) {
      in.member(file, "measures", [&](const Json& rows) { in.each(rows, [&](const Json& row) { readMeasure(in, row); }); });
    });
    if (m_error) return tl::make_unexpected(*m_error);
    if (auto added = addDemonstrationFieldwork(m_set, m_keys, m_inspection); !added)
      return tl::make_unexpected(added.error());
    addSnapshot();
    addView();
    return std::move(m_set);
  }

 private:
  template <class F>
  void readFile(const char* name, F read) {
    if (m_error) return;
    const auto text = base::embeddedFile(name);
    WAYMARK_ASSERT(text.has_value());
    const auto json = base::parseJson(*text, name);
    if (!json) {
      m_error = json.error();
      return;
    }
    JsonReader in{name};
    read(in, *json);
    if (!in.ok()) m_error = in.error();
  }

  void readFindings() {
    if (m_error) return;
    const auto text = base::embeddedFile("demo/findings.jsonl");
    WAYMARK_ASSERT(text.has_value());
    int line = 0;
    for (const auto row : base::splitOn(*text, '\n')) {
      ++line;
      if (row.empty() || m_error) continue;
      const auto where = "demo/findings.jsonl:" + std::to_string(line);
      const auto json = base::parseJson(row, where);
      if (!json) {
        m_error = json.error();
        return;
      }
      JsonReader in{where};
      readFinding(in, *json);
      if (!in.ok()) m_error = in.error();
    }
  }

  template <class T>
  void add(T entity) {
    m_set.changes.push_back(domain::made(domain::Record{std::move(entity)}));
  }

  template <class Tag>
  base::Id<Tag> newId(base::Day day) {
    return m_ids.makeId<Tag>(base::Stamp{day});
  }

  /// The record that a key of the file names; a key that names none is a problem.
  template <class Tag>
  std::optional<base::Id<Tag>> reference(JsonReader& in, const Json& row, const char* name) {
    std::string key;
    in.optionalField(row, name, key);
    if (key.empty()) return std::nullopt;
    return known<Tag>(in, key);
  }
  template <class Tag>
  std::optional<base::Id<Tag>> known(JsonReader& in, const std::string& key) {
    const auto at = m_keys.find(key);
    if (at == m_keys.end()) {
      in.problem("there is no “" + key + "”");
      return std::nullopt;
    }
    return base::Id<Tag>{at->second};
  }
  template <class Tag>
  void references(JsonReader& in, const Json& row, const char* name, std::vector<base::Id<Tag>>& out) {
    std::vector<std::string> keys;
    in.optionalField(row, name, keys);
    for (const auto& key : keys)
      if (const auto id = known<Tag>(in, key)) out.push_back(*id);
  }
  template <class Tag>
  base::Id<Tag> keyed(JsonReader& in, const Json& row, base::Day day) {
    std::string key;
    in.field(row, "key", key);
    const auto id = newId<Tag>(day);
    if (!m_keys.emplace(key, id.uuid).second) in.problem("“" + key + "” is there twice");
    return id;
  }

  template <base::Coded E>
  void codes(JsonReader& in, const Json& row, const char* name, base::EnumSet<E>& out) {
    std::vector<E> values;
    in.optionalField(row, name, values);
    for (const E value : values) out.insert(value);
  }

  /// With its figures, one a month from the first on; "" is a month without one.
  void readMeasure(JsonReader& in, const Json& row) {
    base::Day month;
    std::vector<std::string> values;
    in.field(row, "first_month", month);
    in.field(row, "values", values);
    domain::Measure measure;
    measure.id = keyed<domain::MeasureTag>(in, row, month);
    in.field(row, "title", measure.title);
    in.field(row, "definition", measure.definition);
    in.field(row, "unit", measure.unit);
    in.field(row, "better", measure.better);
    in.field(row, "pathway", measure.pathway);
    measure.provider = reference<domain::PartnerTag>(in, row, "provider");
    measure.owner = reference<domain::PersonTag>(in, row, "owner");
    in.field(row, "target", measure.target);
    in.field(row, "criteria", measure.criteria);
    in.field(row, "note", measure.note);
    const auto id = measure.id;
    add(std::move(measure));
    for (const auto& value : values) {
      domain::MeasureValue made{newId<domain::MeasureValueTag>(month), id, month, value, "", "Provider return"};
      add(std::move(made));
      month = std::chrono::sys_days(std::chrono::year_month_day(month) + std::chrono::months(1));
    }
  }

  void readArea(JsonReader& in, const Json& file) {
    std::string clock;
    domain::Area area;
    in.member(file, "area", [&](const Json& row) {
      in.field(row, "name", area.name);
      in.field(row, "la_code", area.laCode);
    });
    in.field(file, "clock", clock);
    const auto now = stampOf(clock);
    if (!now) return in.problem("“" + clock + "” is not a moment such as 2026-11-11T10:20");
    const auto today = std::chrono::floor<std::chrono::days>(*now);
    area.clockDay = today;
    area.clockTime = base::TimeOfDay{static_cast<int>((*now - today).count() / 60)};
    area.frameworkId = m_pack.id;
    // Partners and people were there long before the call.
    const auto founded = today - std::chrono::days{400};
    area.id = newId<domain::AreaTag>(founded);
    add(area);
    in.member(file, "partners", [&](const Json& rows) {
      in.each(rows, [&](const Json& row) {
        domain::Partner partner;
        partner.id = keyed<domain::PartnerTag>(in, row, founded);
        in.field(row, "name", partner.name);
        in.field(row, "short", partner.shortName);
        in.field(row, "kind", partner.kind);
        in.field(row, "notes", partner.notes);
        add(std::move(partner));
      });
    });
    in.member(file, "people", [&](const Json& rows) { readPeople(in, rows, founded); });
    in.member(file, "inspection", [&](const Json& row) { readInspection(in, row); });
    in.member(file, "earlier_findings", [&](const Json& rows) {
      in.each(rows, [&](const Json& row) {
        domain::EarlierFinding finding;
        finding.id = keyed<domain::EarlierFindingTag>(in, row, founded);
        in.field(row, "kind", finding.kind);
        in.field(row, "text", finding.text);
        in.field(row, "from_inspection", finding.fromInspection);
        in.optionalField(row, "published_on", finding.publishedOn);
        in.optionalField(row, "criterion", finding.criterion);
        references(in, row, "responsible", finding.responsible);
        add(std::move(finding));
      });
    });
    in.member(file, "priorities", [&](const Json& rows) {
      in.each(rows, [&](const Json& row) {
        domain::Priority priority;
        priority.id = keyed<domain::PriorityTag>(in, row, founded);
        in.field(row, "title", priority.title);
        in.field(row, "detail", priority.detail);
        priority.lead = reference<domain::PartnerTag>(in, row, "lead");
        in.field(row, "criteria", priority.criteria);
        add(std::move(priority));
      });
    });
  }

  /// Keys first, since deputies and the contact tree point forwards.
  void readPeople(JsonReader& in, const Json& rows, base::Day founded) {
    in.each(rows, [&](const Json& row) { keyed<domain::PersonTag>(in, row, founded); });
    in.each(rows, [&](const Json& row) {
      domain::Person person;
      person.id = reference<domain::PersonTag>(in, row, "key").value_or(domain::PersonId{});
      person.partner = reference<domain::PartnerTag>(in, row, "partner");
      in.field(row, "name", person.name);
      in.field(row, "job_title", person.jobTitle);
      in.field(row, "roles", person.roles);
      in.field(row, "email", person.email);
      in.field(row, "phone", person.phone);
      person.deputy = reference<domain::PersonTag>(in, row, "deputy");
      person.calledBy = reference<domain::PersonTag>(in, row, "called_by");
      in.optionalField(row, "call_order", person.callOrder);
      in.optionalMember(row, "leave", [&](const Json& spans) {
        in.each(spans, [&](const Json& span) {
          auto& leave = person.leave.emplace_back();
          in.field(span, "from", leave.from);
          in.field(span, "to", leave.to);
        });
      });
      add(std::move(person));
    });
  }

  void readInspection(JsonReader& in, const Json& row) {
    domain::Inspection inspection;
    base::Day notified{};
    in.field(row, "notified", notified);
    inspection.id = newId<domain::InspectionTag>(notified);
    in.field(row, "title", inspection.title);
    in.optionalField(row, "notified_time", inspection.notifiedTime);
    in.field(row, "lead_inspector", inspection.leadInspector);
    inspection.notified = notified;
    inspection.frameworkId = m_pack.id;
    inspection.frameworkVersion = m_pack.version;
    m_inspection = inspection.id;
    add(std::move(inspection));
  }

  void readFinding(JsonReader& in, const Json& row) {
    domain::Evidence evidence;
    in.field(row, "logged_on", evidence.loggedOn);
    evidence.id = keyed<domain::EvidenceTag>(in, row, evidence.loggedOn);
    in.field(row, "summary", evidence.summary);
    in.optionalField(row, "detail", evidence.detail);
    in.field(row, "finding", evidence.finding);
    in.optionalField(row, "reach", evidence.reach);
    in.optionalField(row, "impact", evidence.impact);
    in.field(row, "criterion", evidence.criterion);
    in.optionalField(row, "also", evidence.also);
    codes(in, row, "services", evidence.services);
    domain::AgePhase phase{};
    in.field(row, "age_phase", phase);
    evidence.agePhase.insert(phase);
    codes(in, row, "groups", evidence.groups);
    in.optionalField(row, "source", evidence.source);
    in.optionalField(row, "covers_from", evidence.coversFrom);
    in.optionalField(row, "covers_to", evidence.coversTo);
    evidence.givenBy = reference<domain::PersonTag>(in, row, "given_by");
    evidence.partner = reference<domain::PartnerTag>(in, row, "partner");
    in.field(row, "review", evidence.review);
    in.optionalField(row, "review_by", evidence.reviewBy);
    references(in, row, "earlier_findings", evidence.earlierFindings);
    references(in, row, "priorities", evidence.priorities);
    if (in.ok() && m_pack.criterion(evidence.criterion) == nullptr)
      in.problem("there is no criterion “" + evidence.criterion.text() + "”");
    const auto day = evidence.loggedOn;
    const auto id = evidence.id;
    add(std::move(evidence));
    in.optionalMember(row, "files", [&](const Json& files) {
      in.each(files, [&](const Json& file) {
        domain::FileLink link;
        link.id = newId<domain::FileLinkTag>(day);
        link.evidence = id;
        in.field(file, "title", link.title);
        in.field(file, "location", link.location);
        add(std::move(link));
      });
    });
  }

  void readTask(JsonReader& in, const Json& row) {
    domain::Task task;
    task.inspection = m_inspection;
    in.optionalField(row, "task", task.packTask);
    in.optionalField(row, "title", task.title);
    in.optionalField(row, "phase", task.phase);
    in.field(row, "state", task.state);
    task.owner = reference<domain::PersonTag>(in, row, "owner");
    in.field(row, "note", task.notes);
    in.optionalField(row, "due", task.due);
    in.optionalField(row, "due_time", task.dueTime);
    std::string done;
    in.optionalField(row, "done_at", done);
    if (!done.empty()) {
      task.doneAt = stampOf(done);
      if (!task.doneAt) in.problem("“" + done + "” is not a moment such as 2026-11-11T10:20");
    }
    if (in.ok() && !task.packTask.empty() && m_pack.task(task.packTask) == nullptr)
      in.problem("there is no task “" + task.packTask + "” in the pack");
    task.id = newId<domain::TaskTag>(base::dayOf(2026, 11, 9));
    add(std::move(task));
  }

  /// The picture three weeks before the call, so that there is something to compare today's with.
  void addSnapshot() {
    constexpr base::Day kDay = base::dayOf(2026, 10, 16);
    std::vector<domain::Evidence> evidence;
    for (const auto& change : m_set.changes)
      if (const auto* one = std::get_if<domain::Evidence>(&*change.after); one != nullptr && one->loggedOn <= kDay)
        evidence.push_back(*one);
    const auto view = judgement::assess(judgement::makeBank(evidence, m_pack), m_pack);
    domain::Snapshot snapshot;
    snapshot.id = newId<domain::SnapshotTag>(kDay);
    snapshot.inspection = m_inspection;
    snapshot.name = "October partnership board";
    snapshot.takenAt = base::Stamp{kDay} + std::chrono::hours{15};
    snapshot.payload = judgement::assessmentJson(
        view, m_pack, [&](std::uint32_t row) { return base::uuidText(evidence[row].id.uuid); });
    add(std::move(snapshot));
  }

  void addView() {
    constexpr base::Day kDay = base::dayOf(2026, 11, 10);
    domain::Override view;
    view.id = newId<domain::OverrideTag>(kDay);
    view.inspection = m_inspection;
    view.subject = domain::OverrideSubject::Criterion;
    view.key = "L1";
    view.value = "0.2";
    view.reason =
        "Our strategy is praised by people who helped to write it. Staff in the north tell me they have not felt it yet.";
    view.by = "Ngozi Okafor";
    view.at = base::Stamp{kDay} + std::chrono::hours{17};
    add(std::move(view));
  }

  const framework::Pack& m_pack;
  domain::ChangeSet m_set{"make the demonstration area", {}};
  base::IdMaker m_ids{kSeed};
  std::map<std::string, base::Uuid> m_keys;
  domain::InspectionId m_inspection;
  std::optional<base::Error> m_error;
};

}  // namespace

base::Result<domain::ChangeSet> demonstrationArea(const framework::Pack& pack) {
  return Builder(pack).run();
}

}  // namespace waymark::app
