// SPDX-License-Identifier: GPL-3.0-or-later
// The packs beside the full inspection: no grade is invented, judged areas have their words, and what isn't sure is
// marked.
#include <array>
#include <catch2/catch.hpp>
#include <functional>
#include <nlohmann/json.hpp>
#include <set>

#include "base/resources.h"
#include "framework/pack_loader.h"

using namespace waymark;
using namespace waymark::framework;
using Json = nlohmann::json;

namespace {

constexpr std::array kOthers{"area-send-monitoring", "area-send-engagement", "area-send-thematic", "local-area-2016",
                             "wsoa-revisit"};

Pack packOf(const char* id) {
  auto pack = Library().load(id);
  REQUIRE(pack);
  return *std::move(pack);
}

bool hasTask(const Pack& pack, std::string_view words) {
  return std::ranges::any_of(pack.tasks,
                             [&](const PackTask& task) { return task.title.find(words) != std::string::npos; });
}

base::Error errorAfter(const char* id, const std::function<void(Json&)>& spoil) {
  auto json = Json::parse(*base::embeddedFile("frameworks/" + std::string(id) + ".json"));
  spoil(json);
  const auto pack = parseForeignPack(json.dump(), "ours.json");
  REQUIRE_FALSE(pack);
  return pack.error();
}

}  // namespace

TEST_CASE("the packs beside the full inspection give no graded outcome, and every phase of them has work in it") {
  for (const auto* id : kOthers) {
    CAPTURE(id);
    const auto pack = packOf(id);
    CHECK_FALSE(pack.givesOutcome());
    CHECK(pack.judgement.cuts.empty());
    std::set<std::string> used;
    for (const auto& task : pack.tasks) used.insert(task.phase);
    for (const auto& phase : pack.phases) CHECK(used.contains(phase.id));
  }
  CHECK(packOf("area-send-2025").givesOutcome());
}

TEST_CASE("what is a working default says assumed or inferred, never stated") {
  for (const auto* id : kOthers) {
    const auto pack = packOf(id);
    const auto check = [&](const std::string& what, const Provenance& from) {
      CAPTURE(id, what, from.source);
      CHECK_FALSE(from.source.empty());
      const bool isDefault = from.source.find("working default") != std::string::npos ||
                             from.source.find("practice") != std::string::npos ||
                             from.source.find("our own thresholds") != std::string::npos;
      if (isDefault)
        CHECK((from.certainty == Certainty::Assumed || from.certainty == Certainty::Inferred));
    };
    for (const auto& row : pack.tasks) check(row.id, row.provenance);
    for (const auto& row : pack.anchors) check(row.id, row.provenance);
    for (const auto& row : pack.information) check(row.id, row.provenance);
    if (pack.judgedAreas) check("judged areas", pack.judgedAreas->provenance);
  }
}

TEST_CASE("the packs of today keep the eleven criteria, so that logged evidence keeps its place") {
  const auto full = packOf("area-send-2025");
  for (const auto* id : {"area-send-monitoring", "area-send-engagement", "area-send-thematic"}) {
    const auto pack = packOf(id);
    REQUIRE(pack.criteria.size() == full.criteria.size());
    for (const auto& criterion : full.criteria) {
      const auto* same = pack.criterion(criterion.id);
      REQUIRE(same != nullptr);
      CHECK(same->title == criterion.title);
    }
  }
}

TEST_CASE("the 2016 pack asks questions A, B and C and knows a letter, not a grade") {
  const auto pack = packOf("local-area-2016");
  REQUIRE(pack.criteria.size() == 3);
  CHECK(pack.criteria[0].id.text() == "A");
  CHECK(pack.criteria[1].id.text() == "B");
  CHECK(pack.criteria[2].id.text() == "C");
  CHECK(pack.about.find("without a grade") != std::string::npos);
  CHECK(pack.outcome("statement_required") != nullptr);
}

TEST_CASE("a meeting and a visit are dated from themselves, since no notice period is known") {
  CHECK(packOf("area-send-engagement").anchors.front().id == "meeting");
  CHECK(packOf("area-send-thematic").anchors.front().id == "visit");
  for (const auto* id : {"area-send-engagement", "area-send-thematic"}) {
    const auto pack = packOf(id);
    CHECK_FALSE(pack.anchors.front().from.has_value());
    CHECK(pack.anchors.front().note.find("No notice period is known") != std::string::npos);
    CHECK(pack.anchor("notified") == nullptr);
    CHECK(pack.outcomes.empty());
  }
}

TEST_CASE("monitoring judges areas for priority action, the revisit areas of significant concern, each in its words") {
  using Kind = domain::EarlierFindingKind;
  const auto words = [](const Pack& pack) {
    REQUIRE(pack.judgedAreas);
    std::vector<std::string> ids;
    for (const auto& verdict : pack.judgedAreas->verdicts) ids.push_back(verdict.id);
    return ids;
  };
  const auto monitoring = packOf("area-send-monitoring");
  CHECK(words(monitoring) == std::vector<std::string>{"effective", "not_yet", "not_enough_evidence"});
  CHECK(monitoring.judgedAreas->kind == Kind::PriorityAction);
  CHECK(monitoring.judgedAreas->verdict(Progress::NotMade).title == "Not yet");
  const auto revisit = packOf("wsoa-revisit");
  CHECK(words(revisit) == std::vector<std::string>{"sufficient", "insufficient", "not_enough_evidence"});
  CHECK(revisit.judgedAreas->kind == Kind::SignificantConcern);
  for (const auto* id : {"area-send-2025", "area-send-2023", "area-send-engagement", "area-send-thematic",
                         "local-area-2016"})
    CHECK_FALSE(packOf(id).judgedAreas.has_value());
}

TEST_CASE("the revisit says on the row that its sources disagree about the letter") {
  const auto pack = packOf("wsoa-revisit");
  for (const auto& note : {pack.anchor("letter")->note, pack.task("letter-published")->note}) {
    CHECK(note.find("28 days") != std::string::npos);
    CHECK(note.find("33 working days") != std::string::npos);
    CHECK(note.find("disagree") != std::string::npos);
  }
  CHECK(pack.anchor("letter")->provenance.certainty == Certainty::Assumed);
  CHECK(pack.anchor("on_site_end")->note.find("Two to four days") != std::string::npos);
}

TEST_CASE("parents' open meeting, self-assessment and provisional feedback have their tasks") {
  const auto revisit = packOf("wsoa-revisit");
  CHECK(hasTask(revisit, "Parents’ open meeting"));
  CHECK(hasTask(revisit, "Self-assessment"));
  CHECK(hasTask(revisit, "Provisional findings"));
  CHECK(hasTask(packOf("area-send-monitoring"), "Self-assessment"));
  CHECK(hasTask(packOf("area-send-monitoring"), "Provisional feedback"));
  CHECK(hasTask(packOf("local-area-2016"), "Parents’ webinar"));
  CHECK(hasTask(packOf("local-area-2016"), "Provisional feedback"));
}

TEST_CASE("judged areas with a verdict too few, out of order, twice or with crossed thresholds are refused") {
  const auto* id = "area-send-monitoring";
  CHECK(errorAfter(id, [](Json& json) { json["judged_areas"]["verdicts"].erase(2); }).value("path").starts_with(
      "/judged_areas/verdicts"));
  CHECK(errorAfter(id, [](Json& json) { std::swap(json["judged_areas"]["verdicts"][0],
                                                  json["judged_areas"]["verdicts"][1]); })
            .value("path") == "/judged_areas/verdicts/0/means");
  CHECK(errorAfter(id, [](Json& json) { json["judged_areas"]["verdicts"][1]["id"] = "effective"; }).code ==
        base::Code::DuplicateId);
  CHECK(errorAfter(id, [](Json& json) { json["judged_areas"]["made_from"] = -0.5; }).value("path") ==
        "/judged_areas/made_from");
  CHECK(errorAfter(id, [](Json& json) { json["judged_areas"]["finding_kind"] = "worry"; }).code ==
        base::Code::BadSchema);
}

TEST_CASE("a graded model without its numbers is refused; no model needs none") {
  const auto error = errorAfter("area-send-engagement", [](Json& json) { json["judgement"]["model"] = "ordinal"; });
  CHECK(error.value("path").starts_with("/judgement"));
}
