// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>

#include "exchange/support.h"

using namespace waymark;
using namespace waymark::exchange;

namespace {

FindingsFile read(std::string_view text) {
  return readFindingsCsv(text, "bank.csv", pack());
}

}  // namespace

TEST_CASE("columns are known by their headers, in any order, case and punctuation") {
  const auto file = read(
      "Finding,Age phase,WHAT WE FOUND,Criterion,Reach,Covers-From,Notes\n"
      "Concern,\"early years; Post-16\",Waits are long,E1,Most,08/09/2025,ignored\n");
  REQUIRE(file.problems.empty());
  REQUIRE(file.rows.size() == 1);
  const auto& one = file.rows.front().evidence;
  CHECK(file.rows.front().line == 2);
  CHECK(one.finding == domain::Finding::Concern);
  CHECK(one.agePhase == base::EnumSet{domain::AgePhase::EarlyYears, domain::AgePhase::Post16});
  CHECK(one.summary == "Waits are long");
  CHECK(one.reach == domain::Reach::Most);
  CHECK(one.coversFrom == base::dayOf(2025, 9, 8));
}

TEST_CASE("lists are separated by semicolon, comma or space") {
  for (const auto* cell : {"\"E2;E3;L1\"", "\"E2, E3, L1\"", "E2 E3 L1", "\" E2 ; E3;;L1 \""}) {
    const auto file = read("criterion,finding,summary,also\nE1,mixed,x," + std::string(cell) + "\n");
    REQUIRE(file.rows.size() == 1);
    CHECK(file.rows.front().evidence.also == std::vector{code("E2"), code("E3"), code("L1")});
  }
}

TEST_CASE("semicolons, tabs and other encodings are recognised") {
  CHECK(read("criterion;finding;summary\nE1;mixed;caf\xE9\n").rows.front().evidence.summary == "café");
  CHECK(read("criterion\tfinding\tsummary\nE1\tmixed\ta, b\n").rows.front().evidence.summary == "a, b");
  std::string wide = "\xFF\xFE";
  for (const char c : std::string_view("criterion,finding,summary\r\nE1,mixed,x\r\n")) wide += {c, '\0'};
  CHECK(read(wide).rows.size() == 1);
}

TEST_CASE("a wrong row is told with its line and the others are read") {
  const auto file = read(
      "criterion,finding,summary\n"
      "E1,concern,\"two\nlines\"\n"
      "E9,concern,x\n"
      "E2,strength,y\n"
      "E2,strength,z,too,many\n"
      "E2,,z\n");
  CHECK(file.rows.size() == 2);
  REQUIRE(file.problems.size() == 3);
  CHECK(said(file.problems[0]).starts_with("4: criterion: “E9” is not a criterion of this framework"));
  CHECK(said(file.problems[1]) == "6: it has more cells than there are columns");
  CHECK(said(file.problems[2]) == "7: finding: a value is needed");
}

TEST_CASE("a file without the needed columns, with one twice, or without a header is refused") {
  CHECK(said(read("criterion,summary\nE1,x\n").problems.front()) == "1: there is no column “finding”");
  CHECK(said(read("Finding,criterion,finding\n").problems.front()) == "1: the column “finding” is there twice");
  CHECK(said(read("").problems.front()) == "1: the file has no header row");
  CHECK(read("a,b\n1,2\n").problems.size() == 1);
}

TEST_CASE("a file that is no text, or leaves a quote open, is refused in words") {
  CHECK(said(read(std::string_view("criterion,finding\nE1\0", 21)).problems.front()) ==
        "1: the file holds characters that are not valid text");
  const auto open = read("criterion,finding,summary\nE1,mixed,x\nE1,mixed,\"x\n");
  CHECK(open.rows.size() == 1);
  CHECK(said(open.problems.front()) == "3: a quotation mark is opened and never closed");
}

TEST_CASE("what is written as CSV is read back the same") {
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    const auto rows = madeRows(seed, 40);
    const auto again = read(findingsCsv(rows));
    REQUIRE(again.problems.empty());
    CHECK(withoutLines(again.rows) == rows);
  }
}

TEST_CASE("JSON lines and CSV say the same about the same rows") {
  const auto rows = madeRows(77, 60);
  const auto json = readFindingsAs(findingsJsonl(rows), "bank.jsonl", pack(), Words::Needed);
  const auto csv = readFindingsAs(findingsCsv(rows), "Bank.CSV", pack(), Words::Needed);
  CHECK(withoutLines(json.rows) == withoutLines(csv.rows));
}
