// SPDX-License-Identifier: GPL-3.0-or-later
// The packs that come with Waymark hold what they must, and nothing in them is presented as surer than it is.
#include <catch2/catch.hpp>
#include <set>

#include "base/resources.h"
#include "framework/pack_loader.h"

using namespace waymark;
using namespace waymark::framework;

TEST_CASE("every built-in pack matches the schema and its own references") {
  int packs = 0;
  for (const auto& file : base::embeddedUnder("frameworks/")) {
    if (file.name == "frameworks/pack.schema.json") continue;
    const auto pack = parseForeignPack(file.bytes, file.name);
    if (!pack) FAIL(file.name << ": " << pack.error().value("path") << ": " << pack.error().value("problem"));
    CHECK("frameworks/" + pack->id + ".json" == std::string(file.name));
    ++packs;
  }
  CHECK(packs >= 2);
}

TEST_CASE("the area SEND packs have eleven criteria in two groups and three outcomes in full") {
  for (const auto* id : {"area-send-2025", "area-send-2023"}) {
    CAPTURE(id);
    const auto pack = Library().load(id);
    REQUIRE(pack);
    CHECK(pack->criteria.size() == 11);
    CHECK(pack->criteriaGroups.size() == 2);
    for (const auto& criterion : pack->criteria) {
      CHECK(criterion.goodLooksLike.size() >= 3);
      CHECK(criterion.typicalEvidence.size() >= 3);
      CHECK(criterion.shortTitle.size() <= 40);
    }
    REQUIRE(pack->outcomes.size() == 3);
    CHECK(pack->outcomes[0].id == "typically_positive");
    CHECK(pack->outcomes[1].id == "inconsistent");
    CHECK(pack->outcomes[2].id == "systemic_failings");
    for (const auto& outcome : pack->outcomes) CHECK(outcome.statement.size() > 60);
  }
}

TEST_CASE("each phase of a full inspection has work in it, and every stream of it an owner") {
  for (const auto* id : {"area-send-2025", "area-send-2023"}) {
    const auto pack = Library().load(id);
    REQUIRE(pack);
    std::set<std::string> used;
    for (const auto& task : pack->tasks) {
      used.insert(task.phase);
      CHECK_FALSE(task.title.empty());
      CHECK_FALSE(task.produces.empty());
    }
    for (const auto& phase : pack->phases) CHECK(used.contains(phase.id));
    CHECK(pack->tasks.size() >= 60);
    CHECK(pack->information.size() >= 30);
    CHECK(pack->surveyAudiences.size() == 3);
    CHECK(pack->trackedChildren.usual == 6);
  }
}

TEST_CASE("what was not read in the handbook is marked assumed") {
  const auto pack = Library().load("area-send-2025");
  REQUIRE(pack);
  // The prompts under the eleven headings are our paraphrase (facts, section 3).
  for (const auto& criterion : pack->criteria) CHECK(criterion.provenance.certainty != Certainty::Computed);
  std::size_t assumed = 0;
  for (const auto& task : pack->tasks) {
    CHECK_FALSE(task.provenance.source.empty());
    if (task.provenance.certainty == Certainty::Assumed) ++assumed;
  }
  CHECK(assumed > pack->tasks.size() / 2);
}

TEST_CASE("a pack of the user's own folder is listed, and a broken one is reported without spoiling the rest") {
  const auto folder = std::filesystem::temp_directory_path() / "waymark-own-packs";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  auto text = std::string(*base::embeddedFile("frameworks/area-send-2025.json"));
  const std::string id = "\"area-send-2025\"";
  text.replace(text.find(id), id.size(), "\"our-own\"");
  std::FILE* own = std::fopen((folder / "our-own.json").c_str(), "w");
  std::fputs(text.c_str(), own);
  std::fclose(own);
  std::FILE* broken = std::fopen((folder / "broken.json").c_str(), "w");
  std::fputs("{\"format\":1", broken);
  std::fclose(broken);
  const Library library(folder);
  const auto listing = library.list();
  CHECK(std::ranges::count(listing.packs, "our-own", &PackSummary::id) == 1);
  REQUIRE(listing.problems.size() == 1);
  CHECK(listing.problems[0].code == base::Code::BadJson);
  CHECK(library.load("our-own"));
  REQUIRE_FALSE(library.load("broken"));
  CHECK(library.load("broken").error().code == base::Code::BadJson);
  CHECK(library.load("area-send-2023"));
  std::filesystem::remove_all(folder);
}

TEST_CASE("a framework that nobody has is named") {
  const auto pack = Library().load("area-send-1999");
  REQUIRE_FALSE(pack);
  CHECK(pack.error().code == base::Code::NotFound);
  CHECK(pack.error().value("id") == "area-send-1999");
  CHECK_FALSE(Library().load("pack.schema"));
}
