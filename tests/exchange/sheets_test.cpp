// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <filesystem>

#include "base/file.h"
#include "exchange/sheets_support.h"
#include "exchange/workbook.h"
#include "exchange/xlsx_parts.h"

using namespace waymark;
using namespace waymark::exchange;
using waymark::made::inlineCell;
using waymark::made::ods;
using waymark::made::xlsx;

namespace {

const std::filesystem::path kLists = WAYMARK_SHARED_DATA "/person-lists";

std::vector<ReadSheet> readShared(const std::string& name) {
  const auto bytes = base::readFile(kLists / name, kLargestSheetFile);
  REQUIRE(bytes);
  const auto sheets = sheetsOf(*bytes);
  REQUIRE(sheets);
  return *sheets;
}

/// The cell as the delimited form of the same list writes it.
std::string asDelimited(const lists::SheetCell& cell, const std::string& text) {
  if (cell.kind != lists::SheetCell::Kind::Date) return text;
  const auto iso = base::isoText(cell.day);
  return iso.substr(8, 2) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4);
}

/// "8.0" and "8" are one number, and so are 9.2 and what a spreadsheet makes of it in binary.
bool sameValue(const std::string& a, const std::string& b) {
  if (a == b) return true;
  const auto x = plainNumber(a);
  const auto y = plainNumber(b);
  return x && y && std::abs(*x - *y) < 1e-9;
}

/// The place of the first cell that differs, as the delimited form would have both; "" where all are the same.
std::string firstDifference(const ReadSheet& a, const ReadSheet& b) {
  if (a.rows.size() != b.rows.size()) return "the number of rows";
  for (std::size_t row = 0; row < a.rows.size(); ++row) {
    if (a.rows[row].size() != b.rows[row].size()) return "the cells of row " + std::to_string(row + 1);
    for (std::size_t cell = 0; cell < a.rows[row].size(); ++cell) {
      const auto& one = a.rows[row][cell];
      const auto& two = b.rows[row][cell];
      if (one.place != two.place || !sameValue(asDelimited(one.cell, one.text), asDelimited(two.cell, two.text)))
        return one.place;
    }
  }
  return "";
}

}  // namespace

TEST_CASE("the four forms of the made lists hold the same cells") {
  if (!std::filesystem::exists(kLists)) {
    WARN("skipped: " << kLists << " isn't here");
    return;
  }
  const auto inlined = readShared("person-lists-small.xlsx");
  REQUIRE(inlined.size() == 2);
  CHECK(inlined[0].rows.size() == 501);
  CHECK(inlined[1].rows.size() == 801);
  for (const auto* other : {"person-lists-small-shared-strings.xlsx", "person-lists-small.ods"}) {
    CAPTURE(other);
    const auto sheets = readShared(other);
    REQUIRE(sheets.size() == 2);
    for (std::size_t i = 0; i < 2; ++i) {
      CHECK(sheets[i].name == inlined[i].name);
      CHECK(firstDifference(sheets[i], inlined[i]).empty());
    }
  }
  for (std::size_t i = 0; i < 2; ++i)
    CHECK(firstDifference(readShared("person-lists-small-List_" + std::to_string(i + 1) + ".csv").front(), inlined[i])
              .empty());
}

TEST_CASE("inline texts, shared texts, numbers, booleans, errors and formula results are read") {
  CHECK(first(xlsx({"<row r=\"2\"><c r=\"B2\" t=\"inlineStr\"><is><t>in</t></is></c><c r=\"C2\" t=\"s\"><v>1</v></c>"
                    "<c r=\"D2\"><v>1.50</v></c><c r=\"E2\" t=\"b\"><v>1</v></c><c r=\"F2\" t=\"e\"><v>#N/A</v></c>"
                    "<c r=\"G2\" t=\"str\"><f>A1</f><v>made</v></c><c r=\"H2\"><f>1+1</f></c></row>",
                    "<si><t>no</t></si><si><r><t>sha</t></r><rPh><t>spoken</t></rPh><r><t>red</t></r></si>"})) ==
        "B2 in; C2 shared; D2 1.50; E2 TRUE; F2 !#N/A; G2 made (formula); H2 !a formula that was never worked out");
}

TEST_CASE("places that a producer leaves out are counted, and cells out of order put in order") {
  CHECK(first(xlsx({"<row>" + inlineCell("a") + inlineCell("b") + "</row><row>" + inlineCell("c") + "</row>"})) ==
        "A1 a; B1 b / A2 c");
  CHECK(first(xlsx({"<row r=\"1\"><c r=\"C1\"><v>3</v></c><c r=\"A1\"><v>1</v></c></row>"})) == "A1 1; C1 3");
}

TEST_CASE("rows of controls and extensions behind the cells are not the sheet's") {
  auto parts = made::xlsxParts({"<row>" + inlineCell("a") + "</row>"});
  auto& sheet = parts[5].second;
  sheet.insert(sheet.find("</worksheet>"), "<controls><anchor><row>4</row></anchor></controls><extLst><row r=\"1\">" +
                                               inlineCell("b") + "</row></extLst>");
  CHECK(first(made::zipped(parts)) == "A1 a");
}

TEST_CASE("a number is a date by its style, in both date systems") {
  const std::string styles = "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"10\"/>";
  const std::string formats = "<numFmt numFmtId=\"164\" formatCode=\"[$-809]dd\\ mmm\\ yyyy;@\"/>";
  const std::string row =
      "<row><c s=\"1\"><v>40606</v></c><c s=\"2\"><v>40606.75</v></c><c s=\"3\"><v>0.015</v></c><c><v>40606</v></c></row>";
  CHECK(first(xlsx({row, "", "", formats, styles})) == "A1 2011-03-04; B1 2011-03-04; C1 0.015%; D1 40606");
  CHECK(first(xlsx({row, "", "date1904=\"1\"", formats, styles})) == "A1 2015-03-05; B1 2015-03-05; C1 0.015%; D1 40606");
  CHECK(first(xlsx({"<row><c t=\"d\"><v>2011-03-04T00:00:00</v></c></row>"})) == "A1 2011-03-04");
}

TEST_CASE("serial days know the 29 February 1900 that never was") {
  CHECK(daySerial(1, false) == base::dayOf(1900, 1, 1));
  CHECK(daySerial(59, false) == base::dayOf(1900, 2, 28));
  CHECK(!daySerial(60, false));
  CHECK(daySerial(61, false) == base::dayOf(1900, 3, 1));
  CHECK(daySerial(1, true) == base::dayOf(1904, 1, 2));
  CHECK(daySerial(2'958'465, false) == base::dayOf(9999, 12, 31));
  CHECK(!daySerial(2'958'466, false));
  CHECK(!daySerial(0, false));
  CHECK(!daySerial(-1, true));
}

TEST_CASE("a format shows a date by its day or year, never by its quoted words or colours") {
  CHECK(shapeOf("dd/mm/yyyy") == NumberShape::Date);
  CHECK(shapeOf("[$-409]mmm-yy") == NumberShape::Date);
  CHECK(shapeOf("0.0%") == NumberShape::Percent);
  for (const auto* plain : {"General", "0.00", "[Red]0", "0 \"days\"", "hh:mm", "0\\d", "#,##0;[Red]-0 \"dy\""})
    CHECK(shapeOf(plain) == NumberShape::Plain);
}

TEST_CASE("a part may be named from the top of the file or beside the workbook") {
  auto parts = made::xlsxParts({"<row>" + inlineCell("a") + "</row>"});
  auto& relations = parts[2].second;
  relations.replace(relations.find("worksheets/sheet1"), 10, "/xl/worksheets");
  CHECK(first(made::zipped(parts)) == "A1 a");
}

TEST_CASE("line ends that Excel escapes are line ends again") {
  CHECK(withoutEscapes("Date_x000D_\nof birth") == "Date\nof birth");
  CHECK(withoutEscapes("_x005F_x000D_") == "_x000D_");
  CHECK(withoutEscapes("a_x00g1_b_x0041_") == "a_x00g1_b_x0041_");
}

TEST_CASE("OpenDocument cells have their kinds, repeats, spaces and no comments") {
  CHECK(first(ods("<table:table table:name=\"L\"><table:table-row table:number-rows-repeated=\"3\"><table:table-cell/>"
                  "</table:table-row><table:table-row><table:table-cell table:number-columns-repeated=\"2\"/>"
                  "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>note</text:p>"
                  "</office:annotation><text:p>a<text:s text:c=\"2\"/>b</text:p><text:p>c</text:p></table:table-cell>"
                  "<table:table-cell office:value-type=\"float\" office:value=\"1.5\" "
                  "table:number-columns-repeated=\"2\"><text:p>1,5</text:p></table:table-cell>"
                  "<table:table-cell office:value-type=\"date\" office:date-value=\"2011-03-04T00:00:00\"/>"
                  "<table:table-cell office:value-type=\"percentage\" office:value=\"0.1\"/>"
                  "<table:table-cell office:value-type=\"string\" calcext:value-type=\"error\"><text:p>#REF!</text:p>"
                  "</table:table-cell><table:table-cell table:formula=\"of:=1\"/>"
                  "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"false\"/>"
                  "</table:table-row></table:table>")) ==
        "C4 a  b\nc; D4 1.5; E4 1.5; F4 2011-03-04; G4 0.1%; H4 !#REF!; I4 !a formula that was never worked out; J4 "
        "FALSE");
}

TEST_CASE("a repeated row of OpenDocument comes as often as it says") {
  const auto sheets = sheetsOf(ods("<table:table table:name=\"L\"><table:table-row table:number-rows-repeated=\"3\">"
                                   "<table:table-cell office:value-type=\"string\"><text:p>x</text:p></table:table-cell>"
                                   "</table:table-row></table:table>"));
  REQUIRE(sheets);
  CHECK(told(sheets->front()) == "A1 x / A2 x / A3 x");
}

TEST_CASE("delimited text is a sheet without a name, in any separator and encoding") {
  CHECK(first("a,b\n1,2\n") == "A1 a; B1 b / A2 1; B2 2");
  CHECK(first("a;b\n\"1;5\";2\n") == "A1 a; B1 b / A2 1;5; B2 2");
  CHECK(first("A title, and a date\na;b;c\n") == "A1 A title, and a date / A2 a; B2 b; C2 c");
  CHECK(first("sep=;\na;b\n") == "A2 a; B2 b");
  CHECK(first("a\tb\n\n1\t\n") == "A1 a; B1 b / A3 1");
  CHECK(first("\xEF\xBB\xBF" "a,b") == "A1 a; B1 b");
  CHECK(first(std::string_view("\xFF\xFE" "a\0,\0\xE9\0", 8)) == "A1 a; B1 é");
  CHECK(first("caf\xE9,x") == "A1 café; B1 x");
}

TEST_CASE("the first sheet can be passed over and a sheet left in the middle") {
  std::vector<std::string> seen;
  const std::string table = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>x</text:p>"
                            "</table:table-cell></table:table-row>";
  const auto bytes = ods("<table:table table:name=\"A\">" + table + "</table:table><table:table table:name=\"B\">" +
                         table + table + "</table:table><table:table table:name=\"C\">" + table + "</table:table>");
  REQUIRE(eachSheetRow(bytes, "f",
                       {[&](const SheetHead& head) {
                          seen.push_back(head.name);
                          return head.name != "A";
                        },
                        [&](const lists::SheetRow& row) {
                          seen.push_back(std::to_string(row.number));
                          return false;
                        }}));
  CHECK(seen == std::vector<std::string>{"A", "B", "1", "C", "1"});
}
