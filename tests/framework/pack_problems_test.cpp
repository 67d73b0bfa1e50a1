// SPDX-License-Identifier: GPL-3.0-or-later
// Everything wrong with a pack is named; a pack from a hostile hand is refused with sentences, in bounded time.
#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "base/file.h"
#include "base/resources.h"
#include "framework/pack_checks.h"
#include "framework/pack_loader.h"

using namespace waymark;
using namespace waymark::framework;
using Json = nlohmann::json;

namespace {

Json goodPack() {
  return Json::parse(*base::embeddedFile("frameworks/area-send-2025.json"));
}

bool names(const PackCheck& check, std::string_view path) {
  return std::ranges::find(check.problems, path, &PackProblem::path) != check.problems.end();
}

/// Every sentence can be read: a place, a problem and something to do, without our own words for types.
void checkSentences(const PackCheck& check) {
  for (const auto& problem : check.problems) {
    CAPTURE(problem.path, problem.problem, problem.fix);
    CHECK(problem.path.starts_with("/"));
    CHECK_FALSE(problem.problem.empty());
    CHECK_FALSE(problem.fix.empty());
    CHECK(problem.problem.size() < 2000);
    CHECK(problemText(problem).ends_with("."));
  }
}

/// Refused with a sentence, and quickly: the allowance is many times what it takes.
PackCheck refused(const std::string& bytes) {
  const auto start = std::chrono::steady_clock::now();
  const auto check = checkPackText(bytes);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
  CHECK_FALSE(check.problems.empty());
  CHECK(check.problems.size() <= 200);
  checkSentences(check);
  CHECK_FALSE(parseForeignPack(bytes, "hostile.json"));
  return check;
}

}  // namespace

TEST_CASE("nothing is wrong with a built-in pack") {
  for (const auto& file : base::embeddedUnder("frameworks/")) {
    if (file.name.ends_with("schema.json")) continue;
    CAPTURE(file.name);
    CHECK(checkPackText(file.bytes).problems.empty());
  }
}

TEST_CASE("every problem is named at once, those of the form and those a schema can't say") {
  auto json = goodPack();
  json["tasks"][3]["titel"] = "x";
  json["criteria"][2].erase("title");
  json["tasks"][0]["when"]["unit"] = "fortnights";
  json["tasks"][1]["when"]["offset"] = 99'999;
  json["tasks"][5]["owner"] = "nobody";
  json["information"][0]["criteria"] = {"Z9"};
  json["tasks"][7]["id"] = json["tasks"][6]["id"];
  json["anchors"][1]["from"] = "on_site";
  json["judgement"]["cuts"] = {3.0, -1.0};
  json["judgement"]["slope"] = "steep";
  const auto check = checkPackText(json.dump());
  for (const char* path : {"/tasks/3", "/criteria/2", "/tasks/0/when/unit", "/tasks/1/when/offset", "/tasks/5/owner",
                           "/information/0/criteria", "/tasks/7/id", "/anchors/1/from", "/judgement/cuts",
                           "/judgement/slope"}) {
    CAPTURE(path);
    CHECK(names(check, path));
  }
  CHECK_FALSE(check.isCutShort);
  checkSentences(check);
}

TEST_CASE("a slip in a field's name is answered with the name that was meant") {
  auto json = goodPack();
  json["tasks"][3]["titel"] = "x";
  const auto check = checkPackText(json.dump());
  REQUIRE(check.problems.size() == 1);
  CHECK(check.problems[0].fix.find("“title”") != std::string::npos);
}

TEST_CASE("of the alternatives the nearest is explained: an offset too far in its own unit") {
  auto json = goodPack();
  json["tasks"][0]["when"] = {{"anchor", "notified"}, {"offset", 600}, {"unit", "weeks"}, {"time", nullptr}};
  const auto check = checkPackText(json.dump());
  REQUIRE(check.problems.size() == 1);
  CHECK(check.problems[0].path == "/tasks/0/when/offset");
  CHECK(check.problems[0].fix.find("520") != std::string::npos);
}

TEST_CASE("a date that no calendar has is found though it has a date's form") {
  auto json = goodPack();
  json["criteria"][0]["verified_on"] = "2025-02-30";
  const auto check = checkPackText(json.dump());
  REQUIRE(check.problems.size() == 1);
  CHECK(check.problems[0].path == "/criteria/0/verified_on");
}

TEST_CASE("no more problems are named than asked for, and it says that there are more") {
  auto json = goodPack();
  for (auto& task : json["tasks"]) task["owner"] = "nobody";
  const auto check = checkPackText(json.dump(), 10);
  CHECK(check.problems.size() == 10);
  CHECK(check.isCutShort);
}

TEST_CASE("our reading of the schema agrees with an independent one on packs spoilt at random") {
  const auto schemaJson = Json::parse(*base::embeddedFile("frameworks/pack.schema.json"));
  valijson::Schema schema;
  valijson::SchemaParser().populateSchema(valijson::adapters::NlohmannJsonAdapter(schemaJson), schema);
  const PackSchema ours;
  const auto good = goodPack();
  std::vector<Json::json_pointer> places;
  const auto flat = good.flatten();
  for (const auto& [path, value] : flat.items()) {
    Json::json_pointer at(path);
    for (; !at.empty(); at.pop_back()) places.push_back(at);
  }
  const std::vector<Json> values{nullptr, true, 0, -1, 1.5, 99'999, "", "x", "E1", "notified", std::string(700, 'a'),
                                 Json::array(), Json::object(), "2025-13-01", "weeks", "https://example.org"};
  std::mt19937 random(7);
  std::size_t bad = 0;
  constexpr int kRounds = 300;
  for (int round = 0; round < kRounds; ++round) {
    auto json = good;
    const auto& place = places[random() % places.size()];
    if (random() % 4 == 0 && !place.empty() && json.at(place.parent_pointer()).is_object())
      json.at(place.parent_pointer()).erase(place.back());
    else
      json.at(place) = values[random() % values.size()];
    valijson::Validator validator;
    const bool fits = validator.validate(schema, valijson::adapters::NlohmannJsonAdapter(json), nullptr);
    CAPTURE(place.to_string(), json.contains(place) ? json.at(place).dump() : "taken out");
    REQUIRE(ours.mismatches(json, 10).empty() == fits);
    bad += fits ? 0U : 1U;
  }
  CHECK(bad > kRounds / 3);
}

TEST_CASE("the schema uses nothing that we don't read") {
  const std::set<std::string> known{"$schema", "$id", "$ref", "title", "description", "type", "properties", "required",
                                    "additionalProperties", "items", "anyOf", "enum", "pattern", "minLength",
                                    "maxLength", "minItems", "maxItems", "minimum", "maximum", "definitions", "$comment"};
  const std::function<void(const Json&)> visit = [&](const Json& node) {
    for (const auto& [name, value] : node.items()) {
      CAPTURE(name);
      CHECK(known.contains(name));
      if (name == "properties" || name == "definitions")
        for (const auto& [field, inner] : value.items()) visit(inner);
      if (name == "items") visit(value);
      if (name == "anyOf")
        for (const auto& inner : value) visit(inner);
    }
  };
  visit(Json::parse(*base::embeddedFile("frameworks/pack.schema.json")));
}

TEST_CASE("broken text, broken JSON and a key that is there twice are refused") {
  const auto good = std::string(*base::embeddedFile("frameworks/area-send-2025.json"));
  CHECK(refused(good.substr(0, good.size() / 2)).problems[0].code == base::Code::BadJson);
  CHECK(refused("").problems[0].code == base::Code::BadJson);
  CHECK(refused(std::string("{\"format\":1}\0", 13)).problems[0].code == base::Code::BadText);
  CHECK(refused("{\"title\":\"\xC3\x28\"}").problems[0].code == base::Code::BadText);
  CHECK(refused("{\"title\":\"a\\u0000b\"}").problems[0].code != base::Code::Cancelled);
  auto twice = good;
  twice.insert(1, "\"id\":\"other\",");
  CHECK(refused(twice).problems[0].problem.find("twice") != std::string::npos);
  refused("[]");
  refused("null");
  refused("1e999");
}

TEST_CASE("nesting as deep as the file is refused, open or closed") {
  constexpr std::size_t kDeep = 2'000'000;
  refused(std::string(kDeep, '['));
  refused(std::string(kDeep, '[') + std::string(kDeep, ']'));
  std::string objects;
  for (int i = 0; i < 500'000; ++i) objects += "{\"a\":";
  refused(objects);
}

TEST_CASE("a million tasks are refused without looking at each") {
  auto json = goodPack();
  json["tasks"] = Json::array();
  const auto text = json.dump();
  const std::string empty = "\"tasks\":[]";
  const auto with = [&](int count) {
    std::string rows;
    for (int i = 0; i < count; ++i) rows += i == 0 ? "{}" : ",{}";
    auto whole = text;
    return whole.replace(whole.find(empty), empty.size(), "\"tasks\":[" + rows + "]");
  };
  const auto million = refused(with(1'000'000));
  REQUIRE(million.problems.size() == 1);
  CHECK(million.problems[0].problem.find("more than 1000000 values") != std::string::npos);
  CHECK(names(refused(with(100'000)), "/tasks"));
}

TEST_CASE("texts as long as the file are refused, whatever form they should have") {
  const std::string digits(4'000'000, '1');
  const std::string letters(4'000'000, 'a');
  for (const auto& [field, value] : {std::pair{"version", digits}, {"id", letters}, {"title", letters}}) {
    auto json = goodPack();
    json[field] = value;
    CHECK(names(refused(json.dump()), std::string("/") + field));
  }
}

TEST_CASE("a chain of every task is walked, and its circle named in a short sentence") {
  auto json = goodPack();
  const auto row = json["tasks"][0];
  json["tasks"] = Json::array();
  constexpr int kTasks = 2000;
  for (int i = 0; i < kTasks; ++i) {
    json["tasks"].push_back(row);
    json["tasks"][static_cast<std::size_t>(i)]["id"] = "t" + std::to_string(i);
    json["tasks"][static_cast<std::size_t>(i)]["after"] = {"t" + std::to_string((i + 1) % kTasks)};
  }
  const auto check = refused(json.dump());
  REQUIRE(check.problems.size() == 1);
  CHECK(check.problems[0].code == base::Code::CyclicOrder);
  CHECK(check.problems[0].problem.size() < 300);
}

TEST_CASE("an id with parts of a path is refused") {
  for (const char* id : {"../../etc/passwd", "a/b", "..", "a\\b", "a.json", "A", "x"}) {
    CAPTURE(id);
    auto json = goodPack();
    json["id"] = id;
    CHECK(names(refused(json.dump()), "/id"));
  }
  for (const char* version : {"../1", "1/2", "", "1.0.0.0", "v1"}) {
    CAPTURE(version);
    auto json = goodPack();
    json["version"] = version;
    CHECK(names(refused(json.dump()), "/version"));
  }
}

TEST_CASE("a link, a folder, a device and a file too big are refused unread") {
  const auto folder = std::filesystem::temp_directory_path() / "waymark-pack-files";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  REQUIRE(base::writeFileSafely(folder / "real.json", "{}"));
  std::filesystem::create_symlink(folder / "real.json", folder / "link.json");
  CHECK(readPackFile(folder / "real.json"));
  CHECK(readPackFile(folder / "link.json").error().code == base::Code::FileUnreadable);
  CHECK(readPackFile(folder).error().code == base::Code::FileUnreadable);
  CHECK(readPackFile("/dev/zero").error().code == base::Code::FileUnreadable);
  CHECK(readPackFile(folder / "none.json").error().code == base::Code::FileMissing);
  REQUIRE(base::writeFileSafely(folder / "big.json", std::string(kLargestPack + 1, ' ')));
  CHECK(readPackFile(folder / "big.json").error().code == base::Code::FileTooBig);
  CHECK(Library(folder).list().problems.size() == 3);  // "{}", the link and the big one
  std::filesystem::remove_all(folder);
}
