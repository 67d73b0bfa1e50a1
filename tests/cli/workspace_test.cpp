// SPDX-License-Identifier: GPL-3.0-or-later
// A workspace from the command line: made, read, changed, taken back, refused.
#include <map>
#include <set>

#include "app/session.h"
#include "base/resources.h"
#include "cli/demonstration.h"

using namespace waymark;
using namespace waymark::cli;

TEST_CASE("the demonstration is complete: partners, people, findings on every criterion, tasks in every state") {
  const Demonstration demo;
  CHECK(demo.records("partner").size() == 8);
  CHECK(demo.records("person").size() >= 20);
  const auto evidence = demo.records("evidence");
  CHECK(evidence.size() >= 190);
  std::map<std::string, int> criteria;
  std::map<std::string, int> sources;
  std::map<std::string, int> reviews;
  for (const auto& row : evidence) {
    ++criteria[row["criterion"]];
    ++sources[row["source"]];
    ++reviews[row["review"]];
  }
  CHECK(criteria.size() == 11);
  CHECK(sources.size() == 9);
  CHECK(reviews.size() == 4);
  std::map<std::string, int> states;
  for (const auto& row : demo.records("task")) ++states[row["state"]];
  CHECK(states.size() == 4);
}

TEST_CASE("the demonstration is the same each time, ids and all") {
  const Demonstration one;
  const Demonstration two;
  for (const auto* kind : {"partner", "person", "evidence", "task", "file_link"})
    CHECK(one.records(kind) == two.records(kind));
}

TEST_CASE("each role that the demonstration's people have is one of its framework") {
  const Demonstration demo;
  const auto pack = *framework::Library().load("area-send-2025");
  std::set<std::string> covered;
  for (const auto& person : demo.records("person"))
    for (const auto& role : person.value("roles", Json::array())) {
      CHECK(pack.ownerRole(role.get<std::string>()) != nullptr);
      covered.insert(role);
    }
  CHECK(covered.size() >= pack.ownerRoles.size() - 1);
}

TEST_CASE("info says where the inspection stands") {
  const Demonstration demo;
  const auto text = ran({"info", demo.file}).out;
  CHECK(text.find("Thu 19 Nov 2026") != std::string::npos);
  CHECK(text.find("Late") != std::string::npos);
  const auto json = Json::parse(ran({"info", demo.file, "--format", "json"}).out);
  CHECK(json["counts"]["partner"] == 8);
  CHECK(json["integrity"] == "whole");
}

TEST_CASE("a record put back with a change is an edit; undo takes it back; the log keeps both") {
  const Demonstration demo;
  auto partner = demo.records("partner").front();
  const auto before = partner["name"];
  partner["name"] = "Renamed";
  const auto file = demo.write("put.jsonl", partner.dump() + "\n");
  REQUIRE(ran({"put", demo.file, file, "--name", "rename a partner"}).exit == 0);
  CHECK(demo.records("partner").front()["name"] == "Renamed");
  CHECK(ran({"put", demo.file, file}).out.find("Nothing to change") != std::string::npos);
  REQUIRE(ran({"undo", demo.file}).exit == 0);
  CHECK(demo.records("partner").front()["name"] == before);
  const auto log = Json::parse(ran({"log", demo.file, "--format", "json"}).out);
  REQUIRE(log.size() == 3);
  CHECK(log[1]["name"] == "rename a partner");
  CHECK(log[2]["name"] == "undo: rename a partner");
  CHECK(ran({"verify", demo.file}).exit == 0);
}

TEST_CASE("one bad record of many changes nothing, and its line is named") {
  const Demonstration demo;
  auto partner = demo.records("partner").front();
  partner["name"] = "Renamed";
  auto bad = demo.records("evidence").front();
  bad["reach"] = "lots";
  const auto file = demo.write("put.jsonl", partner.dump() + "\n" + bad.dump() + "\n");
  const auto done = ran({"put", demo.file, file});
  CHECK(done.exit == 3);
  CHECK(done.err.find("row 2") != std::string::npos);
  CHECK(done.err.find("few, some, many, most") != std::string::npos);
  CHECK(demo.records("partner").front()["name"] != "Renamed");
}

TEST_CASE("what somebody still refers to isn't deleted from under them") {
  const Demonstration demo;
  const auto partner = demo.records("partner").front();
  const auto done = ran({"remove", demo.file, partner["id"]});
  CHECK(done.exit == 3);
  CHECK(done.err.find("still names it") != std::string::npos);
  CHECK(demo.records("partner").size() == 8);
  const auto task = demo.records("task").front();
  CHECK(ran({"remove", demo.file, task["id"]}).exit == 0);
}

TEST_CASE("while another has the file for writing it can be read and not written, and who it is gets said") {
  const Demonstration demo;
  const auto other = app::Session::open(demo.file, "Priya Shah", base::Stamp{});
  REQUIRE(other);
  CHECK(ran({"info", demo.file}).exit == 0);
  auto partner = demo.records("partner").front();
  partner["name"] = "Renamed";
  const auto done = ran({"put", demo.file, demo.write("put.jsonl", partner.dump())});
  CHECK(done.exit == 3);
  CHECK(done.err.find("Priya Shah") != std::string::npos);
}

TEST_CASE("what isn't a workspace is left as it is") {
  const Demonstration demo;
  const auto file = demo.write("letter.waymark", "Dear all,");
  for (const auto* command : {"info", "verify", "log"}) {
    const auto done = ran({command, file});
    CHECK(done.exit == 3);
    CHECK(done.out.empty());
  }
  CHECK(ran({"info", demo.file + "x"}).exit == 3);
  CHECK(ran({"demo", demo.file}).exit == 3);
  CHECK(ran({"records", demo.file, "pupil"}).exit == 3);
  CHECK(fs::file_size(file) == 9);
}

TEST_CASE("a published inspection is shown beside what a model that hasn't seen it says") {
  const Demonstration demo;
  const auto file = (demo.folder / "published.waymark").string();
  REQUIRE(ran({"demo", file, "--published", "R02"}).exit == 0);
  const auto text = ran({"info", file}).out;
  CHECK(text.find("Lancashire") != std::string::npos);
  CHECK(text.find("Mon 9 Dec 2024") != std::string::npos);
  CHECK(text.find("Published: ") != std::string::npos);
  CHECK(text.find("Late") == std::string::npos);
  const auto unknown = ran({"demo", (demo.folder / "none.waymark").string(), "--published", "R99"});
  CHECK(unknown.exit == 3);
  CHECK_FALSE(fs::exists(demo.folder / "none.waymark"));
}

TEST_CASE("no sentence of a report is in the program: published findings have no text") {
  const auto file = base::embeddedFile("models/published-findings.jsonl");
  REQUIRE(file);
  CHECK(file->find("\"text\"") == std::string_view::npos);
}

TEST_CASE("GOV.UK's bank holidays come into the workspace's calendar, and a second import replaces the first") {
  const Demonstration demo;
  std::string events;
  for (const auto* day : {"01-01", "04-19", "04-22", "05-06", "05-27", "08-26", "12-25", "12-26"})
    events += (events.empty() ? "" : ",") + std::string(R"({"title":"Holiday","date":"2030-)") + day + R"("})";
  const auto file = demo.write("holidays.json", R"({"england-and-wales":{"events":[)" + events + "]}}");
  REQUIRE(ran({"holidays", demo.file, file}).exit == 0);
  CHECK(demo.records("calendar_entry").size() == 8);
  REQUIRE(ran({"holidays", demo.file, file}).exit == 0);
  CHECK(demo.records("calendar_entry").size() == 8);
  CHECK(ran({"holidays", demo.file, demo.write("bad.json", "{")}).exit == 3);
}

TEST_CASE("findings go out as a sheet and come back without doubles; a bad row is named and left out") {
  const Demonstration demo;
  const auto out = (demo.folder / "findings.csv").string();
  REQUIRE(ran({"export", demo.file, "--out", out}).exit == 0);
  CHECK(ran({"export", demo.file, "--out", out}).exit == 3);  // never over a file that is there
  const auto again = Json::parse(ran({"import", demo.file, out, "--check", "--format", "json"}).out);
  CHECK(again["added"] == 0);
  CHECK(again["already_there"] == demo.records("evidence").size());
  const auto rows = demo.write("new.jsonl", R"({"id":"N-1","criterion":"E1","finding":"concern","theme":"waits"})"
                                            "\n"
                                            R"({"id":"N-2","criterion":"Z9","finding":"concern","theme":"waits"})"
                                            "\n");
  const auto before = demo.records("evidence").size();
  const auto checked = ran({"import", demo.file, rows, "--check"});
  CHECK(checked.out.find("row 2") != std::string::npos);
  CHECK(demo.records("evidence").size() == before);
  CHECK(ran({"import", demo.file, rows, "--strict"}).exit == 1);
  CHECK(demo.records("evidence").size() == before + 1);
}

TEST_CASE("progress judges each earlier finding of the pack’s kind, and names its rule, evidence and what is missing") {
  const Demonstration demo;
  const auto run = ran({"progress", demo.file, "--framework", "wsoa-revisit", "--format", "json"});
  REQUIRE(run.exit == 0);
  const auto json = Json::parse(run.out);
  CHECK(json["judges"] == "significant_concern");
  std::set<std::string> known;
  for (const auto& row : demo.records("evidence")) known.insert(row["id"]);
  std::size_t concerns = 0;
  for (const auto& row : demo.records("earlier_finding")) concerns += row["finding_kind"] == "significant_concern";
  REQUIRE(concerns > 0);
  REQUIRE(json["areas"].size() == concerns);
  for (const auto& area : json["areas"]) {
    CHECK(std::set<std::string>{"sufficient", "insufficient", "not_enough_evidence"}.contains(area["verdict"]));
    CHECK(area["why"]["rule"].get<std::string>().starts_with("progress_"));
    CHECK(area["why"]["findings"].size() == area["strengths"].get<std::size_t>() + area["mixed"].get<std::size_t>() +
                                                area["concerns"].get<std::size_t>());
    for (const auto& id : area["why"]["findings"]) CHECK(known.contains(id));
    CHECK_FALSE(area["missing"].empty());
  }
  CHECK(ran({"progress", demo.file, "--framework", "wsoa-revisit"}).out.find("Missing: ") != std::string::npos);
}

TEST_CASE("progress under a full inspection says that it judges no areas") {
  const Demonstration demo;
  const auto run = ran({"progress", demo.file});
  CHECK(run.exit == 0);
  CHECK(run.out.find("doesn’t judge earlier findings one by one") != std::string::npos);
  const auto json = Json::parse(ran({"progress", demo.file, "--format", "json"}).out);
  CHECK(json["judges"].is_null());
  CHECK(json["areas"].empty());
  CHECK(ran({"progress", demo.file, "--framework", "nobody"}).exit == 3);
}

TEST_CASE("search finds what is in a workspace, slips included, and says where it belongs") {
  const Demonstration demo;
  const auto rows = Json::parse(ran({"search", demo.file, "spech langauge", "--format", "json"}).out);
  REQUIRE(!rows.empty());
  CHECK(rows[0]["kind"] == "evidence");
  CHECK(rows[0]["title"].get<std::string>().find("speech and language") != std::string::npos);
  const auto people = demo.records("person");
  const auto person = Json::parse(ran({"search", demo.file, people[0]["name"], "--format", "json"}).out);
  REQUIRE(!person.empty());
  CHECK(person[0]["kind"] == "person");
  CHECK(person[0]["id"] == people[0]["id"]);
  CHECK(ran({"search", demo.file, "embargo"}).out.starts_with("T"));  // Terms or Tasks
  const auto asked = Json::parse(ran({"search", demo.file, "carer forum work plan", "--format", "json"}).out);
  REQUIRE(!asked.empty());
  CHECK(asked[0]["kind"] == "request");
  CHECK(asked[0]["note"].get<std::string>().starts_with("I-48 · Fri 13 Nov 2026, 15:00"));
  const auto nothing = ran({"search", demo.file, "qqqqqqqq"});
  CHECK(nothing.exit == 0);
  CHECK(nothing.out == "Nothing found.\n");
  CHECK(Json::parse(ran({"search", demo.file, "qqqqqqqq", "--format", "json"}).out).empty());
  CHECK(ran({"search", demo.file}).exit == 2);
  CHECK(ran({"search", "/no/such.waymark", "plan"}).exit == 3);
}

TEST_CASE("whatever opens a workspace in a folder that a cloud copies says so on stderr, and nothing else changes") {
  const Demonstration place;
  const auto folder = place.folder / "OneDrive - Harrowmere Council" / "SEND";
  fs::create_directories(folder);
  const auto file = (folder / "copied.waymark").string();
  const auto made = ran({"demo", file, "--without-children"});
  CHECK(made.exit == 0);
  CHECK(made.err.find("OneDrive copies to its cloud") != std::string::npos);
  const auto told = ran({"info", file, "--format", "json"});
  CHECK(told.exit == 0);
  CHECK(Json::parse(told.out)["integrity"] == "whole");
  CHECK(told.err.find("isn’t synchronised") != std::string::npos);
  CHECK(ran({"info", place.file}).err.empty());
  CHECK(ran({"info", (folder / "none.waymark").string()}).err.find("OneDrive copies") == std::string::npos);
}
