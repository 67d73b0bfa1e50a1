// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli framework check and diff: what they print and how they end.
#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "base/resources.h"
#include "run_cli.h"

using namespace waymark;
using namespace waymark::cli;
using Json = nlohmann::json;

namespace {

std::string packFile(const Json& json) {
  const auto file = std::filesystem::temp_directory_path() / "waymark-cli-pack.json";
  REQUIRE(base::writeFileSafely(file, json.dump()));
  return file.string();
}

Json goodPack() {
  return Json::parse(*base::embeddedFile("frameworks/area-send-2025.json"));
}

}  // namespace

TEST_CASE("framework check names every problem with its place, and fails only when asked to") {
  auto json = goodPack();
  json["tasks"][0]["owner"] = "nobody";
  json["criteria"][2].erase("title");
  const auto file = packFile(json);
  const auto text = ran({"framework", "check", file});
  CHECK(text.exit == 0);
  CHECK(text.out.find("/tasks/0/owner") != std::string::npos);
  CHECK(text.out.find("“title” is missing. Add it.") != std::string::npos);
  CHECK(text.out.find("2 problems") != std::string::npos);
  CHECK(ran({"framework", "check", file, "--strict"}).exit == 1);
  const auto asJson = Json::parse(ran({"framework", "check", file, "--format", "json"}).out);
  CHECK(asJson["usable"] == false);
  CHECK(asJson["problems"].size() == 2);
  CHECK(asJson["problems"][0]["path"] == "/criteria/2");
}

TEST_CASE("framework check is content with a sound pack, and can't do a missing one or a folder") {
  const auto sound = ran({"framework", "check", packFile(goodPack()), "--strict"});
  CHECK(sound.exit == 0);
  CHECK(sound.out.find("nothing is wrong") != std::string::npos);
  CHECK(ran({"framework", "check", "/no/such/pack.json"}).exit == 3);
  CHECK(ran({"framework", "check", "/"}).exit == 3);
  CHECK(ran({"framework"}).exit == 2);
  CHECK(ran({"framework", "chekc", "x"}).exit == 2);
  CHECK(ran({"framework", "check"}).exit == 2);
}

TEST_CASE("framework diff says what was kept, renamed, added and taken out") {
  auto json = goodPack();
  json["version"] = "1.1";
  json["criteria"][0]["title"] = "Another heading";
  const auto file = packFile(json);
  const auto diff = Json::parse(ran({"framework", "diff", "area-send-2025@1.0", file, "--format", "json"}).out);
  CHECK(diff["new"] == "area-send-2025@1.1");
  CHECK(diff["criteria"][0]["change"] == "renamed");
  CHECK(diff["criteria"][1]["change"] == "kept");
  const auto text = ran({"framework", "diff", "area-send-2023", "area-send-2025"});
  CHECK(text.exit == 0);
  CHECK(text.out.find("Criteria: ") != std::string::npos);
  CHECK(ran({"framework", "diff", "area-send-2025@9", "area-send-2025"}).exit == 3);
}

TEST_CASE("framework move shows what it would touch, moves only when asked to, and leaves no finding behind") {
  const auto folder = std::filesystem::temp_directory_path() / "waymark-cli-move";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  const auto file = (folder / "area.waymark").string();
  REQUIRE(ran({"demo", file, "--without-children"}).exit == 0);
  const auto same = ran({"framework", "move", file, "--to", "area-send-2025", "--apply"});
  CHECK(same.exit == 0);
  CHECK(same.out.find("already") != std::string::npos);
  const auto preview = Json::parse(ran({"framework", "move", file, "--to", "area-send-2023", "--format", "json"}).out);
  CHECK(preview["applied"] == false);
  CHECK(preview["undecided"].empty());
  int findings = 0;
  for (const auto& row : preview["criteria"]) findings += row["findings"].get<int>();
  const auto info = Json::parse(ran({"info", file, "--format", "json"}).out);
  CHECK(findings == info["counts"]["evidence"]);
  CHECK(info["framework"] == "area-send-2025");
  CHECK(ran({"framework", "move", file, "--to", "area-send-2023@1.0", "--apply"}).exit == 0);
  const auto after = Json::parse(ran({"info", file, "--format", "json"}).out);
  CHECK(after["framework"] == "area-send-2023");
  CHECK(after["counts"] == info["counts"]);
  CHECK(after["changes"] == info["changes"].get<int>() + 1);
  // The 2016 framework has other criteria: each that holds something must be given a place.
  const auto refused = ran({"framework", "move", file, "--to", "local-area-2016", "--apply"});
  CHECK(refused.exit == 3);
  CHECK(refused.err.find("say where each goes") != std::string::npos);
  CHECK(Json::parse(ran({"info", file, "--format", "json"}).out)["changes"] == after["changes"]);
  CHECK(ran({"framework", "move", file, "--to", "area-send-2025", "--map", "E1"}).exit == 2);
  CHECK(ran({"framework", "move", file, "--to", "area-send-2025@9"}).exit == 3);
  std::filesystem::remove_all(folder);
}

TEST_CASE("a draft is made, checked and published on the command line, and the new version is found") {
  const auto folder = std::filesystem::temp_directory_path() / "waymark-cli-drafts";
  std::filesystem::remove_all(folder);
  const auto run = [&](const std::vector<std::string>& arguments) {
    std::ostringstream out;
    std::ostringstream err;
    const base::Now now{base::Stamp{base::dayOf(2026, 11, 11)}, base::dayOf(2026, 11, 11), base::TimeOfDay{620}};
    const int exit =
        cli::run(arguments, Console{out, Format::Text, framework::Library(folder), now, "tester"}, err);
    return Ran{exit, out.str(), err.str()};
  };
  const auto made = run({"framework", "copy", "area-send-2025", "--format", "json"});
  REQUIRE(made.exit == 0);
  const auto json = Json::parse(made.out);
  CHECK(json["version"] == "1.1");
  const std::string draft = json["file"];
  CHECK(run({"framework", "copy", "area-send-2025@1.0", "--as", "1.1"}).exit == 3);  // it is there already
  CHECK(run({"framework", "copy", "area-send-2025", "--as", "../1"}).exit == 3);
  CHECK(run({"framework", "copy", "no-such-pack"}).exit == 3);
  CHECK(run({"framework", "check", draft, "--strict"}).exit == 0);
  const auto published = run({"framework", "publish", draft});
  CHECK(published.exit == 0);
  CHECK(published.out.find("area-send-2025@1.1.json") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(draft));
  CHECK(run({"frameworks"}).out.find("area-send-2025       1.1") != std::string::npos);
  CHECK(run({"framework", "diff", "area-send-2025@1.0", "area-send-2025"}).out.find("@1.0 -> area-send-2025@1.1") !=
        std::string::npos);
  // A file that lies elsewhere is published too, and stays where it is.
  auto other = goodPack();
  other["version"] = "2.0";
  const auto file = packFile(other);
  CHECK(run({"framework", "publish", file}).exit == 0);
  CHECK(std::filesystem::exists(file));
  const auto again = run({"framework", "publish", file});
  CHECK(again.exit == 3);
  CHECK(again.err.find("area-send-2025 2.0") != std::string::npos);
  std::filesystem::remove_all(folder);
}
