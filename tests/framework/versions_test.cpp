// SPDX-License-Identifier: GPL-3.0-or-later
// Several versions of one id, and what became of each row between two.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "base/resources.h"
#include "framework/pack_diff.h"
#include "framework/pack_loader.h"

using namespace waymark;
using namespace waymark::framework;
using Json = nlohmann::json;

namespace {

Json pack2025(const std::string& version) {
  auto json = Json::parse(*base::embeddedFile("frameworks/area-send-2025.json"));
  json["version"] = version;
  return json;
}

struct Folder {
  std::filesystem::path path = std::filesystem::temp_directory_path() / "waymark-pack-versions";
  Folder() {
    std::filesystem::remove_all(path);
    std::filesystem::create_directories(path);
  }
  ~Folder() { std::filesystem::remove_all(path); }
  void put(const std::string& name, const Json& json) const {
    REQUIRE(base::writeFileSafely(path / name, json.dump()));
  }
};

const RowChange& change(const std::vector<RowChange>& rows, std::string_view oldId) {
  const auto at = std::ranges::find(rows, oldId, &RowChange::oldId);
  REQUIRE(at != rows.end());
  return *at;
}

}  // namespace

TEST_CASE("versions compare as numbers") {
  CHECK(compareVersions("1.10", "1.9") > 0);
  CHECK(compareVersions("1", "1.0") == 0);
  CHECK(compareVersions("2", "1.99.99") > 0);
  CHECK(compareVersions("1.0.1", "1.1") < 0);
}

TEST_CASE("several versions of one id are held, the newest is used, and each can be named") {
  const Folder folder;
  folder.put("a.json", pack2025("1.9"));
  folder.put("b.json", pack2025("1.10"));
  const Library library(folder.path);
  CHECK(library.load("area-send-2025")->version == "1.10");
  CHECK(library.load("area-send-2025", "1.9")->version == "1.9");
  CHECK(library.load("area-send-2025", "1.0")->version == "1.0");
  CHECK(library.load("area-send-2025", "1.5").error().code == base::Code::NotFound);
  const auto listing = library.list();
  std::vector<std::string> versions;
  for (const auto& pack : listing.packs)
    if (pack.id == "area-send-2025") versions.push_back(pack.version);
  CHECK(versions == std::vector<std::string>{"1.10", "1.9", "1.0"});
}

TEST_CASE("the user's own wins where id and version are the same") {
  const Folder folder;
  auto own = pack2025("1.0");
  own["title"] = "Ours";
  folder.put("own.json", own);
  CHECK(Library(folder.path).load("area-send-2025")->title == "Ours");
}

TEST_CASE("a version that isn't there is said, and the nearest stands in for it") {
  const Folder folder;
  folder.put("a.json", pack2025("1.4"));
  folder.put("b.json", pack2025("2.0"));
  const Library library(folder.path);
  const auto between = library.loadNearest("area-send-2025", "1.7");
  REQUIRE(between);
  CHECK(between->pack.version == "1.4");
  REQUIRE(between->instead);
  CHECK(between->instead->value("used") == "1.4");
  CHECK(library.loadNearest("area-send-2025", "0.5")->pack.version == "1.0");
  CHECK(library.loadNearest("area-send-2025", "9")->pack.version == "2.0");
  CHECK_FALSE(library.loadNearest("area-send-2025", "2.0")->instead);
  CHECK_FALSE(library.loadNearest("area-send-2025", "")->instead);
  CHECK(library.loadNearest("area-send-2025", "")->pack.version == "2.0");
  CHECK(library.loadNearest("no-such-pack", "1.0").error().code == base::Code::NotFound);
}

TEST_CASE("a draft is never used, wherever it lies") {
  const Folder folder;
  auto draft = pack2025("7.0");
  draft["status"] = "draft";
  folder.put("area-send-2025.json", draft);
  const Library library(folder.path);
  CHECK(library.load("area-send-2025")->version == "1.0");
  CHECK_FALSE(library.load("area-send-2025", "7.0"));
  CHECK(std::ranges::count(library.list().packs, "7.0", &PackSummary::version) == 0);
  CHECK(library.list().problems.empty());
}

TEST_CASE("between two packs each row is kept, renamed, new or gone") {
  auto from = *Library().load("area-send-2025");
  auto to = from;
  const auto moved = to.criteria[0].id;
  to.criteria[1].title = "Another heading";
  to.criteria[0].id = *base::ShortCode::make("N1");
  to.criteria[0].replaces = {moved};
  const auto gone = to.criteria.back().id.text();
  to.criteria.pop_back();
  to.criteria.push_back(to.criteria[2]);
  to.criteria.back().id = *base::ShortCode::make("N2");
  to.tasks[0].when.offset -= 1;
  const auto diff = diffPacks(from, to);
  CHECK(change(diff.criteria, from.criteria[0].id.text()).fate == RowFate::Renamed);
  CHECK(change(diff.criteria, from.criteria[0].id.text()).newId == "N1");
  CHECK(change(diff.criteria, from.criteria[1].id.text()).fate == RowFate::Renamed);
  CHECK(change(diff.criteria, from.criteria[2].id.text()).fate == RowFate::Kept);
  CHECK(change(diff.criteria, gone).fate == RowFate::Gone);
  CHECK(diff.criteria.back().fate == RowFate::New);
  CHECK(diff.criteria.back().newId == "N2");
  CHECK(change(diff.tasks, from.tasks[0].id).fate == RowFate::Kept);
  CHECK(change(diff.tasks, from.tasks[0].id).isEdited);
  CHECK_FALSE(change(diff.tasks, from.tasks[1].id).isEdited);
  const auto mapped = diffPacks(from, to, {{gone, "N2"}});
  CHECK(change(mapped.criteria, gone).newId == "N2");
  CHECK(std::ranges::count(mapped.criteria, RowFate::New, &RowChange::fate) == 0);
}

TEST_CASE("a pack and itself differ in nothing") {
  const auto pack = *Library().load("area-send-2025");
  for (const auto& row : diffPacks(pack, pack).tasks) {
    CHECK(row.fate == RowFate::Kept);
    CHECK_FALSE(row.isEdited);
  }
}
