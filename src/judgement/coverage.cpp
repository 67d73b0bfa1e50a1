// SPDX-License-Identifier: GPL-3.0-or-later
#include "judgement/coverage.h"

#include <algorithm>
#include <array>

namespace waymark::judgement {
namespace {

using domain::AgePhase;
using domain::Service;
using domain::SourceKind;

constexpr std::size_t kSources = base::codeCount<SourceKind>();
constexpr std::size_t kServices = base::codeCount<Service>();
constexpr std::size_t kPhases = 3;  // without All
constexpr std::array<std::string_view, kServices> kServiceTexts{"education", "health", "social care"};
constexpr std::array<std::string_view, kPhases> kPhaseTexts{"early years", "school age", "post-16"};

CoverageGrid emptyGrid(std::size_t criteria, std::size_t columns) {
  return {std::vector(criteria, std::vector<CoverageCell>(columns + 1))};
}

/// The columns a finding counts in, as bits; the last column is "not stated".
struct Columns {
  std::uint32_t sources;
  std::uint32_t services;
  std::uint32_t phases;
};
Columns columnsOf(const domain::Evidence& one) {
  Columns out{};
  out.sources = 1U << (one.source ? static_cast<unsigned>(*one.source) : kSources);
  out.services = one.services.empty() ? 1U << kServices : one.services.bits();
  constexpr std::uint32_t kEvery = (1U << kPhases) - 1;
  out.phases = one.agePhase.contains(AgePhase::All) ? kEvery : one.agePhase.bits() & kEvery;
  if (out.phases == 0) out.phases = 1U << kPhases;
  return out;
}

void count(CoverageGrid& grid, std::size_t criterion, std::uint32_t columns, int CoverageCell::*member) {
  auto& row = grid.rows[criterion];
  for (std::size_t column = 0; column < row.size(); ++column)
    if ((columns >> column & 1U) != 0) ++(row[column].*member);
}

class HoleFinder {
 public:
  HoleFinder(const Coverage& coverage, const framework::Pack& pack) : m_coverage(coverage), m_pack(pack) {}

  std::vector<Hole> found() {
    const bool sources = saysAnything(m_coverage.sources);
    for (std::size_t i = 0; i < m_pack.criteria.size(); ++i)
      if (!has(i)) m_holes.push_back({HoleKind::NoFindings, m_pack.criteria[i].id});
    if (sources) {
      voice(HoleKind::NoChildVoice, SourceKind::ChildVoice);
      voice(HoleKind::NoParentVoice, SourceKind::ParentVoice);
      for (std::size_t i = 0; i < m_pack.criteria.size(); ++i)
        if (has(i) && sourceKinds(i) == 1) m_holes.push_back({HoleKind::OneSourceKind, m_pack.criteria[i].id});
    }
    columns(HoleKind::NoService, m_coverage.services);
    columns(HoleKind::NoAgePhase, m_coverage.agePhases);
    return std::move(m_holes);
  }

 private:
  static bool saysAnything(const CoverageGrid& grid) {
    return std::ranges::any_of(grid.rows, [](const auto& row) {
      return std::any_of(row.begin(), row.end() - 1, [](const CoverageCell& cell) { return cell.all() > 0; });
    });
  }
  [[nodiscard]] bool has(std::size_t criterion) const {
    return std::ranges::any_of(m_coverage.sources.rows[criterion],
                               [](const CoverageCell& cell) { return cell.all() > 0; });
  }
  [[nodiscard]] int sourceKinds(std::size_t criterion) const {
    const auto& row = m_coverage.sources.rows[criterion];
    return static_cast<int>(
        std::count_if(row.begin(), row.end() - 1, [](const CoverageCell& cell) { return cell.all() > 0; }));
  }
  void voice(HoleKind kind, SourceKind source) {
    for (std::size_t i = 0; i < m_pack.criteria.size(); ++i)
      if (has(i) && m_coverage.sources.at(i, static_cast<std::size_t>(source)).all() == 0)
        m_holes.push_back({kind, m_pack.criteria[i].id});
  }
  void columns(HoleKind kind, const CoverageGrid& grid) {
    if (!saysAnything(grid)) return;
    for (std::size_t i = 0; i < m_pack.criteria.size(); ++i) {
      if (!has(i)) continue;
      for (std::size_t column = 0; column + 1 < grid.rows[i].size(); ++column)
        if (grid.at(i, column).all() == 0) m_holes.push_back({kind, m_pack.criteria[i].id, static_cast<int>(column)});
    }
  }

  const Coverage& m_coverage;
  const framework::Pack& m_pack;
  std::vector<Hole> m_holes;
};

}  // namespace

Coverage coverage(std::span<const domain::Evidence> evidence, const framework::Pack& pack) {
  const auto criteria = pack.criteria.size();
  Coverage out;
  out.sources = emptyGrid(criteria, kSources);
  out.services = emptyGrid(criteria, kServices);
  out.agePhases = emptyGrid(criteria, kPhases);
  for (const auto& one : evidence) {
    const int first = pack.criterionIndex(one.criterion);
    if (one.review == domain::ReviewState::Rejected || first < 0) continue;
    ++out.findings;
    const auto columns = columnsOf(one);
    const auto countAll = [&](int place, int CoverageCell::*member) {
      const auto row = static_cast<std::size_t>(place);
      count(out.sources, row, columns.sources, member);
      count(out.services, row, columns.services, member);
      count(out.agePhases, row, columns.phases, member);
    };
    countAll(first, &CoverageCell::first);
    for (const auto& also : one.also)
      if (const int place = pack.criterionIndex(also); place >= 0 && place != first)
        countAll(place, &CoverageCell::also);
  }
  out.holes = HoleFinder(out, pack).found();
  return out;
}

std::string holeText(const Hole& hole, const framework::Pack& pack) {
  const auto* criterion = pack.criterion(hole.criterion);
  const auto on =
      (criterion == nullptr ? std::string() : criterion->shortTitle + " ") + "(" + hole.criterion.text() + ")";
  const auto column = static_cast<std::size_t>(std::max(hole.column, 0));
  switch (hole.kind) {
    case HoleKind::NoFindings:
      return "No findings on " + on + ".";
    case HoleKind::NoChildVoice:
      return "No child or young person’s voice on " + on + ".";
    case HoleKind::NoParentVoice:
      return "No parent or carer’s voice on " + on + ".";
    case HoleKind::OneSourceKind:
      return "Only one kind of source on " + on + ".";
    case HoleKind::NoService:
      return "Nothing about " + std::string(kServiceTexts[std::min(column, kServices - 1)]) + " on " + on + ".";
    case HoleKind::NoAgePhase:
      return "Nothing about " + std::string(kPhaseTexts[std::min(column, kPhases - 1)]) + " on " + on + ".";
  }
  return {};
}

}  // namespace waymark::judgement
