// SPDX-License-Identifier: GPL-3.0-or-later
// A follow-up judges what its own letter named, not what an older letter did.
#include "app/followed_letter.h"

#include <catch2/catch.hpp>

#include "framework/pack_loader.h"

using namespace waymark;
using namespace waymark::app;
using base::dayOf;
using domain::EarlierFindingKind;

namespace {

const framework::Pack& monitoring() {
  static const auto pack = *framework::Library().load("area-send-monitoring");
  return pack;
}

std::optional<framework::PackKind> kindOf(const std::string& id) {
  const auto pack = framework::Library().load(id);
  return pack ? std::optional(pack->kind) : std::nullopt;
}

struct Area {
  domain::Workspace workspace;

  domain::Inspection inspection(const std::string& name, const char* framework, std::optional<base::Day> notified,
                                domain::InspectionKind kind = domain::InspectionKind::Inspection) {
    domain::Inspection made;
    made.id = {base::namedUuid(name)};
    made.title = name;
    made.kind = kind;
    made.frameworkId = framework;
    made.notified = notified;
    workspace.table<domain::Inspection>().put({made, 1});
    return made;
  }
  void finding(const std::string& text, const domain::Inspection* letter,
               EarlierFindingKind kind = EarlierFindingKind::PriorityAction) {
    domain::EarlierFinding made;
    made.id = {base::namedUuid("finding." + text)};
    made.text = text;
    made.kind = kind;
    if (letter != nullptr) made.inspection = letter->id;
    workspace.table<domain::EarlierFinding>().put({made, 1});
  }
  [[nodiscard]] FollowedLetter letter(const domain::Inspection* followUp) const {
    return followedLetter(workspace, followUp, monitoring(), kindOf);
  }
};

std::vector<std::string> texts(const FollowedLetter& letter) {
  std::vector<std::string> out;
  for (const auto& finding : letter.findings) out.push_back(finding.text);
  return out;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a follow-up judges the areas of the newest full inspection before it, not those of older letters") {
  Area area;
  const auto old = area.inspection("2023", "area-send-2023", dayOf(2023, 5, 8));
  const auto recent = area.inspection("2025", "area-send-2025", dayOf(2025, 9, 8));
  const auto first = area.inspection("first follow-up", "area-send-monitoring", dayOf(2024, 11, 4));
  const auto second = area.inspection("second follow-up", "area-send-monitoring", dayOf(2027, 3, 1));
  area.finding("old", &old);
  area.finding("recent", &recent);
  area.finding("to improve", &recent, EarlierFindingKind::Improvement);
  CHECK(area.letter(&second).inspection == recent.id);
  CHECK(texts(area.letter(&second)) == Texts{"recent"});
  CHECK(area.letter(&first).inspection == old.id);
  CHECK(texts(area.letter(&first)) == Texts{"old"});
  CHECK(texts(area.letter(nullptr)) == Texts{"recent"});  // one that is still to come
}

TEST_CASE("neither rehearsals nor visits that aren’t full inspections write the letter") {
  Area area;
  const auto full = area.inspection("2023", "area-send-2023", dayOf(2023, 5, 8));
  area.inspection("rehearsed", "area-send-2025", dayOf(2025, 2, 3), domain::InspectionKind::Rehearsal);
  area.inspection("meeting", "area-send-engagement", dayOf(2025, 4, 7));
  area.inspection("unreadable", "nobody-knows", dayOf(2025, 5, 5));
  const auto awaited = area.inspection("awaited", "area-send-monitoring", std::nullopt);
  CHECK(area.letter(&awaited).inspection == full.id);
}

TEST_CASE("an earlier finding that names no inspection counts where only one can be meant") {
  Area area;
  const auto old = area.inspection("2023", "area-send-2023", dayOf(2023, 5, 8));
  area.finding("unplaced", nullptr);
  CHECK(texts(area.letter(nullptr)) == Texts{"unplaced"});
  CHECK(area.letter(nullptr).unplaced == 0);
  area.inspection("2025", "area-send-2025", dayOf(2025, 9, 8));
  CHECK(area.letter(nullptr).findings.empty());
  CHECK(area.letter(nullptr).unplaced == 1);
}

TEST_CASE("where the workspace holds no inspection that could have written it, every area of the kind is judged") {
  Area area;
  const auto elsewhere = area.inspection("meeting", "area-send-engagement", dayOf(2025, 4, 7));
  area.finding("unplaced", nullptr);
  area.finding("placed", &elsewhere);
  CHECK_FALSE(area.letter(nullptr).inspection);
  CHECK(texts(area.letter(nullptr)) == Texts{"unplaced", "placed"});
}

TEST_CASE("a full inspection follows up no letter") {
  Area area;
  const auto old = area.inspection("2023", "area-send-2023", dayOf(2023, 5, 8));
  area.finding("old", &old);
  const auto pack = *framework::Library().load("area-send-2025");
  CHECK(followedLetter(area.workspace, nullptr, pack, kindOf).findings.empty());
}
