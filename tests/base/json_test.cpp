// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "base/json_reader.h"

using namespace waymark::base;

namespace {

std::string problem(const std::string& text) {
  const auto json = parseJson(text, "f.json");
  if (json) return "read";
  CHECK(json.error().code == Code::BadJson);
  CHECK(json.error().value("where") == "f.json");
  return std::string(json.error().value("problem"));
}

std::string times(std::size_t count, std::string_view what) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += what;
  return all;
}

}  // namespace

TEST_CASE("JSON is read as it stands") {
  const auto json = parseJson("\xEF\xBB\xBF{\"a\": [1, -2, 0.5, true, null, \"é\"], \"b\": {\"a\": {}}}", "f.json");
  REQUIRE(json);
  CHECK(json->dump() == R"({"a":[1,-2,0.5,true,null,"é"],"b":{"a":{}}})");
}

TEST_CASE("a key that is there twice is refused, the same key in another object isn't") {
  CHECK(problem(R"({"a": 1, "b": {"c": 1, "a": 2}, "a": 3})") == "“a” is there twice");
  CHECK(problem(R"([{"b": {"a": 1, "a": 1}}])") == "“a” is there twice");
  CHECK(problem(R"([{"a": 1}, {"a": 1}, {"b": {"a": 1}, "a": [{"a": 1}]}])") == "read");
}

TEST_CASE("JSON that stops or holds something else names the line") {
  CHECK(problem("{\"a\": [1, 2").find("line 1") != std::string::npos);
  CHECK(problem("{\n\"a\": nothing}").find("line 2") != std::string::npos);
  CHECK(problem("{} {}").find("line 1") != std::string::npos);
  CHECK(problem("").find("line 1") != std::string::npos);
}

TEST_CASE("JSON may be nested 32 deep and no deeper") {
  CHECK(problem(times(32, "[") + times(32, "]")) == "read");
  CHECK(problem(times(33, "[") + times(33, "]")) == "it is nested too deeply");
  CHECK(problem(times(32, R"({"a":)") + "1" + times(32, "}")) == "read");
  CHECK(problem(times(33, R"({"a":)") + "1" + times(33, "}")) == "it is nested too deeply");
}

TEST_CASE("a hostile JSON text is read up to its first fault and no further") {
  // What follows is no JSON: a reader that went on would complain of that.
  const std::string rest = " nothing that is JSON";
  CHECK(problem(times(33, "[") + rest) == "it is nested too deeply");
  CHECK(problem(R"({"a":1,"a":)" + rest) == "“a” is there twice");
  CHECK(problem("[" + times(1'000'000, "0,") + rest) == "it holds more than 1000000 values");
  CHECK(problem(times(20'000'000, "[")) == "it is nested too deeply");
}

TEST_CASE("a list of objects may be as long as the limit") {
  // With work that grows with the square of the length this doesn't end within the test's time.
  const auto json = parseJson("[" + times(999'998, "{},") + "{}]", "f.json");
  REQUIRE(json);
  CHECK(json->size() == 999'999);
  CHECK(problem("[" + times(1'000'000, "{},") + "{}]") == "it holds more than 1000000 values");
}
