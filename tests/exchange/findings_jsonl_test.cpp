// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "exchange/support.h"

using namespace waymark;
using namespace waymark::exchange;

namespace {

FindingsFile read(std::string_view text, Words words = Words::Needed) {
  return readFindings(text, "bank.jsonl", pack(), words);
}
std::string onlyProblem(std::string_view text) {
  const auto file = read(text);
  REQUIRE(file.problems.size() == 1);
  CHECK(file.problems.front().code == base::Code::BadRow);
  CHECK(file.problems.front().value("file") == "bank.jsonl");
  return said(file.problems.front());
}
std::string with(std::string_view members) {
  return R"({"criterion": "E1", "finding": "concern", "theme": "waits", )" + std::string(members) + "}";
}

}  // namespace

TEST_CASE("a row with every field is read in full") {
  const auto file = read(
      R"({"inspection": "R02", "id": "R02-07", "criterion": "E1", "also": ["E3", "L4"], "finding": "strength",
)");
  CHECK(file.problems.size() == 1);  // a row is one line
  const auto whole = read(
      R"({"inspection":"R02","id":"R02-07","criterion":"E1","also":["E3","L4","E1","E3"],"finding":"strength","reach":"most","impact":"high","services":["health","social_care"],"phase":["post_16"],"groups":["looked_after"],"source":"child_voice","theme":"heard early","text":"Young people say so.","covers_from":"2025-09-01","covers_to":"2025-12-31","review":"accepted","review_by":"2026-06-30","unheard_of":{"a":1}})");
  REQUIRE(whole.problems.empty());
  REQUIRE(whole.rows.size() == 1);
  const auto& row = whole.rows.front();
  CHECK(row.inspection == "R02");
  CHECK(row.line == 1);
  CHECK(row.evidence.reference == "R02-07");
  CHECK(row.evidence.criterion == code("E1"));
  CHECK(row.evidence.also == std::vector{code("E3"), code("L4")});
  CHECK(row.evidence.finding == domain::Finding::Strength);
  CHECK(row.evidence.reach == domain::Reach::Most);
  CHECK(row.evidence.impact == domain::Impact::High);
  CHECK(row.evidence.services == base::EnumSet{domain::Service::Health, domain::Service::SocialCare});
  CHECK(row.evidence.agePhase == base::EnumSet{domain::AgePhase::Post16});
  CHECK(row.evidence.groups == base::EnumSet{domain::Group::LookedAfter});
  CHECK(row.evidence.source == domain::SourceKind::ChildVoice);
  CHECK(row.evidence.summary == "heard early");
  CHECK(row.evidence.detail == "Young people say so.");
  CHECK(row.evidence.coversFrom == base::dayOf(2025, 9, 1));
  CHECK(row.evidence.reviewBy == base::dayOf(2026, 6, 30));
  CHECK(row.evidence.review == domain::ReviewState::Accepted);
}

TEST_CASE("what is missing or null is neutral") {
  const auto file = read(R"({"criterion": "E1", "finding": "mixed", "text": "Some do.", "reach": null, "also": null})");
  REQUIRE(file.rows.size() == 1);
  const auto& one = file.rows.front().evidence;
  CHECK(!one.reach);
  CHECK(!one.impact);
  CHECK(!one.source);
  CHECK(one.also.empty());
  CHECK(one.summary == "Some do.");
  CHECK(one.detail.empty());
}

TEST_CASE("a single text stands for a list of one") {
  CHECK(read(with(R"("phase": "all")")).rows.front().evidence.agePhase.contains(domain::AgePhase::All));
}

TEST_CASE("criterion, finding and some words are needed") {
  CHECK(onlyProblem(R"({"finding": "concern", "text": "x"})") == "1: criterion: a value is needed");
  CHECK(onlyProblem(R"({"criterion": "E1", "text": "x"})") == "1: finding: a value is needed");
  CHECK(onlyProblem(R"({"criterion": "E1", "finding": "concern"})") ==
        "1: summary: a summary, theme or text is needed");
  CHECK(read(R"({"criterion": "E1", "finding": "concern"})", Words::Optional).problems.empty());
}

TEST_CASE("an unknown code is refused with its line and what is known") {
  CHECK(onlyProblem("\n\n" + with(R"("reach": "lots")")) == "3: reach: “lots” is not one of: few, some, many, most");
  CHECK(onlyProblem(with(R"("also": ["E3", "Q1"])"))
            .starts_with("1: also: “Q1” is not a criterion of this framework (E1, "));
  CHECK(onlyProblem(with(R"("services": ["housing"])")).starts_with("1: services: “housing” is not one of: education"));
  CHECK(onlyProblem(with(R"("covers_from": "2025-02-30")")) ==
        "1: covers_from: “2025-02-30” is not a date such as 2025-09-08");
  CHECK(onlyProblem(with(R"("covers_from": "2025-03-02", "covers_to": "2025-03-01")")) ==
        "1: covers_to: it is before covers_from");
}

TEST_CASE("a value of another type is refused with its place") {
  CHECK(onlyProblem(with(R"("reach": 3)")) == "1: reach: a text is expected");
  CHECK(onlyProblem(with(R"("also": [1])")) == "1: also/0: a text is expected");
  CHECK(onlyProblem(with(R"("also": {"a": 1})")) == "1: also: a list is expected");
  CHECK(onlyProblem("[1, 2]") == "1: an object is expected");
  CHECK(onlyProblem("7") == "1: an object is expected");
}

TEST_CASE("JSON that stops, repeats a key or goes too deep is refused with its line") {
  CHECK(onlyProblem(R"({"criterion": "E1", "finding": "conc)")
            .starts_with("1: it is not complete JSON: it breaks at character "));
  CHECK(onlyProblem(with(R"("reach": "few", "reach": "most")")).find("“reach” is there twice") != std::string::npos);
  CHECK(onlyProblem(with("\"x\": " + std::string(5000, '[') + std::string(5000, ']'))).find("nested too deeply") !=
        std::string::npos);
  CHECK(onlyProblem(std::string(200'000, '[')).find("not complete JSON") != std::string::npos);
  CHECK(onlyProblem(with(R"("x": 1e999999)")).find("not complete JSON") != std::string::npos);
}

TEST_CASE("a NUL, broken UTF-8 or an escaped NUL is refused with its line, and the rows around it are read") {
  const std::string good = with(R"("id": "a")") + "\n";
  const auto file =
      read(good + std::string("{\"a\": \"\0\"}\n", 11) + "{\"a\": \"\xC3\x28\"}\n" + with(R"("id": "b")"));
  REQUIRE(file.problems.size() == 2);
  CHECK(said(file.problems[0]) == "2: it holds characters that are not valid text (broken UTF-8 or a NUL byte)");
  CHECK(file.problems[1].value("row") == "3");
  CHECK(file.rows.size() == 2);
  CHECK(file.rows.back().line == 4);
  CHECK(onlyProblem(with(R"("id": "a\u0000b")")) == "1: id: the text holds a NUL");
}

TEST_CASE("an id that comes twice in an inspection is refused; in another it is another") {
  const auto row = [](const char* inspection) {
    return R"({"criterion": "E1", "finding": "concern", "theme": "x", "id": "7", "inspection": ")" +
           std::string(inspection) + "\"}\n";
  };
  CHECK(onlyProblem(row("A") + row("B") + row("A")) == "3: id: “7” is there twice");
}

TEST_CASE("rows without an id may be many") {
  const auto row = with(R"("impact": "low")") + "\n";
  CHECK(read(row + row + row).rows.size() == 3);
}

TEST_CASE("a line or a text that is too long is refused") {
  CHECK(onlyProblem(with("\"id\": \"" + std::string(1'000'001, 'x') + "\"")) == "1: it is longer than 1,000,000 bytes");
  CHECK(onlyProblem(with("\"id\": \"" + std::string(30'000, 'x') + "\"")) ==
        "1: id: it is longer than 20,000 characters");
}

TEST_CASE("a byte order mark, Windows line ends and blank lines are no trouble") {
  const auto file = read("\xEF\xBB\xBF" + with(R"("id": "1")") + "\r\n\r\n  \t\r\n" + with(R"("id": "2")") + "\r\n");
  CHECK(file.problems.empty());
  CHECK(file.rows.size() == 2);
  CHECK(read("").rows.empty());
}

TEST_CASE("all or nothing gives the first problem as a sentence") {
  const auto none = allOrNothing(read(with(R"("id": "1")") + "\n{}\n{"));
  REQUIRE(!none);
  CHECK(base::sentence(none.error()) == "bank.jsonl, row 2: criterion: a value is needed.");
  CHECK(allOrNothing(read(with(R"("id": "1")"))).value().size() == 1);
}

TEST_CASE("of very many problems the first thousand are told and the rest counted") {
  std::string text;
  for (int i = 0; i < 1500; ++i) text += "{\n";
  const auto file = read(text);
  CHECK(file.problems.size() == 1000);
  CHECK(file.unlisted == 500);
}

TEST_CASE("what is written as JSON lines is read back the same") {
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    const auto rows = madeRows(seed, 40);
    const auto again = read(findingsJsonl(rows));
    REQUIRE(again.problems.empty());
    CHECK(withoutLines(again.rows) == rows);
  }
}

TEST_CASE("the coded findings of the published inspections are all read") {
  std::ifstream file(WAYMARK_SHARED_DATA "/published-inspections/findings.jsonl", std::ios::binary);
  if (!file) {
    WARN("no shared data here: skipped");
    return;
  }
  std::stringstream bytes;
  bytes << file.rdbuf();
  const auto all = read(bytes.str());
  CHECK(all.problems.empty());
  CHECK(all.rows.size() == 546);
}
