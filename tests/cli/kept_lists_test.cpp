// SPDX-License-Identifier: GPL-3.0-or-later
// What a workspace's own lists say: checks with corrections, the register and the rules that are off.
#include "cli/sealed_place.h"

using namespace waymark::cli;

namespace {

constexpr const char* kRegister =
    "URN,LA (code),EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus (name),CloseDate,"
    "PhaseOfEducation (name),Town\r\n"
    "123456,888,Ashby Primary,Community school,Open,,Primary,Ashby\r\n"
    "100002,888,Silent College,Further education,Open,,16 plus,Ashby\r\n"
    "100003,999,Elsewhere,Academy,Open,,Primary,Away\r\n";

Json ruleOf(const Json& checked, const std::string& code) {
  for (const auto& rule : checked["rules"])
    if (rule["code"] == code) return rule;
  return {};
}

}  // namespace

TEST_CASE("the workspace's lists are checked by case code; with the passphrase also by what lies under the seal") {
  const SealedPlace place;
  place.sealed();
  place.imported(place.list);
  const auto open = place.json({"check-children", place.file, "--as-at", "2026-11-23"});
  CHECK(open["rows"]["List_2"] == 2);
  CHECK_FALSE(ruleOf(open, "207")["ran"].get<bool>());
  const auto all = place.json({"check-children", place.file, "--as-at", "2026-11-23", "--passphrase-file", place.passphrase});
  CHECK(ruleOf(all, "207")["ran"].get<bool>());
  CHECK(all["unread_cells"] == 1);
  const auto words = ran({"check-children", place.file, "--as-at", "2026-11-23"}).out;
  CHECK(words.find("Not run, for want of a column, the passphrase") != std::string::npos);
  CHECK(words.find(kUpn) == std::string::npos);
}

TEST_CASE("a correction counts in the checks") {
  const SealedPlace place;
  place.sealed();
  place.imported(place.write("a.csv", std::string(kHeader) + "A1,,,,1,WBRI,,123456,2,0,0,1.5,\r\n"));
  auto checked = place.json({"check-children", place.file});
  const auto missing = checked["rows_failing_per_rule"];
  CHECK_FALSE(missing.empty());
  REQUIRE(ran({"correct", place.file, "--case", "C-00001", "--column", "primary_need", "--value", "ASD"}).exit == 0);
  checked = place.json({"check-children", place.file});
  CHECK(checked["rows_failing_per_rule"].size() + 1 == missing.size());
  CHECK(checked["corrections"]["standing"] == 1);
}

TEST_CASE("a rule that is off for a reason says so, stays out of the checks, and comes on again") {
  const SealedPlace place;
  place.sealed();
  place.imported(place.write("a.csv", std::string(kHeader) + "A1,,,,1,WBRI,,123456,2,0,0,1.5,\r\n"));
  const auto failing = place.json({"check-children", place.file})["rows_failing_per_rule"];
  REQUIRE_FALSE(failing.empty());
  const auto rule = failing.items().begin().key();
  CHECK(ran({"rule-off", place.file, "--rule", "999", "--why", "No"}).exit == 3);
  CHECK(ran({"rule-off", place.file, "--rule", rule, "--why", " "}).exit == 3);
  REQUIRE(ran({"rule-off", place.file, "--rule", rule, "--why", "The census has no such column"}).exit == 0);
  auto checked = place.json({"check-children", place.file});
  CHECK_FALSE(checked["rows_failing_per_rule"].contains(rule));
  CHECK(ruleOf(checked, rule)["off"].get<bool>());
  CHECK(checked["switched_off"][0]["reason"] == "The census has no such column");
  CHECK(ran({"check-children", place.file}).out.find("is switched off (tester): The census has no such column") !=
        std::string::npos);
  REQUIRE(ran({"rule-off", place.file, "--rule", rule, "--why", "Another reason"}).exit == 0);
  CHECK(place.json({"check-children", place.file})["switched_off"].size() == 1);
  REQUIRE(ran({"rule-on", place.file, "--rule", rule}).exit == 0);
  CHECK(place.json({"check-children", place.file})["rows_failing_per_rule"] == failing);
  CHECK(ran({"rule-on", place.file, "--rule", rule}).exit == 3);
}

TEST_CASE("a kept register checks URNs and says which settings have returned nothing") {
  const SealedPlace place;
  place.sealed();
  place.imported(place.write("a.csv", std::string(kHeader) + "A1,,,,1,WBRI,ASD,123456,2,0,0,1.5,\r\n" +
                                          "A2,,,,1,WBRI,ASD,123457,2,0,0,1.5,\r\n"));
  CHECK(ran({"settings", place.file}).exit == 3);
  CHECK(place.json({"check-children", place.file})["register"].is_null());
  const auto kept = place.json({"keep-settings", place.file, place.write("gias.csv", kRegister), "--as-at", "2026-11-01"});
  CHECK(kept["settings"] == 3);
  const auto checked = place.json({"check-children", place.file});
  CHECK(checked["register"] == "2026-11-01");
  bool found = false;
  for (const auto& rule : checked["rules"])
    found = found || (rule["rows"] == 1 && rule["cases"] == Json::array({"C-00002"}) && rule["title"].get<std::string>().find("register") != std::string::npos);
  CHECK(found);

  const auto named = place.json({"settings", place.file});
  REQUIRE(named.size() == 1);
  CHECK(named[0]["name"] == "Ashby Primary");
  CHECK(named[0]["children"] == 1);
  const auto silent = place.json({"settings", place.file, "--returned-nothing", "--authority", "888"});
  REQUIRE(silent.size() == 1);
  CHECK(silent[0]["urn"] == "100002");
  CHECK(place.json({"settings", place.file, "--returned-nothing", "--authority", ""}).size() == 2);
  CHECK(ran({"keep-settings", place.file, place.list, "--as-at", "2026-11-01"}).exit == 3);

  // It tells of no child, and stays when children's data are deleted.
  REQUIRE(ran({"purge-children", place.file, "--why", "Retention", "--yes"}).exit == 0);
  CHECK(place.json({"check-children", place.file})["register"] == "2026-11-01");
}
