// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <nlohmann/json.hpp>

#include "cli/run_cli.h"
#include "cli/temporary_file.h"

using namespace waymark;
using namespace waymark::cli;
using Json = nlohmann::json;

namespace {

const std::string kModels = WAYMARK_SOURCE_DIR "/resources/models/";

Ran judged(const std::string& file) {
  return ran({"judge", "--framework", "area-send-2025", "--findings", file, "--format", "json"});
}

}  // namespace

TEST_CASE("judge prints one object for each inspection of the file, with the contract's fields") {
  const auto run = judged(kModels + "published-findings.jsonl");
  REQUIRE(run.exit == 0);
  const auto json = Json::parse(run.out);
  REQUIRE(json.size() == 20);
  for (const auto& one : json) {
    CHECK(one["status"] == "provisional");
    double sum = 0;
    double largest = 0;
    for (const auto* id : {"typically_positive", "inconsistent", "systemic_failings"}) {
      sum += one["probabilities"][id].get<double>();
      largest = std::max(largest, one["probabilities"][id].get<double>());
    }
    CHECK(std::abs(sum - 1) < 1e-9);
    CHECK(one["probabilities"][one["outcome"].get<std::string>()] == largest);
    CHECK(one["criteria"].size() == 11);
    CHECK(!one["reasons"].empty());
    const auto inspection = one["inspection"].get<std::string>();
    for (const auto& reason : one["reasons"])
      for (const auto& id : reason["findings"]) CHECK(id.get<std::string>().starts_with(inspection + "-"));
  }
}

TEST_CASE("judge without enough evidence says so and gives null") {
  const TemporaryFile file("few.jsonl", R"({"criterion": "E1", "finding": "strength"})");
  const auto run = judged(file.path());
  REQUIRE(run.exit == 0);
  const auto json = Json::parse(run.out);
  REQUIRE(json.size() == 1);
  CHECK(json[0]["inspection"] == "");
  CHECK(json[0]["status"] == "not_enough_evidence");
  CHECK(json[0]["outcome"].is_null());
  CHECK(json[0]["probabilities"].is_null());
  CHECK(json[0]["criteria"].size() == 11);
}

TEST_CASE("judge refuses an unknown code with the line, prints nothing else and exits 3") {
  const TemporaryFile file("wrong.jsonl",
                      "{\"criterion\": \"E1\", \"finding\": \"strength\"}\n"
                      "{\"criterion\": \"E1\", \"finding\": \"superb\"}\n");
  const auto run = judged(file.path());
  CHECK(run.exit == 3);
  CHECK(run.out.empty());
  CHECK(run.err.find("row 2: finding: “superb” is not one of: strength, mixed, concern.") != std::string::npos);
  CHECK(std::ranges::count(run.err, '\n') == 1);
  CHECK(judged("/no/such/file.jsonl").exit == 3);
}

TEST_CASE("judge in text names the outcome in full") {
  const auto run = ran({"judge", "--framework", "area-send-2025", "--findings", kModels + "published-findings.jsonl"});
  CHECK(run.out.find("R02: provisional outcome: widespread and/or systemic failings\n") != std::string::npos);
}

TEST_CASE("calibrate prints the parameters and the leave-one-out figures") {
  const auto run =
      ran({"calibrate", "--framework", "area-send-2025", "--findings", kModels + "published-findings.jsonl",
           "--inspections", kModels + "published-inspections.json", "--format", "json"});
  REQUIRE(run.exit == 0);
  const auto json = Json::parse(run.out);
  CHECK(json["leave_one_out"]["of"] == 20);
  CHECK(json["leave_one_out"]["right"] == 19);
  CHECK(json["leave_one_out"]["log_loss"].get<double>() == Approx(0.182).margin(0.001));
  CHECK(json["parameters"]["slope"].get<double>() <= json["parameters"]["slope_bound"].get<double>());
  CHECK(json["parameters"]["cuts"].size() == 2);
}

TEST_CASE("calibrate with too few inspections says why and exits 3") {
  const TemporaryFile none("none.json", "[]");
  const auto run = ran({"calibrate", "--framework", "area-send-2025", "--findings",
                        kModels + "published-findings.jsonl", "--inspections", none.path()});
  CHECK(run.exit == 3);
  CHECK(run.err.find("at least two inspections") != std::string::npos);
}

TEST_CASE("judge under a framework without a grade says so, and still gives positions") {
  const TemporaryFile file("ungraded.jsonl", R"({"inspection":"X","id":"1","criterion":"A","finding":"strength"})" "\n");
  const auto text = ran({"judge", "--framework", "local-area-2016", "--findings", file.path()});
  CHECK(text.exit == 0);
  CHECK(text.out.find("inspections under this framework give no grade") != std::string::npos);
  const auto run = ran({"judge", "--framework", "local-area-2016", "--findings", file.path(), "--format", "json"});
  const auto one = Json::parse(run.out)[0];
  CHECK(one["outcome"].is_null());
  CHECK(one["probabilities"].is_null());
  CHECK(one["criteria"].size() == 3);
  CHECK(one["criteria"][0]["position"].get<double>() > 0);
  CHECK(one["reasons"][0]["rule"] == "no_model");
}
