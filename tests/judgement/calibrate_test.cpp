// SPDX-License-Identifier: GPL-3.0-or-later
#include "judgement/calibrate.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "exchange/published.h"
#include "judgement/support.h"

using namespace waymark;
using namespace waymark::judgement;

namespace {

std::vector<KnownInspection> published() {
  std::vector<KnownInspection> known;
  for (const auto& one : exchange::publishedInspections(pack()))
    known.push_back({one.code, makeBank(one.evidence, pack()),
                     static_cast<int>(pack().outcome(one.outcome) - pack().outcomes.data())});
  return known;
}

}  // namespace

TEST_CASE("the packs hold what calibrate gives on the published inspections") {
  for (const auto* id : {"area-send-2025", "area-send-2023"}) {
    const auto other = framework::Library().load(id).value();
    const auto fit = calibrate(published(), other).value();
    CHECK(fit.withheld.empty());
    CHECK(other.judgement.slope == Approx(fit.model.slope).margin(0.001));
    REQUIRE(other.judgement.cuts.size() == 2);
    CHECK(other.judgement.cuts[0] == Approx(fit.model.cuts[0]).margin(0.001));
    CHECK(other.judgement.cuts[1] == Approx(fit.model.cuts[1]).margin(0.001));
    CHECK(fit.model.slope < other.judgement.slopeBound);
  }
}

TEST_CASE("left out of the fit, 19 of the 20 published inspections are predicted right") {
  const auto loo = calibrate(published(), pack()).value().leaveOneOut;
  CHECK(loo.of == 20);
  CHECK(loo.right == 19);
  CHECK(loo.logLoss == Approx(0.182).margin(0.001));
  CHECK(loo.logLossError == Approx(0.043).margin(0.001));
  CHECK(loo.rightRange[0] == Approx(0.764).margin(0.001));
  CHECK(loo.rightRange[1] == Approx(0.991).margin(0.001));
}

TEST_CASE("an inspection left out isn't in the fit that predicts it") {
  auto known = published();
  const auto before = leaveOneOut(known, 3, pack()).value();
  // Whatever its outcome was said to be, the model that is asked about it is the same.
  known[3].outcome = known[3].outcome == 0 ? 2 : 0;
  CHECK(leaveOneOut(known, 3, pack()).value() == before);
  const auto fit = calibrate(published(), pack()).value();
  const auto& held = fit.leaveOneOut.inspections[3];
  CHECK(held.inspection == known[3].inspection);
  CHECK(held.probabilities == before.probabilities);
}

TEST_CASE("the order of the inspections makes no difference to the fit") {
  auto known = published();
  const auto before = calibrate(known, pack()).value();
  std::ranges::reverse(known);
  const auto after = calibrate(known, pack()).value();
  CHECK(before.model == after.model);
  CHECK(before.leaveOneOut.logLoss == after.leaveOneOut.logLoss);
}

TEST_CASE("fitted to the national rates, a sample that has an outcome twice over gives the same model") {
  auto known = published();
  const auto before = calibrate(known, pack()).value();
  const auto size = known.size();
  for (std::size_t i = 0; i < size; ++i)
    if (known[i].outcome == 2) {
      known.push_back(known[i]);
      known.back().inspection += " again";
    }
  const auto after = calibrate(known, pack()).value();
  const auto cutScore = [](const Calibration& fit, std::size_t i) { return -fit.model.cuts[i] / fit.model.slope; };
  CHECK(cutScore(before, 0) == Approx(cutScore(after, 0)).margin(0.02));
  CHECK(cutScore(before, 1) == Approx(cutScore(after, 1)).margin(0.02));

  auto own = pack();
  own.judgement.outcomeRates.clear();
  CHECK(cutScore(calibrate(known, own).value(), 1) > cutScore(after, 1) + 0.02);
}

TEST_CASE("an inspection with too little evidence is named and not fitted on") {
  auto known = published();
  known.push_back({"thin", makeBank(Evidences{finding("E1", domain::Finding::Strength)}, pack()), 1});
  const auto fit = calibrate(known, pack()).value();
  CHECK(fit.withheld == std::vector<std::string>{"thin"});
  CHECK(fit.model == calibrate(published(), pack()).value().model);
}

TEST_CASE("calibrating without two inspections of each outcome is refused with the reason") {
  auto known = published();
  std::erase_if(known, [](const auto& one) { return one.outcome == 2; });
  const auto fit = calibrate(known, pack());
  REQUIRE(!fit);
  CHECK(fit.error().code == base::Code::TooLittle);
  CHECK(fit.error().value("problem").find("widespread and/or systemic failings") != std::string_view::npos);
  CHECK(!calibrate({}, pack()));
}

TEST_CASE("half of an inspection's findings nearly always give the outcome of all of them, or one next to it") {
  const auto known = published();
  std::mt19937 random(11);
  int same = 0;
  int tried = 0;
  for (const auto& one : known) {
    const auto whole = assess(one.bank, pack());
    for (int round = 0; round < 20; ++round) {
      auto half = one.bank;
      std::ranges::shuffle(half.items, random);
      half.items.resize(half.items.size() / 2);
      const auto seen = assess(half, pack());
      if (seen.outcome == kUnknown) continue;
      ++tried;
      same += static_cast<int>(seen.outcome == whole.outcome);
      CHECK(std::abs(seen.outcome - whole.outcome) <= 1);
    }
  }
  CHECK(tried > 250);
  CHECK(same > tried * 3 / 4);
}
