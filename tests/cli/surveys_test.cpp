// SPDX-License-Identifier: GPL-3.0-or-later
// Surveys from the command line: the inspectors' links, and the partnership's own.
#include "cli/demonstration.h"

using namespace waymark::cli;

namespace {

constexpr const char* kSchools =
    "URN,LA (code),EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus (name),CloseDate,"
    "PhaseOfEducation (name),Town\r\n"
    "123456,888,Ashby Primary,Community school,Open,,Primary,Ashby\r\n"
    "100002,888,Silent College,Further education,Open,,16 plus,Ashby\r\n"
    "100003,999,Elsewhere,Academy,Open,,Primary,Away\r\n";

Json surveyFor(const Demonstration& at, const std::string& audience) {
  return at.json({"survey-links", "list", at.file, "--audience", audience})[0];
}

}  // namespace

TEST_CASE("survey links go to settings of the register, are passed on, confirmed, reminded, and totals are as told") {
  const Demonstration at;
  REQUIRE(ran({"keep-settings", at.file, at.write("gias.csv", kSchools), "--as-at", "2026-11-01"}).exit == 0);
  const auto before = surveyFor(at, "practitioners");
  const auto there = before["sendings"].size();
  REQUIRE(ran({"survey-links", "add", at.file, "--audience", "practitioners", "--phase", "Primary", "--phase",
               "16 plus", "--authority", "888", "--to", "Night owls club"}).exit == 0);
  CHECK(surveyFor(at, "practitioners")["sendings"].size() == there + 3);
  CHECK(ran({"survey-links", "add", at.file, "--audience", "practitioners", "--to", "night owls club"}).out.find(
            "Nothing to change") != std::string::npos);

  CHECK(ran({"survey-links", "pass-on", at.file, "--audience", "practitioners", "--to", "123456", "--by", "Nobody"}).exit == 3);
  CHECK(ran({"survey-links", "pass-on", at.file, "--audience", "practitioners", "--to", "No such place"}).exit == 3);
  REQUIRE(ran({"survey-links", "pass-on", at.file, "--audience", "practitioners", "--to", "123456", "--to",
               "Night owls club", "--at", "2026-11-11T08:00"}).exit == 0);
  REQUIRE(ran({"survey-links", "confirm", at.file, "--audience", "practitioners", "--to", "123456", "--by",
               "The office"}).exit == 0);
  REQUIRE(ran({"survey-links", "remind", at.file, "--audience", "practitioners"}).exit == 0);
  std::map<std::string, Json> places;
  const auto after = surveyFor(at, "practitioners");
  for (const auto& one : after["sendings"]) places[one["to"]] = one;
  CHECK(places["Ashby Primary"]["state"] == "confirmed");
  CHECK(places["Ashby Primary"]["confirmed_by"] == "The office");
  CHECK(places["Ashby Primary"]["reminded"].empty());
  CHECK(places["Night owls club"]["state"] == "passed_on");
  CHECK(places["Night owls club"]["reminded"] == Json::array({"2026-11-11"}));
  CHECK(places["Silent College"]["state"] == "to_pass_on");

  // Without names: those that were passed it and haven't said so, and no other.
  REQUIRE(ran({"survey-links", "confirm", at.file, "--audience", "practitioners", "--by", "The office", "--at",
               "2026-11-11T10:15"}).exit == 0);
  places.clear();
  const auto confirmed = surveyFor(at, "practitioners");
  for (const auto& one : confirmed["sendings"]) places[one["to"]] = one;
  CHECK(places["Night owls club"]["state"] == "confirmed");
  CHECK(places["Night owls club"]["confirmed_at"] == "2026-11-11T10:15:00Z");
  CHECK(places["Silent College"]["state"] == "to_pass_on");
  CHECK(ran({"survey-links", "confirm", at.file, "--audience", "practitioners", "--to", "Silent College", "--at",
             "2026-12-01"}).err.find("still to come") != std::string::npos);

  const auto told = before["totals"].size();
  REQUIRE(ran({"survey-links", "total", at.file, "--audience", "practitioners", "--responses", "412"}).exit == 0);
  CHECK(ran({"survey-links", "total", at.file, "--audience", "practitioners", "--responses", "-1"}).exit == 3);
  CHECK(ran({"survey-links", "total", at.file, "--audience", "practitioners", "--responses", "many"}).exit == 3);
  const auto totals = surveyFor(at, "practitioners")["totals"];
  REQUIRE(totals.size() == told + 1);
  CHECK(totals[0]["responses"] == 412);
  CHECK(totals[0]["told_by"] == "");
  CHECK(ran({"survey-links", "list", at.file, "--audience", "nobody"}).exit == 3);
  CHECK(ran({"survey-links", "list", at.file}).out.find("Parents and carers") != std::string::npos);
}

TEST_CASE("a survey told to close before it opens is refused with its sentence") {
  const Demonstration at;
  const auto refused = ran({"told", at.file, "--set", "survey_opens:practitioners=2026-11-18", "--set",
                            "survey_closes:practitioners=2026-11-13"});
  CHECK(refused.exit == 3);
  CHECK(refused.err.find("lies before its opening") != std::string::npos);
  CHECK(ran({"told", at.file, "--set", "survey_opens:practitioners=2026-11-10", "--set",
             "survey_closes:practitioners=2026-11-13"}).exit == 0);
}

TEST_CASE("a survey of our own comes in with an approved mapping once every flagged comment is decided") {
  const Demonstration at;
  std::string text = "Autumn survey of carers,,\r\nI know whom to ask,Area,What would help?\r\n";
  for (int i = 0; i < 12; ++i) text += (i % 2 == 0 ? "Agree,North,A call back in a week would do (" + std::to_string(i) + ")\r\n" : "Disagree,South,\r\n");
  text += "Agree,South,Ask Mrs Brown of the school for more\r\nAgree,North,Their number is 01632 960123 by the way\r\n";
  const auto file = at.write("carers.csv", text);
  const auto before = at.records("own_survey").size();

  const auto suggestion = ran({"import-survey", at.file, file, "--title", "Carers"});
  CHECK(suggestion.exit == 1);
  CHECK(suggestion.out.find("\"version\": 1") != std::string::npos);
  const auto flagged = ran({"import-survey", at.file, file, "--title", "Carers", "--suggested"});
  CHECK(flagged.exit == 1);
  CHECK(flagged.out.find("2 comments may say who somebody is") != std::string::npos);
  CHECK(ran({"import-survey", at.file, file, "--title", "Carers", "--suggested", "--flagged", "keep"}).exit == 2);
  CHECK(at.records("own_survey").size() == before);

  const auto done = at.json({"import-survey", at.file, file, "--title", "Carers", "--suggested", "--flagged", "redact",
                             "--keep", "15:q3", "--invited", "28", "--voice", "parent_voice"});
  CHECK(done["answers"] == 14);
  CHECK(done["comments"] == 8);
  CHECK(done["redacted"] == 1);

  const auto results = at.json({"survey-results", at.file, "carers"});
  CHECK(results["rate"] == "50%");
  CHECK(results["questions"][0]["options"] ==
        Json::parse(R"([{"answer":"Disagree","count":6},{"answer":"Agree","count":8}])"));
  const auto shared = at.json({"survey-results", at.file, "Carers", "--by", "Area", "--for-sharing"});
  CHECK(shared["hidden_below"] == 5);
  for (const auto& row : shared["questions"][0]["table"])
    for (const auto& [group, count] : row["counts"].items())
      CHECK((count.is_string() || count.get<int>() == 0 || count.get<int>() >= 5));
  CHECK(ran({"survey-results", at.file, "Carers", "--by", "Nothing"}).exit == 3);
  CHECK(ran({"survey-results", at.file, "No such survey"}).exit == 3);

  // A second one with the same columns needs no mapping.
  CHECK(at.json({"import-survey", at.file, file, "--title", "Carers again", "--flagged", "drop"})["dropped"] == 2);

  const auto comments = at.json({"survey-comments", at.file, "Carers"});
  REQUIRE(comments.size() == 8);
  const auto id = comments[0]["id"].get<std::string>();
  CHECK(ran({"code-comment", at.file, id, "--criterion", "E1"}).exit == 3);  // not to be quoted: it needs a summary
  REQUIRE(ran({"code-comment", at.file, id, "--criterion", "E1", "--finding", "concern", "--summary",
               "Carers wait too long to be rung back"}).exit == 0);
  CHECK(at.json({"survey-comments", at.file, "Carers"})[0]["evidence"] == 1);
  CHECK(ran({"code-comment", at.file, "no-id", "--criterion", "E1"}).exit == 3);

  // Surveys and comments are found; what was redacted or dropped is nowhere.
  const auto kinds = [&](const std::string& words) {
    std::string found;
    for (const auto& hit : at.json({"search", at.file, words})) found += hit["kind"].get<std::string>() + " ";
    return found;
  };
  CHECK(kinds("Carers again").find("survey ") != std::string::npos);
  CHECK(kinds("call back in a week").find("comment ") != std::string::npos);
  CHECK(kinds("01632 960123").find("comment") == std::string::npos);
}

TEST_CASE("you said, we did is listed and written as a sheet") {
  const Demonstration at;
  const auto record = at.write(
      "said.jsonl", R"({"kind":"you_said","id":"01890a5d-ac96-774b-bcce-b302099a8057","said":"Answer us","criteria":["L2"]})"
                    "\n");
  REQUIRE(ran({"put", at.file, record, "--name", "said"}).exit == 0);
  const auto rows = at.json({"you-said", at.file, "--out", (at.folder / "did.csv").string()});
  CHECK(at.read("did.csv").find("You said,We did,Who acts,Told on") != std::string::npos);
  CHECK(at.read("did.csv").find("Answer us") != std::string::npos);
  REQUIRE(rows.size() == 1);
  CHECK(rows[0]["criteria"][0] == "L2");
  CHECK(rows[0]["told_on"].is_null());
  CHECK(ran({"you-said", at.file}).out.find("nothing yet") != std::string::npos);
}
