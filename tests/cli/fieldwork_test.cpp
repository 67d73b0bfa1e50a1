// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli fieldwork, as scripts use it: the timetable, the lead inspector's grid, invitations, papers.
#include <algorithm>

#include "base/id.h"
#include "cli/demonstration.h"
#include "support/made_workbook.h"

using namespace waymark::cli;
namespace made = waymark::made;

namespace {

struct WithFieldwork : Demonstration {
  Json session(const std::string& code) const {
    for (const auto& one : records("fieldwork_session"))
      if (one["code"] == code) return one;
    FAIL("there is no session " << code);
    return {};
  }
  std::string idOf(const std::string& kind, const std::string& name) const {
    for (const auto& one : records(kind))
      if (one["name"] == name) return one["id"];
    FAIL("there is no " << kind << " " << name);
    return {};
  }
  Ran put(const Json& record) const { return ran({"put", file, write("put.jsonl", record.dump() + "\n")}); }
  std::string out(const std::string& name) const { return (folder / name).string(); }
  Json grid(const std::string& name, const std::string& text, std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {"fieldwork", "grid-in", file, write(name, text)});
    return json(more);
  }
  static Json rowOf(const Json& grid, const std::string& code) {
    for (const auto& row : grid["rows"])
      if (row["code"] == code) return row;
    FAIL("there is no row " << code);
    return {};
  }
};

bool says(const Json& remarks, const std::string& text) {
  return std::ranges::any_of(remarks, [&](const Json& one) { return one.get<std::string>().find(text) != std::string::npos; });
}

std::string cell(const std::string& place, const std::string& text) {
  return "<c r=\"" + place + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}

}  // namespace

TEST_CASE("the timetable lists every session, its clashes exit 1 when asked, and arranging is one step") {
  const WithFieldwork demo;
  CHECK(demo.json({"fieldwork", "list", demo.file}).size() == 60);
  const auto clashes = demo.json({"fieldwork", "clashes", demo.file});
  REQUIRE(clashes.size() == 1);
  CHECK(clashes[0]["rule"] == "inspector");
  CHECK(ran({"fieldwork", "clashes", demo.file, "--strict"}).exit == 1);
  const auto preview = demo.json({"fieldwork", "arrange", demo.file, "--dry-run"});
  CHECK(preview["placed"].size() == 6);
  CHECK(demo.session("S-31")["day"].is_null());
  CHECK(demo.json({"fieldwork", "arrange", demo.file})["placed"].size() == 6);
  CHECK_FALSE(demo.session("S-31")["day"].is_null());
  REQUIRE(ran({"undo", demo.file}).exit == 0);
  CHECK(demo.session("S-31")["day"].is_null());
}

TEST_CASE("a grid comes back as it went out without changing anything") {
  for (const char* name : {"grid.xlsx", "grid.csv"}) {
    const WithFieldwork demo;
    CHECK(demo.json({"fieldwork", "grid-out", demo.file, demo.out(name)})["sessions"] == 60);
    CHECK(ran({"fieldwork", "grid-out", demo.file, demo.out(name)}).exit == 3);  // it is there
    const auto before = ran({"log", demo.file}).out;
    const auto read = demo.json({"fieldwork", "grid-in", demo.file, demo.out(name)});
    CAPTURE(name, read.dump(1));
    CHECK(read["same"] == 60);
    CHECK(read["added"] == 0);
    CHECK(read["changed"] == 0);
    CHECK(read["gone"] == 0);
    CHECK(read["refused"] == 0);
    CHECK(ran({"log", demo.file}).out == before);
  }
}

TEST_CASE("the lead inspector's grid comes in under its own headings, is fixed, and goes back with names filled in") {
  const WithFieldwork demo;
  const std::string text =
      "Inspection of Testshire,,,,,,\n"
      "Ref,Date,Slot,Activity,Led by,Names of attendees,Theme\n"
      ",Thursday 26 November,,,,,\n"
      "G-1,26/11/2026,09.00 - 10.00,Commissioning of alternative provision,Hannah Brightwell,,Deep dive A\n"
      "G-2,26 Nov 2026,2pm - 3.15pm,Keep in touch,HB & Rosalind Thackray,Nobody Known,\n"
      "G-3,,,Visit to a nursery,Siobhan Keogh,,Deep dive B\n";
  const auto preview = demo.grid("lead.csv", text, {"--preview"});
  CAPTURE(preview.dump(1));
  CHECK(preview["added"] == 3);
  CHECK(preview["columns"][2]["is"] == "start");
  CHECK(preview["columns"][6]["is"] == "keep");
  CHECK(ran({"fieldwork", "list", demo.file}).out.find("G-1") == std::string::npos);
  const auto read = demo.grid("lead.csv", text);
  CHECK(says(read["remarks"], "Row 5, column F: no one person under Partners is called “Nobody Known”"));
  const auto first = demo.session("G-1");
  CHECK(first["pin"] == "inspectors");
  CHECK(first["state"] == "agreed");
  CHECK(first["day"] == "2026-11-26");
  CHECK(first["start"] == "09:00");
  CHECK(first["minutes"] == 60);
  CHECK(first["inspectors"] == Json::array({demo.idOf("inspector", "Hannah Brightwell")}));
  CHECK(demo.session("G-2")["minutes"] == 75);
  CHECK(demo.session("G-2")["session_kind"] == "keep_in_touch");
  CHECK(demo.session("G-2")["inspectors"].size() == 2);
  CHECK(demo.session("G-3")["pin"] == "free");
  CHECK(demo.session("G-3")["session_kind"] == "visit");
  CHECK(demo.session("G-3")["earliest"] == "2026-11-26");  // under the day that stands above its row

  // Names are filled in here, and go back in the columns it came in.
  auto filled = first;
  filled["people"] = Json::array({demo.idOf("person", "Ngozi Okafor")});
  REQUIRE(demo.put(filled).exit == 0);
  demo.json({"fieldwork", "grid-out", demo.file, demo.out("back.csv")});
  const auto back = demo.read("back.csv");
  CHECK(back.find("Ref,Date,Slot,Activity,Led by,Names of attendees,Theme,Id\r\n") != std::string::npos);
  CHECK(back.find("G-1,Thu 26 Nov 2026,09:00 to 10:00,Commissioning of alternative provision,Hannah Brightwell,Ngozi "
                  "Okafor,Deep dive A,") != std::string::npos);
  CHECK(back.find("Nobody Known") != std::string::npos);
  CHECK(demo.json({"fieldwork", "grid-in", demo.file, demo.out("back.csv")})["changed"] == 0);
}

TEST_CASE("the next grid says what is new, changed and gone; what is gone is cancelled and keeps its names") {
  const WithFieldwork demo;
  demo.grid("first.csv", "Ref,Day,Time,Session\nG-1,26/11/2026,09:00-10:00,One\nG-2,26/11/2026,10:00-11:00,Two\n");
  const auto again =
      demo.grid("second.csv", "Ref,Day,Time,Session\nG-1,27/11/2026,09:00-10:00,One\nG-4,26/11/2026,13:30-14:30,Four\n");
  CHECK(again["added"] == 1);
  CHECK(again["changed"] == 1);
  CHECK(again["gone"] == 1);
  CHECK(WithFieldwork::rowOf(again, "G-1")["changed"][0] ==
        "time: Fri 27 Nov, 09:00 to 10:00 (was Thu 26 Nov, 09:00 to 10:00)");
  CHECK(WithFieldwork::rowOf(again, "G-2")["fate"] == "gone");
  CHECK(demo.session("G-2")["state"] == "cancelled");
  CHECK(demo.json({"fieldwork", "list", demo.file}).size() == 63);
  // It is back in the third.
  demo.grid("third.csv", "Ref,Day,Time,Session\nG-1,27/11/2026,09:00-10:00,One\nG-2,26/11/2026,10:00-11:00,Two\n"
                         "G-4,26/11/2026,13:30-14:30,Four\n");
  CHECK(demo.session("G-2")["state"] == "agreed");
}

TEST_CASE("merged cells count for the rows they cover, and are told with sheet, row and column") {
  const WithFieldwork demo;
  const std::string rows = "<row r=\"1\">" + cell("A1", "Day") + cell("B1", "Time") + cell("C1", "Session") +
                           cell("D1", "People") + "</row><row r=\"2\">" + cell("A2", "26/11/2026") +
                           cell("B2", "09:00-09:30") + cell("C2", "Long one") + "</row><row r=\"3\">" +
                           cell("B3", "09:30-10:00") + "</row><row r=\"4\">" + cell("B4", "10:00-10:30") +
                           cell("C4", "Short one") + "</row>";
  made::XlsxText book{rows};
  book.name = "Grid";
  book.after = "<mergeCells><mergeCell ref=\"A2:A4\"/><mergeCell ref=\"C2:C3\"/><mergeCell ref=\"C4:D4\"/></mergeCells>";
  const auto read = demo.grid("merged.xlsx", made::xlsx(book));
  CAPTURE(read.dump(1));
  CHECK(says(read["remarks"], "Sheet “Grid”, row 2, column A: the cells A2 to A4 are merged. What they say counts for rows 2 to 4."));
  CHECK(says(read["remarks"], "Sheet “Grid”, row 4, column C: the cells C4 to D4 are merged"));
  CHECK(read["added"] == 2);
  const auto all = demo.json({"fieldwork", "list", demo.file});
  const auto named = [&](const char* title) {
    return *std::ranges::find_if(all, [&](const Json& one) { return one["title"] == title; });
  };
  CHECK(named("Long one")["minutes"] == 60);  // over both of its rows
  CHECK(named("Short one")["day"] == "2026-11-26");
  CHECK(named("Short one")["people"].empty());

  const std::string table =
      "<table:table table:name=\"Grid\"><table:table-row><table:table-cell><text:p>Day</text:p></table:table-cell>"
      "<table:table-cell><text:p>Time</text:p></table:table-cell><table:table-cell><text:p>Session</text:p>"
      "</table:table-cell></table:table-row><table:table-row><table:table-cell table:number-rows-spanned=\"2\">"
      "<text:p>26/11/2026</text:p></table:table-cell><table:table-cell><text:p>11:00-11:30</text:p></table:table-cell>"
      "<table:table-cell><text:p>Third</text:p></table:table-cell></table:table-row><table:table-row>"
      "<table:covered-table-cell/><table:table-cell><text:p>11:30-12:00</text:p></table:table-cell>"
      "<table:table-cell><text:p>Fourth</text:p></table:table-cell></table:table-row></table:table>";
  const auto ods = demo.grid("merged.ods", made::ods(table), {"--preview"});
  CHECK(ods["added"] == 2);
  CHECK(says(ods["remarks"], "Sheet “Grid”, row 2, column A: the cells A2 to A3 are merged"));
}

TEST_CASE("another's id, a day that is none, an end before the start: refused with sheet, row and column, and the rest comes in") {
  const WithFieldwork demo;
  const auto read = demo.grid("bad.csv",
                              "Id,Ref,Day,Time,Session,People\n"
                              "0193e000-0000-7000-8000-000000000099,G-1,26/11/2026,09:00-10:00,Theirs,\n"
                              ",G-2,31/11/2026,09:00-10:00,No such day,\n"
                              ",G-3,26/11/2026,11:00-10:00,Backwards,\n"
                              ",G-4,26/11/2026,teatime,No hour,\n"
                              ",G-5,26/11/2026,09:00-10:00,,Ngozi Okafor\n"
                              ",G-6,26/11/2026,09:00-10:00,Good,\n");
  CHECK(read["refused"] == 5);
  CHECK(read["added"] == 1);
  std::string problems;
  for (const auto& row : read["rows"])
    if (row["problem"].is_string()) problems += row["problem"].get<std::string>() + "\n";
  CAPTURE(problems);
  CHECK(problems.find("Row 2, column A: the id is of another workspace") != std::string::npos);
  CHECK(problems.find("Row 3, column C: “31/11/2026” is no day") != std::string::npos);
  CHECK(problems.find("Row 4, column D: it ends at 10:00, before it starts at 11:00.") != std::string::npos);
  CHECK(problems.find("Row 5, column D: “teatime” is no time of day") != std::string::npos);
  CHECK(problems.find("Row 6: the row says something, and no session") != std::string::npos);
  CHECK(ran({"fieldwork", "grid-in", demo.file, demo.write("none.csv", "1,2\n3,4\n")}).err.find("row of headings") !=
        std::string::npos);
}

TEST_CASE("a session outside the window and a person in two places come in, each with its sentence") {
  const WithFieldwork demo;
  const std::string text =
      "Ref,Day,Time,Session,Inspector,People\n"
      "G-1,26/11/2026,18:00-19:00,One,Siobhan Keogh,Ngozi Okafor\n"
      "G-2,26/11/2026,18:30-19:30,Two,,Ngozi Okafor\n"
      "G-3,30/11/2026,09:00-10:00,Late,,\n";
  CHECK(ran({"fieldwork", "grid-in", demo.file, demo.write("twice.csv", text), "--strict", "--preview"}).exit == 1);
  const auto read = demo.grid("twice.csv", text);
  CHECK(read["added"] == 3);
  CAPTURE(read.dump(1));
  CHECK(says(read["remarks"], "Row 3, column F: Ngozi Okafor is in G-2 and G-1 at once"));
  CHECK(says(read["remarks"], "Row 4, column B: G-3 on Mon 30 Nov 2026 lies outside fieldwork (Thu 19 Nov to Fri 27 Nov)"));
  const auto clashes = demo.json({"fieldwork", "clashes", demo.file});
  CHECK(std::ranges::any_of(clashes, [](const Json& one) { return one["rule"] == "window" && one["session"] == "G-3"; }));
  CHECK(std::ranges::any_of(clashes, [](const Json& one) { return one["rule"] == "person" && (one["other"] == "G-1" || one["session"] == "G-1"); }));
  REQUIRE(ran({"undo", demo.file}).exit == 0);  // one step
  CHECK(demo.json({"fieldwork", "list", demo.file}).size() == 60);
}

TEST_CASE("a grid with a row an hour and a column for each inspector comes in, and goes back as one row a session") {
  const WithFieldwork demo;
  const auto cell = [](const char* at, const char* text) {
    return "<c r=\"" + std::string(at) + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
  };
  const std::string rows = "<row r=\"1\">" + cell("A1", "Time") + cell("B1", "Rosalind Thackray HMI") +
                           cell("C1", "Hannah Brightwell") + cell("D1", "Devendra Pillai") + "</row><row r=\"2\">" +
                           cell("A2", "Thursday 26 November") + "</row><row r=\"3\">" + cell("A3", "09:00") +
                           cell("B3", "Meeting with leaders of commissioning\nMere Room") + cell("C3", "Visit to a nursery") +
                           cell("D3", "–") + "</row><row r=\"4\">" + cell("A4", "10:00") +
                           cell("B4", "Team talk") + "</row><row r=\"5\">" + cell("A5", "11:00 to 11:30") +
                           cell("D5", "Case sampling, two") + cell("B5", "Same thing") + cell("C5", "Same thing") + "</row>";
  made::XlsxText book{rows};
  book.name = "Week 3";
  book.after = "<mergeCells><mergeCell ref=\"C3:C4\"/></mergeCells>";
  const auto read = demo.grid("columns.xlsx", made::xlsx(book));
  CAPTURE(read.dump(1));
  CHECK(read["columns"][1]["is"] == "one_inspector");
  CHECK(read["refused"] == 0);
  CHECK(read["added"] == 5);
  const auto named = [&](const char* title) {
    for (const auto& one : demo.records("fieldwork_session"))
      if (one["title"] == title) return one;
    FAIL("there is no session " << title);
    return Json();
  };
  const auto leaders = named("Meeting with leaders of commissioning");
  CHECK(leaders["day"] == "2026-11-26");
  CHECK(leaders["start"] == "09:00");
  CHECK(leaders["minutes"] == 60);  // until the next hour
  CHECK(leaders["inspectors"] == Json::array({demo.idOf("inspector", "Rosalind Thackray")}));
  CHECK(leaders["place"] == demo.idOf("place", "Mere Room, County Hall"));
  CHECK(leaders["pin"] == "inspectors");
  CHECK(named("Visit to a nursery")["minutes"] == 120);  // merged over two hours
  CHECK(named("Team talk")["minutes"] == 60);
  CHECK(named("Same thing")["inspectors"].size() == 2);  // one session of both
  CHECK(named("Same thing")["minutes"] == 30);
  CHECK(named("Case sampling, two")["session_kind"] == "case_sampling");

  demo.json({"fieldwork", "grid-out", demo.file, demo.out("back.csv")});
  CHECK(demo.read("back.csv").find("Thu 26 Nov 2026,11:00,11:30,30,Same thing") != std::string::npos);
  const auto back = demo.json({"fieldwork", "grid-in", demo.file, demo.out("back.csv")});
  CAPTURE(back.dump(1));
  CHECK(back["added"] == 0);
  CHECK(back["changed"] == 0);
  CHECK(back["gone"] == 0);
  // The next grid of that shape knows them again, and what it no longer has is cancelled.
  const auto next = demo.grid("next.csv",
                              "Time,Rosalind Thackray HMI,Hannah Brightwell\nThursday 26 November,,\n"
                              "09:30,Meeting with leaders of commissioning,\n10:30,,Visit to a nursery\n");
  CAPTURE(next.dump(1));
  CHECK(next["changed"] == 2);
  CHECK(next["gone"] == 3);
  CHECK(named("Meeting with leaders of commissioning")["start"] == "09:30");
}

TEST_CASE("inspectors with letters after their names and the beginning of a room's name are known in a grid") {
  const WithFieldwork demo;
  const auto read = demo.grid("letters.csv",
                              "Ref,Day,Time,Session,Inspectors,Room\n"
                              "G-1,26/11/2026,09:00-10:00,One,Rosalind Thackray HMI,Mere Room\n"
                              "G-2,26/11/2026,10:00-11:00,Two,Somebody Else HMI,No such room\n");
  CAPTURE(read.dump(1));
  const auto known = demo.session("G-1");
  CHECK(known["inspectors"].size() == 1);
  CHECK(known.contains("place"));
  CHECK_FALSE(demo.session("G-2").contains("place"));
  CHECK(says(read["remarks"], "no one inspector of the team is called “Somebody Else HMI”"));
}

TEST_CASE("a mapping that is given is kept, and the next grid needs none") {
  const WithFieldwork demo;
  const std::string text = "Nr,Wann,Um,Was\nG-1,26/11/2026,09:00-10:00,One\n";
  const auto unknown = demo.grid("other.csv", text, {"--preview"});
  CHECK(unknown["added"] == 0);
  CHECK(says(unknown["remarks"], "say which column is"));
  const auto read = demo.grid("other.csv", text,
                              {"--column", "Nr=code", "--column", "Wann=day", "--column", "Um=start", "--column", "Was=session"});
  CHECK(read["added"] == 1);
  CHECK(demo.grid("next.csv", "Nr,Wann,Um,Was\nG-2,26/11/2026,10:00-11:00,Two\n")["added"] == 1);
  CHECK(ran({"fieldwork", "grid-in", demo.file, demo.write("x.csv", text), "--column", "Nr=colour"}).exit == 3);
}

TEST_CASE("calendar files and papers name no child and say nothing of what is restricted") {
  const WithFieldwork demo;
  auto session = demo.session("S-16");
  const std::string name = "Zephyrine Quillington";
  const Json child{{"kind", "tracked_child"},     {"id", "0193e000-0000-7000-8000-0000000000b1"},
                   {"inspection", session["inspection"]}, {"case_code", "C-00421"},
                   {"state", "chosen"},                   {"place", 1}};
  REQUIRE(demo.put(child).exit == 0);
  session["tracked_child"] = child["id"];
  session["title"] = "Family of " + name;
  session["needs"] = "An interpreter for " + name;
  session["notes"] = name + " is anxious";
  session["day"] = "2026-11-20";
  session["start"] = "10:00";
  REQUIRE(demo.put(session).exit == 0);
  REQUIRE(demo.put({{"kind", "session_guest"}, {"id", "0193e000-0000-7000-8000-0000000000a1"}, {"session", session["id"]},
                    {"label", "Parent 1"}, {"attendance", "coming"}}).exit == 0);
  auto touch = demo.session("S-02");
  touch["title"] = "They doubt the DCS";
  touch["needs"] = "The draft findings";
  touch["notes"] = "The draft findings";
  REQUIRE(demo.put(touch).exit == 0);

  const auto lead = std::string("Rosalind Thackray");
  demo.json({"fieldwork", "timetable", demo.file, "--ics", demo.out("all.ics")});
  demo.json({"fieldwork", "briefing", demo.file, "s-16", "--ics", demo.out("one.ics")});
  std::string said = demo.read("all.ics") + demo.read("one.ics") + ran({"fieldwork", "timetable", demo.file}).out +
                     ran({"fieldwork", "briefing", demo.file, "S-16"}).out + ran({"fieldwork", "briefing", demo.file, "S-02"}).out +
                     ran({"fieldwork", "timetable", demo.file, "--inspector", lead}).out;
  for (auto at = said.find("\r\n "); at != std::string::npos; at = said.find("\r\n ")) said.erase(at, 3);  // folded lines
  CHECK(said.find("Zephyrine") == std::string::npos);
  CHECK(said.find("doubt") == std::string::npos);
  CHECK(said.find("draft findings") == std::string::npos);
  CHECK(said.find("S-16 Tracking meeting: the family\\, " + child["case_code"].get<std::string>()) != std::string::npos);
  CHECK(said.find("1 invited: 1 coming") != std::string::npos);
  CHECK(ran({"fieldwork", "briefing", demo.file, "S-99"}).exit == 3);
  CHECK(ran({"fieldwork", "timetable", demo.file, "--person", "Nobody Known"}).exit == 3);
}

TEST_CASE("an earlier calendar file's sessions that are no longer somebody's are cancelled in the new one") {
  const WithFieldwork demo;
  const std::string who = "Ngozi Okafor";
  demo.json({"fieldwork", "timetable", demo.file, "--person", who, "--ics", demo.out("first.ics")});
  const auto hers = demo.idOf("person", who);
  Json gone;
  for (auto one : demo.records("fieldwork_session"))
    if (one.contains("people") && std::find(one["people"].begin(), one["people"].end(), Json(hers)) != one["people"].end() && !one["day"].is_null()) gone = one;
  REQUIRE(gone.is_object());
  auto& people = gone["people"];
  people.erase(std::find(people.begin(), people.end(), Json(hers)));
  REQUIRE(demo.put(gone).exit == 0);
  demo.json({"fieldwork", "timetable", demo.file, "--person", who, "--ics", demo.out("second.ics"), "--earlier",
             demo.out("first.ics")});
  const auto events = demo.json({"calendar", demo.out("second.ics")})["events"];
  const auto its = std::ranges::find_if(events, [&](const Json& one) {
    return one["uid"] == gone["id"].get<std::string>() + ".session@waymark";
  });
  REQUIRE(its != events.end());
  CHECK((*its)["status"] == "cancelled");
  CHECK(std::ranges::count_if(events, [](const Json& one) { return one["status"] == "cancelled"; }) == 1);
}

TEST_CASE("an invitation comes in as the inspectors' session, moves with the next one, and is cancelled by the last") {
  const WithFieldwork demo;
  const auto invite = [&](const std::string& lines) {
    return demo.write("invite.ics", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\nBEGIN:VEVENT\r\nUID:abc@ofsted\r\n"
                                    "SUMMARY:Team planning\r\n" + lines + "END:VEVENT\r\nEND:VCALENDAR\r\n");
  };
  const auto in = [&](const std::string& lines) { return demo.json({"fieldwork", "invitation", demo.file, invite(lines)}); };
  const auto first = in("DTSTART:20261124T140000Z\r\nDTEND:20261124T150000Z\r\nLOCATION:Mere Room\\, County Hall\r\n"
                        "ATTENDEE;CN=Marcus Oyelaran:mailto:m@example.org\r\nATTENDEE;CN=Somebody Else:mailto:s@example.org\r\n");
  REQUIRE(first["rows"].size() == 1);
  CHECK(first["rows"][0]["fate"] == "new");
  const std::string code = first["rows"][0]["code"];
  auto session = demo.session(code);
  CHECK(session["title"] == "Team planning");
  CHECK(session["start"] == "14:00");
  CHECK(session["pin"] == "inspectors");
  CHECK(session["inspectors"].size() == 1);
  CHECK(session["place"] == demo.idOf("place", "Mere Room, County Hall"));
  CHECK(session["notes"].get<std::string>().find("Invited: Somebody Else") != std::string::npos);
  const auto broken = in("DTSTART;TZID=Nowhere/Land:20261124T160000\r\nDTEND;TZID=Nowhere/Land:20261124T170000\r\n");
  CHECK(says(broken["remarks"], "The file names the time zone “Nowhere/Land” and doesn’t say what it is"));
  CHECK(broken["rows"][0]["fate"] == "changed");
  CHECK(demo.session(code)["start"] == "16:00");
  const auto cancelled = in("DTSTART:20261124T160000Z\r\nDTEND:20261124T170000Z\r\nSTATUS:CANCELLED\r\n");
  CHECK(cancelled["rows"][0]["fate"] == "cancelled");
  CHECK(demo.session(code)["state"] == "cancelled");
  const auto whole = demo.json({"fieldwork", "invitation", demo.file,
                                demo.write("day.ics", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:d@x\r\n"
                                                      "SUMMARY:All day\r\nDTSTART;VALUE=DATE:20261124\r\nEND:VEVENT\r\n"
                                                      "END:VCALENDAR\r\n")});
  CHECK(whole["rows"][0]["fate"] == "refused");
  CHECK(whole["rows"][0]["problem"].get<std::string>().find("a session has an hour") != std::string::npos);
}

TEST_CASE("a break of so many minutes needs a start") {
  const WithFieldwork demo;
  auto hours = demo.records("fieldwork_hours").front();
  hours.erase("break_starts");
  const auto result = demo.put(hours);
  CHECK(result.exit == 3);
  CHECK(result.err.find("break_starts") != std::string::npos);
  hours["break_minutes"] = 0;
  CHECK(demo.put(hours).exit == 0);
}
