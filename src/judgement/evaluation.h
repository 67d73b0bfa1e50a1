// SPDX-License-Identifier: GPL-3.0-or-later
// One walk over a bank: everything that the assessment, its reasons, the gains and the what-if are made from.
// Used inside src/judgement only.
#pragma once

#include <span>
#include <vector>

#include "judgement/assess.h"
#include "judgement/ordinal.h"
#include "judgement/positions.h"

namespace waymark::judgement {

/// A criterion's position as a person sets it for "what if".
struct SetPosition {
  base::ShortCode criterion;
  double position = 0;
};

/// The findings that pull most, on one criterion or on all.
struct Pullers {
  TopRows up;    // strengths
  TopRows down;  // concerns; the pull's sign is turned, so larger is harder
};

struct Evaluation {
  Weights weights;
  Balance balance{0, 0};
  Ordinal model;
  std::vector<CriterionPosition> criteria;
  std::vector<Pullers> pullers;  // by criterion, findings that have it first
  Pullers overall;
  std::size_t findings = 0;
  std::size_t withFindings = 0;  // criteria that come first in a finding
  std::size_t stated = 0;        // findings whose kind of source is known
  std::size_t unweighted = 0;    // findings without reach or without impact
};

Ordinal modelOf(const framework::JudgementSettings& settings);
Evaluation evaluate(const Bank& bank, const framework::Pack& pack, std::span<const SetPosition> set);
/// The assessment of an evaluation, with its reasons.
Assessment assessed(const Evaluation& evaluation, const Bank& bank, const framework::Pack& pack);

}  // namespace waymark::judgement
