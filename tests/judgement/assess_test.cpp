// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>
#include <set>

#include "judgement/reasons.h"
#include "judgement/support.h"

using namespace waymark;
using namespace waymark::judgement;
using domain::Finding;
using domain::Impact;
using domain::Reach;
using domain::SourceKind;

namespace {

/// `each` findings of a kind on each of the first criteria.
Evidences spreadOver(std::size_t criteria, int each, Finding kind) {
  Evidences out;
  for (std::size_t i = 0; i < criteria; ++i)
    for (int k = 0; k < each; ++k)
      out.push_back(finding(pack().criteria[i].id.text(), kind, Reach::Many, Impact::High));
  return out;
}

}  // namespace

TEST_CASE("all strengths bring the best outcome, all concerns the worst, as many of each the middle") {
  CHECK(assessed(spreadOver(11, 3, Finding::Strength)).outcome == 0);
  CHECK(assessed(spreadOver(11, 3, Finding::Concern)).outcome == 2);
  auto both = spreadOver(11, 2, Finding::Strength);
  const auto concerns = spreadOver(11, 2, Finding::Concern);
  both.insert(both.end(), concerns.begin(), concerns.end());
  CHECK(assessed(both).outcome == 1);
}

TEST_CASE("the probabilities sum to one") {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    const auto seen = assessed(randomBank(seed, 60));
    REQUIRE(seen.probabilities.size() == 3);
    CHECK(std::accumulate(seen.probabilities.begin(), seen.probabilities.end(), 0.0) == Approx(1.0).epsilon(1e-12));
    for (const double chance : seen.probabilities) CHECK(chance >= 0);
    CHECK(seen.outcome != seen.runnerUp);
  }
}

TEST_CASE("findings on too few criteria give no outcome, whatever their number") {
  const auto five = assessed(spreadOver(5, 40, Finding::Strength));
  CHECK(five.status == Status::NotEnoughEvidence);
  CHECK(five.outcome == kUnknown);
  CHECK(five.probabilities.empty());
  REQUIRE(reason(five, "not_enough_evidence") != nullptr);
  CHECK(reasonText(five.reasons.front()) ==
        "There is not enough evidence for a provisional outcome: 5 of 11 criteria have findings and at least 6 need "
        "some.");
  CHECK(assessed(spreadOver(6, 1, Finding::Strength)).status == Status::Provisional);
}

TEST_CASE("criteria that findings only bear on besides don't bring an outcome") {
  auto bank = spreadOver(5, 2, Finding::Strength);
  for (auto& one : bank)
    for (const auto& criterion : pack().criteria) one.also.push_back(criterion.id);
  CHECK(assessed(bank).status == Status::NotEnoughEvidence);
}

TEST_CASE("an empty bank is assessed without an outcome") {
  const auto seen = assessed({});
  CHECK(seen.status == Status::NotEnoughEvidence);
  CHECK(seen.score == 0.0);
  CHECK(seen.criteria.size() == 11);
  REQUIRE(reason(seen, "no_findings") != nullptr);
  CHECK(largestGains(makeBank({}, pack()), pack(), 3).empty());
  CHECK(ranges(makeBank({}, pack()), pack(), 10).empty());
}

TEST_CASE("unknown sources are told and don't withhold an outcome") {
  auto bank = spreadOver(11, 2, Finding::Strength);
  const auto bare = assessed(bank);
  CHECK(bare.status == Status::Provisional);
  CHECK(reason(bare, "source_unknown_all") != nullptr);
  CHECK(reason(bare, "no_child_voice") == nullptr);

  bank.front().source = SourceKind::ParentVoice;
  const auto one = assessed(bank);
  REQUIRE(reason(one, "source_unknown") != nullptr);
  CHECK(reasonText(*reason(one, "source_unknown")) == "The kind of source is not stated for 21 of 22 findings.");
  CHECK(reason(one, "no_child_voice_at_all") != nullptr);
  CHECK(reason(one, "no_parent_voice") != nullptr);
  CHECK(at(one, "E1").parentVoice);
  CHECK(at(one, "E1").sourceKinds == 1);
  CHECK(one.probabilities == bare.probabilities);
}

TEST_CASE("criteria with too few findings are named by short title") {
  auto bank = spreadOver(11, 2, Finding::Strength);
  std::erase_if(bank, [](const auto& one) { return one.criterion == code("L6"); });
  bank.erase(bank.begin());
  const auto seen = assessed(bank);
  REQUIRE(reason(seen, "no_findings") != nullptr);
  CHECK(reasonText(*reason(seen, "no_findings")) == "No findings yet on: Environment for good practice (L6).");
  REQUIRE(reason(seen, "few_findings") != nullptr);
  CHECK(reasonText(*reason(seen, "few_findings")) ==
        "Too few findings to rely on (fewer than 2) on: Needs identified and assessed (E1).");
}

TEST_CASE("reasons name what pulls most each way, with the rows") {
  auto bank = spreadOver(11, 2, Finding::Strength);
  for (int i = 0; i < 4; ++i) bank.push_back(finding("E3", Finding::Concern, Reach::Most, Impact::Severe));
  const auto seen = assessed(bank);
  const auto* down = reason(seen, "pulls_down");
  REQUIRE(down != nullptr);
  CHECK(reasonText(*down) ==
        "Right help at the right time (E3) pulls the outcome down. Concerns: 4, mixed: 0, strengths: 2.");
  CHECK(down->rows == std::vector<std::uint32_t>{22, 23, 24});
  const auto* one = reason(seen, "finding_pulls_down");
  REQUIRE(one != nullptr);
  CHECK(one->rows == std::vector<std::uint32_t>{22});
  CHECK(reason(seen, "pulls_up") != nullptr);
}

TEST_CASE("what nearly changes the outcome does change it when it is done") {
  int tried = 0;
  for (std::uint32_t seed = 0; seed < 120; ++seed) {
    const auto bank = randomBank(seed, 30);
    const auto before = assessed(bank);
    for (const auto& why : before.reasons) {
      if (!why.rule.starts_with("nearly_changes")) continue;
      ++tried;
      auto other = bank;
      const bool up = why.rule.starts_with("nearly_changes_up");
      for (const auto row : why.rows) {
        CHECK(other[row].finding == (up ? Finding::Concern : Finding::Strength));
        other[row].finding = Finding::Mixed;
      }
      const auto after = assessed(other);
      if (up)
        CHECK(after.outcome < before.outcome);
      else
        CHECK(after.outcome > before.outcome);
      const auto named = std::ranges::find(why.parameters, "outcome", &std::pair<std::string, std::string>::first);
      REQUIRE(named != why.parameters.end());
      CHECK(named->second == pack().outcomes[static_cast<std::size_t>(after.outcome)].title);
    }
  }
  CHECK(tried > 40);
}

TEST_CASE("every rule that is said has a text whose names are all filled") {
  const auto rules = reasonRules();
  const std::set<std::string_view> known(rules.begin(), rules.end());
  std::set<std::string> said;
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    const auto seen = assessed(randomBank(seed, seed / 4));
    for (const auto& why : seen.reasons) {
      CHECK(known.contains(why.rule));
      said.insert(why.rule);
      std::string_view text = reasonTemplate(why.rule);
      while (text.find('{') != std::string_view::npos) {
        text.remove_prefix(text.find('{') + 1);
        const auto name = text.substr(0, text.find('}'));
        CHECK(std::ranges::count(why.parameters, name, &std::pair<std::string, std::string>::first) == 1);
      }
      for (const auto row : why.rows) CHECK(row < seed / 4);
    }
  }
  CHECK(said.size() > 12);
  CHECK(reasonTemplate("no_such_rule").empty());
}

TEST_CASE("a pack with other outcomes than the model has cuts for gives no outcome, and says so") {
  auto other = pack();
  other.judgement.cuts = {1.0};
  const auto seen = assess(makeBank(spreadOver(11, 2, Finding::Strength), other), other);
  CHECK(seen.outcome == kUnknown);
  CHECK(reason(seen, "no_model") != nullptr);
}

TEST_CASE("a bank made for a longer pack is assessed without its extra criteria") {
  auto bank = makeBank(spreadOver(11, 2, Finding::Strength), pack());
  auto shorter = pack();
  shorter.criteria.resize(7);
  const auto seen = assess(bank, shorter);
  CHECK(seen.findings == 14);
  CHECK(seen.criteria.size() == 7);
}

TEST_CASE("ranges hold the computed probability and are the same each time") {
  const auto bank = makeBank(randomBank(5, 40), pack());
  const auto seen = assess(bank, pack());
  const auto spans = ranges(bank, pack(), 200);
  REQUIRE(spans.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(spans[i][0] <= seen.probabilities[i] + 0.05);
    CHECK(spans[i][1] >= seen.probabilities[i] - 0.05);
    CHECK(spans[i][0] <= spans[i][1]);
  }
  CHECK(spans == ranges(bank, pack(), 200));
}

TEST_CASE("ten times the evidence narrows the ranges") {
  const auto few = randomBank(6, 40);
  Evidences many;
  for (int i = 0; i < 10; ++i) many.insert(many.end(), few.begin(), few.end());
  const auto wide = ranges(makeBank(few, pack()), pack(), 200);
  const auto narrow = ranges(makeBank(many, pack()), pack(), 200);
  CHECK(narrow[1][1] - narrow[1][0] < wide[1][1] - wide[1][0]);
}

TEST_CASE("the largest gain is where grave concerns are, and resolving them brings it") {
  auto bank = spreadOver(11, 2, Finding::Mixed);
  bank.push_back(finding("E2", Finding::Concern, Reach::Few, Impact::Low));
  for (int i = 0; i < 5; ++i) bank.push_back(finding("E3", Finding::Concern, Reach::Most, Impact::Severe));
  const auto gains = largestGains(makeBank(bank, pack()), pack(), 3);
  REQUIRE(gains.size() == 2);
  CHECK(gains[0].criterion == code("E3"));
  CHECK(gains[0].rows.size() == 3);
  CHECK(gains[0].gain > gains[1].gain);
  CHECK(gains[1].rows == std::vector<std::uint32_t>{22});
  CHECK(largestGains(makeBank(bank, pack()), pack(), 1).size() == 1);
}
