// SPDX-License-Identifier: GPL-3.0-or-later
// Where published inspections lie on the same score as the area's own evidence: "the same picture for published
// inspections". Pure; used by ui/judgement.
#pragma once

#include <string>
#include <vector>

#include "framework/pack.h"

namespace waymark::app {

struct PublishedScore {
  std::string code;  // "R02"
  std::string area;
  int outcome = -1;  // place in Pack::outcomes, as published
  double score = 0;  // judgement::Assessment::score of its coded findings
  std::size_t findings = 0;
};

/// Those that came with the program, by outcome and then score, best first. Empty where a pack shares no criteria.
std::vector<PublishedScore> publishedScores(const framework::Pack& pack);

}  // namespace waymark::app
