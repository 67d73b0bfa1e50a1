// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/settings_file.h"

#include <catch2/catch.hpp>

#include "base/message.h"

using namespace waymark;
using namespace waymark::exchange;

namespace {

const std::string kHeader =
    "\"URN\",\"LA (code)\",\"EstablishmentName\",\"TypeOfEstablishment (name)\",\"EstablishmentStatus (name)\","
    "\"CloseDate\",\"PhaseOfEducation (name)\",\"Town\",\"DistrictAdministrative (name)\"\n";

}  // namespace

TEST_CASE("the establishment file gives settings by URN, with their state and place") {
  const auto read = readSettings(kHeader +
                                     "100001,888,\"St Mary\xE9, Upper\",Community school,Open,,Primary,Ashby,Northshire\n"
                                     "100002,888,Old School,Academy,Closed,31-08-2025,Secondary,Ashby,\n"
                                     "100003,888,Leaving,Academy,\"Open, but proposed to close\",31-08-2027,Secondary,,X\n",
                                 "settings.csv");
  REQUIRE(read);
  CHECK(read->size() == 3);
  const auto* one = read->find("100001");
  REQUIRE(one != nullptr);
  CHECK(one->name == "St Maryé, Upper");
  CHECK(one->type == "Community school");
  CHECK(one->phase == "Primary");
  CHECK(one->locality == "Northshire");
  CHECK(one->open);
  CHECK(!read->find("100002")->open);
  CHECK(read->find("100002")->closedOn == base::dayOf(2025, 8, 31));
  CHECK(read->find("100002")->locality == "Ashby");
  CHECK(read->find("100003")->open);
  CHECK(read->find("999999") == nullptr);
}

TEST_CASE("a file that is no register is refused with what it lacks") {
  const auto read = readSettings("URN,Name\n1,a\n", "other.csv");
  REQUIRE(!read);
  CHECK(base::sentence(read.error()).find("its first row lacks URN, EstablishmentName") != std::string::npos);
  CHECK(!readSettings("", "empty.csv"));
}

TEST_CASE("a row without a URN is refused with its row, not left out") {
  const auto read = readSettings(kHeader + "100001,888,A,,Open,,,,\n,888,B,,Open,,,,\n", "settings.csv");
  REQUIRE(!read);
  CHECK(base::sentence(read.error()) == "settings.csv, row 3: the URN is missing or no number.");
}

TEST_CASE("a register that is kept is read again as it was") {
  const lists::SettingsRegister settings(
      {{"100001", "@the Bridge, Upper", "Academy", "Primary", "Northshire", true, {}, "888", false},
       {"100002", "Old", "", "", "", false, base::dayOf(2025, 8, 31), "", false},
       {"100003", "New", "", "", "", true, {}, "888", true}});
  const auto again = readSettings(settingsCsv(settings), "kept.csv");
  REQUIRE(again);
  REQUIRE(again->size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    const auto& was = settings.settings()[i];
    const auto& now = again->settings()[i];
    CHECK(now.urn == was.urn);
    CHECK(now.name == was.name);
    CHECK(now.type == was.type);
    CHECK(now.phase == was.phase);
    CHECK(now.locality == was.locality);
    CHECK(now.authority == was.authority);
    CHECK(now.open == was.open);
    CHECK(now.proposed == was.proposed);
    CHECK(now.closedOn == was.closedOn);
  }
}
