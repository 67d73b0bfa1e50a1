// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/sheet.h"

#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>

#include "base/file.h"
#include "exchange/csv.h"

using namespace waymark;
using exchange::Sheet;

namespace {

Sheet sample() {
  return {"Evidence: what/we*found? in a very long list",
          {{"What we found", 280}, {"Count", 80, true}, {"Review by", 150, true}},
          {{"=HYPERLINK(\"x\")", "1,204", "Mon 8 Sep 2025"}, {"Two\nlines <b>", "", "none"}}};
}

/// One part of the workbook as text, read by another program.
std::string partOf(const std::string& bytes, const std::string& part) {
  const auto folder = std::filesystem::temp_directory_path();
  const auto file = folder / "waymark-sheet-test.xlsx";
  REQUIRE(base::writeFileSafely(file, bytes));
  const auto command =
      "python3 -c 'import sys,zipfile;sys.stdout.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2])"
      ".decode())' " +
      file.string() + " " + part;
  FILE* pipe = popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string text;
  char buffer[4096];
  while (const auto count = fread(buffer, 1, sizeof buffer, pipe)) text.append(buffer, count);
  REQUIRE(pclose(pipe) == 0);
  std::filesystem::remove(file);
  return text;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a list as CSV has the mark, its headings, and no formula") {
  const auto csv = exchange::sheetCsv(sample());
  CHECK(csv ==
        "\xEF\xBB\xBFWhat we found,Count,Review by\r\n"
        "\"'=HYPERLINK(\"\"x\"\")\",\"1,204\",Mon 8 Sep 2025\r\n"
        "\"Two\nlines <b>\",,none\r\n");
}

TEST_CASE("a list as a workbook keeps text as text, numbers as numbers and days as days") {
  const auto bytes = exchange::sheetXlsx(sample());
  REQUIRE(bytes);
  const auto page = partOf(*bytes, "xl/worksheets/sheet1.xml");
  CHECK(has(page, "<v>1204</v>"));
  CHECK(has(page, "<v>45908</v>"));  // Mon 8 Sep 2025 as spreadsheets count days
  CHECK_FALSE(has(page, "<f>"));
  CHECK(has(page, "autoFilter ref=\"A1:C3\""));
  CHECK(has(page, "state=\"frozen\""));
  const auto words = partOf(*bytes, "xl/sharedStrings.xml");
  CHECK(has(words, "=HYPERLINK(&quot;x&quot;)") != has(words, "=HYPERLINK(\"x\")"));
  CHECK(has(words, "Two\nlines &lt;b&gt;"));
  CHECK(has(words, "<t>none</t>"));
  CHECK(has(partOf(*bytes, "xl/workbook.xml"), "name=\"Evidence  what we found"));
}

TEST_CASE("a cell longer than a workbook holds is cut, not lost") {
  for (const std::string unit : {"a", "é", "😀"}) {
    std::string cell;
    for (int i = 0; i < 40'000; ++i) cell += unit;
    const auto bytes = exchange::sheetXlsx({"Long", {{"Text", 100}}, {{cell}}});
    REQUIRE(bytes);
    const auto words = partOf(*bytes, "xl/sharedStrings.xml");
    CHECK(has(words, unit + "…</t>"));
  }
}

TEST_CASE("a workbook asked to stop is not made") {
  std::stop_source stop;
  stop.request_stop();
  const auto bytes = exchange::sheetXlsx(sample(), stop.get_token());
  REQUIRE_FALSE(bytes);
  CHECK(bytes.error().code == base::Code::Cancelled);
}
