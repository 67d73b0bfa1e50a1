// SPDX-License-Identifier: GPL-3.0-or-later
// An inspection and what belongs to it: its team, what inspectors told us, what happened to it, task states, hand-set
// dates, views that differ, snapshots.
#pragma once

#include <optional>
#include <string>

#include "base/date.h"
#include "base/id.h"
#include "domain/codes.h"
#include "domain/field.h"
#include "domain/partnership.h"

namespace waymark::domain {

using InspectionId = base::Id<struct InspectionTag>;
using TaskId = base::Id<struct TaskTag>;
using OverrideId = base::Id<struct OverrideTag>;
using SnapshotId = base::Id<struct SnapshotTag>;
using InspectorId = base::Id<struct InspectorTag>;
using ToldId = base::Id<struct ToldTag>;
using InspectionEventId = base::Id<struct InspectionEventTag>;

struct Inspection {
  InspectionId id;
  std::string title;
  InspectionKind kind = InspectionKind::Inspection;
  std::string frameworkId;
  std::string frameworkVersion;
  std::optional<base::Day> notified;  // D0; none before the call
  std::optional<base::TimeOfDay> notifiedTime;
  std::string leadInspector;
  std::string publishedOutcome;          // an outcome id once the report is out, else ""
  std::string reference;                 // a published inspection's code ("R02"), else ""
  std::optional<base::Day> publishedOn;  // of the report or letter
  bool operator==(const Inspection&) const = default;
};

/// A member of the inspection team, as named in the call or later.
struct Inspector {
  InspectorId id;
  InspectionId inspection;
  std::string name;
  InspectorBody body = InspectorBody::Ofsted;
  InspectorRole role = InspectorRole::TeamInspector;
  std::optional<Service> discipline;
  std::string contact;
  std::string notes;
  bool operator==(const Inspector&) const = default;
};

/// What the lead inspector told us, in place of the pack's default for one row. A later one on the same row counts.
struct Told {
  ToldId id;
  InspectionId inspection;
  ToldSubject subject = ToldSubject::Task;
  std::string key;  // the pack row's id; of a fact its name: "upload_route", "survey_link:parents"
  std::optional<base::Day> day;
  std::optional<base::TimeOfDay> time;
  std::string value;
  std::string by;  // who said it: a name, or "" for the lead inspector
  base::Stamp at;
  bool operator==(const Told&) const = default;
};

/// Deferral, pausing, a changed notification day, the end: kept as history, newest counts.
struct InspectionEvent {
  InspectionEventId id;
  InspectionId inspection;
  InspectionEventKind kind = InspectionEventKind::Reanchored;
  base::Day day;  // when it happened
  std::string reason;
  std::string detail;  // of a reanchoring: "notified 2025-09-08 -> 2025-09-15"
  std::string by;
  base::Stamp at;  // when it was written down
  bool operator==(const InspectionEvent&) const = default;
};

/// What people added to one task of the plan: the pack's task (packTask) or one of their own (title, phase, due).
struct Task {
  TaskId id;
  InspectionId inspection;
  std::string packTask;  // "" for a task of our own
  std::string title;     // own tasks only
  std::string phase;     // own tasks only
  TaskState state = TaskState::NotStarted;
  std::optional<PersonId> owner;
  std::string notes;
  std::optional<base::Day> due;  // own tasks, or moved by hand
  std::optional<base::TimeOfDay> dueTime;
  std::optional<base::Stamp> doneAt;
  std::string slipReason;  // why it was late, asked when a rehearsal ends
  bool operator==(const Task&) const = default;
};

/// A person's decision over the pack or the computed view: who, why, when. Never an edit of a result.
struct Override {
  OverrideId id;
  InspectionId inspection;
  OverrideSubject subject = OverrideSubject::Anchor;
  std::string key;    // anchor id, criterion id, earlier finding's id; "" for the outcome
  std::string value;  // a date, an outcome id, "-1.0".."1.0" for a criterion, a progress code
  std::string reason;
  std::string by;
  base::Stamp at;
  bool operator==(const Override&) const = default;
};

/// An assessment as it stood, frozen.
struct Snapshot {
  SnapshotId id;
  InspectionId inspection;
  std::string name;
  base::Stamp takenAt;
  std::string payload;  // JSON of judgement::Assessment (judgement/assessment_json.h)
  bool operator==(const Snapshot&) const = default;
};

template <>
struct Fields<Inspection> {
  static constexpr std::string_view kKind = "inspection";
  static constexpr std::tuple kList{Field{"id", &Inspection::id},
                                    Field{"title", &Inspection::title},
                                    Field{"inspection_kind", &Inspection::kind},
                                    Field{"framework_id", &Inspection::frameworkId},
                                    Field{"framework_version", &Inspection::frameworkVersion},
                                    Field{"notified", &Inspection::notified},
                                    Field{"notified_time", &Inspection::notifiedTime},
                                    Field{"lead_inspector", &Inspection::leadInspector},
                                    Field{"published_outcome", &Inspection::publishedOutcome},
                                    Field{"reference", &Inspection::reference},
                                    Field{"published_on", &Inspection::publishedOn}};
};

template <>
struct Fields<Inspector> {
  static constexpr std::string_view kKind = "inspector";
  static constexpr std::tuple kList{Field{"id", &Inspector::id},           Field{"inspection", &Inspector::inspection},
                                    Field{"name", &Inspector::name},       Field{"body", &Inspector::body},
                                    Field{"role", &Inspector::role},       Field{"discipline", &Inspector::discipline},
                                    Field{"contact", &Inspector::contact}, Field{"notes", &Inspector::notes}};
};

template <>
struct Fields<Told> {
  static constexpr std::string_view kKind = "told";
  static constexpr std::tuple kList{Field{"id", &Told::id},           Field{"inspection", &Told::inspection},
                                    Field{"subject", &Told::subject}, Field{"item", &Told::key},
                                    Field{"day", &Told::day},         Field{"time", &Told::time},
                                    Field{"value", &Told::value},     Field{"told_by", &Told::by},
                                    Field{"told_at", &Told::at}};
};

template <>
struct Fields<InspectionEvent> {
  static constexpr std::string_view kKind = "inspection_event";
  static constexpr std::tuple kList{
      Field{"id", &InspectionEvent::id},           Field{"inspection", &InspectionEvent::inspection},
      Field{"event_kind", &InspectionEvent::kind}, Field{"day", &InspectionEvent::day},
      Field{"reason", &InspectionEvent::reason},   Field{"detail", &InspectionEvent::detail},
      Field{"author", &InspectionEvent::by},       Field{"at", &InspectionEvent::at}};
};

template <>
struct Fields<Task> {
  static constexpr std::string_view kKind = "task";
  static constexpr std::tuple kList{Field{"id", &Task::id},
                                    Field{"inspection", &Task::inspection},
                                    Field{"pack_task", &Task::packTask},
                                    Field{"title", &Task::title},
                                    Field{"phase", &Task::phase},
                                    Field{"state", &Task::state},
                                    Field{"owner", &Task::owner},
                                    Field{"notes", &Task::notes},
                                    Field{"due", &Task::due},
                                    Field{"due_time", &Task::dueTime},
                                    Field{"done_at", &Task::doneAt},
                                    Field{"slip_reason", &Task::slipReason}};
};

template <>
struct Fields<Override> {
  static constexpr std::string_view kKind = "override";
  static constexpr std::tuple kList{Field{"id", &Override::id},           Field{"inspection", &Override::inspection},
                                    Field{"subject", &Override::subject}, Field{"item", &Override::key},
                                    Field{"value", &Override::value},     Field{"reason", &Override::reason},
                                    Field{"author", &Override::by},       Field{"at", &Override::at}};
};

template <>
struct Fields<Snapshot> {
  static constexpr std::string_view kKind = "snapshot";
  static constexpr std::tuple kList{Field{"id", &Snapshot::id}, Field{"inspection", &Snapshot::inspection},
                                    Field{"name", &Snapshot::name}, Field{"taken_at", &Snapshot::takenAt},
                                    Field{"payload", &Snapshot::payload}};
};

}  // namespace waymark::domain
