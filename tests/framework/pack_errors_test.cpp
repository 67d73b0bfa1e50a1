// SPDX-License-Identifier: GPL-3.0-or-later
// A pack with one thing wrong: the error names the file, the path in it and the problem.
#include <catch2/catch.hpp>
#include <functional>
#include <nlohmann/json.hpp>
#include <random>

#include "base/resources.h"
#include "framework/pack_loader.h"

using namespace waymark;
using namespace waymark::framework;
using Json = nlohmann::json;

namespace {

Json goodPack() {
  return Json::parse(*base::embeddedFile("frameworks/area-send-2025.json"));
}

base::Error errorAfter(const std::function<void(Json&)>& spoil) {
  auto json = goodPack();
  spoil(json);
  const auto pack = parseForeignPack(json.dump(), "ours.json");
  REQUIRE_FALSE(pack);
  CHECK((pack.error().value("file") == "ours.json" || pack.error().value("where") == "ours.json"));
  return pack.error();
}

}  // namespace

TEST_CASE("a misspelt field is found by the schema") {
  const auto error = errorAfter([](Json& json) { json["tasks"][3]["titel"] = "x"; });
  CHECK(error.code == base::Code::BadSchema);
  CHECK(error.value("path").starts_with("/tasks/3"));
}

TEST_CASE("a missing field is named with its place") {
  const auto error = errorAfter([](Json& json) { json["criteria"][2].erase("title"); });
  CHECK(error.code == base::Code::BadSchema);
  CHECK(error.value("path").starts_with("/criteria/2"));
  CHECK(error.value("problem").find("title") != std::string::npos);
}

TEST_CASE("an unknown unit, an impossible offset and a bad date are refused where they stand") {
  CHECK(errorAfter([](Json& json) { json["tasks"][0]["when"]["unit"] = "fortnights"; })
            .value("path")
            .starts_with("/tasks/0/when/unit"));
  CHECK(errorAfter([](Json& json) { json["tasks"][0]["when"]["offset"] = 99'999; })
            .value("path")
            .starts_with("/tasks/0/when"));
  CHECK(errorAfter([](Json& json) { json["tasks"][0]["when"]["offset"] = 1.5; })
            .value("path")
            .starts_with("/tasks/0/when"));
  CHECK(errorAfter([](Json& json) { json["effective_from"] = "2025-02-30"; }).value("path") == "/effective_from");
  CHECK(errorAfter([](Json& json) { json["format"] = 2; }).code == base::Code::BadSchema);
}

TEST_CASE("a name that leads nowhere is refused where it stands") {
  CHECK(errorAfter([](Json& json) { json["tasks"][0]["owner"] = "nobody"; }).value("path") == "/tasks/0/owner");
  CHECK(errorAfter([](Json& json) { json["tasks"][0]["phase"] = "week9"; }).value("path") == "/tasks/0/phase");
  CHECK(errorAfter([](Json& json) { json["tasks"][0]["when"]["anchor"] = "never"; }).value("path") ==
        "/tasks/0/when/anchor");
  CHECK(errorAfter([](Json& json) { json["tasks"][0]["after"] = {"no-such-task"}; }).value("path") == "/tasks/0/after");
  CHECK(errorAfter([](Json& json) { json["anchors"][1]["from"] = "on_site"; }).value("path") == "/anchors/1/from");
}

TEST_CASE("tasks that wait for each other are named in their circle") {
  const auto error = errorAfter([](Json& json) {
    const auto first = json["tasks"][0]["id"];
    const auto second = json["tasks"][1]["id"];
    json["tasks"][0]["after"] = {second};
    json["tasks"][1]["after"] = {first};
  });
  CHECK(error.code == base::Code::CyclicOrder);
  CHECK(error.value("path").find("→") != std::string::npos);
}

TEST_CASE("an id that is there twice is refused") {
  const auto error = errorAfter([](Json& json) { json["tasks"][1]["id"] = json["tasks"][0]["id"]; });
  CHECK(error.code == base::Code::DuplicateId);
  CHECK(error.value("what") == "task");
}

TEST_CASE("a key that is there twice is refused, since the parser would keep the last without a word") {
  auto text = goodPack().dump();
  text.insert(1, "\"version\":\"0.9\",");
  const auto pack = parseForeignPack(text, "ours.json");
  REQUIRE_FALSE(pack);
  CHECK(pack.error().code == base::Code::BadJson);
  CHECK(pack.error().value("problem").find("version") != std::string::npos);
}

TEST_CASE("a truncated pack is refused at every length") {
  const auto text = goodPack().dump();
  for (std::size_t length = 0; length < text.size(); length += 997) {
    const auto pack = parsePack(std::string_view(text).substr(0, length), "ours.json");
    REQUIRE_FALSE(pack);
    REQUIRE(pack.error().code == base::Code::BadJson);
  }
}

TEST_CASE("broken UTF-8, a NUL and a tower of brackets are refused") {
  auto text = goodPack().dump();
  text[text.find("Area SEND")] = '\xFF';
  CHECK(parsePack(text, "ours.json").error().code == base::Code::BadText);
  CHECK(parsePack(std::string_view("{\0}", 3), "ours.json").error().code == base::Code::BadText);
  CHECK(parsePack(std::string(200'000, '['), "ours.json").error().code == base::Code::BadJson);
}

TEST_CASE("a pack with any byte changed is read or refused, never worse") {
  const auto text = goodPack().dump();
  std::mt19937 random(11);
  for (int round = 0; round < 150; ++round) {
    auto spoilt = text;
    for (int k = 0; k < 3; ++k) spoilt[random() % spoilt.size()] = static_cast<char>(random() % 256);
    (void)parsePack(spoilt, "ours.json");
  }
}
