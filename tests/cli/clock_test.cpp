// SPDX-License-Identifier: GPL-3.0-or-later
// The clock of an inspection from the command line: moved with a preview, told by inspectors, rehearsed.
#include <algorithm>

#include "cli/demonstration.h"

using namespace waymark;
using namespace waymark::cli;

namespace {

Json rowOf(const Json& rows, const std::string& subject, const std::string& item) {
  for (const auto& row : rows)
    if (row["subject"] == subject && row["item"] == item) return row;
  return {};
}

}  // namespace

TEST_CASE("reanchor shows what would move and changes nothing until it is told to") {
  const Demonstration demo;
  const auto shown = demo.json({"reanchor", demo.file, "--notified", "2026-11-16"});
  CHECK(shown["moves"].size() > 40);
  CHECK(shown["dates"].size() >= 4);
  CHECK(shown["dates"][0]["from"] == "2026-11-09");
  CHECK(shown["dates"][0]["to"] == "2026-11-16");
  CHECK_FALSE(shown["done"].empty());
  for (const auto* key : {"by_hand", "told", "too_late", "warnings"}) CHECK(shown[key].is_array());
  CHECK(demo.recordLines("inspection_event").empty());

  const auto text = ran({"reanchor", demo.file, "--notified", "2026-11-16"});
  CHECK(text.out.find("Nothing is changed yet") != std::string::npos);

  CHECK(demo.json({"reanchor", demo.file, "--notified", "2026-11-16", "--reason", "Snow", "--apply"})["changes"] == 2);
  CHECK(demo.recordLines("inspection_event").find("\"Snow\"") != std::string::npos);
  CHECK(demo.recordLines("inspection").find("2026-11-16") != std::string::npos);
  CHECK(demo.json({"reanchor", demo.file, "--notified", "2026-11-16"})["moves"].empty());
  CHECK(demo.json({"reanchor", demo.file, "--notified", "2026-11-16", "--apply"})["changes"] == 0);

  CHECK(ran({"undo", demo.file}).exit == 0);  // one step
  CHECK(demo.recordLines("inspection").find("2026-11-16") == std::string::npos);
  CHECK(demo.recordLines("inspection_event").empty());
}

TEST_CASE("reanchor refuses days that can't be meant, in one sentence") {
  const Demonstration demo;
  const auto before = demo.recordLines("inspection");
  for (const auto& wrong : std::vector<std::vector<std::string>>{{"--notified", "2026-02-30"},
                                                                 {"--notified", "2206-11-09"},
                                                                 {"--anchor", "on_site=2026-11-01"},
                                                                 {"--anchor", "on_site=soon"},
                                                                 {"--anchor", "nowhere=2026-12-01"}}) {
    std::vector<std::string> arguments{"reanchor", demo.file, "--apply"};
    arguments.insert(arguments.end(), wrong.begin(), wrong.end());
    const auto done = ran(arguments);
    INFO(wrong[1]);
    CHECK(done.exit >= 2);
    CHECK(std::ranges::count(done.err, '\n') == 1);
  }
  CHECK(demo.recordLines("inspection") == before);
  CHECK(demo.recordLines("override").find("on_site") == std::string::npos);
}

TEST_CASE("told lists every row with the framework's day, and writes one down") {
  const Demonstration demo;
  const auto before = rowOf(demo.json({"told", demo.file}), "survey_closes", "parents_carers");
  CHECK(before["told"] == false);
  CHECK(before["day"] == before["framework_day"]);
  CHECK(before["certainty"] == "assumed");

  CHECK(demo.json({"told", demo.file, "--set", "survey_closes:parents_carers=2026-11-17T12:00", "--by", "Jo Lark"})["changes"] ==
        1);
  const auto after = rowOf(demo.json({"told", demo.file}), "survey_closes", "parents_carers");
  CHECK(after["day"] == "2026-11-17");
  CHECK(after["time"] == "12:00");
  CHECK(after["told_by"] == "Jo Lark");
  CHECK(after["framework_day"] == before["framework_day"]);
  CHECK(ran({"told", demo.file}).out.find("told by Jo Lark") != std::string::npos);

  SECTION("the same again changes nothing") {
    CHECK(demo.json({"told", demo.file, "--set", "survey_closes:parents_carers=2026-11-17T12:00", "--by", "Jo Lark"})["changes"] ==
          0);
  }
  SECTION("an hour alone keeps the framework's day") {
    CHECK(demo.json({"told", demo.file, "--set", "task:lists-sent=T10:00"})["changes"] == 1);
    const auto row = rowOf(demo.json({"told", demo.file}), "task", "lists-sent");
    CHECK(row["time"] == "10:00");
    CHECK(row["day"] == row["framework_day"]);
  }
  SECTION("nothing after the equals sign takes it back") {
    CHECK(demo.json({"told", demo.file, "--set", "survey_closes:parents_carers="})["changes"] == 1);
    CHECK(rowOf(demo.json({"told", demo.file}), "survey_closes", "parents_carers")["told"] == false);
  }
  SECTION("facts are words or an hour") {
    CHECK(demo.json({"told", demo.file, "--set", "fact:upload_route=The county's secure upload"})["changes"] == 1);
    CHECK(demo.json({"told", demo.file, "--set", "fact:daily_meeting=16:30"})["changes"] == 1);
    CHECK(rowOf(demo.json({"told", demo.file}), "fact", "upload_route")["value"] == "The county's secure upload");
    CHECK(rowOf(demo.json({"told", demo.file}), "fact", "daily_meeting")["time"] == "16:30");
  }
  SECTION("what can't be read is refused with nothing changed") {
    const auto stands = demo.recordLines("told");
    for (const auto* wrong :
         {"survey_closes:parents_carers=2026-02-30", "survey_closes:nobody=2026-11-17", "lists-sent",
          "weather:today=2026-11-17", "task:lists-sent=2026-11-17T25:00", "fact:daily_meeting=late"}) {
      INFO(wrong);
      const auto done = ran({"told", demo.file, "--set", wrong});
      CHECK(done.exit >= 2);
      CHECK(std::ranges::count(done.err, '\n') == 1);
    }
    CHECK(demo.recordLines("told") == stands);
  }
}

TEST_CASE("a rehearsal runs beside the real plan and ends in what slipped") {
  const Demonstration demo;
  const auto real = ran({"info", demo.file}).out;
  const auto realPlan = real.substr(0, real.find("\nRecords"));
  CHECK(demo.json({"rehearsal", demo.file}).empty());
  CHECK(ran({"rehearsal", demo.file, "--slips"}).exit == 2);
  CHECK(ran({"rehearsal", demo.file, "--end"}).exit == 2);
  CHECK(ran({"rehearsal", demo.file, "--start", "2026-02-30"}).exit == 3);
  CHECK(ran({"rehearsal", demo.file, "--start", "2206-11-09"}).exit == 2);
  CHECK(ran({"rehearsal", demo.file, "--start", "2026-11-02", "--end"}).exit == 2);

  CHECK(ran({"rehearsal", demo.file, "--start", "2026-11-02"}).exit == 0);
  const auto list = demo.json({"rehearsal", demo.file});
  REQUIRE(list.size() == 1);
  CHECK(list[0]["title"] == "Rehearsal 1");
  CHECK(list[0]["ended"] == false);
  const auto after = ran({"info", demo.file}).out;
  CHECK(after.substr(0, after.find("\nRecords")) == realPlan);

  const auto slips = demo.json({"rehearsal", demo.file, "--slips"});
  REQUIRE_FALSE(slips.empty());
  for (const auto* key : {"id", "title", "owner", "due", "due_time", "done_at", "working_days_late", "reason"})
    CHECK(slips[0].contains(key));
  CHECK(slips[0]["working_days_late"] >= slips.back()["working_days_late"]);

  CHECK(ran({"rehearsal", demo.file, "--end"}).exit == 0);
  CHECK(demo.json({"rehearsal", demo.file})[0]["ended"] == true);
  CHECK_FALSE(demo.json({"rehearsal", demo.file, "--slips"}).empty());  // stays readable
  CHECK(ran({"rehearsal", demo.file, "--start", "2026-11-09"}).exit == 0);
  CHECK(demo.json({"rehearsal", demo.file})[0]["title"] == "Rehearsal 2");
}
