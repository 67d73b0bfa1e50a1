// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csv.h"

#include <catch2/catch.hpp>
#include <random>

using namespace waymark;
using namespace waymark::exchange;

namespace {

using Rows = std::vector<std::vector<std::string>>;

base::Result<Rows> rowsOf(std::string_view text, char separator = ',') {
  Rows rows;
  auto walked = eachCsvRow(text, separator, "f.csv", [&](const CsvRow& row) {
    rows.push_back(row.cells);
    return true;
  });
  if (!walked) return tl::make_unexpected(walked.error());
  return rows;
}

}  // namespace

TEST_CASE("cells are parted by the separator and rows by any line end") {
  CHECK(rowsOf("a,b\r\nc,d\ne,f\rg,h").value() == Rows{{"a", "b"}, {"c", "d"}, {"e", "f"}, {"g", "h"}});
  CHECK(rowsOf("a;b,c", ';').value() == Rows{{"a", "b,c"}});
}

TEST_CASE("empty cells are cells, also at the ends") {
  CHECK(rowsOf(",a,,\n,\n").value() == Rows{{"", "a", "", ""}, {"", ""}});
}

TEST_CASE("blank lines are passed over") {
  CHECK(rowsOf("\n\na\n\r\n\n").value() == Rows{{"a"}});
}

TEST_CASE("quotes hold separators, line ends and doubled quotes") {
  CHECK(rowsOf("\"a,b\",\"c\nd\",\"say \"\"no\"\"\"\n\"\"\n").value() == Rows{{"a,b", "c\nd", "say \"no\""}, {""}});
  CHECK(rowsOf("5\" pipe,b").value() == Rows{{"5\" pipe", "b"}});
}

TEST_CASE("a row knows its first line, counted over line ends in quotes") {
  std::vector<std::size_t> lines;
  const auto walked = eachCsvRow("a\n\"b\nb\nb\",x\n\nc", ',', "f.csv", [&](const CsvRow& row) {
    lines.push_back(row.line);
    return true;
  });
  CHECK(walked);
  CHECK(lines == std::vector<std::size_t>{1, 2, 6});
}

TEST_CASE("a quote that is never closed is told with the line it was opened on") {
  const auto rows = rowsOf("a,b\nc,\"d\n\n\n");
  REQUIRE(!rows);
  CHECK(rows.error().code == base::Code::BadRow);
  CHECK(rows.error().value("row") == "2");
}

TEST_CASE("text after a closing quote is told, not guessed at") {
  CHECK(!rowsOf("\"a\"b,c"));
}

TEST_CASE("more columns or a longer cell than the limit is an error") {
  CHECK(!rowsOf(std::string(2000, ',')));
  CHECK(!rowsOf(std::string(200'000, 'x')));
  CHECK(!rowsOf("\"" + std::string(200'000, 'x') + "\""));
}

TEST_CASE("reading stops when the visitor says so") {
  int seen = 0;
  CHECK(eachCsvRow("a\nb\nc", ',', "f.csv", [&](const CsvRow&) { return ++seen < 2; }));
  CHECK(seen == 2);
}

TEST_CASE("the separator is the one the first line has most of, outside quotes") {
  CHECK(separatorOf("a,b;c,d\n;;;;;;") == ',');
  CHECK(separatorOf("a;b;c") == ';');
  CHECK(separatorOf("a\tb\tc,d") == '\t');
  CHECK(separatorOf("\"a,b,c,d\";b") == ';');
  CHECK(separatorOf("") == ',');
}

TEST_CASE("UTF-8, UTF-16 and Windows-1252 come out as UTF-8") {
  CHECK(utf8From("caf\xC3\xA9", "f").value() == "café");
  CHECK(utf8From("\xEF\xBB\xBF"
                 "a",
                 "f")
            .value() == "a");
  CHECK(utf8From("caf\xE9 \x93ok\x94 \x80", "f").value() == "café “ok” €");
  CHECK(utf8From(std::string_view("\xFF\xFE"
                                  "a\0\xE9\0",
                                  6),
                 "f")
            .value() == "aé");
  CHECK(utf8From(std::string_view("\xFE\xFF\0a\0\xE9", 6), "f").value() == "aé");
  CHECK(utf8From(std::string_view("a\0b\0,\0c\0", 8), "f").value() == "ab,c");
  CHECK(utf8From("", "f").value().empty());
}

TEST_CASE("bytes that are no text are an error naming the file") {
  for (const auto bytes : {std::string_view("a\0b", 3), std::string_view("caf\x81"),
                           std::string_view("\xFF\xFE"
                                            "a",
                                            3),
                           std::string_view("\xFF\xFE\x00\xD8", 4), std::string_view("\xEF\xBB\xBF\xFF")}) {
    const auto text = utf8From(bytes, "f.csv");
    REQUIRE(!text);
    CHECK(text.error().code == base::Code::BadText);
    CHECK(text.error().value("where") == "f.csv");
  }
}

TEST_CASE("a cell that a spreadsheet would run is disarmed, and comes back as it was") {
  CHECK(csvLine({"=1+1", "-2", "x"}) == "'=1+1,'-2,x\r\n");
  for (const auto* cell : {"=1", "+1", "-1", "@x", "'", "''", "'=1", "'a", "plain", "", "a'b"}) {
    const auto rows = rowsOf(csvLine({cell, "x"})).value();
    CHECK(csvCell(rows.front().front()) == cell);
  }
}

TEST_CASE("what is written is read back the same, whatever the cells hold") {
  std::mt19937 random(3);
  constexpr std::string_view kSigns = "ab,;\t\"'\r\n =-@+\\";
  for (const char separator : {',', ';', '\t'}) {
    for (int round = 0; round < 300; ++round) {
      std::vector<std::string> cells(1 + random() % 5);
      for (auto& cell : cells)
        for (auto size = random() % 6; size > 0; --size) cell += kSigns[random() % kSigns.size()];
      const auto rows = rowsOf(csvLine(cells, separator), separator).value();
      REQUIRE(rows.size() == 1);
      auto again = rows.front();
      for (auto& cell : again) cell = csvCell(cell);
      CHECK(again == cells);
    }
  }
}
