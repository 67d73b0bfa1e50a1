// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/published.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "base/resources.h"
#include "exchange/support.h"

using namespace waymark;
using namespace waymark::exchange;

TEST_CASE("the twenty published inspections are there with areas, days and outcomes") {
  const auto all = publishedInspections(pack());
  REQUIRE(all.size() == 20);
  std::size_t findings = 0;
  for (const auto& one : all) {
    findings += one.evidence.size();
    CHECK(!one.area.empty());
    REQUIRE(one.onSite);
    CHECK(one.onSite->to - one.onSite->from == std::chrono::days(4));
    CHECK(pack().outcome(one.outcome) != nullptr);
    for (const auto& evidence : one.evidence) CHECK(!evidence.summary.empty());
  }
  CHECK(findings == 546);
  CHECK(all[1].code == "R02");
  CHECK(all[1].area == "Lancashire");
  CHECK(all[1].onSite->from == base::dayOf(2024, 12, 9));
  CHECK(std::ranges::count(all, "systemic_failings", &PublishedInspection::outcome) == 6);
}

TEST_CASE("no report sentence came with them") {
  const auto text = base::embeddedFile("models/published-findings.jsonl").value();
  CHECK(text.find("\"text\"") == std::string_view::npos);
  for (const auto& one : publishedInspections(pack()))
    for (const auto& evidence : one.evidence) {
      CHECK(evidence.detail.empty());
      CHECK(std::ranges::count(evidence.summary, ' ') < 9);
    }
}

TEST_CASE("a pack with other outcomes has no published inspections rather than wrong ones") {
  auto other = pack();
  other.outcomes.erase(other.outcomes.begin());
  CHECK(publishedInspections(other).empty());
}

TEST_CASE("known inspections are read from two files, a list or an object") {
  const std::string findings =
      "{\"inspection\": \"A\", \"criterion\": \"E1\", \"finding\": \"mixed\"}\n"
      "{\"inspection\": \"X\", \"criterion\": \"E1\", \"finding\": \"mixed\"}\n";
  const std::string rows = R"([{"inspection": "B", "outcome": "inconsistent"},
                               {"inspection": "A", "outcome": "inconsistent", "on_site": "in May", "area": "Away"}])";
  for (const auto& text : {rows, "{\"inspections\": " + rows + "}"}) {
    const auto known = knownInspections(findings, "f", text, "i", pack()).value();
    REQUIRE(known.size() == 1);  // B has no findings, X no outcome
    CHECK(known.front().code == "A");
    CHECK(known.front().area == "Away");
    CHECK(!known.front().onSite);
  }
}

TEST_CASE("a wrong outcome, an inspection twice and broken JSON are told with file and place") {
  const auto error = [](std::string_view inspections) {
    const auto known = knownInspections("", "f", inspections, "i.json", pack());
    REQUIRE(!known);
    return known.error();
  };
  CHECK(error(R"([{"inspection": "A", "outcome": "good"}])").value("path") == "/0");
  CHECK(error(R"([{"inspection": "A", "outcome": "inconsistent"}, {"inspection": "A", "outcome": "inconsistent"}])")
            .code == base::Code::DuplicateId);
  CHECK(error("[{").code == base::Code::BadJson);
  CHECK(error("{}").value("problem").find("inspections") != std::string_view::npos);
  const auto bad = knownInspections("{}", "f.jsonl", "[]", "i.json", pack());
  REQUIRE(!bad);
  CHECK(bad.error().value("file") == "f.jsonl");
}
