// SPDX-License-Identifier: GPL-3.0-or-later
// Areas judged one by one: only what is newer than the letter counts, and what is thin, mixed or undated gives no
// verdict.
#include "judgement/progress.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "framework/pack_loader.h"

using namespace waymark;
using namespace waymark::judgement;
using base::dayOf;
using domain::Finding;
using domain::SourceKind;
using framework::Progress;

namespace {

const base::Day kLetter = dayOf(2024, 5, 10);

const framework::Pack& monitoring() {
  static const auto pack = *framework::Library().load("area-send-monitoring");
  return pack;
}

domain::EarlierFindingId areaId(std::uint8_t number) {
  domain::EarlierFindingId id;
  id.uuid.bytes[0] = number;
  return id;
}

domain::EarlierFinding area(std::uint8_t number = 1,
                            domain::EarlierFindingKind kind = domain::EarlierFindingKind::PriorityAction) {
  domain::EarlierFinding finding;
  finding.id = areaId(number);
  finding.kind = kind;
  finding.text = "Waits for therapies";
  finding.publishedOn = kLetter;
  return finding;
}

domain::Evidence about(std::uint8_t number, Finding finding, SourceKind source,
                       std::optional<base::Day> to = dayOf(2025, 3, 1)) {
  domain::Evidence evidence;
  evidence.finding = finding;
  evidence.source = source;
  evidence.coversTo = to;
  evidence.loggedOn = dayOf(2025, 9, 1);
  evidence.earlierFindings = {areaId(number)};
  return evidence;
}

AreaProgress judged(const std::vector<domain::Evidence>& evidence, const domain::EarlierFinding& finding = area()) {
  const auto all = judgeAreas(std::array{finding}, evidence, monitoring());
  REQUIRE(all.size() == 1);
  return all.front();
}

bool misses(const AreaProgress& seen, std::string_view rule) {
  return std::ranges::any_of(seen.missing, [&](const Reason& reason) { return reason.rule == rule; });
}

std::vector<domain::Evidence> three(Finding finding) {
  return {about(1, finding, SourceKind::Data), about(1, finding, SourceKind::ParentVoice),
          about(1, finding, SourceKind::ChildVoice)};
}

}  // namespace

TEST_CASE("strengths of several kinds newer than the letter are effective action, and name their rule and evidence") {
  const auto seen = judged(three(Finding::Strength));
  CHECK(seen.verdict == Progress::Made);
  CHECK(monitoring().judgedAreas->verdict(seen.verdict).id == "effective");
  CHECK(seen.why.rule == "progress_made");
  CHECK(seen.why.rows == std::vector<std::uint32_t>{0, 1, 2});
  CHECK(seen.pullUp.size() == 3);
  CHECK(seen.pullDown.empty());
  CHECK(seen.position == Approx(3.0 / 4.0));
  CHECK(seen.missing.empty());
}

TEST_CASE("concerns newer than the letter are “not yet”") {
  const auto seen = judged(three(Finding::Concern));
  CHECK(seen.verdict == Progress::NotMade);
  CHECK(monitoring().judgedAreas->verdict(seen.verdict).id == "not_yet");
  CHECK(seen.why.rule == "progress_not_made");
  CHECK(seen.pullDown == std::vector<std::uint32_t>{0, 1, 2});
}

TEST_CASE("the same evidence is sufficient or insufficient progress for an area of significant concern") {
  const auto revisit = *framework::Library().load("wsoa-revisit");
  const auto concern = area(1, domain::EarlierFindingKind::SignificantConcern);
  const auto word = [&](const std::vector<domain::Evidence>& evidence) {
    const auto all = judgeAreas(std::array{concern}, evidence, revisit);
    REQUIRE(all.size() == 1);
    return revisit.judgedAreas->verdict(all.front().verdict).id;
  };
  CHECK(word(three(Finding::Strength)) == "sufficient");
  CHECK(word(three(Finding::Concern)) == "insufficient");
  CHECK(word({}) == "not_enough_evidence");
  CHECK(judgeAreas(std::array{concern}, three(Finding::Strength), monitoring()).empty());
}

TEST_CASE("a mixed bank is not enough evidence, not a guess") {
  auto bank = three(Finding::Strength);
  for (const auto& against : three(Finding::Concern)) bank.push_back(against);
  const auto seen = judged(bank);
  CHECK(seen.verdict == Progress::NotEnoughEvidence);
  CHECK(seen.why.rule == "progress_both_ways");
  CHECK(seen.pullUp.size() == 3);
  CHECK(seen.pullDown.size() == 3);
  CHECK(judged(three(Finding::Mixed)).why.rule == "progress_both_ways");
}

TEST_CASE("two findings, or any number of one kind of source, are too thin") {
  auto two = three(Finding::Strength);
  two.pop_back();
  const auto few = judged(two);
  CHECK(few.verdict == Progress::NotEnoughEvidence);
  CHECK(few.why.rule == "progress_too_little");
  CHECK(misses(few, "missing_findings"));
  const auto oneKind = judged(std::vector(9, about(1, Finding::Strength, SourceKind::Data)));
  CHECK(oneKind.verdict == Progress::NotEnoughEvidence);
  CHECK(misses(oneKind, "missing_source_kinds"));
  CHECK(misses(oneKind, "missing_parent_voice"));
  CHECK_FALSE(misses(oneKind, "missing_findings"));
}

TEST_CASE("a finding whose dates end before the letter doesn't count, and is named; one that ends on its day counts") {
  auto bank = three(Finding::Strength);
  bank.push_back(about(1, Finding::Concern, SourceKind::Data, kLetter - std::chrono::days{1}));
  const auto seen = judged(bank);
  CHECK(seen.older == 1);
  CHECK(seen.concerns == 0);
  CHECK(seen.verdict == Progress::Made);
  REQUIRE(misses(seen, "older_left_out"));
  CHECK(seen.missing.back().rows == std::vector<std::uint32_t>{3});
  bank.back().coversTo = kLetter;
  CHECK(judged(bank).concerns == 1);

  auto old = three(Finding::Strength);
  for (auto& one : old) one.coversTo = dayOf(2023, 12, 31);
  CHECK(judged(old).verdict == Progress::NotEnoughEvidence);
  CHECK(judged(old).newer() == 0);
}

TEST_CASE("a span still open is as new as the day it was logged on") {
  auto open = about(1, Finding::Strength, SourceKind::Data, std::nullopt);
  open.coversFrom = dayOf(2022, 9, 1);
  CHECK(lastDayCovered(open) == open.loggedOn);
  open.loggedOn = dayOf(2023, 1, 1);
  CHECK(lastDayCovered(open) == dayOf(2023, 1, 1));
  CHECK(judged({open}).older == 1);
  CHECK_FALSE(lastDayCovered(about(1, Finding::Strength, SourceKind::Data, std::nullopt)).has_value());
}

TEST_CASE("findings without dates never make a verdict, and take away one that hangs on them") {
  auto undated = three(Finding::Strength);
  for (auto& one : undated) one.coversTo.reset();
  const auto nothing = judged(undated);
  CHECK(nothing.verdict == Progress::NotEnoughEvidence);
  CHECK(nothing.undated == 3);
  CHECK(misses(nothing, "missing_dates"));

  auto bank = three(Finding::Strength);
  for (const auto& against : three(Finding::Concern)) {
    bank.push_back(against);
    bank.back().coversTo.reset();
  }
  const auto hangs = judged(bank);
  CHECK(hangs.verdict == Progress::NotEnoughEvidence);
  CHECK(hangs.why.rule == "progress_hangs_on_dates");
  // Undated findings that agree change nothing.
  for (auto& one : bank) one.finding = Finding::Strength;
  CHECK(judged(bank).verdict == Progress::Made);
}

TEST_CASE("without the letter's day nothing can be shown to be newer") {
  auto finding = area();
  finding.publishedOn.reset();
  const auto seen = judged(three(Finding::Strength), finding);
  CHECK(seen.verdict == Progress::NotEnoughEvidence);
  CHECK(seen.why.rule == "progress_no_letter_date");
  CHECK(seen.why.rows.size() == 3);
  CHECK(misses(seen, "missing_letter_date"));
  CHECK_FALSE(misses(seen, "missing_dates"));
}

TEST_CASE("rejected evidence, evidence on other areas and a link made twice don't count") {
  auto bank = three(Finding::Strength);
  bank[0].review = domain::ReviewState::Rejected;
  bank[1].earlierFindings = {areaId(1), areaId(1)};
  bank[2].earlierFindings = {areaId(2)};
  const auto seen = judged(bank);
  CHECK(seen.newer() == 1);
  CHECK(seen.why.rows == std::vector<std::uint32_t>{1});
}

TEST_CASE("a grave concern that reaches most children outweighs slight strengths") {
  std::vector<domain::Evidence> bank = three(Finding::Strength);
  for (auto& one : bank) {
    one.reach = domain::Reach::Few;
    one.impact = domain::Impact::Low;
  }
  bank.push_back(about(1, Finding::Concern, SourceKind::ParentVoice));
  bank.back().reach = domain::Reach::Most;
  bank.back().impact = domain::Impact::Severe;
  const auto seen = judged(bank);
  CHECK(seen.position < 0);
  CHECK(seen.verdict != Progress::Made);
  CHECK(seen.pullDown == std::vector<std::uint32_t>{3});
}

TEST_CASE("areas come in the order given, only of the kind the pack judges, and the full inspection judges none") {
  const std::vector findings{area(2), area(3, domain::EarlierFindingKind::Improvement), area(1)};
  const auto all = judgeAreas(findings, three(Finding::Strength), monitoring());
  REQUIRE(all.size() == 2);
  CHECK(all[0].area == areaId(2));
  CHECK(all[0].verdict == Progress::NotEnoughEvidence);
  CHECK(all[1].verdict == Progress::Made);
  CHECK(judgeAreas(findings, three(Finding::Strength), *framework::Library().load("area-send-2025")).empty());
}

TEST_CASE("whatever the bank, a verdict has enough newer evidence, and its texts have every name filled") {
  std::mt19937 random(7);
  const auto& rules = *monitoring().judgedAreas;
  int verdicts = 0;
  for (int round = 0; round < 2000; ++round) {
    std::vector<domain::Evidence> bank;
    const auto size = random() % 12;
    for (std::size_t i = 0; i < size; ++i) {
      bank.push_back(about(1, static_cast<Finding>(random() % 3), static_cast<SourceKind>(random() % 9)));
      if (random() % 4 == 0) bank.back().coversTo = dayOf(2023, 1, 1);
      if (random() % 6 == 0) bank.back().coversTo.reset();
      if (random() % 5 == 0) bank.back().source.reset();
    }
    auto finding = area();
    if (random() % 10 == 0) finding.publishedOn.reset();
    const auto seen = judged(bank, finding);
    CHECK(seen.newer() + seen.older + seen.undated == static_cast<int>(size));
    for (const auto row : seen.why.rows) CHECK(row < bank.size());
    auto reasons = seen.missing;
    reasons.push_back(seen.why);
    for (const auto& reason : reasons) {
      const auto text = progressText(reason);
      CHECK_FALSE(text.empty());
      CHECK(text.find('{') == std::string::npos);
    }
    if (seen.verdict == Progress::NotEnoughEvidence) continue;
    ++verdicts;
    CHECK(finding.publishedOn.has_value());
    CHECK(seen.newer() >= rules.enoughFindings);
    CHECK(seen.sourceKinds >= rules.enoughSourceKinds);
    CHECK((seen.verdict == Progress::Made) == (seen.position >= rules.madeFrom));
  }
  CHECK(verdicts > 50);
  CHECK(progressTemplate("no_such_rule").empty());
}
