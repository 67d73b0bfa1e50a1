// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/published_scores.h"

#include <algorithm>
#include <tuple>

#include "exchange/published.h"
#include "judgement/assess.h"

namespace waymark::app {

std::vector<PublishedScore> publishedScores(const framework::Pack& pack) {
  std::vector<PublishedScore> scores;
  for (const auto& inspection : exchange::publishedInspections(pack)) {
    const auto* outcome = pack.outcome(inspection.outcome);
    if (outcome == nullptr) continue;
    const auto bank = judgement::makeBank(inspection.evidence, pack);
    scores.push_back({inspection.code, inspection.area, static_cast<int>(outcome - pack.outcomes.data()),
                      judgement::assess(bank, pack).score, bank.items.size()});
  }
  std::ranges::sort(scores, {},
                    [](const PublishedScore& one) { return std::tuple(one.outcome, -one.score, one.code); });
  return scores;
}

}  // namespace waymark::app
