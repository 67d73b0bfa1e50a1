// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/cell_reading.h"

#include <catch2/catch.hpp>

#include "base/text.h"

using namespace waymark;
using namespace waymark::lists;

namespace {

/// "2011-03-04", or why there is none.
std::string day(std::string_view text) {
  const auto read = readDay(text);
  return read.day ? base::isoText(*read.day) : std::string(unreadText(read.reason));
}

SheetCell text(std::string_view words) {
  SheetCell cell;
  cell.text = words;
  return cell;
}

SheetCell number(double value, std::string_view words) {
  auto cell = text(words);
  cell.kind = SheetCell::Kind::Number;
  cell.number = value;
  return cell;
}

std::string identifier(const SheetCell& cell, ColumnKind kind) {
  const auto read = readIdentifier(cell, kind);
  return read.reason ? std::string(unreadText(*read.reason)) : read.text;
}

}  // namespace

TEST_CASE("a day is read in every way that people and programs write it, day first") {
  for (const auto* written :
       {"04/03/2011", "4/3/2011", "4/3/11", "04-03-2011", "04.03.2011", " 4 Mar 2011 ", "4 March 2011", "04-Mar-11",
        "4th March 2011", "March 4, 2011", "2011-03-04", "2011-03-04T00:00:00", "2011-03-04 00:00:00",
        "04/03/2011 00:00", "20110304", "40606", "40606.0", "2011-Mar-04", "04 03 2011"}) {
    CAPTURE(written);
    CHECK(day(written) == "2011-03-04");
  }
  CHECK(day("01/09/49") == "2049-09-01");
  CHECK(day("01/09/50") == "1950-09-01");
  CHECK(day("29/02/2012") == "2012-02-29");
}

TEST_CASE("what is no day says why, and is never guessed at") {
  CHECK(day("03/25/2011") == unreadText(Unread::MonthFirst));
  CHECK(day("2011-25-03") == unreadText(Unread::MonthFirst));
  CHECK(day("31/02/2011") == unreadText(Unread::NoSuchDay));
  CHECK(day("29/02/2011") == unreadText(Unread::NoSuchDay));
  for (const auto* wrong : {"", "unknown", "2011", "March 2011", "4/3", "4/3/211", "4/3/2011/5", "00/03/2011", "32/13/2011",
                            "12", "99999", "4 Ma 2011", "a/b/c", "201103041", "-40606"}) {
    CAPTURE(wrong);
    CHECK(day(wrong) == unreadText(Unread::NotADate));
  }
}

TEST_CASE("a number cell is a day where it would be one in its workbook, and not where it is an age or a year") {
  auto cell = number(40606, "40606");
  cell.hasDay = true;
  cell.day = base::dayOf(2015, 3, 5);  // of a workbook that counts from 1904
  CHECK(readDay(cell).day == base::dayOf(2015, 3, 5));
  cell = number(2011, "2011");
  cell.hasDay = true;
  CHECK(!readDay(cell).day);
  CHECK(readDay(number(20110304, "20110304")).day == base::dayOf(2011, 3, 4));
}

TEST_CASE("numbers are read with their signs of thousands and per cent") {
  CHECK(readNumber(text("12.5")).number == 12.5);
  CHECK(readNumber(text("12.5%")).number == 12.5);
  CHECK(readNumber(text(" 1,250 ")).number == 1250);
  CHECK(readNumber(number(3, "3")).number == 3);
  auto shown = number(0.125, "0.125");
  shown.percent = true;
  CHECK(readNumber(shown).number == 12.5);
  for (const auto* wrong : {"", "%", "twelve", "12,5", "1.2.3", "inf", "nan", "1,25,0"}) CHECK(!readNumber(text(wrong)).number);
}

TEST_CASE("an identifier keeps every digit, or says that they are lost") {
  CHECK(identifier(number(6613186091, "6.613186091E9"), ColumnKind::Uln) == "6613186091");
  CHECK(identifier(text("0751163726"), ColumnKind::Uln) == "0751163726");
  CHECK(identifier(text("114488.0"), ColumnKind::Urn) == "114488");
  CHECK(identifier(text(" e6018 15908301 "), ColumnKind::Upn) == "E601815908301");
  CHECK(identifier(text("Ab 12"), ColumnKind::Identifier) == "Ab 12");
  CHECK(identifier(text("12-E+5b"), ColumnKind::Identifier) == "12-E+5b");
  for (const auto& lost : {text("1.0E+12"), text("1E+12"), text("1,23e+09"), number(1e12, "1.0E+12"), number(2e17, "2E17")})
    CHECK(identifier(lost, ColumnKind::Upn) == unreadText(Unread::DigitsLost));
}

TEST_CASE("errors and formulas without a result are read by no column") {
  auto cell = text("#N/A");
  CHECK(neverReadable(cell) == Unread::ErrorCell);
  cell = text("a formula that was never worked out");
  cell.kind = SheetCell::Kind::Error;
  CHECK(neverReadable(cell) == Unread::NeverWorkedOut);
  CHECK(!neverReadable(text("#12 High Street")));
}

TEST_CASE("every reason has a sentence of its own") {
  for (int i = 0; i <= static_cast<int>(Unread::DigitsLost); ++i) CHECK(!unreadText(static_cast<Unread>(i)).empty());
}
