// SPDX-License-Identifier: GPL-3.0-or-later
// A framework pack: what inspectorates may change, as values. Read from resources/frameworks/*.json and the user's
// own folder by pack_loader.h; used by schedule, judgement and every page.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/codes.h"
#include "base/date.h"
#include "domain/codes.h"

namespace waymark::framework {

enum class Certainty { Stated, Computed, Inferred, Assumed };
enum class Unit { WorkingDays, CalendarDays, Weeks, Months, Years };
/// A draft is being edited in Settings: no workspace uses it.
enum class PackStatus { Published, Draft };
enum class PackKind { FullInspection, Monitoring, Engagement, Thematic, Revisit };
enum class OutcomeModel { Ordinal, None };
/// What the evidence on one judged area says; the words for it are the pack's.
enum class Progress { Made, NotMade, NotEnoughEvidence };
enum class Weekday { Mon, Tue, Wed, Thu, Fri, Sat, Sun };

/// Where a row comes from and how far it can be trusted. Assumed rows are marked wherever they are shown.
struct Provenance {
  std::string source;
  Certainty certainty = Certainty::Assumed;
  base::Day verifiedOn;
  bool operator==(const Provenance&) const = default;
};

/// A point in time relative to an anchor.
struct When {
  std::string anchor;
  int offset = 0;
  Unit unit = Unit::WorkingDays;
  std::optional<base::TimeOfDay> time;
  bool operator==(const When&) const = default;
};

struct Source {
  std::string code;
  std::string title;
  std::string url;
  Provenance provenance;
};

struct OwnerRole {
  std::string id;
  std::string title;
  Provenance provenance;
};

struct CriteriaGroup {
  std::string id;
  std::string title;
  Provenance provenance;
};

struct Criterion {
  base::ShortCode id;
  std::string group;
  int number = 0;
  std::string title;
  std::string shortTitle;
  std::vector<std::string> goodLooksLike;
  std::vector<std::string> typicalEvidence;
  Certainty promptsCertainty = Certainty::Assumed;  // of the two lists above; the heading has its own
  std::vector<base::ShortCode> replaces;            // criteria of earlier versions whose place it takes
  Provenance provenance;
};

struct Outcome {
  std::string id;
  std::string title;      // as it stands in a sentence
  std::string statement;  // in full
  int rank = 1;           // 1 is best
  std::vector<std::string> followUp;
  Provenance provenance;
};

struct Anchor {
  std::string id;
  std::string title;
  std::optional<Weekday> usualWeekday;
  std::optional<When> from;  // none: the user sets it (the notification day, or the day of a meeting or visit)
  std::string note;          // what must be known of it where it is shown: sources that disagree
  Provenance provenance;
};

struct Phase {
  std::string id;
  std::string title;
  std::string shortTitle;
  std::optional<When> start;  // none: open
  std::optional<When> end;
  Provenance provenance;
};

struct PackTask {
  std::string id;
  std::string title;
  std::string detail;
  std::string phase;
  When when;
  int durationDays = 1;  // working days it spans, ending on its due day
  bool milestone = false;
  bool external = false;  // set by inspectors or law: local closures never shift it
  std::string owner;      // an OwnerRole id
  std::string produces;
  std::vector<std::string> after;
  /// Rows whose told day it takes over: "survey_opens", "survey_closes", "information:GROUP".
  std::vector<std::string> follows;
  std::vector<base::ShortCode> criteria;
  std::vector<std::string> outcomes;  // only after one of these outcomes; empty: after any
  std::string note;                   // as an anchor's
  std::vector<std::string> replaces;  // tasks of earlier versions whose place it takes
  Provenance provenance;
};

struct InformationGroup {
  std::string id;
  std::string title;
  Provenance provenance;
};

struct InformationItem {
  std::string id;
  std::string group;
  std::string title;
  std::string detail;
  std::string owner;
  When due;
  std::vector<base::ShortCode> criteria;
  Provenance provenance;
};

struct SurveyAudience {
  std::string id;
  std::string title;
  std::optional<int> ageFrom;
  std::vector<std::string> distributors;
  std::string note;
  When opens;
  When closes;
  Provenance provenance;
};

struct TrackedRule {
  std::string id;
  std::string text;
  std::string kind;   // at_least, at_most, spread
  std::string group;  // a domain::Group code, or a dimension for "spread"
  int count = 0;
  Provenance provenance;
};

struct TrackedDocument {
  std::string id;
  std::string title;
  std::string agency;
  std::string appliesTo;
  Provenance provenance;
};

struct TrackedChildren {
  int usual = 6;
  int warnAbove = 6;
  std::vector<TrackedRule> rules;
  std::vector<TrackedDocument> documents;
  int documentsDueAfter = 2;  // working days after a child is chosen
  Provenance provenance;
};

/// The few numbers of the judgement model (docs/decisions, judgement). Fitted by `waymark-cli calibrate`.
struct JudgementSettings {
  OutcomeModel model = OutcomeModel::Ordinal;          // None: inspections of this kind give no graded outcome
  std::array<double, 4> reach{0.25, 0.5, 0.75, 1.0};   // few, some, many, most
  std::array<double, 4> impact{0.25, 0.5, 0.75, 1.0};  // low, moderate, high, severe
  double mixed = 0.0;                                  // the sign a mixed finding carries
  double alsoWeight = 0.5;                             // a further criterion's share of a finding
  double priorWeight = 1.0;  // findings' worth of "nothing known" that a criterion starts with
  int enoughFindings = 2;    // on a criterion
  int criteriaNeeded = 6;    // criteria with any finding, before an outcome is given
  double slope = 8.0;
  std::vector<double> cuts;  // one fewer than outcomes, ascending in severity
  double slopeBound = 16.0;
  std::vector<double> outcomeRates;  // how often each outcome is given, by rank; empty: as in what is fitted on
  Provenance provenance;
};

struct AreaVerdict {
  std::string id;
  Progress means = Progress::NotEnoughEvidence;
  std::string title;      // "effective action"
  std::string statement;  // in full
  Provenance provenance;
};

/// How inspections of this kind judge each of the area's own earlier findings, one by one (judgement/progress.h).
struct JudgedAreas {
  domain::EarlierFindingKind kind = domain::EarlierFindingKind::PriorityAction;  // which findings are judged
  std::string title;                                                            // "Areas for priority action"
  std::string question;
  std::vector<AreaVerdict> verdicts;  // one for each of Progress, in its order
  int enoughFindings = 3;             // newer than the letter, on one area
  int enoughSourceKinds = 2;
  double priorWeight = 1.0;  // as JudgementSettings'
  double madeFrom = 0.4;     // positions from -1 (all concern) to +1 (all strength)
  double notMadeTo = -0.4;
  Provenance provenance;

  [[nodiscard]] const AreaVerdict& verdict(Progress means) const {
    return verdicts.at(static_cast<std::size_t>(means));
  }
};

struct GlossaryEntry {
  std::string term;
  std::string meaning;
  Provenance provenance;
};

struct Pack {
  std::string id;
  std::string version;
  PackStatus status = PackStatus::Published;
  std::string copiedFrom;  // "area-send-2025 1.0", where it began as a copy of that
  std::string title;
  std::string shortTitle;
  PackKind kind = PackKind::FullInspection;
  base::Day effectiveFrom;
  std::optional<base::Day> effectiveTo;
  std::string about;
  Provenance provenance;
  std::vector<Source> sources;
  std::vector<OwnerRole> ownerRoles;
  std::vector<CriteriaGroup> criteriaGroups;
  std::vector<Criterion> criteria;
  std::vector<Outcome> outcomes;  // by rank, best first
  std::vector<Anchor> anchors;    // each after the one it counts from
  std::vector<Phase> phases;
  std::vector<PackTask> tasks;
  std::vector<InformationGroup> informationGroups;
  std::vector<InformationItem> information;
  std::vector<SurveyAudience> surveyAudiences;
  TrackedChildren trackedChildren;
  JudgementSettings judgement;
  std::optional<JudgedAreas> judgedAreas;
  std::vector<GlossaryEntry> glossary;

  [[nodiscard]] const Criterion* criterion(base::ShortCode criterionId) const;
  /// The place of a criterion in `criteria`, or -1.
  [[nodiscard]] int criterionIndex(base::ShortCode criterionId) const;
  [[nodiscard]] const Outcome* outcome(std::string_view outcomeId) const;
  [[nodiscard]] const Anchor* anchor(std::string_view anchorId) const;
  [[nodiscard]] const Phase* phase(std::string_view phaseId) const;
  [[nodiscard]] const PackTask* task(std::string_view taskId) const;
  [[nodiscard]] const OwnerRole* ownerRole(std::string_view roleId) const;
  /// False where inspections of this kind give no graded outcome: only positions by criterion then.
  [[nodiscard]] bool givesOutcome() const;
};

}  // namespace waymark::framework

namespace waymark::base {

template <>
struct CodeSet<framework::Certainty> {
  static constexpr std::array<std::string_view, 4> kCodes{"stated", "computed", "inferred", "assumed"};
};
template <>
struct CodeSet<framework::Unit> {
  static constexpr std::array<std::string_view, 5> kCodes{"working_days", "calendar_days", "weeks", "months", "years"};
};
template <>
struct CodeSet<framework::PackStatus> {
  static constexpr std::array<std::string_view, 2> kCodes{"published", "draft"};
};
template <>
struct CodeSet<framework::PackKind> {
  static constexpr std::array<std::string_view, 5> kCodes{"full_inspection", "monitoring", "engagement", "thematic",
                                                          "revisit"};
};
template <>
struct CodeSet<framework::OutcomeModel> {
  static constexpr std::array<std::string_view, 2> kCodes{"ordinal", "none"};
};
template <>
struct CodeSet<framework::Progress> {
  static constexpr std::array<std::string_view, 3> kCodes{"made", "not_made", "not_enough_evidence"};
};
template <>
struct CodeSet<framework::Weekday> {
  static constexpr std::array<std::string_view, 7> kCodes{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
};

}  // namespace waymark::base
