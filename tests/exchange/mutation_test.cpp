// SPDX-License-Identifier: GPL-3.0-or-later
// Damages good files a little, many times, always the same way: whatever comes out, nothing may throw or be lost in
// silence. tests/fuzz does the same without an end.
#include <catch2/catch.hpp>

#include "base/text.h"
#include "exchange/csv.h"
#include "exchange/support.h"
#include "support/damage.h"

using namespace waymark;
using namespace waymark::exchange;

namespace {

void checkRead(const FindingsFile& read) {
  for (const auto& row : read.rows) {
    CHECK(pack().criterion(row.evidence.criterion) != nullptr);
    CHECK(base::isCleanText(row.evidence.summary));
    CHECK(row.line > 0);
  }
  for (const auto& problem : read.problems) {
    CHECK(problem.code == base::Code::BadRow);
    CHECK(base::isCleanText(base::sentence(problem)));
    CHECK(!problem.value("problem").empty());
  }
}

}  // namespace

TEST_CASE("damaged JSON lines are read or refused, never thrown at us") {
  std::mt19937 random(1);
  const auto good = findingsJsonl(madeRows(1, 12));
  for (int round = 0; round < 3000; ++round) checkRead(readFindings(damaged(good, random), "f", pack()));
}

TEST_CASE("damaged CSV is read or refused, never thrown at us") {
  std::mt19937 random(2);
  const auto good = findingsCsv(madeRows(2, 12));
  for (int round = 0; round < 3000; ++round) checkRead(readFindingsCsv(damaged(good, random), "f", pack()));
}

TEST_CASE("a damaged row costs that row of JSON lines and no other") {
  std::mt19937 random(3);
  const auto rows = madeRows(3, 12);
  const auto good = findingsJsonl(rows);
  for (int round = 0; round < 500; ++round) {
    auto text = good;
    const auto at = random() % text.size();
    if (text[at] == '\n') continue;
    text[at] = '\x01';  // never valid inside JSON
    const auto read = readFindings(text, "f", pack());
    CHECK(read.rows.size() + read.problems.size() == rows.size());
    CHECK(read.rows.size() >= rows.size() - 1);
  }
}
