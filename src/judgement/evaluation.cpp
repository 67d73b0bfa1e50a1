// SPDX-License-Identifier: GPL-3.0-or-later
#include "judgement/evaluation.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "judgement/reasons.h"

namespace waymark::judgement {
namespace {

using domain::Finding;
using domain::SourceKind;

constexpr std::uint32_t bit(SourceKind kind) {
  return 1U << static_cast<unsigned>(kind);
}

/// What one walk gathers besides the tally.
struct Seen {
  std::vector<std::uint32_t> sources;  // bit per kind of source, by criterion
  std::size_t stated = 0;
  std::size_t unweighted = 0;
};

void note(const Item& item, Seen& seen) {
  seen.unweighted += static_cast<std::size_t>(item.reach == kUnknown || item.impact == kUnknown);
  if (item.source == kUnknown) return;
  ++seen.stated;
  const auto source = 1U << static_cast<unsigned>(item.source);
  seen.sources[static_cast<std::size_t>(item.criterion)] |= source;
  for (auto bits = item.also; bits != 0; bits &= bits - 1) {
    const auto criterion = static_cast<std::size_t>(std::countr_zero(bits));
    if (criterion < seen.sources.size()) seen.sources[criterion] |= source;
  }
}

CriterionPosition positionOf(std::size_t place, const framework::Pack& pack, const Tally& tally, const Balance& balance,
                             std::uint32_t sources) {
  const auto& settings = pack.judgement;
  const auto& sums = balance.sums(place);
  CriterionPosition out;
  out.id = pack.criteria[place].id;
  out.position = balance.position(place);
  out.weight = sums.weight;
  if (sums.weight > 0) {
    const double mean = sums.towards / sums.weight;
    out.spread = std::sqrt(std::max(0.0, sums.squares / sums.weight - mean * mean));
  }
  if (const double total = balance.totalReliability(); total > 0) {
    out.share = balance.reliability(place) / total;
    out.contribution = out.position / total;
  }
  out.strengths = tally.first(place, Finding::Strength);
  out.mixed = tally.first(place, Finding::Mixed);
  out.concerns = tally.first(place, Finding::Concern);
  out.findings = out.strengths + out.mixed + out.concerns;
  out.also = tally.also(place);
  out.sourceKinds = std::popcount(sources);
  out.childVoice = (sources & bit(SourceKind::ChildVoice)) != 0;
  out.parentVoice = (sources & bit(SourceKind::ParentVoice)) != 0;
  out.enough = out.findings + settings.alsoWeight * out.also >= settings.enoughFindings;
  return out;
}

std::uint32_t topRow(const TopRows& top, const Bank& bank) {
  return top.entries().empty() ? CriterionPosition::kNoRow : bank.items[top.entries().front().place].row;
}

}  // namespace

Ordinal modelOf(const framework::JudgementSettings& settings) {
  return {settings.slope, settings.cuts};
}

Evaluation evaluate(const Bank& bank, const framework::Pack& pack, std::span<const SetPosition> set) {
  const std::size_t criteria = pack.criteria.size();
  Evaluation out;
  out.weights = weightsOf(pack.judgement);
  out.model = modelOf(pack.judgement);

  Tally tally(criteria);
  Seen seen{std::vector<std::uint32_t>(criteria)};
  for (const auto& item : bank.items) {
    if (!fits(item, criteria)) continue;
    ++out.findings;
    tally.add(item);
    note(item, seen);
  }
  out.stated = seen.stated;
  out.unweighted = seen.unweighted;
  out.balance = tally.balance(out.weights);
  for (const auto& one : set)
    if (const int place = pack.criterionIndex(one.criterion); place >= 0)
      out.balance.setPosition(static_cast<std::size_t>(place), one.position);

  out.pullers.resize(criteria);
  const Pulls pulls(out.balance, out.weights);
  for (std::uint32_t place = 0; place < bank.items.size(); ++place) {
    const auto& item = bank.items[place];
    if (item.finding == static_cast<std::int8_t>(Finding::Mixed) || !fits(item, criteria)) continue;
    const double pull = pulls.of(item);
    auto& own = out.pullers[static_cast<std::size_t>(item.criterion)];
    if (item.finding == static_cast<std::int8_t>(Finding::Strength)) {
      own.up.offer(pull, place);
      out.overall.up.offer(pull, place);
    } else {
      own.down.offer(-pull, place);
      out.overall.down.offer(-pull, place);
    }
  }
  for (std::size_t place = 0; place < criteria; ++place) {
    auto position = positionOf(place, pack, tally, out.balance, seen.sources[place]);
    position.topStrength = topRow(out.pullers[place].up, bank);
    position.topConcern = topRow(out.pullers[place].down, bank);
    out.withFindings += static_cast<std::size_t>(position.findings > 0);
    out.criteria.push_back(position);
  }
  return out;
}

Assessment assessed(const Evaluation& evaluation, const Bank& bank, const framework::Pack& pack) {
  Assessment out;
  out.score = evaluation.balance.score();
  out.criteria = evaluation.criteria;
  out.findings = evaluation.findings;
  out.skipped = bank.skipped;
  const auto& settings = pack.judgement;
  if (pack.givesOutcome() && evaluation.withFindings >= static_cast<std::size_t>(std::max(settings.criteriaNeeded, 1))) {
    out.status = Status::Provisional;
    out.probabilities = evaluation.model.probabilities(out.score);
    out.outcome = mostProbable(out.probabilities);
    out.runnerUp = nextProbable(out.probabilities);
  }
  out.reasons = reasonsFor(evaluation, out, bank, pack);
  return out;
}

}  // namespace waymark::judgement
