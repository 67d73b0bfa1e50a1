// SPDX-License-Identifier: GPL-3.0-or-later
// Bad workbooks: each is met with one sentence that says where, and none is read in part without a word.
#include "base/text.h"
#include "exchange/sheets_support.h"

using namespace waymark;
using namespace waymark::exchange;
using namespace std::string_view_literals;
using waymark::made::inlineCell;
using waymark::made::ods;
using waymark::made::xlsx;

namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::string oleFile(std::string_view stream) {
  std::string bytes("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv);
  bytes.resize(512);
  for (const char c : stream) (bytes += c) += '\0';
  return bytes;
}

}  // namespace

TEST_CASE("a part that unpacks to hundreds of times its size is refused before it is read to its end") {
  const auto bomb = xlsx({"<row>" + inlineCell("a") + std::string(40'000'000, ' ') + "</row>"});
  CHECK(bomb.size() < 200'000);
  CHECK(has(first(bomb), "sheet “List_1” unpacks to hundreds of times its size"));
}

TEST_CASE("a sheet larger than the limit is refused with the limit") {
  SheetLimits limits;
  limits.partBytes = 2'000'000;
  limits.freeBytes = 100'000'000;
  std::string rows;
  for (int i = 0; i < 40'000; ++i) rows += "<row>" + inlineCell(std::to_string(i * 7919)) + "</row>";
  CHECK(first(xlsx({rows}), limits) == "f.xlsx: sheet “List_1” is larger than 2 MB when unpacked. It was not read.");
}

TEST_CASE("a size that lies is found out while unpacking") {
  SheetLimits limits;
  limits.partBytes = 1'000;
  auto bytes = xlsx({"<row>" + inlineCell(std::string(5'000, 'x')) + "</row>"});
  // The uncompressed size of the last entry stands at offset 24 of its header in the directory; make it 10.
  const auto at = bytes.rfind("PK\x01\x02"sv);
  REQUIRE(at != std::string::npos);
  bytes.replace(at + 24, 4, "\x0A\x00\x00\x00"sv);
  CHECK(!sheetsOf(bytes, limits));
}

TEST_CASE("more cells than the limit are refused, also those that a file repeats") {
  SheetLimits limits;
  limits.cells = 1000;
  std::string rows;
  for (int i = 0; i < 600; ++i) rows += "<row>" + inlineCell("a") + inlineCell("b") + "</row>";
  CHECK(has(first(xlsx({rows}), limits), "larger than 1000 cells"));
  CHECK(has(first(ods("<table:table table:name=\"L\"><table:table-row table:number-rows-repeated=\"1048576\">"
                      "<table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"16384\"><text:p>x"
                      "</text:p></table:table-cell></table:table-row></table:table>"),
                  limits),
            "larger than 1000 cells"));
  std::string text;
  for (int i = 0; i < 600; ++i) text += "a,b\n";
  CHECK(has(first(text, limits), "larger than 1000 cells"));
}

TEST_CASE("a workbook with a password says so, in each of its forms") {
  CHECK(has(first(oleFile("EncryptedPackage")), "protected with a password"));
  CHECK(has(first(made::zipped({{"META-INF/manifest.xml", "<m:manifest xmlns:m=\"m\"><m:file-entry><m:encryption-data/>"
                                                          "</m:file-entry></m:manifest>"},
                                {"content.xml", "\x01\x02\x03"}})),
            "protected with a password"));
  CHECK(has(first(made::zipped({{"encrypted-package", "\x01"}})), "protected with a password"));
}

TEST_CASE("other kinds of file are named for what they are") {
  CHECK(has(first(oleFile("Workbook")), "old kind (.xls)"));
  CHECK(has(first("%PDF-1.7"), "it is a PDF"));
  CHECK(has(first("<html><table>"), "web page"));
  CHECK(has(first(made::zipped({{"xl/workbook.bin", "x"}})), ".xlsb"));
  CHECK(has(first(made::zipped({{"letter.txt", "x"}})), "zip file but no workbook"));
  CHECK(has(first("PK\x03\x04 and then nothing"), "damaged"));
}

TEST_CASE("a sheet that breaks off is refused with its name and the place") {
  auto parts = made::xlsxParts({"<row>" + inlineCell("a") + "</row>"});
  parts[5].second = "<worksheet><sheetData><row><c><v>1</v></c></row>\n<row><c><v>2</v";
  CHECK(first(made::zipped(parts)) ==
        "f.xlsx can't be read (sheet “List_1” is damaged: its XML breaks off in row 2 or after it).");
  parts.pop_back();
  CHECK(has(first(made::zipped(parts)), "sheet “List_1” is missing"));
  const std::string row = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>x</text:p></table:table-cell></table:table-row>";
  CHECK(has(first(ods("<table:table table:name=\"L\">" + row + row + "<table:table-row></table:table>")),
            "breaks off in sheet “L” after row 2"));
}

TEST_CASE("a damaged byte inside a packed part is noticed") {
  std::string rows;
  for (int i = 0; i < 3000; ++i) rows += "<row>" + inlineCell(std::to_string(i * 104'729)) + "</row>";
  auto bytes = xlsx({rows});
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0x20);
  CHECK(!sheetsOf(bytes));
}

TEST_CASE("cells that can't be placed are refused with their row") {
  CHECK(has(first(xlsx({"<row r=\"5\"><c r=\"12\"><v>1</v></c></row>"})), "row 5 has a cell without a place"));
  CHECK(has(first(xlsx({"<row r=\"5\"><c r=\"A5\"><v>1</v></c><c r=\"A5\"><v>2</v></c></row>"})),
            "row 5 has two cells in one place"));
  CHECK(has(first(xlsx({"<row r=\"5\"/><row r=\"5\"/>"})), "after row 5 is out of order"));
  CHECK(has(first(xlsx({"<row r=\"1\"><c r=\"ZZZZ1\"><v>1</v></c></row>"})), "row 1 has a cell without a place"));
  CHECK(has(first(xlsx({"<row><c r=\"B1\" t=\"s\"><v>7</v></c></row>"})), "cell B1 names a shared text"));
}

TEST_CASE("a number that is none is an error cell, not a lost one") {
  CHECK(first(xlsx({"<row><c><v>1.0E+12</v></c><c><v>12 or so</v></c><c><v>1E999</v></c></row>"})) ==
        "A1 1.0E+12; B1 !12 or so; C1 !1E999");
}

TEST_CASE("a document type is refused: entities can blow up") {
  auto parts = made::xlsxParts({""});
  parts[5].second = "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\">]><worksheet><sheetData><row><c><v>&a;</v></c></row>"
                    "</sheetData></worksheet>";
  CHECK(has(first(made::zipped(parts)), "document type"));
}

TEST_CASE("a cell longer than the limit is refused with its address") {
  SheetLimits limits;
  limits.cellBytes = 50;
  CHECK(has(first(xlsx({"<row>" + inlineCell("a") + inlineCell(std::string(60, 'x')) + "</row>"}), limits), "cell B1"));
  CHECK(has(first(ods("<table:table table:name=\"L\"><table:table-row><table:table-cell office:value-type=\"string\">"
                      "<text:p><text:s text:c=\"4000000000\"/>x</text:p></table:table-cell></table:table-row>"
                      "</table:table>"),
                  limits),
            "cell A1"));
}

TEST_CASE("an unclosed quote in delimited text is told with its line") {
  CHECK(first("a,b\n1,\"2\n3,4\n") == "f.xlsx, row 2: a quotation mark is opened and never closed.");
}

TEST_CASE("macros are noticed and never stand in the way") {
  auto parts = made::xlsxParts({"<row>" + inlineCell("a") + "</row>"});
  parts.push_back({"xl/vbaProject.bin", "x"});
  const auto read = eachSheetRow(made::zipped(parts), "f", {[](const auto&) { return true; }, [](const auto&) { return true; }});
  REQUIRE(read);
  CHECK(read->macros);
}
