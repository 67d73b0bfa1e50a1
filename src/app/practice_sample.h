// SPDX-License-Identifier: GPL-3.0-or-later
// A practice sample before the call: a few children drawn with a seed over strata of need, age phase and setting, by
// the pack's rules. The same seed over the same lists draws the same children, and each says why it was drawn. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/caseload.h"
#include "framework/pack.h"

namespace waymark::app {

/// Something that children differ by: "need", "age_phase", "setting", or the id of a column of the area's own.
struct SampleDimension {
  std::string id;
  std::string title;
  bool operator==(const SampleDimension&) const = default;
};

struct SampleCandidate {
  domain::ChildId child;
  std::string caseCode;
  base::EnumSet<domain::Group> groups;
  std::optional<int> age;
  std::vector<std::string> values;  // one a dimension, in words; "" where the lists don't say
};

struct SamplePool {
  std::vector<SampleDimension> dimensions;
  std::vector<SampleCandidate> children;  // each once, by case code
};

/// Need, age phase and setting where the lists have them, then the area's own columns that tell few groups apart. A
/// child on two lists stands once, with what either says.
SamplePool samplePool(const domain::Workspace& workspace, const Caseload& caseload);

/// The same of the newest extracts, opened without a key and without running the checks. openCorrectedList's errors.
base::Result<SamplePool> openSamplePool(Session& session, const domain::Workspace& workspace);

struct SampledChild {
  std::size_t candidate = 0;               // a place in SamplePool::children
  std::optional<std::size_t> rule;         // the pack's rule that asked for it; nothing: drawn for the range
  std::vector<std::size_t> firstOf;        // dimensions in which none drawn before has the same
  std::size_t stratum = 0;                 // children of the pool with the same need, age phase and setting
};

struct UnmetRule {
  std::size_t rule = 0;
  int found = 0;  // as many as there were
};

struct PracticeSample {
  std::uint64_t seed = 0;
  std::vector<SampledChild> children;  // in the order drawn
  std::vector<UnmetRule> unmet;
};

/// First as many as each "at least" rule asks for, then those that add most to the range, never more than an "at most"
/// rule allows. Within a stratum the seed decides.
PracticeSample practiceSample(const SamplePool& pool, const framework::TrackedChildren& rules, std::size_t count,
                              std::uint64_t seed);

/// "Drawn with seed 7 as child 2 of 6, one of 14 with need SEMH, 5 to 15, PRU/AP. At least one child in alternative
/// provision." By case code only: it names nobody.
std::string whySampled(const PracticeSample& sample, std::size_t place, const SamplePool& pool,
                       const framework::TrackedChildren& rules);

}  // namespace waymark::app
