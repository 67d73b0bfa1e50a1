// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>

#include "judgement/compare.h"
#include "judgement/support.h"
#include "judgement/what_if.h"

using namespace waymark;
using namespace waymark::judgement;
using domain::Finding;

TEST_CASE("what if nothing is the assessment itself") {
  const auto bank = makeBank(randomBank(1, 50), pack());
  CHECK(assessIf(bank, pack(), {}) == assess(bank, pack()));
}

TEST_CASE("a finding switched off is as if it had never been logged") {
  auto evidence = randomBank(2, 50);
  const auto bank = makeBank(evidence, pack());
  const auto without = assessIf(bank, pack(), {{7, 49, 7, 1000}, {}, {}});
  evidence.erase(evidence.begin() + 49);
  evidence.erase(evidence.begin() + 7);
  const auto never = assess(makeBank(evidence, pack()), pack());
  CHECK(without.probabilities == never.probabilities);
  CHECK(without.findings == 48);
}

TEST_CASE("resolving every concern raises the score and leaves the number of findings") {
  const auto evidence = randomBank(3, 60);
  const auto bank = makeBank(evidence, pack());
  WhatIf resolved;
  for (std::uint32_t row = 0; row < evidence.size(); ++row)
    if (evidence[row].finding == Finding::Concern) resolved.toMixed.push_back(row);
  const auto before = assess(bank, pack());
  const auto after = assessIf(bank, pack(), resolved);
  CHECK(after.score > before.score);
  CHECK(after.findings == before.findings);
}

TEST_CASE("a criterion set by hand stands where it was set, and the score follows") {
  const auto bank = makeBank(randomBank(4, 60), pack());
  double before = -2;
  for (double position = -0.9; position <= 0.9; position += 0.1) {
    const auto seen = assessIf(bank, pack(), {{}, {}, {{code("E3"), position}}});
    CHECK(at(seen, "E3").position == Approx(position).margin(1e-12));
    CHECK(seen.score > before);
    REQUIRE(reason(seen, "position_set") != nullptr);
    before = seen.score;
  }
}

TEST_CASE("a position beyond the end is held at 0.95") {
  const auto bank = makeBank(randomBank(4, 60), pack());
  CHECK(at(assessIf(bank, pack(), {{}, {}, {{code("E3"), 7.0}}}), "E3").position == Approx(0.95));
}

TEST_CASE("a position set by hand brings no outcome where there isn't enough evidence") {
  WhatIf all;
  for (const auto& criterion : pack().criteria) all.positions.push_back({criterion.id, 0.8});
  CHECK(assessIf(makeBank({}, pack()), pack(), all).status == Status::NotEnoughEvidence);
}

TEST_CASE("why it moved: the effects of the criteria sum to the change of the score") {
  for (std::uint32_t seed = 0; seed < 30; ++seed) {
    const auto before = assessed(randomBank(seed, 40));
    const auto after = assessed(randomBank(seed + 500, 44));
    const auto moved = compare(before, after);
    double effects = 0;
    for (const auto& move : moved.moves) effects += move.effect;
    CHECK(effects == Approx(moved.scoreChange).margin(0.01));
    CHECK(moved.outcomeChanged() == (before.outcome != after.outcome));
    CHECK(std::ranges::is_sorted(moved.moves,
                                 [](const auto& a, const auto& b) { return std::abs(a.effect) > std::abs(b.effect); }));
  }
}

TEST_CASE("why it moved names the outcomes in full and the criterion by its short title") {
  Evidences bank;
  for (const auto& criterion : pack().criteria)
    for (int i = 0; i < 2; ++i) bank.push_back(finding(criterion.id.text(), Finding::Strength));
  const auto before = assessed(bank);
  for (int i = 0; i < 200; ++i)
    bank.push_back(finding(pack().criteria[static_cast<std::size_t>(i % 10)].id.text(), Finding::Concern));
  const auto after = assessed(bank);
  const auto lines = comparisonText(compare(before, after), pack());
  CHECK(lines.front() ==
        "The provisional outcome moved from “typically positive experiences and outcomes” to “widespread and/or "
        "systemic failings”.");
  CHECK(lines.size() == 11);
  CHECK(lines[1].find("moved down from +0.33 to -0.69. Findings: 2 before, 22 now.") != std::string::npos);
}

TEST_CASE("nothing moved where nothing did") {
  const auto seen = assessed(randomBank(9, 40));
  CHECK(compare(seen, seen).moves.empty());
  CHECK(comparisonText(compare(seen, seen), pack()) == std::vector<std::string>{"Nothing moved."});
}

TEST_CASE("from no outcome to one is said in words") {
  const auto lines = comparisonText(compare(assessed({}), assessed(randomBank(9, 40))), pack());
  CHECK(lines.front().find("no outcome (not enough evidence)") != std::string::npos);
}
