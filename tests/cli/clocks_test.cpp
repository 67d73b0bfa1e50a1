// SPDX-License-Identifier: GPL-3.0-or-later
// Statutory clocks as scripts use them: from a SEN2 return's files and a case system's extract to a worklist.
#include "app/sen2_files.h"
#include "cli/sealed_place.h"

using namespace waymark;
using namespace waymark::cli;

namespace {

class ClockPlace : public SealedPlace {
 public:
  ClockPlace() { sealed(); }
  Json taken(const std::vector<std::string>& files, const char* definition, const char* source, const char* day,
             const std::vector<std::string>& more = {}) const {
    std::vector<std::string> arguments{"import-lists", file};
    arguments.insert(arguments.end(), files.begin(), files.end());
    for (const auto* one : {"--definition", definition, "--source", source, "--as-at", day, "--passphrase-file"})
      arguments.emplace_back(one);
    arguments.push_back(passphrase);
    arguments.insert(arguments.end(), more.begin(), more.end());
    return json(arguments);
  }
  Json sen2() const {
    return taken({write("senneed.csv", test::kSen2Need), write("person.csv", test::kSen2Person),
                  write("requests.csv", test::kSen2Requests), write("assessment.csv", test::kSen2Assessment),
                  write("namedplan.csv", test::kSen2NamedPlan), write("plandetail.csv", test::kSen2PlanDetail),
                  write("activeplans.csv", test::kSen2ActivePlans), write("placement.csv", test::kSen2Placement)},
                 "sen2-2025", "SEN2", "2026-06-30");
  }
  Json clocks(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> arguments{"clocks", file, "--today", "2026-07-01"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return json(arguments);
  }
};

const Json* clockOf(const Json& report, const char* code, const char* kind) {
  for (const auto& clock : report["clocks"])
    if (clock["case"] == code && clock["kind"] == kind) return &clock;
  return nullptr;
}

}  // namespace

TEST_CASE("a SEN2 return’s files become a worklist with each clock’s day, state and reason") {
  const ClockPlace place;
  const auto rows = place.sen2();
  REQUIRE(rows.size() == 8);
  CHECK(rows[0]["list"] == "person");  // whatever order the files came in
  CHECK(rows[1]["rows"] == 4);
  CHECK(rows[1]["new_children"] == 0);
  CHECK(rows[1]["known_children"] == 3);
  const auto report = place.clocks();
  CHECK(report["rules"] == "england-2014");
  // C-00001: reviewed, and the decision of 18 July 2025 starts the next twelve months.
  const auto* review = clockOf(report, "C-00001", "annual_review");
  REQUIRE(review != nullptr);
  CHECK((*review)["started_by"] == "last_decided");
  CHECK((*review)["due"] == "2026-07-18");
  CHECK((*review)["state"] == "due_soon");
  const auto* transfer = clockOf(report, "C-00001", "transfer_school");
  REQUIRE(transfer != nullptr);
  CHECK((*transfer)["due"] == "2026-02-15");
  CHECK((*transfer)["state"] == "late");
  CHECK((*transfer)["days"] == 136);
  // C-00002: agreed, past 20 weeks, excused.
  const auto* excused = clockOf(report, "C-00002", "final_plan");
  REQUIRE(excused != nullptr);
  CHECK((*excused)["state"] == "exempt");
  CHECK((*excused)["due"] == "2026-05-25");
  CHECK((*excused)["exception"] == "not_named");
  // C-00003: the request of February isn't decided.
  const auto* undecided = clockOf(report, "C-00003", "decide_to_assess");
  REQUIRE(undecided != nullptr);
  CHECK((*undecided)["due"] == "2026-03-16");
  CHECK((*undecided)["days"] == 107);
  CHECK((*undecided)["held_by"] == "decision_to_assess");
  CHECK(report["faults"].empty());
  CHECK(report["counts"]["late"] == 3);

  const auto late = place.clocks({"--state", "late", "--kind", "final_plan"});
  REQUIRE(late["clocks"].size() == 1);
  CHECK(late["clocks"][0]["case"] == "C-00003");
  CHECK(place.clocks({"--state", "met_late", "--case", "C-00001"})["clocks"].size() == 1);
  const auto text = ran({"clocks", place.file, "--today", "2026-07-01"}).out;
  CHECK(text.find("C-00003   Decision to assess: 107 days late, due Mon 16 Mar 2026") != std::string::npos);
  CHECK(text.find("from the request, Mon 2 Feb 2026") != std::string::npos);
  // Nothing of who they are.
  for (const auto* name : {"Amber", "Cedar", "H801200001001"}) CHECK(text.find(name) == std::string::npos);
}

TEST_CASE("a case system’s own headers come in by a mapping, and its advice says which agency holds a plan up") {
  const ClockPlace place;
  place.taken({place.write("cases.csv", "Ref,Date req rec'd,Six wk decision,Outcome,EHCP final,Draft out\r\n"
                                        "K7,05/01/2026,02/02/2026,Agreed,,\r\nK8,05/01/2026,20/02/2026,Y,15/06/2026,01/06/2026\r\n")},
              "ehc-cases", "case system", "2026-06-30",
              {"--column", "Ref=unique_id", "--column", "Date req rec'd=request_received", "--column",
               "Six wk decision=request_decided", "--column", "Outcome=request_outcome", "--column",
               "EHCP final=plan_issued", "--column", "Draft out=draft_issued"});
  place.taken({place.write("advice.csv", "Child ID,Agency,Asked,Received\r\nK7,Health,09/02/2026,\r\n"
                                         "K7,Educational psychology,09/02/2026,01/04/2026\r\nK8,Health,,\r\n")},
              "ehc-cases", "case system", "2026-06-30");
  const auto report = place.clocks();
  const auto* plan = clockOf(report, "C-00001", "final_plan");
  REQUIRE(plan != nullptr);
  CHECK((*plan)["state"] == "late");
  CHECK((*plan)["held_by"] == "advice");
  CHECK((*plan)["advice"] == Json::parse(R"([{"agency": "Health", "days_over": 100}])"));
  CHECK((*plan)["why"] == "advice not in: Health (100 days over)");
  // The family had 14 days.
  const auto* comments = clockOf(report, "C-00002", "comments_on_draft");
  REQUIRE(comments != nullptr);
  CHECK((*comments)["state"] == "cut_short");
  CHECK((*comments)["days"] == 1);
  CHECK((*clockOf(report, "C-00002", "advice"))["state"] == "not_started");
}

TEST_CASE("the figure of the year stands beside the backlog, and clearing it lowers the figure") {
  const ClockPlace place;
  place.taken({place.write("cases.csv", "Unique ID,Request received,Decision to assess,Request outcome,Final plan issued,Exception\r\n"
                                        "K1,05/01/2026,02/02/2026,Y,25/05/2026,\r\nK2,05/01/2026,02/02/2026,Y,26/05/2026,\r\n"
                                        "K3,05/01/2026,02/02/2026,Y,01/06/2026,School closed\r\nK4,05/01/2026,02/02/2026,Y,,\r\n"
                                        "K5,01/06/2026,,,,\r\n")},
              "ehc-cases", "case system", "2026-06-30");
  const auto figure = place.clocks({"--timeliness"});
  CHECK(figure["so_far"]["excluding_exceptions"]["in_time"] == 1);
  CHECK(figure["so_far"]["excluding_exceptions"]["issued"] == 2);
  CHECK(figure["so_far"]["excluding_exceptions"]["percent"] == 50.0);
  CHECK(figure["so_far"]["including_exceptions"]["issued"] == 3);
  CHECK(figure["open_late"] == 1);
  CHECK(figure["longest_overdue_days"] == 37);
  CHECK(figure["open_in_time"] == 1);
  CHECK(figure["year_end"]["backlog_untouched"]["excluding_exceptions"]["issued"] == 3);
  CHECK(figure["year_end"]["backlog_cleared"]["excluding_exceptions"]["percent"] == 50.0);
  const auto text = ran({"clocks", place.file, "--today", "2026-07-01", "--timeliness"}).out;
  CHECK(text.find("50.0% (1 of 2)") != std::string::npos);
  CHECK(text.find("nothing of the backlog is issued   66.7% (2 of 3)") != std::string::npos);
  CHECK(text.find("all of the backlog is issued       50.0% (2 of 4)") != std::string::npos);
}

TEST_CASE("a reason is kept with its run of the clock, edited and taken back") {
  const ClockPlace place;
  place.sen2();
  const auto note = [&](const char* reason) {
    return ran({"clock-note", place.file, "--case", "C-00003", "--kind", "decide_to_assess", "--due", "2026-03-16",
                "--today", "2026-07-01", "--reason", reason});
  };
  CHECK(note("Family moved house").exit == 0);
  const auto* noted = clockOf(place.clocks(), "C-00003", "decide_to_assess");
  REQUIRE(noted != nullptr);
  const auto reasonNow = [&] { return (*clockOf(place.clocks(), "C-00003", "decide_to_assess"))["note"]; };
  CHECK(reasonNow()["reason"] == "Family moved house");
  CHECK(reasonNow()["author"] == "tester");
  CHECK(note("Waiting for health").exit == 0);
  CHECK(reasonNow()["reason"] == "Waiting for health");
  CHECK(ran({"undo", place.file}).exit == 0);
  CHECK(reasonNow()["reason"] == "Family moved house");
  CHECK(note("").exit == 0);
  CHECK(reasonNow().is_null());
  const auto several = ran({"clock-note", place.file, "--case", "C-00003", "--kind", "decide_to_assess", "--reason", "x"});
  CHECK(several.exit == 2);
  CHECK(several.err.find("--due with one of 2025-03-17, 2026-03-16") != std::string::npos);
  CHECK(ran({"clock-note", place.file, "--case", "C-09999", "--kind", "final_plan", "--reason", "x"}).exit == 3);
  CHECK(ran({"clock-note", place.file, "--case", "C-00003", "--kind", "finalplan", "--reason", "x"}).exit == 3);
}

TEST_CASE("dates and codes that can’t be are told by case, and nothing of the extract is lost") {
  const ClockPlace place;
  place.taken({place.write("cases.csv", "Unique ID,Request received,Decision to assess,Request outcome,Final plan issued,Draft plan issued\r\n"
                                        "K1,05/01/2026,02/01/2026,Y,,\r\nK2,05/01/2026,02/02/2026,Q,01/06/2026,08/06/2026\r\n"
                                        "K3,05/01/2026,,,,\r\nK3,05/03/2026,,,,\r\nK4,31/02/2026,,,,\r\n")},
              "ehc-cases", "case system", "2026-06-30");
  const auto report = place.clocks();
  std::vector<std::string> told;
  for (const auto& fault : report["faults"]) told.push_back(fault["case"].get<std::string>() + " " + fault["text"].get<std::string>());
  CHECK(told == std::vector<std::string>{
                    "C-00001 The decision whether to assess (Fri 2 Jan 2026) is before the request (Mon 5 Jan 2026). Its clock "
                    "can’t be told.",
                    "C-00002 “Q” in Request outcome is none of the codes that are known. It counts as not recorded.",
                    "C-00002 The draft (Mon 8 Jun 2026) is after the final plan (Mon 1 Jun 2026).",
                    "C-00003 Two requests are open, of Mon 5 Jan 2026 and of Thu 5 Mar 2026. Both clocks run until one is "
                    "closed.",
                    "C-00004 Request received holds “31/02/2026”, which can’t be read as a day. It counts as not recorded.",
                    "C-00004 A request has no day on which it was received. Its clocks can’t be told."});
  CHECK((*clockOf(report, "C-00001", "decide_to_assess"))["state"] == "unclear");
  CHECK(ran({"clocks", place.file, "--state", "overdue"}).exit == 3);
  CHECK(ran({"clocks", place.file, "--rules", place.write("mine.json", "{}")}).exit == 3);
}

TEST_CASE("the inspectors’ list alone tells of annual reviews, and says from which date") {
  const ClockPlace place;
  constexpr const char* kPlans =
      "Unique ID,UPN,ULN,Date of birth,Gender,Ethnicity,Date initial EHC plan issued,Date updated EHC plan issued,"
      "Date EHC plan last reviewed,SEN primary need,Main education establishment - URN,Main education establishment - "
      "phase,Decision letter date\r\n"
      "A1,,,09/03/2014,1,WBRI,01/09/2020,,10/06/2025,ASD,123456,2,\r\n"
      "A2,,,09/03/2014,1,WBRI,01/09/2020,,10/06/2025,ASD,123456,2,08/07/2025\r\n"
      "A3,,,09/03/2014,1,WBRI,01/09/2025,,,ASD,123456,2,\r\n";
  place.taken({place.write("plans.csv", kPlans)}, "annex-a-2023", "case system", "2026-06-30");
  const auto report = place.clocks();
  const auto started = [&](const char* code) { return (*clockOf(report, code, "annual_review"))["started_by"]; };
  // The column of letters is there, so a meeting without one waits for its decision.
  CHECK(started("C-00001") == "last_meeting");
  CHECK((*clockOf(report, "C-00001", "review_decision"))["due"] == "2025-07-08");
  CHECK(started("C-00002") == "last_decided");
  CHECK((*clockOf(report, "C-00002", "annual_review"))["due"] == "2026-07-08");
  CHECK(started("C-00003") == "plan_made");
}
