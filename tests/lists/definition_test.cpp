// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>
#include <set>

#include "base/message.h"
#include "base/resources.h"
#include "lists/support.h"

using namespace waymark;
using namespace waymark::lists;
using Json = nlohmann::json;

namespace {

/// The standard definition with one place changed: the sentence that refuses it.
std::string refused(const std::string& pointer, const Json& value) {
  auto json = Json::parse(base::embeddedFile("lists/annex-a-2023.json").value());
  if (value.is_discarded())
    json.at(Json::json_pointer(pointer).parent_pointer()).erase(Json::json_pointer(pointer).back());
  else
    json[Json::json_pointer(pointer)] = value;
  const auto parsed = parseDefinition(json.dump(), "own.json");
  return parsed ? "accepted" : base::sentence(parsed.error());
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the standard definition has 21 and 17 columns that inspectors ask for") {
  CHECK(standard().statutoryColumns(0).size() == 21);
  CHECK(standard().statutoryColumns(1).size() == 17);
}

TEST_CASE("local columns are never among those of the statutory form") {
  for (std::size_t list = 0; list < standard().lists.size(); ++list)
    for (const auto column : standard().statutoryColumns(list)) CHECK(!standard().columns[column].local);
  CHECK(standard().columns[col("caseworker")].local);
  CHECK(standard().lists[0].columns.size() > 21);
}

TEST_CASE("the standard definition has the 29 published rules and says of each what to do") {
  std::set<std::string> published;
  for (const auto& rule : standard().rules) {
    CHECK(!rule.whatToDo.empty());
    CHECK(!rule.message.empty());
    CHECK(!rule.provenance.source.empty());
    for (const auto& place : rule.places)
      if (rule.published) published.insert(place.code);
  }
  CHECK(published == std::set<std::string>{"101a", "101b", "101c", "101d", "102a", "102b", "103",  "105a", "105b", "105c",
                                           "105d", "106a", "106b", "107",  "108a", "108b", "109",  "201a", "201b", "201c",
                                           "201d", "202a", "202b", "203",  "205a", "207",  "208a", "208b", "209"});
}

TEST_CASE("every built-in definition can be read") {
  CHECK(!builtInDefinitions().empty());
  for (const auto& id : builtInDefinitions()) CHECK(builtInDefinition(id).value().id == id);
  CHECK(builtInDefinition("no-such").error().code == base::Code::NotFound);
}

TEST_CASE("a fault of a definition is told with its path") {
  CHECK(refused("/look_back_months", 6) == "accepted");
  CHECK(has(refused("/format", 2), "format 2 is not known"));
  CHECK(has(refused("/columns/3/kind", "fill_in"), "at /columns/3/kind: say what “Date of birth” is, one of: identifier"));
  CHECK(has(refused("/columns/3/kind", "day"), "at /columns/3/kind: “day” is not one of"));
  CHECK(has(refused("/columns/3/id", "upn"), "the id “upn” is there twice"));
  CHECK(has(refused("/columns/4/codes", "genders"), "at /columns/4/codes: there is no code set “genders”"));
  CHECK(has(refused("/code_sets/0/codes/1/also/0", "Male"), "“male” stands for two codes"));
  CHECK(has(refused("/lists/0/columns/1", "upns"), "at /lists/0/columns/1: there is no column “upns”"));
  CHECK(has(refused("/lists/0/columns/1", "caseworker"), "“caseworker” is local"));
  CHECK(has(refused("/lists/0/columns/1", "unique_id"), "two columns of this list are headed"));
  CHECK(has(refused("/rules/0/when/0/check", "blank"), "at /rules/0/when/0/check: “blank” is not one of"));
  CHECK(has(refused("/rules/0/when", Json::array()), "would fail every row"));
  CHECK(has(refused("/rules/0/codes", {{"List_3", "301"}}), "there is no list “List_3”"));
  CHECK(has(refused("/rules/0/codes", {{"List_1", "102a"}}), "the code “102a” is there twice"));
  CHECK(has(refused("/rules/0/when/0", {{"check", "age_under"}, {"column", "gender"}, {"years", 3}}),
            "“age_under” can't look at “gender”, which is of kind “code”"));
  CHECK(has(refused("/rules/0/when/0", {{"check", "empty"}, {"column", "initial_plan"}}),
            "“initial_plan” is not a column of “List_2”"));
  CHECK(has(refused("/rules/0/when/0", {{"check", "code_is"}, {"column", "gender"}, {"codes", {"boy"}}}),
            "there is no code “boy”"));
  CHECK(has(refused("/rules/0/what_to_do", Json(Json::value_t::discarded)), "“what_to_do” is missing"));
}
