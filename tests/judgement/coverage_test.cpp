// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>

#include "judgement/coverage.h"
#include "judgement/support.h"

using namespace waymark;
using namespace waymark::judgement;
using domain::AgePhase;
using domain::Finding;
using domain::Service;
using domain::SourceKind;

namespace {

bool hasHole(const Coverage& map, HoleKind kind, const std::string& criterion, int column = -1) {
  return std::ranges::find(map.holes, Hole{kind, code(criterion), column}) != map.holes.end();
}

}  // namespace

TEST_CASE("a finding is counted on its first criterion and, apart, on its further ones") {
  auto one = finding("E1", Finding::Strength);
  one.also = {code("L2"), code("E1")};
  one.source = SourceKind::ParentVoice;
  one.services = {Service::Health, Service::Education};
  one.agePhase = {AgePhase::Post16};
  const auto map = coverage(Evidences{one}, pack());
  CHECK(map.findings == 1);
  const auto parent = static_cast<std::size_t>(SourceKind::ParentVoice);
  CHECK(map.sources.at(0, parent) == CoverageCell{1, 0});
  CHECK(map.sources.at(6, parent) == CoverageCell{0, 1});
  CHECK(map.services.at(0, 0).first == 1);
  CHECK(map.services.at(0, 1).first == 1);
  CHECK(map.services.at(0, 2).first == 0);
  CHECK(map.agePhases.at(0, 2).first == 1);
  CHECK(map.agePhases.at(0, 0).first == 0);
}

TEST_CASE("all age phases count in each of the three, and what isn't stated in the last column") {
  auto everywhere = finding("E1", Finding::Strength);
  everywhere.agePhase = {AgePhase::All};
  const auto map = coverage(Evidences{everywhere, finding("E1", Finding::Concern)}, pack());
  for (std::size_t column = 0; column < 3; ++column) CHECK(map.agePhases.at(0, column).first == 1);
  CHECK(map.agePhases.at(0, 3).first == 1);
  CHECK(map.services.at(0, 3).first == 2);
  CHECK(map.sources.at(0, 9).first == 2);
}

TEST_CASE("rejected findings don't fill a hole") {
  auto rejected = finding("E1", Finding::Strength);
  rejected.review = domain::ReviewState::Rejected;
  const auto map = coverage(Evidences{rejected, finding("Z1", Finding::Strength)}, pack());
  CHECK(map.findings == 0);
  CHECK(map.holes.size() == 11);
  CHECK(hasHole(map, HoleKind::NoFindings, "E1"));
}

TEST_CASE("voices, services and phases that a criterion lacks are holes, the gravest first") {
  auto one = finding("E1", Finding::Strength);
  one.source = SourceKind::Data;
  one.services = {Service::Education};
  one.agePhase = {AgePhase::SchoolAge};
  const auto map = coverage(Evidences{one}, pack());
  CHECK(hasHole(map, HoleKind::NoChildVoice, "E1"));
  CHECK(hasHole(map, HoleKind::NoParentVoice, "E1"));
  CHECK(hasHole(map, HoleKind::OneSourceKind, "E1"));
  CHECK(hasHole(map, HoleKind::NoService, "E1", 1));
  CHECK(!hasHole(map, HoleKind::NoService, "E1", 0));
  CHECK(hasHole(map, HoleKind::NoAgePhase, "E1", 2));
  CHECK(!hasHole(map, HoleKind::NoChildVoice, "E2"));
  CHECK(std::ranges::is_sorted(map.holes, {}, &Hole::kind));
}

TEST_CASE("a bank that states no source at all has no voice holes") {
  const auto map = coverage(Evidences{finding("E1", Finding::Strength)}, pack());
  CHECK(std::ranges::all_of(map.holes, [](const Hole& hole) { return hole.kind == HoleKind::NoFindings; }));
}

TEST_CASE("a hole is said in words") {
  CHECK(holeText({HoleKind::NoChildVoice, code("E3")}, pack()) ==
        "No child or young person’s voice on Right help at the right time (E3).");
  CHECK(holeText({HoleKind::NoService, code("E3"), 2}, pack()) ==
        "Nothing about social care on Right help at the right time (E3).");
  CHECK(holeText({HoleKind::NoAgePhase, code("E3"), 2}, pack()) ==
        "Nothing about post-16 on Right help at the right time (E3).");
}
