// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/identifiers.h"

#include <catch2/catch.hpp>
#include <string>

using namespace waymark::lists;

TEST_CASE("a UPN is a check letter and 12 digits, a temporary one ends in a letter") {
  CHECK(upnShape("H801200001001") == UpnShape::Permanent);
  CHECK(upnShape("H80120000100A") == UpnShape::Temporary);
  for (const auto* wrong : {"", "H80120000100", "H8012000010011", "I801200001001", "H8012O0001001", "8801200001001",
                            "H80120000100S", "h801200001001"})
    CHECK(upnShape(wrong) == UpnShape::Wrong);
}

TEST_CASE("the check letter of a UPN is the weighted sum modulo 23") {
  CHECK(upnLetterFits("H801200001001"));
  CHECK(upnLetterFits("P207000016049"));  // 2*2 + 7*4 + 1*9 + 6*10 + 4*12 + 9*13 = 266 = 11*23 + 13
  CHECK(!upnLetterFits("B207000016049"));
  CHECK(!upnLetterFits(""));
}

TEST_CASE("a changed digit or two swapped neighbours change the check letter") {
  const std::string right = "H801200001001";
  for (std::size_t i = 1; i < right.size(); ++i) {
    for (char digit = '0'; digit <= '9'; ++digit) {
      auto other = right;
      other[i] = digit;
      CHECK(upnLetterFits(other) == (other == right));
    }
    auto swapped = right;
    if (i + 1 < right.size()) std::swap(swapped[i], swapped[i + 1]);
    CHECK(upnLetterFits(swapped) == (swapped == right));
  }
}

TEST_CASE("a temporary UPN's last letter counts as its place in the alphabet") {
  // 8012000010 weighted as in H801200001001 but for the last: 2*8+4*1+5*2+10*1 = 40; 40 + 13*1 (B) = 53; 53 - 46 = 7: H.
  CHECK(upnLetterFits("H80120000100B"));
  CHECK(!upnLetterFits("H80120000100C"));
}

TEST_CASE("a ULN's last digit is ten less the weighted sum modulo 11, and never of a sum without remainder") {
  CHECK(ulnFits("1000000043"));
  CHECK(!ulnFits("1000000042"));
  CHECK(!ulnFits("100000004"));
  CHECK(!ulnFits("10000000433"));
  CHECK(!ulnFits("100000004X"));
  // 1*10 + 1*1 … : the first nine digits of this one sum to a multiple of 11.
  for (char last = '0'; last <= '9'; ++last) CHECK(!ulnFits(std::string("000000000") + last));
}

TEST_CASE("a URN is six digits and doesn't start with 0") {
  CHECK(urnShapeFits("114488"));
  for (const auto* wrong : {"", "14488", "1144880", "014488", "11448A"}) CHECK(!urnShapeFits(wrong));
}
