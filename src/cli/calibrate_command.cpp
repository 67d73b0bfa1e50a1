// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli calibrate
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/file.h"
#include "cli/command.h"
#include "exchange/findings.h"
#include "exchange/published.h"
#include "judgement/calibrate.h"

namespace waymark::cli {
namespace {

using base::Result;
using Json = nlohmann::ordered_json;

constexpr std::size_t kLargestInspections = 4'000'000;

std::vector<judgement::KnownInspection> banksOf(const std::vector<exchange::PublishedInspection>& inspections,
                                                const framework::Pack& pack) {
  std::vector<judgement::KnownInspection> known;
  for (const auto& one : inspections) {
    const auto* outcome = pack.outcome(one.outcome);
    known.push_back(
        {one.code, judgement::makeBank(one.evidence, pack), static_cast<int>(outcome - pack.outcomes.data())});
  }
  return known;
}

Json parametersJson(const judgement::Calibration& fit, const framework::Pack& pack) {
  const auto& settings = pack.judgement;
  Json reach;
  Json impact;
  for (std::size_t i = 0; i < settings.reach.size(); ++i) {
    reach[std::string(base::codeText(static_cast<domain::Reach>(i)))] = settings.reach[i];
    impact[std::string(base::codeText(static_cast<domain::Impact>(i)))] = settings.impact[i];
  }
  return {{"model", "ordinal"},
          {"slope", fit.model.slope},
          {"cuts", fit.model.cuts},
          {"slope_bound", settings.slopeBound},
          {"slope_prior_sd", fit.prior.standardDeviation},
          {"outcome_rates", settings.outcomeRates},
          {"reach", reach},
          {"impact", impact},
          {"mixed", settings.mixed},
          {"also_weight", settings.alsoWeight},
          {"prior_weight", settings.priorWeight},
          {"enough", {{"findings", settings.enoughFindings}}},
          {"criteria_needed", settings.criteriaNeeded}};
}

Json asJson(const judgement::Calibration& fit, const framework::Pack& pack) {
  const auto id = [&](int place) { return pack.outcomes[static_cast<std::size_t>(place)].id; };
  auto inspections = Json::array();
  for (const auto& one : fit.leaveOneOut.inspections) {
    Json chances;
    for (std::size_t i = 0; i < one.probabilities.size(); ++i) chances[pack.outcomes[i].id] = one.probabilities[i];
    inspections.push_back({{"inspection", one.inspection},
                           {"outcome", id(one.outcome)},
                           {"predicted", id(one.predicted)},
                           {"score", one.score},
                           {"probabilities", chances}});
  }
  return {{"framework", pack.id},
          {"parameters", parametersJson(fit, pack)},
          {"leave_one_out",
           {{"right", fit.leaveOneOut.right},
            {"of", fit.leaveOneOut.of},
            {"right_range", fit.leaveOneOut.rightRange},
            {"log_loss", fit.leaveOneOut.logLoss},
            {"log_loss_standard_error", fit.leaveOneOut.logLossError},
            {"inspections", inspections}}},
          {"withheld", fit.withheld}};
}

void asText(const judgement::Calibration& fit, const framework::Pack& pack, std::ostream& out) {
  const auto& loo = fit.leaveOneOut;
  out << fmt::format("Slope {:.3f} (at most {:.0f})\n", fit.model.slope, pack.judgement.slopeBound);
  for (std::size_t i = 0; i < fit.model.cuts.size(); ++i)
    out << fmt::format("Cut {} {:+.3f}: a score of {:+.3f} parts “{}” from “{}”\n", i + 1, fit.model.cuts[i],
                       -fit.model.cuts[i] / fit.model.slope, pack.outcomes[i].title, pack.outcomes[i + 1].title);
  out << fmt::format(
      "\nEach inspection by a model fitted on the others: {} of {} right (95% interval {:.0f}% to {:.0f}%), "
      "log loss {:.3f} (standard error {:.3f})\n",
      loo.right, loo.of, 100 * loo.rightRange[0], 100 * loo.rightRange[1], loo.logLoss, loo.logLossError);
  for (const auto& one : loo.inspections) {
    out << fmt::format("  {:<6} score {:+.3f} ", one.inspection, one.score);
    for (const double chance : one.probabilities) out << fmt::format(" {:.3f}", chance);
    out << "  " << pack.outcomes[static_cast<std::size_t>(one.outcome)].title
        << (one.predicted == one.outcome
                ? ""
                : "  (computed: " + pack.outcomes[static_cast<std::size_t>(one.predicted)].title + ")")
        << "\n";
  }
  for (const auto& one : fit.withheld) out << one << " has too little evidence and was left out.\n";
}

Result<Exit> calibrate(const Arguments& arguments, Console& console) {
  const auto pack = console.library.load(arguments.text("framework"));
  if (!pack) return tl::make_unexpected(pack.error());
  const auto findingsFile = arguments.text("findings");
  const auto inspectionsFile = arguments.text("inspections");
  const auto findings = base::readFile(findingsFile, exchange::kLargestFindingsFile);
  if (!findings) return tl::make_unexpected(findings.error());
  const auto inspections = base::readFile(inspectionsFile, kLargestInspections);
  if (!inspections) return tl::make_unexpected(inspections.error());
  const auto known = exchange::knownInspections(*findings, findingsFile, *inspections, inspectionsFile, *pack);
  if (!known) return tl::make_unexpected(known.error());
  const auto fit = judgement::calibrate(banksOf(*known, *pack), *pack);
  if (!fit) return tl::make_unexpected(fit.error());
  if (console.format == Format::Json)
    console.out << asJson(*fit, *pack).dump(2) << '\n';
  else
    asText(*fit, *pack, console.out);
  return Exit::Done;
}

}  // namespace

std::vector<Command> calibrateCommands() {
  using Kind = Option::Kind;
  return {{"calibrate",
           "Fit the judgement model on inspections with known outcomes, and check it on each left out",
           {{"framework", "the framework's id, as `frameworks` lists it", Kind::Value, Option::Need::Required},
            {"findings", "JSON lines, or CSV by its name", Kind::Value, Option::Need::Required},
            {"inspections", "JSON: a list of inspections with their outcomes", Kind::Value, Option::Need::Required}},
           calibrate}};
}

}  // namespace waymark::cli
