// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli backup, restore and verify, as scripts use them.

#include "cli/demonstration.h"

using namespace waymark::cli;

namespace {

void takeOutATask(const Demonstration& demo) {
  auto rows = demo.records("override");
  if (rows.empty()) rows = demo.records("file_link");
  REQUIRE_FALSE(rows.empty());
  REQUIRE(ran({"remove", demo.file, rows.front()["id"], "--name", "take one out"}).exit == 0);
}

}  // namespace

TEST_CASE("backup makes a checked copy once, lists it, and verify holds it against its head") {
  const Demonstration demo;
  const auto made = demo.json({"backup", demo.file});
  CHECK(made["made"] == true);
  CHECK(made["changes"] == 1);
  CHECK(demo.json({"backup", demo.file})["made"] == false);
  const auto list = demo.json({"backup", demo.file, "--list"});
  REQUIRE(list.size() == 1);
  CHECK(list[0]["file"] == made["file"]);
  CHECK(list[0]["state"] == "good");
  const std::string file = made["file"];
  const auto verified = demo.json({"verify", file});
  CHECK(verified["backup"] == true);
  CHECK(verified["log_head"] == made["log_head"]);
  CHECK(demo.json({"verify", demo.file})["backup"] == false);

  fs::resize_file(file, 20'000);
  const auto refused = ran({"verify", file});
  CHECK(refused.exit == 3);
  CHECK(refused.err.find("20000 bytes") != std::string::npos);
  CHECK(refused.out.empty());
}

TEST_CASE("restore --check says what would be lost and changes nothing; restore does it and says how to go back") {
  const Demonstration demo;
  const std::string backup = demo.json({"backup", demo.file})["file"];
  takeOutATask(demo);
  const auto check = demo.json({"restore", demo.file, "--from", backup, "--check"});
  CHECK(check["restored"] == false);
  REQUIRE(check["lost"].size() == 1);
  CHECK(check["lost"][0]["name"] == "take one out");
  CHECK(demo.json({"info", demo.file})["changes"] == 2);

  const auto done = ran({"restore", demo.file, "--from", backup});
  CHECK(done.exit == 0);
  CHECK(done.out.find("To go back: waymark-cli restore") != std::string::npos);
  CHECK(demo.json({"info", demo.file})["changes"] == 1);
  CHECK(demo.json({"backup", demo.file, "--list"}).size() == 2);
}

TEST_CASE("a backup of another workspace is refused with exit code 3") {
  const Demonstration demo;
  const Demonstration other;
  takeOutATask(other);
  REQUIRE(ran({"demo", (other.folder / "r.waymark").string(), "--published", "R02"}).exit == 0);
  const std::string foreign = other.json({"backup", (other.folder / "r.waymark").string()})["file"];
  const auto refused = ran({"restore", demo.file, "--from", foreign});
  CHECK(refused.exit == 3);
  CHECK(refused.err.find("another workspace") != std::string::npos);
}

TEST_CASE("how many stay can be said, and nonsense is refused") {
  const Demonstration demo;
  demo.json({"backup", demo.file});
  takeOutATask(demo);
  const auto second = demo.json({"backup", demo.file, "--keep-last", "1", "--keep-days", "0", "--keep-weeks", "0"});
  CHECK(second["removed"] == 1);
  CHECK(demo.json({"backup", demo.file, "--list"}).size() == 1);
  CHECK(ran({"backup", demo.file, "--keep-last", "many"}).exit == 3);
}

TEST_CASE("a folder that isn't there is a sentence, not a new folder") {
  const Demonstration demo;
  const auto refused = ran({"backup", demo.file, "--folder", (demo.folder / "usb").string()});
  CHECK(refused.exit == 3);
  CHECK(refused.err.find("isn't there. Your work is saved") != std::string::npos);
  CHECK_FALSE(fs::exists(demo.folder / "usb"));
}
