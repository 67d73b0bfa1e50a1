// SPDX-License-Identifier: GPL-3.0-or-later
// The 20 published inspections as the shipped packs see them. When the pack's numbers or the method change on purpose,
// run with WAYMARK_WRITE_GOLDEN=1, look at the difference, and say in the commit why it is right.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

#include "exchange/published.h"
#include "judgement/support.h"

using namespace waymark;
using namespace waymark::judgement;

namespace {

const char* kGolden = WAYMARK_TEST_DATA "/golden/judge-20.json";

nlohmann::ordered_json asComputed() {
  auto rows = nlohmann::ordered_json::array();
  for (const auto& one : exchange::publishedInspections(pack())) {
    const auto seen = assess(makeBank(one.evidence, pack()), pack());
    REQUIRE(seen.status == Status::Provisional);
    auto chances = nlohmann::ordered_json::array();
    for (const double chance : seen.probabilities) chances.push_back(std::round(chance * 1000) / 1000);
    rows.push_back({{"inspection", one.code},
                    {"published", one.outcome},
                    {"computed", pack().outcomes[static_cast<std::size_t>(seen.outcome)].id},
                    {"probabilities", chances}});
  }
  return rows;
}

}  // namespace

TEST_CASE("each of the 20 published inspections gets the outcome and probabilities it had") {
  const auto now = asComputed();
  REQUIRE(now.size() == 20);
  if (std::getenv("WAYMARK_WRITE_GOLDEN") != nullptr) std::ofstream(kGolden) << now.dump(1) << '\n';
  std::ifstream file(kGolden);
  REQUIRE(file);
  const auto before = nlohmann::ordered_json::parse(file);
  REQUIRE(before.size() == 20);
  for (std::size_t i = 0; i < 20; ++i) {
    CHECK(before[i]["inspection"] == now[i]["inspection"]);
    CHECK(before[i]["computed"] == now[i]["computed"]);
    for (std::size_t k = 0; k < 3; ++k)
      CHECK(before[i]["probabilities"][k].get<double>() ==
            Approx(now[i]["probabilities"][k].get<double>()).margin(0.0011));
  }
}
