// SPDX-License-Identifier: GPL-3.0-or-later
#include "judgement/compare.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace waymark::judgement {
namespace {

constexpr double kLeastMove = 0.0005;  // below what is stored and shown

const CriterionPosition* found(const Assessment& assessment, base::ShortCode id) {
  const auto at = std::ranges::find(assessment.criteria, id, &CriterionPosition::id);
  return at == assessment.criteria.end() ? nullptr : &*at;
}

std::string outcomeText(int place, const framework::Pack& pack) {
  return place == kUnknown ? std::string("no outcome (not enough evidence)")
                           : "“" + pack.outcomes[static_cast<std::size_t>(place)].title + "”";
}

}  // namespace

Comparison compare(const Assessment& before, const Assessment& after) {
  Comparison out;
  out.outcomeBefore = before.outcome;
  out.outcomeAfter = after.outcome;
  out.scoreChange = after.score - before.score;
  if (!before.probabilities.empty() && before.probabilities.size() == after.probabilities.size())
    for (std::size_t i = 0; i < after.probabilities.size(); ++i)
      out.probabilityChange.push_back(after.probabilities[i] - before.probabilities[i]);

  const auto add = [&](const CriterionPosition* from, const CriterionPosition* to) {
    CriterionMove move;
    move.id = to == nullptr ? from->id : to->id;
    if (from != nullptr) move.before = from->position, move.findingsBefore = from->findings;
    if (to != nullptr) move.after = to->position, move.findingsAfter = to->findings;
    move.effect = (to == nullptr ? 0 : to->contribution) - (from == nullptr ? 0 : from->contribution);
    if (std::abs(move.effect) >= kLeastMove || std::abs(move.after - move.before) >= kLeastMove ||
        move.findingsBefore != move.findingsAfter)
      out.moves.push_back(move);
  };
  for (const auto& to : after.criteria) add(found(before, to.id), &to);
  for (const auto& from : before.criteria)
    if (found(after, from.id) == nullptr) add(&from, nullptr);
  std::ranges::stable_sort(out.moves, [](const CriterionMove& a, const CriterionMove& b) {
    return std::abs(a.effect) > std::abs(b.effect);
  });
  return out;
}

std::vector<std::string> comparisonText(const Comparison& comparison, const framework::Pack& pack) {
  std::vector<std::string> lines;
  if (comparison.outcomeChanged())
    lines.push_back(fmt::format("The provisional outcome moved from {} to {}.",
                                outcomeText(comparison.outcomeBefore, pack),
                                outcomeText(comparison.outcomeAfter, pack)));
  for (const auto& move : comparison.moves) {
    const auto* criterion = pack.criterion(move.id);
    const auto title = criterion == nullptr            ? move.id.text()
                       : criterion->shortTitle.empty() ? criterion->title
                                                       : criterion->shortTitle;
    if (std::abs(move.after - move.before) < kLeastMove && move.findingsBefore == move.findingsAfter) continue;
    lines.push_back(fmt::format("{} ({}) moved {} from {:+.2f} to {:+.2f}. Findings: {} before, {} now.", title,
                                move.id.text(), move.after >= move.before ? "up" : "down", move.before, move.after,
                                move.findingsBefore, move.findingsAfter));
  }
  if (lines.empty()) lines.emplace_back("Nothing moved.");
  return lines;
}

}  // namespace waymark::judgement
