// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>
#include <random>

#include "judgement/ordinal.h"

using namespace waymark;
using namespace waymark::judgement;

namespace {

std::vector<Observation> overlapping() {
  return {{0.9, 0}, {0.5, 0},  {0.2, 0},  {0.4, 1},  {0.1, 1}, {-0.1, 1},
          {0.3, 1}, {-0.3, 1}, {-0.2, 2}, {-0.6, 2}, {0.0, 2}};
}
std::vector<Observation> separable() {
  return {{0.9, 0}, {0.7, 0}, {0.6, 0}, {0.3, 1}, {0.1, 1}, {-0.1, 1}, {-0.5, 2}, {-0.6, 2}, {-0.8, 2}};
}

double penalised(const Ordinal& model, const std::vector<Observation>& seen, double deviation) {
  double mean = 0;
  for (const auto& one : seen) mean += one.score / static_cast<double>(seen.size());
  double squares = 0;
  for (const auto& one : seen) squares += (one.score - mean) * (one.score - mean);
  const double spread = std::sqrt(squares / static_cast<double>(seen.size() - 1));
  const double standard = model.slope * spread / deviation;
  return totalLogLoss(model, seen) + standard * standard / 2;
}

}  // namespace

TEST_CASE("probabilities sum to one and the best outcome's rises with the score") {
  const Ordinal model{11.4, {-5.5, 2.8}};
  double before = -1;
  for (double score = -1; score <= 1; score += 0.01) {
    const auto chances = model.probabilities(score);
    CHECK(std::accumulate(chances.begin(), chances.end(), 0.0) == Approx(1.0).epsilon(1e-12));
    CHECK(chances[0] > before);
    before = chances[0];
  }
}

TEST_CASE("at a cut's score the outcomes on either side of it are a coin's toss") {
  const Ordinal model{10.0, {-4.0, 3.0}};
  CHECK(model.probabilities(0.4)[0] == Approx(0.5));
  CHECK(model.probabilities(-0.3)[2] == Approx(0.5));
}

TEST_CASE("extreme scores and cuts stay within 0 and 1") {
  const Ordinal model{1000.0, {-50.0, 50.0}};
  for (const double score : {-1e6, -1.0, 0.0, 1.0, 1e6})
    for (const double chance : model.probabilities(score)) {
      CHECK(std::isfinite(chance));
      CHECK(chance >= 0);
      CHECK(chance <= 1);
    }
}

TEST_CASE("a tie goes to the worse outcome") {
  const std::vector<double> tie{0.5, 0.5, 0.0};
  CHECK(mostProbable(tie) == 1);
  CHECK(nextProbable(tie) == 0);
  CHECK(mostProbable({}) == -1);
}

TEST_CASE("the expected outcome is 1 when the best is certain and 0 when the worst is") {
  CHECK(expectedGoodness(std::vector{1.0, 0.0, 0.0}) == 1.0);
  CHECK(expectedGoodness(std::vector{0.0, 1.0, 0.0}) == 0.5);
  CHECK(expectedGoodness(std::vector{0.0, 0.0, 1.0}) == 0.0);
}

TEST_CASE("the fit is a minimum: no small step away from it is better") {
  for (const auto& seen : {overlapping(), separable()}) {
    const auto model = fitOrdinal(seen, 3, {2.5, 0}).value();
    const double best = penalised(model, seen, 2.5);
    for (const double step : {-1e-3, 1e-3}) {
      auto other = model;
      other.slope += step;
      CHECK(penalised(other, seen, 2.5) > best);
      for (std::size_t i = 0; i < 2; ++i) {
        other = model;
        other.cuts[i] += step;
        CHECK(penalised(other, seen, 2.5) > best);
      }
    }
  }
}

TEST_CASE("a perfectly separable sample gets a finite slope, and a wider prior a steeper one") {
  double before = 0;
  for (const double deviation : {1.0, 2.5, 5.0, 20.0}) {
    const double slope = fitOrdinal(separable(), 3, {deviation, 0}).value().slope;
    CHECK(std::isfinite(slope));
    CHECK(slope > before);
    before = slope;
  }
}

TEST_CASE("the slope never exceeds its bound, and the cuts are fitted to it") {
  const auto held = fitOrdinal(separable(), 3, {20.0, 5.0}).value();
  CHECK(held.slope == 5.0);
  CHECK(held.cuts[0] < held.cuts[1]);
  auto other = held;
  other.cuts[0] += 0.01;
  CHECK(totalLogLoss(other, separable()) > totalLogLoss(held, separable()));
}

TEST_CASE("a score that points the wrong way gets no slope rather than a negative one") {
  auto seen = separable();
  for (auto& one : seen) one.score = -one.score;
  CHECK(fitOrdinal(seen, 3, {2.5, 16.0}).value().slope == 0.0);
}

TEST_CASE("the fit finds the numbers that made the data") {
  const Ordinal truth{6.0, {-2.0, 1.5}};
  std::mt19937 random(1);
  const auto share = [&] { return static_cast<double>(random()) / 4294967296.0; };
  std::vector<Observation> seen;
  for (int i = 0; i < 20000; ++i) {
    const double score = 2.0 * share() - 1.0;
    const auto chances = truth.probabilities(score);
    const double draw = share();
    seen.push_back({score, draw < chances[0] ? 0 : draw < chances[0] + chances[1] ? 1 : 2});
  }
  const auto model = fitOrdinal(seen, 3, {2.5, 0}).value();
  CHECK(model.slope == Approx(6.0).epsilon(0.05));
  CHECK(model.cuts[0] == Approx(-2.0).epsilon(0.05));
  CHECK(model.cuts[1] == Approx(1.5).epsilon(0.05));
}

TEST_CASE("an inspection that counts twice is the same as two") {
  auto twice = overlapping();
  twice.push_back(twice.front());
  auto times = overlapping();
  times.front().times = 2;
  CHECK(totalLogLoss({5.0, {-1.0, 1.0}}, twice) == Approx(totalLogLoss({5.0, {-1.0, 1.0}}, times)));
}

TEST_CASE("an outcome nobody has, or one score for all, is an error and not a fit") {
  const auto none = fitOrdinal(std::vector<Observation>{{0.5, 0}, {0.1, 1}}, 3, {});
  REQUIRE(!none);
  CHECK(none.error().code == base::Code::TooLittle);
  CHECK(!fitOrdinal(std::vector<Observation>{{0.5, 0}, {0.5, 1}, {0.5, 2}}, 3, {}));
  CHECK(!fitOrdinal({}, 3, {}));
}
