// SPDX-License-Identifier: GPL-3.0-or-later
// One read function a row type, in the order of docs/file-formats.md.
#include <algorithm>

#include "framework/pack_checks.h"
#include "framework/pack_loader.h"
#include "framework/row_reader.h"

namespace waymark::framework {

using base::Json;
using base::JsonReader;
namespace {

constexpr int kFarthest = 4000;  // offsets beyond are mistakes, not plans

template <class Row>
void titled(JsonReader& in, const Json& row, Row& out) {
  in.field(row, "id", out.id);
  in.field(row, "title", out.title);
  readProvenance(in, row, out.provenance);
}

void timing(JsonReader& in, const Json& row, When& out) {
  in.field(row, "offset", out.offset);
  in.field(row, "unit", out.unit);
  if (in.ok() && (out.offset > kFarthest || out.offset < -kFarthest))
    in.problem("offset " + std::to_string(out.offset) + " is out of range (up to " + std::to_string(kFarthest) + ")");
}

template <base::Coded E, std::size_t N>
void scale(JsonReader& in, const Json& row, const char* name, std::array<double, N>& out) {
  in.member(row, name, [&](const Json& values) {
    for (std::size_t i = 0; i < N; ++i) in.field(values, std::string(base::CodeSet<E>::kCodes[i]).c_str(), out[i]);
  });
}

}  // namespace

static void readRow(JsonReader& in, const Json& row, When& out) {
  in.field(row, "anchor", out.anchor);
  timing(in, row, out);
  in.optionalField(row, "time", out.time);
}

static void readRow(JsonReader& in, const Json& row, Source& out) {
  in.field(row, "code", out.code);
  in.field(row, "title", out.title);
  in.optionalField(row, "url", out.url);
  readProvenance(in, row, out.provenance);
}

static void readRow(JsonReader& in, const Json& row, OwnerRole& out) {
  titled(in, row, out);
}
static void readRow(JsonReader& in, const Json& row, CriteriaGroup& out) {
  titled(in, row, out);
}
static void readRow(JsonReader& in, const Json& row, InformationGroup& out) {
  titled(in, row, out);
}

static void readRow(JsonReader& in, const Json& row, Criterion& out) {
  titled(in, row, out);
  in.field(row, "group", out.group);
  in.field(row, "number", out.number);
  in.field(row, "short_title", out.shortTitle);
  in.field(row, "good_looks_like", out.goodLooksLike);
  in.field(row, "typical_evidence", out.typicalEvidence);
  in.optionalField(row, "prompts_certainty", out.promptsCertainty);
  in.optionalField(row, "replaces", out.replaces);
}

static void readRow(JsonReader& in, const Json& row, Outcome& out) {
  titled(in, row, out);
  in.field(row, "statement", out.statement);
  in.field(row, "rank", out.rank);
  in.field(row, "follow_up", out.followUp);
}

static void readRow(JsonReader& in, const Json& row, Anchor& out) {
  titled(in, row, out);
  in.optionalField(row, "usual_weekday", out.usualWeekday);
  in.optionalMember(row, "from", [&](const Json& from) {
    auto& when = out.from.emplace();
    in.read(from, when.anchor);
  });
  if (in.ok() && out.from) timing(in, row, *out.from);
  in.optionalField(row, "note", out.note);
}

static void readRow(JsonReader& in, const Json& row, Phase& out) {
  titled(in, row, out);
  in.field(row, "short_title", out.shortTitle);
  in.optionalField(row, "start", out.start);
  in.optionalField(row, "end", out.end);
}

static void readRow(JsonReader& in, const Json& row, PackTask& out) {
  titled(in, row, out);
  in.field(row, "detail", out.detail);
  in.field(row, "phase", out.phase);
  in.field(row, "when", out.when);
  in.optionalField(row, "duration_days", out.durationDays);
  if (in.ok() && (out.durationDays < 1 || out.durationDays > 400)) in.problem("duration_days must be 1 to 400");
  in.optionalField(row, "milestone", out.milestone);
  in.optionalField(row, "external", out.external);
  in.field(row, "owner", out.owner);
  in.field(row, "produces", out.produces);
  in.optionalField(row, "after", out.after);
  in.optionalField(row, "follows", out.follows);
  in.optionalField(row, "outcomes", out.outcomes);
  in.optionalField(row, "note", out.note);
  in.optionalField(row, "criteria", out.criteria);
  in.optionalField(row, "replaces", out.replaces);
}

static void readRow(JsonReader& in, const Json& row, InformationItem& out) {
  titled(in, row, out);
  in.field(row, "group", out.group);
  in.field(row, "detail", out.detail);
  in.field(row, "owner", out.owner);
  in.field(row, "due", out.due);
  in.optionalField(row, "criteria", out.criteria);
}

static void readRow(JsonReader& in, const Json& row, SurveyAudience& out) {
  titled(in, row, out);
  in.optionalField(row, "age_from", out.ageFrom);
  in.field(row, "distributors", out.distributors);
  in.field(row, "note", out.note);
  in.field(row, "opens", out.opens);
  in.field(row, "closes", out.closes);
}

static void readRow(JsonReader& in, const Json& row, TrackedRule& out) {
  in.field(row, "id", out.id);
  in.field(row, "text", out.text);
  in.field(row, "kind", out.kind);
  in.optionalField(row, "group", out.group);
  in.optionalField(row, "count", out.count);
  readProvenance(in, row, out.provenance);
}

static void readRow(JsonReader& in, const Json& row, TrackedDocument& out) {
  titled(in, row, out);
  in.field(row, "agency", out.agency);
  in.field(row, "applies_to", out.appliesTo);
}

static void readRow(JsonReader& in, const Json& row, TrackedChildren& out) {
  in.field(row, "usual", out.usual);
  in.field(row, "warn_above", out.warnAbove);
  in.field(row, "rules", out.rules);
  in.field(row, "documents", out.documents);
  in.member(row, "documents_due", [&](const Json& due) { in.field(due, "offset", out.documentsDueAfter); });
  readProvenance(in, row, out.provenance);
}

static void readRow(JsonReader& in, const Json& row, JudgementSettings& out) {
  in.field(row, "model", out.model);
  scale<domain::Reach>(in, row, "reach", out.reach);
  scale<domain::Impact>(in, row, "impact", out.impact);
  in.field(row, "mixed", out.mixed);
  in.field(row, "also_weight", out.alsoWeight);
  in.field(row, "prior_weight", out.priorWeight);
  in.member(row, "enough", [&](const Json& enough) { in.field(enough, "findings", out.enoughFindings); });
  out.cuts.clear();
  if (out.model == OutcomeModel::Ordinal) {
    in.field(row, "criteria_needed", out.criteriaNeeded);
    in.field(row, "slope", out.slope);
    in.field(row, "cuts", out.cuts);
    in.field(row, "slope_bound", out.slopeBound);
    in.optionalField(row, "outcome_rates", out.outcomeRates);
  }
  readProvenance(in, row, out.provenance);
}

static void readRow(JsonReader& in, const Json& row, AreaVerdict& out) {
  titled(in, row, out);
  in.field(row, "means", out.means);
  in.field(row, "statement", out.statement);
}

static void readRow(JsonReader& in, const Json& row, JudgedAreas& out) {
  in.field(row, "finding_kind", out.kind);
  in.field(row, "title", out.title);
  in.field(row, "question", out.question);
  in.field(row, "verdicts", out.verdicts);
  in.member(row, "enough", [&](const Json& enough) {
    in.field(enough, "findings", out.enoughFindings);
    in.field(enough, "source_kinds", out.enoughSourceKinds);
  });
  in.field(row, "prior_weight", out.priorWeight);
  in.field(row, "made_from", out.madeFrom);
  in.field(row, "not_made_to", out.notMadeTo);
  readProvenance(in, row, out.provenance);
}

static void readRow(JsonReader& in, const Json& row, GlossaryEntry& out) {
  in.field(row, "term", out.term);
  in.field(row, "meaning", out.meaning);
  readProvenance(in, row, out.provenance);
}

static void readRow(JsonReader& in, const Json& file, Pack& out) {
  int format = 0;
  in.field(file, "format", format);
  if (in.ok() && format != 1)
    in.problem("format " + std::to_string(format) + " is not known; this Waymark reads format 1");
  titled(in, file, out);
  in.field(file, "version", out.version);
  in.optionalField(file, "status", out.status);
  in.optionalField(file, "copied_from", out.copiedFrom);
  in.field(file, "short_title", out.shortTitle);
  in.field(file, "kind", out.kind);
  in.field(file, "effective_from", out.effectiveFrom);
  in.optionalField(file, "effective_to", out.effectiveTo);
  in.field(file, "about", out.about);
  in.field(file, "sources", out.sources);
  in.field(file, "owner_roles", out.ownerRoles);
  in.field(file, "criteria_groups", out.criteriaGroups);
  in.field(file, "criteria", out.criteria);
  in.field(file, "outcomes", out.outcomes);
  in.field(file, "anchors", out.anchors);
  in.field(file, "phases", out.phases);
  in.field(file, "tasks", out.tasks);
  in.field(file, "information_groups", out.informationGroups);
  in.field(file, "information", out.information);
  in.field(file, "survey_audiences", out.surveyAudiences);
  in.field(file, "tracked_children", out.trackedChildren);
  in.field(file, "judgement", out.judgement);
  in.optionalField(file, "judged_areas", out.judgedAreas);
  in.field(file, "glossary", out.glossary);
}

base::Result<Pack> parsePack(std::string_view json, std::string_view file) {
  const auto value = base::parseJson(json, file);
  if (!value) return tl::make_unexpected(value.error());
  JsonReader reader{std::string(file)};
  Pack pack;
  reader.read(*value, pack);
  if (!reader.ok()) return tl::make_unexpected(*reader.error());
  std::ranges::sort(pack.outcomes, {}, &Outcome::rank);
  if (const auto problems = unsound(*value, 1); !problems.empty()) return tl::make_unexpected(asError(problems[0], file));
  return pack;
}

}  // namespace waymark::framework
