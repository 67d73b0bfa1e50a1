// SPDX-License-Identifier: GPL-3.0-or-later
// The area's own earlier findings judged one by one from the evidence linked to them: effective action or not yet,
// sufficient progress or not, or not enough evidence to say. Pure; used by the Provisional outcome page and
// waymark-cli. The rule and why it is so: docs/decisions/0007-judged-areas.md.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/evidence.h"
#include "framework/pack.h"
#include "judgement/assess.h"

namespace waymark::judgement {

/// The verdict on one area. Rows are places in the evidence that was judged.
struct AreaProgress {
  domain::EarlierFindingId area;
  framework::Progress verdict = framework::Progress::NotEnoughEvidence;
  double position = 0;  // of what is newer than the letter: -1 (all concern) to +1 (all strength), shrunk
  int strengths = 0;    // newer than the letter
  int mixed = 0;
  int concerns = 0;
  int older = 0;    // end before the letter: they tell what it answered, not what was done since
  int undated = 0;  // can't be shown to be newer
  int sourceKinds = 0;
  Reason why;                          // its rows: all that is newer than the letter
  std::vector<Reason> missing;         // what would make the verdict surer, most important first
  std::vector<std::uint32_t> pullUp;   // the newer findings that pull hardest, hardest first; at most three each way
  std::vector<std::uint32_t> pullDown;
  [[nodiscard]] int newer() const { return strengths + mixed + concerns; }
  bool operator==(const AreaProgress&) const = default;
};

/// The last day that a finding speaks of: the end of the dates it covers, or, of a span still open, the day on which
/// it was logged. None where no dates are stated.
std::optional<base::Day> lastDayCovered(const domain::Evidence& evidence);

/// A verdict for each finding of the kind that the pack judges, in the order given; empty where it judges none.
/// Rejected evidence is left out. Linear in the evidence and its links.
///
/// Rules of `why`, with their parameters:
///   progress_made, progress_not_made, progress_both_ways  {strengths} {mixed} {concerns}
///   progress_too_little     {count}
///   progress_hangs_on_dates {count}        findings without dates would change the verdict
///   progress_no_letter_date
/// Rules of `missing`:
///   missing_findings {count} {needed} · missing_source_kinds {count} {needed} · missing_dates {count} (rows) ·
///   missing_letter_date · missing_child_voice · missing_parent_voice · older_left_out {count} (rows)
std::vector<AreaProgress> judgeAreas(std::span<const domain::EarlierFinding> findings,
                                     std::span<const domain::Evidence> evidence, const framework::Pack& pack);

/// The English template of a rule with {names} to fill in, or "" for a rule that isn't known.
std::string_view progressTemplate(std::string_view rule);
std::vector<std::string_view> progressRules();
std::string progressText(const Reason& reason);

}  // namespace waymark::judgement
