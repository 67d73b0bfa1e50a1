// SPDX-License-Identifier: GPL-3.0-or-later
// Evidence -> criterion positions -> provisional outcome with reasons. Pure; used by every page that shows a position
// and by waymark-cli judge. The method and its limits: docs/decisions/0003-judgement.md.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/codes.h"
#include "base/error.h"
#include "domain/evidence.h"
#include "framework/pack.h"

namespace waymark::judgement {

constexpr int kUnknown = -1;
/// `Item::also` has one bit for each criterion; further criteria of a longer pack count only when they come first.
constexpr std::size_t kMostAlso = 32;

/// A finding as the arithmetic needs it: 16 bytes, criteria as places in Pack::criteria.
struct Item {
  std::uint32_t also = 0;  // bit per further criterion, never the first one's
  std::uint32_t row = 0;   // place in the span it was made from
  std::int8_t criterion = 0;
  std::int8_t finding = 0;  // domain::Finding
  std::int8_t reach = kUnknown;
  std::int8_t impact = kUnknown;
  std::int8_t source = kUnknown;  // domain::SourceKind
  bool operator==(const Item&) const = default;
};

/// What is assessed. Rejected evidence and criteria the pack doesn't have are left out (counted in `skipped`).
struct Bank {
  std::vector<Item> items;
  std::size_t skipped = 0;
};

Bank makeBank(std::span<const domain::Evidence> evidence, const framework::Pack& pack);

/// One criterion's position: -1 (all concern) to +1 (all strength).
struct CriterionPosition {
  static constexpr std::uint32_t kNoRow = 0xFFFFFFFF;

  base::ShortCode id;
  double position = 0;      // shrunk towards 0 when there is little evidence
  double spread = 0;        // weighted standard deviation of the findings' signs, 0 to 1
  double weight = 0;        // in findings' worth
  double share = 0;         // its say in the score; the shares sum to 1
  double contribution = 0;  // what it adds to the score; the contributions sum to the score
  int findings = 0;         // findings with this criterion first
  int also = 0;             // findings that bear on it besides
  int strengths = 0;        // of `findings`
  int mixed = 0;
  int concerns = 0;
  int sourceKinds = 0;  // distinct kinds of source among all that bear on it, 0 where none is stated
  bool childVoice = false;
  bool parentVoice = false;
  bool enough = false;
  /// Rows of the findings that pull hardest up and down; kNoRow where there is none.
  std::uint32_t topStrength = kNoRow;
  std::uint32_t topConcern = kNoRow;
  bool operator==(const CriterionPosition&) const = default;
};

/// Why: a rule's name (a message key), its numbers and texts, and the findings it speaks of (rows).
/// The rules and their parameters are listed in judgement/reasons.h.
struct Reason {
  std::string rule;
  base::Context parameters;
  std::vector<std::uint32_t> rows;
  bool operator==(const Reason&) const = default;
};

enum class Status { Provisional, NotEnoughEvidence };

struct Assessment {
  Status status = Status::NotEnoughEvidence;
  double score = 0;                           // what the ordinal model reads, -1 to +1; set without an outcome too
  std::vector<double> probabilities;          // by Pack::outcomes; empty without an outcome
  std::vector<std::array<double, 2>> ranges;  // by Pack::outcomes; empty until ranges() was asked
  int outcome = kUnknown;                     // place in Pack::outcomes
  int runnerUp = kUnknown;
  std::vector<CriterionPosition> criteria;  // by Pack::criteria
  std::vector<Reason> reasons;              // most important first
  std::size_t findings = 0;                 // assessed
  std::size_t skipped = 0;                  // rejected, or of no criterion of the pack
  bool operator==(const Assessment&) const = default;
};

/// The assessment. Linear in the findings; 100,000 take a few milliseconds. `ranges` stays empty (see ranges()).
/// The order of the findings makes no difference to anything but which of several equal findings a reason names.
Assessment assess(const Bank& bank, const framework::Pack& pack);

/// The 5th to 95th percentile of each outcome's probability under `rounds` bootstrap resamples of the findings, with
/// a fixed seed: how far the picture hangs on which findings happened to be logged. Costs about 5 ns a finding and
/// round: ask for it off the GUI thread. Empty where there is no outcome.
std::vector<std::array<double, 2>> ranges(const Bank& bank, const framework::Pack& pack, int rounds);

/// What would most improve the outlook: the concerns on one criterion that, were they resolved to mixed, bring most.
struct Gain {
  base::ShortCode criterion;
  double gain = 0;                  // rise of the expected outcome, where the worst is 0 and the best 1
  std::vector<std::uint32_t> rows;  // the concerns, hardest first; at most three
};
/// At most `count`, largest first, one a criterion. Also computed where there is no outcome yet.
std::vector<Gain> largestGains(const Bank& bank, const framework::Pack& pack, std::size_t count);

/// The English text of a reason (the window translates reasonTemplate's text, then fills it in).
std::string reasonText(const Reason& reason);

}  // namespace waymark::judgement
