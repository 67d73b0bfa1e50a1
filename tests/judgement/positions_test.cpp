// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "judgement/positions.h"
#include "judgement/support.h"

using namespace waymark;
using namespace waymark::judgement;
using domain::Finding;
using domain::Impact;
using domain::Reach;

TEST_CASE("a finding of average reach and impact weighs one, and so does one that states neither") {
  const auto weights = weightsOf(pack().judgement);
  CHECK(weights.weight[0][0] == 1.0);
  double sum = 0;
  for (std::size_t reach = 1; reach < 5; ++reach)
    for (std::size_t impact = 1; impact < 5; ++impact) sum += weights.weight[reach][impact];
  CHECK(sum / 16 == Approx(1.0));
  CHECK(weights.weight[4][4] == Approx(2.56));
  CHECK(weights.weight[1][1] == Approx(0.16));
}

TEST_CASE("a position is the signed weight over the weight and the prior") {
  const auto seen = assessed({finding("E1", Finding::Strength, Reach::Most, Impact::High),
                              finding("E1", Finding::Concern, Reach::Some, Impact::Moderate)});
  const double up = 1.6 * 1.2;
  const double down = 0.8 * 0.8;
  CHECK(at(seen, "E1").position == Approx((up - down) / (up + down + 4.0)));
  CHECK(at(seen, "E1").weight == Approx(up + down));
  CHECK(at(seen, "E1").strengths == 1);
  CHECK(at(seen, "E1").concerns == 1);
  CHECK(at(seen, "E2").position == 0.0);
}

TEST_CASE("a further criterion takes half of a finding") {
  auto one = finding("E1", Finding::Concern);
  one.also = {code("L2"), code("L2"), code("E1")};
  const auto seen = assessed({one});
  CHECK(at(seen, "E1").position == Approx(-1.0 / 5.0));
  CHECK(at(seen, "E1").also == 0);
  CHECK(at(seen, "L2").position == Approx(-0.5 / 4.5));
  CHECK(at(seen, "L2").findings == 0);
  CHECK(at(seen, "L2").also == 1);
}

TEST_CASE("few findings shrink a position towards the middle") {
  double before = 0;
  for (std::size_t count = 1; count < 50; ++count) {
    const Evidences bank(count, finding("E3", Finding::Strength));
    const double now = at(assessed(bank), "E3").position;
    CHECK(now > before);
    CHECK(now < 1);
    before = now;
  }
}

TEST_CASE("a mixed finding pulls a position towards the middle") {
  for (const auto kind : {Finding::Strength, Finding::Concern}) {
    Evidences bank(4, finding("E1", kind));
    const double before = at(assessed(bank), "E1").position;
    bank.push_back(finding("E1", Finding::Mixed));
    const double after = at(assessed(bank), "E1").position;
    CHECK(std::abs(after) < std::abs(before));
    CHECK(after * before > 0);
  }
}

TEST_CASE("a severe concern for most weighs more than a low one for few") {
  Evidences bank(3, finding("E1", Finding::Strength));
  auto grave = bank;
  grave.push_back(finding("E1", Finding::Concern, Reach::Most, Impact::Severe));
  auto slight = bank;
  slight.push_back(finding("E1", Finding::Concern, Reach::Few, Impact::Low));
  CHECK(at(assessed(grave), "E1").position < at(assessed(slight), "E1").position);
  CHECK(at(assessed(slight), "E1").position < at(assessed(bank), "E1").position);
}

TEST_CASE("adding a strength never lowers a position, the score or the chance of the best outcome") {
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    const auto bank = randomBank(seed, 5 + seed);
    const auto before = assessed(bank);
    for (const auto& more : randomBank(1000 + seed, 12)) {
      auto larger = bank;
      larger.push_back(more);
      larger.back().finding = Finding::Strength;
      const auto after = assessed(larger);
      CHECK(after.score >= before.score - 1e-12);
      for (std::size_t i = 0; i < 11; ++i) CHECK(after.criteria[i].position >= before.criteria[i].position - 1e-12);
      if (before.outcome != kUnknown) CHECK(after.probabilities.front() >= before.probabilities.front() - 1e-12);
    }
  }
}

TEST_CASE("adding a concern never raises the score") {
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    auto bank = randomBank(seed, 5 + seed);
    const auto before = assessed(bank).score;
    bank.push_back(randomBank(2000 + seed, 1).front());
    bank.back().finding = Finding::Concern;
    CHECK(assessed(bank).score <= before + 1e-12);
  }
}

TEST_CASE("strengths for concerns and concerns for strengths mirror every position") {
  for (std::uint32_t seed = 0; seed < 40; ++seed) {
    const auto bank = randomBank(seed, 30);
    auto mirrored = bank;
    for (auto& one : mirrored)
      if (one.finding != Finding::Mixed)
        one.finding = one.finding == Finding::Strength ? Finding::Concern : Finding::Strength;
    const auto here = assessed(bank);
    const auto there = assessed(mirrored);
    CHECK(here.score == Approx(-there.score).margin(1e-12));
    for (std::size_t i = 0; i < 11; ++i) {
      CHECK(here.criteria[i].position == Approx(-there.criteria[i].position).margin(1e-12));
      CHECK(here.criteria[i].topConcern == there.criteria[i].topStrength);
    }
  }
}

TEST_CASE("the order of the findings makes no difference, to the last bit") {
  for (std::uint32_t seed = 0; seed < 40; ++seed) {
    auto bank = randomBank(seed, 80);
    const auto before = assessed(bank);
    std::mt19937 random(seed);
    std::ranges::shuffle(bank, random);
    const auto after = assessed(bank);
    CHECK(before.score == after.score);
    CHECK(before.probabilities == after.probabilities);
    for (std::size_t i = 0; i < 11; ++i) CHECK(before.criteria[i].position == after.criteria[i].position);
  }
}

TEST_CASE("the same findings logged twice barely move the score") {
  for (std::uint32_t seed = 0; seed < 40; ++seed) {
    const auto bank = randomBank(seed, 40);
    auto twice = bank;
    twice.insert(twice.end(), bank.begin(), bank.end());
    CHECK(std::abs(assessed(twice).score - assessed(bank).score) < 0.06);
  }
}

TEST_CASE("one criterion logged a hundred times can't take the score over") {
  Evidences bank;
  for (const auto& criterion : pack().criteria)
    for (int i = 0; i < 3; ++i) bank.push_back(finding(criterion.id.text(), Finding::Concern));
  const double before = assessed(bank).score;
  for (int i = 0; i < 100; ++i) bank.push_back(finding("L6", Finding::Strength));
  CHECK(before == Approx(-1.0));
  CHECK(assessed(bank).score < -0.5);
}

TEST_CASE("shares sum to one and contributions to the score") {
  for (std::uint32_t seed = 0; seed < 40; ++seed) {
    const auto seen = assessed(randomBank(seed, 25));
    double shares = 0;
    double contributions = 0;
    for (const auto& one : seen.criteria) {
      shares += one.share;
      contributions += one.contribution;
      CHECK(one.spread >= 0);
      CHECK(one.spread <= 1);
    }
    CHECK(shares == Approx(1.0));
    CHECK(contributions == Approx(seen.score).margin(1e-12));
  }
}

TEST_CASE("rejected evidence and criteria of another framework are left out and counted") {
  auto rejected = finding("E1", Finding::Concern);
  rejected.review = domain::ReviewState::Rejected;
  const auto seen = assessed({rejected, finding("Z9", Finding::Concern), finding("E2", Finding::Strength)});
  CHECK(seen.findings == 1);
  CHECK(seen.skipped == 2);
  CHECK(at(seen, "E1").weight == 0.0);
  CHECK(at(seen, "E2").topStrength == 2);
}

TEST_CASE("a finding's pull is what taking it out would undo") {
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    const auto bank = makeBank(randomBank(seed, 200), pack());
    const auto weights = weightsOf(pack().judgement);
    Tally tally(11);
    for (const auto& item : bank.items) tally.add(item);
    const auto balance = tally.balance(weights);
    const Pulls pulls(balance, weights);
    for (std::size_t i = 0; i < 10; ++i) {
      const auto& item = bank.items[i];
      auto without = balance;
      without.add(item, weights, -1e-4);
      CHECK(pulls.of(item) == Approx((balance.score() - without.score()) * 1e4).epsilon(0.01).margin(1e-7));
    }
  }
}
