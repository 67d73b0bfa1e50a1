// SPDX-License-Identifier: GPL-3.0-or-later
// Evidence -> criterion positions -> provisional outcome with reasons. Pure; the method is in docs/decisions.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "domain/evidence.h"
#include "framework/pack.h"

namespace waymark::judgement {

constexpr int kUnknown = -1;

/// A finding as the arithmetic needs it: 24 bytes, criteria as places in Pack::criteria.
struct Item {
  std::int8_t criterion = 0;
  std::int8_t finding = 0;  // domain::Finding
  std::int8_t reach = kUnknown;
  std::int8_t impact = kUnknown;
  std::int8_t source = kUnknown;  // domain::SourceKind
  std::uint32_t also = 0;         // bit per criterion
  std::uint32_t row = 0;          // place in the span it was made from
};

/// What is assessed. Rejected evidence and criteria the pack doesn't have are left out (counted in `skipped`).
struct Bank {
  std::vector<Item> items;
  std::size_t skipped = 0;
};

Bank makeBank(std::span<const domain::Evidence> evidence, const framework::Pack& pack);

/// One criterion's position: -1 (all concern) to +1 (all strength).
struct CriterionPosition {
  base::ShortCode id;
  double position = 0;       // shrunk towards 0 when there is little evidence
  double spread = 0;         // standard deviation of the signed findings, 0 to 1
  double weight = 0;         // evidence weight, in findings' worth
  int findings = 0;          // findings with this criterion first
  int also = 0;              // findings that bear on it besides
  int strengths = 0;
  int mixed = 0;
  int concerns = 0;
  int sourceKinds = 0;       // distinct kinds of source, 0 where none is stated
  bool childVoice = false;
  bool parentVoice = false;
  bool enough = false;
  /// Rows of the findings that pull hardest up and down; kNoRow where there is none.
  std::uint32_t topStrength = kNoRow;
  std::uint32_t topConcern = kNoRow;
  static constexpr std::uint32_t kNoRow = 0xFFFFFFFF;
};

/// Why: a rule's name (a message key), its numbers and texts, and the findings it speaks of (rows).
struct Reason {
  std::string rule;  // "pulls_down", "pulls_up", "missing_evidence", "nearly_changes", "source_unknown" …
  base::Context parameters;
  std::vector<std::uint32_t> rows;
};

enum class Status { Provisional, NotEnoughEvidence };

struct Assessment {
  Status status = Status::NotEnoughEvidence;
  double score = 0;                   // the mean the model reads, -1 to +1
  std::vector<double> probabilities;  // by Pack::outcomes; empty without an outcome
  /// Half of the range each probability moves in under resampling of the findings (5th to 95th percentile).
  std::vector<std::array<double, 2>> ranges;
  int outcome = kUnknown;             // place in Pack::outcomes
  int runnerUp = kUnknown;
  std::vector<CriterionPosition> criteria;  // by Pack::criteria
  std::vector<Reason> reasons;
  std::size_t findings = 0;
};

/// The assessment. Linear in the findings; 100,000 take a few milliseconds. `ranges` stays empty (see ranges()).
Assessment assess(const Bank& bank, const framework::Pack& pack);

/// The 5th to 95th percentile of each outcome's probability under `rounds` bootstrap resamples with a fixed seed.
std::vector<std::array<double, 2>> ranges(const Bank& bank, const framework::Pack& pack, int rounds);

/// What would most raise the probability of the best outcome (or the mean position): the largest computed gains.
struct Gain {
  base::ShortCode criterion;
  double gain = 0;                 // change in the expected outcome rank's goodness, 0 to 1
  std::vector<std::uint32_t> rows; // the concerns that, resolved to mixed, bring it
};
std::vector<Gain> largestGains(const Bank& bank, const framework::Pack& pack, std::size_t count);

/// The English text of a reason (the window translates messageKey's template itself).
std::string reasonText(const Reason& reason);

}  // namespace waymark::judgement
