// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/published.h"

#include <algorithm>
#include <map>

#include "base/json_reader.h"
#include "base/resources.h"
#include "exchange/findings.h"

namespace waymark::exchange {
namespace {

using base::Json;

constexpr std::string_view kFindings = "models/published-findings.jsonl";
constexpr std::string_view kInspections = "models/published-inspections.json";

std::string knownOutcomes(const framework::Pack& pack) {
  std::string text;
  for (const auto& outcome : pack.outcomes) text += (text.empty() ? "" : ", ") + outcome.id;
  return text;
}

base::Result<std::vector<PublishedInspection>> inspectionsFrom(std::string_view text, std::string_view file,
                                                               const framework::Pack& pack) {
  const auto json = base::parseJson(text, file);
  if (!json) return tl::make_unexpected(json.error());
  base::JsonReader in{std::string(file)};
  std::vector<PublishedInspection> out;
  const auto row = [&](const Json& one) {
    auto& inspection = out.emplace_back();
    in.field(one, "inspection", inspection.code);
    in.field(one, "outcome", inspection.outcome);
    in.optionalField(one, "area", inspection.area);
    base::DateRange days;
    if (in.ok() && one.contains("on_site_from") && one.contains("on_site_to")) {
      in.field(one, "on_site_from", days.from);
      in.field(one, "on_site_to", days.to);
      inspection.onSite = days;
    }
    if (in.ok() && pack.outcome(inspection.outcome) == nullptr)
      in.problem("“" + inspection.outcome + "” is not one of: " + knownOutcomes(pack));
  };
  if (json->is_object())
    in.member(*json, "inspections", [&](const Json& list) { in.each(list, row); });
  else
    in.each(*json, row);
  if (!in.ok()) return tl::make_unexpected(*in.error());
  std::ranges::stable_sort(out, {}, &PublishedInspection::code);
  const auto twice = std::ranges::adjacent_find(out, {}, &PublishedInspection::code);
  if (twice != out.end()) return base::fail(base::Code::DuplicateId, {{"what", "Inspection"}, {"id", twice->code}});
  return out;
}

}  // namespace

base::Result<std::vector<PublishedInspection>> knownInspections(std::string_view findings,
                                                                std::string_view findingsFile,
                                                                std::string_view inspections,
                                                                std::string_view inspectionsFile,
                                                                const framework::Pack& pack) {
  auto known = inspectionsFrom(inspections, inspectionsFile, pack);
  if (!known) return known;
  auto rows = allOrNothing(readFindingsAs(findings, findingsFile, pack, Words::Optional));
  if (!rows) return tl::make_unexpected(rows.error());
  std::map<std::string, PublishedInspection*, std::less<>> byCode;
  for (auto& inspection : *known) byCode.emplace(inspection.code, &inspection);
  for (auto& row : *rows)
    if (const auto at = byCode.find(row.inspection); at != byCode.end())
      at->second->evidence.push_back(std::move(row.evidence));
  std::erase_if(*known, [](const auto& inspection) { return inspection.evidence.empty(); });
  return known;
}

std::vector<PublishedInspection> publishedInspections(const framework::Pack& pack) {
  const auto findings = base::embeddedFile(kFindings);
  const auto inspections = base::embeddedFile(kInspections);
  WAYMARK_ASSERT(findings && inspections);
  auto known = knownInspections(*findings, kFindings, *inspections, kInspections, pack);
  // A user's own pack may have other criteria or outcomes: then there is nothing to compare it with.
  return known ? *std::move(known) : std::vector<PublishedInspection>{};
}

}  // namespace waymark::exchange
