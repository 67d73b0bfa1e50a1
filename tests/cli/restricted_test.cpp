// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli tracked, concerns, points and named: what is open by case code, what needs a passphrase and a name, and
// which ways out the embargo shuts.
#include "cli/sealed_place.h"

using namespace waymark::cli;

namespace {

class RestrictedPlace : public SealedPlace {
 public:
  RestrictedPlace() {
    sealed();
    imported(list);
    for (const char* part : {"tracked_children", "concerns", "keeping_in_touch"})
      REQUIRE(done({"named", "add", file, "--part", part, "--person", "Miriam Hale"}).exit == 0);
  }
  /// With the passphrase and a name.
  Ran done(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--passphrase-file", passphrase, "--as", "Miriam Hale", "--reason", "A test"});
    return ran(arguments);
  }
  std::string firstCase() const { return records("child")[0]["case_code"]; }
};

}  // namespace

TEST_CASE("a practice sample from the command line is repeatable, explained and can be kept") {
  const RestrictedPlace place;
  const auto once = place.json({"tracked", "list", place.file, "--practice"});
  CHECK(once.empty());
  auto sample = place.done({"tracked", "sample", place.file, "--seed", "5", "--keep", "--format", "json"});
  CHECK(sample.exit == 1);  // two children can't meet the rules, and that is said
  const auto drawn = Json::parse(sample.out);
  REQUIRE(drawn["children"].size() == 2);
  CHECK(drawn["children"][0]["why"].get<std::string>().find("seed 5") != std::string::npos);
  CHECK(ran({"tracked", "sample", place.file, "--seed", "5", "--format", "json"}).out == sample.out);
  CHECK(place.json({"tracked", "list", place.file, "--practice"}).size() == 2);
  CHECK(ran({"tracked", "sample", place.file, "--seed", "5"}).out.find("Not met: At least one child in alternative") !=
        std::string::npos);
  CHECK(ran({"tracked", "sample", place.file, "--seed", "x"}).err.find("--seed") != std::string::npos);
}

TEST_CASE("a tracked child goes through from choice to original given out, and its words are nowhere in the file") {
  const RestrictedPlace place;
  const auto code = place.firstCase();
  REQUIRE(place.done({"tracked", "add", place.file, "--case", code, "--why", "By the lead inspector"}).exit == 0);
  CHECK(place.done({"tracked", "add", place.file, "--case", code}).err.find(code) != std::string::npos);
  REQUIRE(place.done({"tracked", "agree", place.file, "--case", code, "--state", "given"}).exit == 0);
  const auto note = [&](const char* option, const char* text) {
    return place.done({"tracked", "note", place.file, "--case", code, option, text});
  };
  REQUIRE(note("--names", "Tobias Fennimore").exit == 0);
  REQUIRE(note("--notes", "Ring after four").exit == 0);
  REQUIRE(place.done({"tracked", "event", place.file, "--case", code, "--day", "2025-03-04", "--what",
                      "Seen by Dr Quillfeather", "--agency", "health"}).exit == 0);
  const auto original = place.write("quillpaper.pdf", "%PDF the plan of Tobias");
  REQUIRE(place.done({"tracked", "document", place.file, "--case", code, "--document", "attendance", "--file", original}).exit == 0);
  CHECK_FALSE(place.holds("Fennimore"));
  CHECK_FALSE(place.holds("Quillfeather"));
  CHECK_FALSE(place.holds("the plan of Tobias"));
  CHECK_FALSE(place.holds("quillpaper"));

  const auto rows = place.json({"tracked", "list", place.file});
  REQUIRE(rows.size() == 1);
  CHECK(rows[0]["agreement"] == "given");
  std::string id;
  for (const auto& line : rows[0]["documents"])
    if (line["document"] == "attendance") {
      CHECK(line["state"] == "received");
      id = line["id"];
    } else {
      CHECK(line["assumed"] == true);
    }
  const auto shown = place.done({"tracked", "show", place.file, "--case", code, "--format", "json"});
  REQUIRE(shown.exit == 0);
  const auto texts = Json::parse(shown.out);
  CHECK(texts["texts"]["names"] == "Tobias Fennimore");
  CHECK(texts["texts"]["notes"] == "Ring after four");
  CHECK(texts["chronology"][0]["texts"]["what"] == "Seen by Dr Quillfeather");

  const auto accesses = place.records("identity_access").size();
  const auto out = (place.folder / "out.pdf").string();
  REQUIRE(place.done({"tracked", "give-out", place.file, "--id", id, "--out", out}).exit == 0);
  CHECK(place.read("out.pdf") == "%PDF the plan of Tobias");
  const auto log = place.records("identity_access");
  REQUIRE(log.size() == accesses + 2);
  CHECK(std::ranges::count_if(log, [&](const Json& row) {
          return row["access_kind"] == "exported" && row["reason"].get<std::string>().find(code) != std::string::npos;
        }) == 1);
  CHECK(place.done({"tracked", "give-out", place.file, "--id", id, "--out", out}).err.find("out.pdf") !=
        std::string::npos);  // never over a file that is there

  REQUIRE(place.done({"tracked", "finding", place.file, "--case", code, "--summary", "Seen late", "--finding", "concern",
                      "--criterion", "E3"}).exit == 0);
  CHECK(place.done({"tracked", "finding", place.file, "--case", code, "--summary", "Tobias was seen late", "--finding",
                    "concern", "--criterion", "E3"}).err.find("holds a name") != std::string::npos);
}

TEST_CASE("who isn't named sees nothing restricted, even with the passphrase") {
  const RestrictedPlace place;
  REQUIRE(place.done({"points", "add", place.file, "--what", "They heard Quillfeather", "--day", "2026-11-10"}).exit == 0);
  const auto other = ran({"points", "list", place.file, "--as", "Petra Novak", "--passphrase-file", place.passphrase});
  CHECK(other.exit != 0);
  CHECK(other.err.find("isn’t among the people named for Keeping in touch") != std::string::npos);
  CHECK(other.out.find("Quillfeather") == std::string::npos);
  CHECK(ran({"points", "list", place.file}).out.find("Quillfeather") == std::string::npos);
  CHECK(place.done({"points", "list", place.file}).out.find("They heard Quillfeather") != std::string::npos);
  CHECK(ran({"named", "add", place.file, "--part", "keeping_in_touch", "--person", "Petra Novak", "--passphrase-file",
             place.passphrase, "--as", "Petra Novak"}).exit != 0);
}

TEST_CASE("what is open of a tracked child or a concern changes only by somebody who is named, with the passphrase") {
  const RestrictedPlace place;
  const auto code = place.firstCase();
  REQUIRE(place.done({"tracked", "add", place.file, "--case", code}).exit == 0);
  REQUIRE(place.done({"tracked", "agree", place.file, "--case", code, "--state", "refused"}).exit == 0);
  REQUIRE(place.done({"concerns", "add", place.file, "--what", "Nobody has seen the child"}).exit == 0);
  const auto before = std::tuple(place.recordLines("tracked_child"), place.recordLines("case_document"),
                                 place.recordLines("case_practitioner"), place.recordLines("concern"));
  const auto accesses = place.records("identity_access").size();
  const std::vector<std::vector<std::string>> writes{
      {"tracked", "agree", place.file, "--case", code, "--state", "given"},
      {"tracked", "document", place.file, "--case", code, "--document", "attendance", "--state", "sent"},
      {"tracked", "practitioner", place.file, "--case", code, "--role", "SENCO", "--attendance", "coming"},
      {"tracked", "add", place.file, "--case", "C-99999"},
      {"tracked", "add", place.file, "--case", "C-99999", "--replaces", code, "--replaced-why", "Moved"},
      {"tracked", "sample", place.file, "--keep"},
      {"concerns", "state", place.file, "--code", "SC-1", "--state", "closed"}};
  for (auto words : writes) {
    CAPTURE(words);
    CHECK(ran(words).err.find("is for named people only") != std::string::npos);
    words.insert(words.end(), {"--as", "Petra Novak", "--passphrase-file", place.passphrase});
    CHECK(ran(words).err.find("isn’t among the people named") != std::string::npos);
    words.erase(words.end() - 4, words.end());
    words.insert(words.end(), {"--as", "Miriam Hale", "--passphrase-file", place.write("wrong", "not the words at all")});
    CHECK(ran(words).exit != 0);
  }
  CHECK(std::tuple(place.recordLines("tracked_child"), place.recordLines("case_document"),
                   place.recordLines("case_practitioner"), place.recordLines("concern")) == before);
  CHECK(place.records("identity_access").size() == accesses);
}

TEST_CASE("records put, removed or taken back by a script pass the same door, and who saw identities stays written down") {
  const RestrictedPlace place;
  REQUIRE(place.done({"points", "add", place.file, "--what", "They heard Quillfeather", "--day", "2026-11-10"}).exit == 0);
  auto point = place.records("inspection_point")[0];
  point["state"] = "answered";
  const auto changed = place.write("point.jsonl", point.dump());
  const std::string id = point["id"];
  for (std::vector<std::string> words : {std::vector<std::string>{"put", place.file, changed}, {"remove", place.file, id},
                                         {"undo", place.file}}) {
    CAPTURE(words);
    CHECK(ran(words).err.find("Keeping in touch is for named people only") != std::string::npos);
    words.insert(words.end(), {"--as", "Petra Novak", "--passphrase-file", place.passphrase});
    CHECK(ran(words).err.find("isn’t among the people named") != std::string::npos);
  }
  CHECK(place.records("inspection_point")[0]["state"] == "open");
  REQUIRE(place.done({"put", place.file, changed}).exit == 0);
  CHECK(place.records("inspection_point")[0]["state"] == "answered");

  const auto accesses = place.records("identity_access");
  CHECK(ran({"remove", place.file, accesses[0]["id"].get<std::string>()}).err.find("never changed or taken back") != std::string::npos);
  REQUIRE(place.done({"points", "list", place.file}).exit == 0);  // opened: the last line of the log is a note of that
  REQUIRE(place.done({"undo", place.file}).exit == 0);
  CHECK(place.records("inspection_point")[0]["state"] == "open");
  CHECK(place.records("identity_access").size() > accesses.size());
}

TEST_CASE("no script lifts the embargo before the day of publication, and the outcome alone doesn't") {
  const RestrictedPlace place;
  REQUIRE(place.done({"points", "add", place.file, "--what", "First impression", "--kind", "feedback"}).exit == 0);
  REQUIRE(place.done({"points", "turn", place.file, "--code", "K-01", "--into", "evidence", "--words",
                      "Panels take long", "--finding", "concern", "--criterion", "E3"}).exit == 0);
  const auto evidence = place.records("evidence").size();
  auto inspection = place.records("inspection")[0];
  inspection["published_outcome"] = "inconsistent";
  REQUIRE(ran({"put", place.file, place.write("outcome.jsonl", inspection.dump())}).exit == 0);
  CHECK(place.records("evidence").size() == evidence);
  inspection["published_on"] = "2039-01-10";
  CHECK(place.done({"put", place.file, place.write("early.jsonl", inspection.dump())}).err.find("is still to come") != std::string::npos);
  inspection["published_on"] = "2026-11-11";
  const auto lifting = place.write("lift.jsonl", inspection.dump());
  CHECK(ran({"put", place.file, lifting}).err.find("named people only") != std::string::npos);
  CHECK(place.records("evidence").size() == evidence);
  REQUIRE(place.done({"put", place.file, lifting}).exit == 0);
  CHECK(place.records("evidence").size() == evidence + 1);
}

TEST_CASE("no open field of a tracked child takes its name from the command line") {
  const RestrictedPlace place;
  const auto code = place.firstCase();
  REQUIRE(place.done({"tracked", "add", place.file, "--case", code}).exit == 0);
  REQUIRE(place.done({"tracked", "note", place.file, "--case", code, "--names", "Tobias Fennimore"}).exit == 0);
  const std::string other = place.records("child")[1]["case_code"];
  for (const std::vector<std::string>& words : {std::vector<std::string>
           {"tracked", "add", place.file, "--case", other, "--replaces", code, "--replaced-why", "Tobias moved away"},
           {"tracked", "document", place.file, "--case", code, "--document", "Plan of Tobias Fennimore"},
           {"tracked", "document", place.file, "--case", code, "--document", "attendance", "--sent-to", "Mr Fennimore"},
           {"tracked", "practitioner", place.file, "--case", code, "--role", "Fennimore’s nurse"}}) {
    CAPTURE(words);
    CHECK(place.done(words).err.find("holds a name of this child. Say " + code) != std::string::npos);
  }
  CHECK_FALSE(place.holds("Fennimore"));
  CHECK(place.done({"tracked", "practitioner", place.file, "--case", code, "--role", "Nurse", "--agency", "bogus"}).err.find(
            "education, health, social_care") != std::string::npos);
  CHECK(place.done({"tracked", "add", place.file, "--case", "C-99999"}).err.find("C-99999") != std::string::npos);
}

TEST_CASE("an agreement has the day it was given, and none before it was asked for or still to come") {
  const RestrictedPlace place;
  const auto code = place.firstCase();
  REQUIRE(place.done({"tracked", "add", place.file, "--case", code}).exit == 0);
  const auto agree = [&](const char* state, const char* on) {
    return place.done({"tracked", "agree", place.file, "--case", code, "--state", state, "--on", on});
  };
  REQUIRE(agree("asked", "2026-11-09").exit == 0);
  CHECK(agree("given", "2026-11-08").err.find("answered (Sun 8 Nov 2026) lies before asked (Mon 9 Nov 2026)") !=
        std::string::npos);
  CHECK(agree("given", "2026-12-01").err.find("still to come") != std::string::npos);
  REQUIRE(agree("refused", "2026-11-10").exit == 0);
  REQUIRE(agree("given", "2026-11-11").exit == 0);
  const auto kept = place.records("tracked_child")[0];
  CHECK(kept["asked_on"] == "2026-11-09");
  CHECK(kept["answered_on"] == "2026-11-11");
}

TEST_CASE("a concern is written down, moved on and closed") {
  const RestrictedPlace place;
  REQUIRE(place.done({"concerns", "add", place.file, "--what", "Nobody has seen the child", "--by", "An inspector",
                      "--assurance-due", "2026-11-11T16:00"}).exit == 0);
  // The case code can be read by everybody: a name is refused there, and so is an answer due before its meeting.
  CHECK(place.done({"concerns", "add", place.file, "--what", "Another", "--case", "Tobias"}).err.find("case code “Tobias”") !=
        std::string::npos);
  CHECK(place.done({"points", "add", place.file, "--what", "Panels", "--day", "2026-11-10", "--due", "2026-11-09"}).exit == 3);
  REQUIRE(place.done({"concerns", "add", place.file, "--what", "Found", "--origin", "found_in_text", "--where",
                      "Quillfeather’s survey", "--case", place.firstCase()}).exit == 0);
  CHECK_FALSE(place.holds("Quillfeather"));
  REQUIRE(place.done({"concerns", "state", place.file, "--code", "SC-1", "--state", "duty_team_told", "--told", "The duty manager"}).exit == 0);
  CHECK(place.json({"concerns", "list", place.file})[0]["state"] == "duty_team_told");
  CHECK(place.done({"concerns", "state", place.file, "--code", "SC-1", "--state", "closed"}).err.find("has no assurance") !=
        std::string::npos);
  REQUIRE(place.done({"concerns", "state", place.file, "--code", "SC-1", "--state", "assured"}).exit == 0);
  REQUIRE(place.done({"concerns", "state", place.file, "--code", "SC-1", "--state", "closed"}).exit == 0);
  CHECK(place.done({"concerns", "add", place.file, "--what", "Late", "--assurance-due", "2026-11-10T10:00"}).err.find(
            "lies before the concern came") != std::string::npos);
  CHECK_FALSE(place.holds("Nobody has seen"));
  const auto opened = place.done({"concerns", "list", place.file, "--format", "json"});
  CHECK(Json::parse(opened.out)[0]["texts"]["told"] == "The duty manager");
  CHECK(Json::parse(opened.out)[1]["texts"]["where"] == "Quillfeather’s survey");
  CHECK(place.done({"concerns", "state", place.file, "--code", "SC-9", "--state", "closed"}).err.find("SC-9") !=
        std::string::npos);
}

TEST_CASE("evidence from a point is kept out of search, records, exports, info and attachments until publication") {
  const RestrictedPlace place;
  REQUIRE(place.done({"points", "add", place.file, "--what", "First impression", "--kind", "feedback"}).exit == 0);
  const auto before = place.json({"export", place.file, "--out", (place.folder / "before.csv").string()})["findings"].get<int>();
  const auto info = ran({"info", place.file}).out;
  const auto progress = ran({"progress", place.file, "--framework", "area-send-monitoring"}).out;
  REQUIRE(place.done({"points", "turn", place.file, "--code", "K-01", "--into", "evidence", "--words",
                      "Zebrawood finding", "--finding", "concern", "--criterion", "L1"}).exit == 0);
  CHECK(ran({"search", place.file, "zebrawood"}).out.find("Zebrawood") == std::string::npos);
  CHECK(place.recordLines("evidence").find("Zebrawood") == std::string::npos);
  CHECK(place.json({"export", place.file, "--out", (place.folder / "during.csv").string()})["findings"] == before);
  CHECK(place.read("during.csv").find("Zebrawood") == std::string::npos);
  CHECK(ran({"progress", place.file, "--framework", "area-send-monitoring"}).out == progress);
  const auto positions = [](const std::string& text) {
    const auto from = text.find("Provisional view");
    REQUIRE(from != std::string::npos);
    return text.substr(from, text.find("Records", from) - from);
  };
  CHECK(positions(ran({"info", place.file}).out) == positions(info));

  auto inspection = place.records("inspection")[0];
  inspection["published_on"] = "2026-11-11";
  REQUIRE(place.done({"put", place.file, place.write("published.jsonl", inspection.dump())}).exit == 0);
  CHECK(ran({"search", place.file, "zebrawood"}).out.find("Zebrawood") != std::string::npos);
  CHECK(place.json({"export", place.file, "--out", (place.folder / "after.csv").string()})["findings"] == before + 1);
}

TEST_CASE("deleting the children’s data takes a point’s words and leaves its evidence under the embargo") {
  const RestrictedPlace place;
  for (const char* what : {"First impression", "Second impression"})
    REQUIRE(place.done({"points", "add", place.file, "--what", what, "--kind", "feedback"}).exit == 0);
  REQUIRE(place.done({"points", "turn", place.file, "--code", "K-01", "--into", "evidence", "--words",
                      "Zebrawood finding", "--finding", "concern", "--criterion", "L1"}).exit == 0);
  REQUIRE(ran({"purge-children", place.file, "--yes", "--why", "Over"}).exit == 0);
  CHECK(ran({"search", place.file, "zebrawood"}).out.find("Zebrawood") == std::string::npos);
  CHECK(place.recordLines("evidence").find("Zebrawood") == std::string::npos);
  const auto points = place.records("inspection_point");
  REQUIRE(points.size() == 1);
  CHECK(points[0]["code"] == "K-01");
  CHECK_FALSE(points[0].contains("sealed"));
  auto inspection = place.records("inspection")[0];
  inspection["published_on"] = "2026-11-11";
  REQUIRE(ran({"put", place.file, place.write("published.jsonl", inspection.dump())}).exit == 0);
  CHECK(ran({"search", place.file, "zebrawood"}).out.find("Zebrawood") != std::string::npos);
}

TEST_CASE("a point becomes a request and an action, each once") {
  const RestrictedPlace place;
  for (const char* what : {"See the panels", "Bring somebody"})
    REQUIRE(place.done({"points", "add", place.file, "--what", what, "--due", "2026-11-13T12:00"}).exit == 0);
  REQUIRE(place.done({"points", "turn", place.file, "--code", "K-01", "--into", "request", "--words", "Panel records"}).exit == 0);
  REQUIRE(place.done({"points", "turn", place.file, "--code", "K-02", "--into", "action", "--words", "Ask the team"}).exit == 0);
  // Until publication they stand on everybody's lists, without their words.
  for (const char* kind : {"request", "request_version", "task"}) {
    CAPTURE(kind);
    CHECK(place.recordLines(kind).find("Panel records") == std::string::npos);
    CHECK(place.recordLines(kind).find("Ask the team") == std::string::npos);
  }
  CHECK(ran({"search", place.file, "ask the team"}).out.find("Ask the team") == std::string::npos);
  CHECK(ran({"today", place.file}).out.find("Ask the team") == std::string::npos);
  REQUIRE(ran({"report", place.file, "--kind", "plan", "--out", (place.folder / "plan.ics").string()}).exit == 0);
  CHECK(place.read("plan.ics").find("Ask the team") == std::string::npos);
  CHECK(ran({"search", place.file, "K-02"}).out.find("K-02: an action in confidence") != std::string::npos);
  CHECK(place.done({"points", "turn", place.file, "--code", "K-01", "--into", "action", "--words", "Again"}).err.find(
            "became a request before") != std::string::npos);
  REQUIRE(place.done({"points", "answer", place.file, "--code", "K-01", "--answer", "Sent"}).exit == 0);
  CHECK(place.json({"points", "list", place.file})[0]["state"] == "answered");
}
