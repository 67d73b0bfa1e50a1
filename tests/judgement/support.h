// SPDX-License-Identifier: GPL-3.0-or-later
// Banks for the judgement tests: one finding at a time, or seeded and random.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "domain/evidence.h"
#include "framework/pack_loader.h"
#include "judgement/assess.h"

namespace waymark::judgement {

inline const framework::Pack& pack() {
  static const framework::Pack loaded = framework::Library().load("area-send-2025").value();
  return loaded;
}

inline base::ShortCode code(const std::string& text) {
  return base::ShortCode::make(text).value();
}

inline domain::Evidence finding(const std::string& criterion, domain::Finding kind,
                                std::optional<domain::Reach> reach = {}, std::optional<domain::Impact> impact = {}) {
  domain::Evidence out;
  out.criterion = code(criterion);
  out.finding = kind;
  out.reach = reach;
  out.impact = impact;
  return out;
}

using Evidences = std::vector<domain::Evidence>;

inline Evidences randomBank(std::uint32_t seed, std::size_t count) {
  std::mt19937 random(seed);
  const auto below = [&](std::uint32_t limit) { return static_cast<std::uint32_t>(random() % limit); };
  const auto anyCriterion = [&] { return pack().criteria[below(11)].id; };
  Evidences out;
  for (std::size_t i = 0; i < count; ++i) {
    domain::Evidence one;
    one.criterion = anyCriterion();
    for (auto further = below(4); further > 0; --further) one.also.push_back(anyCriterion());
    one.finding = static_cast<domain::Finding>(below(3));
    if (below(5) > 0) one.reach = static_cast<domain::Reach>(below(4));
    if (below(5) > 0) one.impact = static_cast<domain::Impact>(below(4));
    if (below(3) > 0) one.source = static_cast<domain::SourceKind>(below(9));
    out.push_back(std::move(one));
  }
  return out;
}

inline Assessment assessed(const Evidences& evidence) {
  return assess(makeBank(evidence, pack()), pack());
}

inline const CriterionPosition& at(const Assessment& assessment, const std::string& criterion) {
  return assessment.criteria.at(static_cast<std::size_t>(pack().criterionIndex(code(criterion))));
}

inline const Reason* reason(const Assessment& assessment, std::string_view rule) {
  for (const auto& one : assessment.reasons)
    if (one.rule == rule) return &one;
  return nullptr;
}

}  // namespace waymark::judgement
