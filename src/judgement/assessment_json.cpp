// SPDX-License-Identifier: GPL-3.0-or-later
#include "judgement/assessment_json.h"

#include <cmath>
#include <optional>

#include "base/json_reader.h"

namespace waymark::base {

template <>
struct CodeSet<judgement::Status> {
  static constexpr std::array<std::string_view, 2> kCodes{"provisional", "not_enough_evidence"};
};

}  // namespace waymark::base

namespace waymark::judgement {
namespace {

using Ordered = nlohmann::ordered_json;
using base::Json;
using base::JsonReader;

/// Four decimals are more than the data bear and keep snapshots small; probabilities stay as computed, to sum to 1.
double rounded(double value) {
  return std::round(value * 1e4) / 1e4 + 0.0;  // + 0.0: never -0.0
}

Ordered outcomeOrNull(int place, const framework::Pack& pack) {
  return place == kUnknown ? Ordered() : Ordered(pack.outcomes[static_cast<std::size_t>(place)].id);
}

Ordered criterionJson(const CriterionPosition& at, const RowName& nameOf) {
  const auto row = [&](std::uint32_t which) {
    return which == CriterionPosition::kNoRow ? Ordered() : Ordered(nameOf(which));
  };
  return {{"id", at.id.text()},
          {"position", rounded(at.position)},
          {"findings", at.findings},
          {"enough", at.enough},
          {"also", at.also},
          {"strengths", at.strengths},
          {"mixed", at.mixed},
          {"concerns", at.concerns},
          {"weight", rounded(at.weight)},
          {"spread", rounded(at.spread)},
          {"share", rounded(at.share)},
          {"contribution", rounded(at.contribution)},
          {"source_kinds", at.sourceKinds},
          {"child_voice", at.childVoice},
          {"parent_voice", at.parentVoice},
          {"top_strength", row(at.topStrength)},
          {"top_concern", row(at.topConcern)}};
}

Ordered reasonJson(const Reason& reason, const RowName& nameOf) {
  auto parameters = Ordered::object();
  for (const auto& [name, value] : reason.parameters) parameters[name] = value;
  auto findings = Ordered::array();
  for (const auto row : reason.rows) findings.push_back(nameOf(row));
  return {{"rule", reason.rule}, {"text", reasonText(reason)}, {"findings", findings}, {"parameters", parameters}};
}

int outcomePlace(JsonReader& in, const std::string& id, const framework::Pack& pack) {
  for (std::size_t i = 0; i < pack.outcomes.size(); ++i)
    if (pack.outcomes[i].id == id) return static_cast<int>(i);
  in.problem("“" + id + "” is not an outcome of this framework");
  return kUnknown;
}

void readCriterion(JsonReader& in, const Json& row, const framework::Pack& pack, Assessment& out) {
  CriterionPosition at;
  in.field(row, "id", at.id);
  if (in.ok() && pack.criterion(at.id) == nullptr)
    in.problem("“" + at.id.text() + "” is not a criterion of this framework");
  in.field(row, "position", at.position);
  in.field(row, "findings", at.findings);
  in.field(row, "enough", at.enough);
  in.optionalField(row, "also", at.also);
  in.optionalField(row, "strengths", at.strengths);
  in.optionalField(row, "mixed", at.mixed);
  in.optionalField(row, "concerns", at.concerns);
  in.optionalField(row, "weight", at.weight);
  in.optionalField(row, "spread", at.spread);
  in.optionalField(row, "share", at.share);
  in.optionalField(row, "contribution", at.contribution);
  in.optionalField(row, "source_kinds", at.sourceKinds);
  in.optionalField(row, "child_voice", at.childVoice);
  in.optionalField(row, "parent_voice", at.parentVoice);
  out.criteria.push_back(at);
}

void readReason(JsonReader& in, const Json& row, Assessment& out) {
  auto& reason = out.reasons.emplace_back();
  in.field(row, "rule", reason.rule);
  in.optionalMember(row, "parameters", [&](const Json& parameters) {
    if (!parameters.is_object()) return in.problem("an object is expected");
    for (const auto& [name, value] : parameters.items()) {
      std::string text;
      in.read(value, text);
      reason.parameters.emplace_back(name, text);
    }
  });
}

}  // namespace

std::string assessmentJson(const Assessment& assessment, const framework::Pack& pack, const RowName& nameOf,
                           std::optional<std::string_view> inspection) {
  Ordered json;
  if (inspection) json["inspection"] = *inspection;
  json["framework"] = pack.id;
  json["outcome"] = outcomeOrNull(assessment.outcome, pack);
  json["runner_up"] = outcomeOrNull(assessment.runnerUp, pack);
  json["status"] = base::codeText(assessment.status);
  json["probabilities"] = Ordered();
  for (std::size_t i = 0; i < assessment.probabilities.size(); ++i)
    json["probabilities"][pack.outcomes[i].id] = assessment.probabilities[i];
  if (!assessment.ranges.empty())
    for (std::size_t i = 0; i < assessment.ranges.size(); ++i)
      json["ranges"][pack.outcomes[i].id] = {rounded(assessment.ranges[i][0]), rounded(assessment.ranges[i][1])};
  json["score"] = rounded(assessment.score);
  json["findings"] = assessment.findings;
  json["skipped"] = assessment.skipped;
  json["criteria"] = Ordered::array();
  for (const auto& at : assessment.criteria) json["criteria"].push_back(criterionJson(at, nameOf));
  json["reasons"] = Ordered::array();
  for (const auto& reason : assessment.reasons) json["reasons"].push_back(reasonJson(reason, nameOf));
  return json.dump(2, ' ', false, Ordered::error_handler_t::replace);
}

base::Result<Assessment> parseAssessment(std::string_view text, const framework::Pack& pack, std::string_view where) {
  const auto json = base::parseJson(text, where);
  if (!json) return tl::make_unexpected(json.error());
  JsonReader in{std::string(where)};
  Assessment out;
  in.field(*json, "status", out.status);
  std::string id;
  in.optionalMember(*json, "outcome", [&](const Json& value) {
    in.read(value, id);
    if (in.ok()) out.outcome = outcomePlace(in, id, pack);
  });
  in.optionalMember(*json, "runner_up", [&](const Json& value) {
    in.read(value, id);
    if (in.ok()) out.runnerUp = outcomePlace(in, id, pack);
  });
  in.optionalMember(*json, "probabilities", [&](const Json& value) {
    for (const auto& outcome : pack.outcomes) in.field(value, outcome.id.c_str(), out.probabilities.emplace_back());
  });
  in.optionalMember(*json, "ranges", [&](const Json& value) {
    for (const auto& outcome : pack.outcomes) {
      std::vector<double> ends;
      in.field(value, outcome.id.c_str(), ends);
      if (in.ok() && ends.size() != 2) in.problem("two numbers are expected");
      if (in.ok()) out.ranges.push_back({ends[0], ends[1]});
    }
  });
  in.field(*json, "score", out.score);
  int count = 0;
  in.optionalField(*json, "findings", count);
  out.findings = static_cast<std::size_t>(std::max(count, 0));
  count = 0;
  in.optionalField(*json, "skipped", count);
  out.skipped = static_cast<std::size_t>(std::max(count, 0));
  in.member(*json, "criteria",
            [&](const Json& list) { in.each(list, [&](const Json& row) { readCriterion(in, row, pack, out); }); });
  in.optionalMember(*json, "reasons",
                    [&](const Json& list) { in.each(list, [&](const Json& row) { readReason(in, row, out); }); });
  if (!in.ok()) return tl::make_unexpected(*in.error());
  if (out.outcome != kUnknown && out.probabilities.empty())
    return base::fail(
        base::Code::BadSchema,
        {{"file", std::string(where)}, {"path", "/probabilities"}, {"problem", "an outcome needs its probabilities"}});
  return out;
}

}  // namespace waymark::judgement
