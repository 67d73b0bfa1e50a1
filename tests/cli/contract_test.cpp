// SPDX-License-Identifier: GPL-3.0-or-later
// The contract of docs/cli.md: field names, exit codes, one sentence on stderr.
#include <catch2/catch.hpp>
#include <map>
#include <nlohmann/json.hpp>

#include "cli/run_cli.h"

using namespace waymark::cli;
using Json = nlohmann::json;

TEST_CASE("frameworks lists id, title, effective date and kind") {
  const auto done = ran({"frameworks", "--format", "json"});
  CHECK(done.exit == 0);
  const auto rows = Json::parse(done.out);
  REQUIRE(rows.size() >= 2);
  CHECK(rows[0]["id"] == "area-send-2025");
  CHECK(rows[0]["effective_from"] == "2025-06-06");
  CHECK(rows[0]["kind"] == "full_inspection");
  CHECK(done.err.empty());
}

TEST_CASE("timeline gives the dates of September 2025") {
  const auto done = ran({"timeline", "--framework", "area-send-2025", "--notified", "2025-09-08", "--format", "json"});
  CHECK(done.exit == 0);
  const auto plan = Json::parse(done.out);
  CHECK(plan["framework"] == "area-send-2025");
  CHECK(plan["anchors"]["notified"] == "2025-09-08");
  CHECK(plan["anchors"]["fieldwork"] == "2025-09-18");
  CHECK(plan["anchors"]["on_site"] == "2025-09-22");
  CHECK(plan["anchors"]["on_site_end"] == "2025-09-26");
  for (const auto& task : plan["tasks"])
    for (const auto* key : {"id", "title", "phase", "due", "due_time", "owner", "source", "certainty"})
      CHECK(task.contains(key));
  CHECK(plan["warnings"].is_array());
}

TEST_CASE("timeline counts back from the first day on site") {
  const auto done = ran({"timeline", "--framework", "area-send-2023", "--on-site", "2023-05-15", "--format", "json"});
  CHECK(Json::parse(done.out)["anchors"]["notified"] == "2023-04-27");
}

TEST_CASE("without a date the plan has labels and null") {
  const auto plan = Json::parse(ran({"timeline", "--framework", "area-send-2025", "--format", "json"}).out);
  CHECK(plan["notified"].is_null());
  CHECK(plan["tasks"][0]["due"].is_null());
  CHECK(plan["anchors"]["on_site"].is_null());
}

TEST_CASE("bad use exits 2") {
  CHECK(ran({}).exit == 2);
  CHECK(ran({"nonsense"}).exit == 2);
  CHECK(ran({"nonsense", "--help"}).exit == 2);
  CHECK(ran({"nonsense", "--help"}).out.empty());
  CHECK(ran({"timeline"}).exit == 2);
  CHECK(ran({"timeline", "--framework", "area-send-2025", "--format", "xml"}).exit == 2);
  CHECK(
      ran({"timeline", "--framework", "area-send-2025", "--notified", "2025-09-08", "--on-site", "2025-09-22"}).exit ==
      2);
  CHECK(ran({"timeline", "--framework", std::string("a\xFF")}).exit == 2);
}

TEST_CASE("what can't be done exits 3 with one sentence on stderr and nothing on stdout") {
  const std::vector<std::vector<std::string>> cases{
      {"timeline", "--framework", "no-such"},
      {"timeline", "--framework", "area-send-2025", "--notified", "2025-02-30"},
      {"timeline", "--framework", "area-send-2025", "--notified", "tomorrow"},
      {"timeline", "--framework", "area-send-2025", "--anchor", "lunch=2025-09-08"},
      {"timeline", "--framework", "area-send-2025", "--anchor", "on_site"},
      {"timeline", "--framework", "area-send-2025", "--holidays", "/no/such/file.json"},
      {"timeline", "--framework", "area-send-2025", "--on-site", "2016-01-04"}};
  for (const auto& arguments : cases) {
    const auto done = ran(arguments);
    CAPTURE(arguments, done.err);
    CHECK(done.exit == 3);
    CHECK(done.out.empty());
    CHECK(std::count(done.err.begin(), done.err.end(), '\n') == 1);
  }
}

TEST_CASE("help is no error") {
  CHECK(ran({"--help"}).exit == 0);
  CHECK(ran({"timeline", "--help"}).exit == 0);
}

TEST_CASE("every pack is listed with its kind and gives a plan") {
  const std::map<std::string, std::string> kinds{{"area-send-monitoring", "monitoring"},
                                                 {"area-send-engagement", "engagement"},
                                                 {"area-send-thematic", "thematic"},
                                                 {"local-area-2016", "full_inspection"},
                                                 {"wsoa-revisit", "revisit"}};
  std::map<std::string, std::string> listed;
  for (const auto& row : Json::parse(ran({"frameworks", "--format", "json"}).out)) listed[row["id"]] = row["kind"];
  for (const auto& [id, kind] : kinds) {
    CHECK(listed[id] == kind);
    const auto plan = Json::parse(ran({"timeline", "--framework", id, "--notified", "2026-03-02", "--format", "json"}).out);
    CHECK(plan["tasks"].size() >= 10);
    for (const auto& task : plan["tasks"]) CHECK(task["due"].is_string());
  }
}

TEST_CASE("timeline says where sources disagree, on the row") {
  const auto done = ran({"timeline", "--framework", "wsoa-revisit", "--notified", "2019-04-26", "--format", "json"});
  const auto plan = Json::parse(done.out);
  CHECK(plan["anchor_notes"]["letter"].get<std::string>().find("disagree") != std::string::npos);
  int notes = 0;
  for (const auto& task : plan["tasks"])
    if (task["note"].is_string() && task["note"].get<std::string>().find("28 days") != std::string::npos) ++notes;
  CHECK(notes == 2);
  const auto text = ran({"timeline", "--framework", "wsoa-revisit", "--notified", "2019-04-26"}).out;
  CHECK(text.find("Note: Sources disagree: 28 days") != std::string::npos);
}
