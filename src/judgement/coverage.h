// SPDX-License-Identifier: GPL-3.0-or-later
// Where the evidence is and where it isn't: criteria × kinds of source, × services, × age phases, with the holes.
// Pure; used by the Evidence page and the exports.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "domain/evidence.h"
#include "framework/pack.h"

namespace waymark::judgement {

struct CoverageCell {
  int first = 0;  // findings with the criterion first
  int also = 0;   // findings that bear on it besides
  bool operator==(const CoverageCell&) const = default;
  [[nodiscard]] int all() const { return first + also; }
};

/// Rows by Pack::criteria; columns by the enum's order and, last, "not stated".
struct CoverageGrid {
  std::vector<std::vector<CoverageCell>> rows;
  [[nodiscard]] const CoverageCell& at(std::size_t criterion, std::size_t column) const {
    return rows[criterion][column];
  }
};

enum class HoleKind { NoFindings, NoChildVoice, NoParentVoice, OneSourceKind, NoService, NoAgePhase };

struct Hole {
  HoleKind kind = HoleKind::NoFindings;
  base::ShortCode criterion;
  /// For NoService a place in domain::Service, for NoAgePhase in domain::AgePhase (never All); else -1.
  int column = -1;
  bool operator==(const Hole&) const = default;
};

struct Coverage {
  CoverageGrid sources;     // columns: domain::SourceKind, not stated
  CoverageGrid services;    // columns: domain::Service, not stated; a finding counts in each of its services
  CoverageGrid agePhases;   // columns: early years, school age, post-16, not stated; "all" counts in the first three
  std::vector<Hole> holes;  // by kind, the gravest first, then by criterion
  int findings = 0;         // rejected ones and unknown criteria aren't counted
};

/// Holes in a grid are told only where that grid says something at all: a bank that never states its services has no
/// "no health evidence" on every criterion.
Coverage coverage(std::span<const domain::Evidence> evidence, const framework::Pack& pack);

/// "No child or young person’s voice on Right help at the right time (E3)."
std::string holeText(const Hole& hole, const framework::Pack& pack);

}  // namespace waymark::judgement
