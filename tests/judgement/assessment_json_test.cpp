// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "judgement/assessment_json.h"
#include "judgement/compare.h"
#include "judgement/support.h"

using namespace waymark;
using namespace waymark::judgement;

namespace {

std::string nameOf(std::uint32_t row) {
  return "F-" + std::to_string(row);
}

}  // namespace

TEST_CASE("the JSON has the contract's names") {
  const auto json = nlohmann::json::parse(assessmentJson(assessed(randomBank(1, 60)), pack(), nameOf, "R02"));
  CHECK(json["inspection"] == "R02");
  CHECK(json["status"] == "provisional");
  CHECK(json["outcome"].is_string());
  CHECK(json["probabilities"].size() == 3);
  CHECK(json["criteria"].size() == 11);
  for (const auto* name : {"id", "position", "findings", "enough"}) CHECK(json["criteria"][0].contains(name));
  for (const auto& reason : json["reasons"]) {
    CHECK(!reason["rule"].get<std::string>().empty());
    CHECK(!reason["text"].get<std::string>().empty());
    for (const auto& id : reason["findings"]) CHECK(id.get<std::string>().starts_with("F-"));
  }
}

TEST_CASE("without enough evidence outcome and probabilities are null") {
  const auto json = nlohmann::json::parse(assessmentJson(assessed(randomBank(1, 2)), pack(), nameOf));
  CHECK(json["status"] == "not_enough_evidence");
  CHECK(json["outcome"].is_null());
  CHECK(json["probabilities"].is_null());
  CHECK(!json.contains("inspection"));
}

TEST_CASE("an assessment kept as JSON compares with a later one as the first did") {
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    auto first = assessed(randomBank(seed, 3 * seed));
    if (first.outcome != kUnknown) first.ranges = {{0.1, 0.2}, {0.3, 0.5}, {0.0, 0.25}};
    const auto again = parseAssessment(assessmentJson(first, pack(), nameOf), pack(), "snapshot").value();
    CHECK(again.status == first.status);
    CHECK(again.outcome == first.outcome);
    CHECK(again.runnerUp == first.runnerUp);
    CHECK(again.probabilities == first.probabilities);
    CHECK(again.ranges == first.ranges);
    CHECK(again.findings == first.findings);
    REQUIRE(again.reasons.size() == first.reasons.size());
    for (std::size_t i = 0; i < first.reasons.size(); ++i)
      CHECK(reasonText(again.reasons[i]) == reasonText(first.reasons[i]));
    CHECK(comparisonText(compare(first, again), pack()) == std::vector<std::string>{"Nothing moved."});
  }
}

TEST_CASE("a damaged snapshot is an error with its place, never a crash") {
  const auto whole = assessmentJson(assessed(randomBank(3, 40)), pack(), nameOf);
  for (std::size_t size = 0; size < whole.size(); size += 37)
    CHECK(!parseAssessment(whole.substr(0, size), pack(), "s"));
  const auto broken = [&](std::string_view from, std::string_view to) {
    auto text = whole;
    text.replace(text.find(from), from.size(), to);
    const auto read = parseAssessment(text, pack(), "s");
    REQUIRE(!read);
    return std::string(read.error().value("path"));
  };
  CHECK(broken("\"provisional\"", "\"certain\"") == "/status");
  CHECK(broken("\"outcome\": \"", "\"outcome\": \"z") == "/outcome");
  CHECK(broken("\"id\": \"E1\"", "\"id\": \"Z1\"") == "/criteria/0");
  CHECK(broken("\"probabilities\"", "\"chances\"") == "/probabilities");
}
