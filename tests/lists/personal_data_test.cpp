// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/personal_data.h"

#include <catch2/catch.hpp>

using namespace waymark::lists;

namespace {

std::string redactedText(std::string_view text) {
  return withoutPersonalData(text, findPersonalData(text));
}

}  // namespace

TEST_CASE("names are found by title, by the word before, and by a list of given names") {
  CHECK(redactedText("Mrs Brown at the school was kind.") == "[name] at the school was kind.");
  CHECK(redactedText("We asked Dr. Ali Khan twice") == "We asked [name] twice");
  CHECK(redactedText("my son Xyler waited a year") == "my son [name] waited a year");
  CHECK(redactedText("Oliver Marsh-Day has waited") == "[name] has waited");
  CHECK(redactedText("“Alfie’s plan” came late") == "“[name]’s plan” came late");
  CHECK(redactedText("It was Grace who rang") == "It was [name] who rang");
}

TEST_CASE("ordinary words aren't taken for names") {
  for (const auto* text : {"Grace was given and hope remained.", "They miss School days", "My son is doing well.",
                           "The EHCP was late. May was worse.", "Will this change?", "My daughter English lessons"}) {
    CAPTURE(text);
    CHECK(findPersonalData(text).empty());
  }
}

TEST_CASE("addresses, numbers, postcodes and dates are found, each once") {
  CHECK(redactedText("write to a.b-c@example.org.uk.") == "write to [email].");
  CHECK(redactedText("ring 01632 960 123 or +44 1632 960123") == "ring [phone] or [phone]");
  CHECK(redactedText("we live at AB1 2CD, near ab12cd") == "we live at [postcode], near [postcode]");
  CHECK(redactedText("UPN A123456789012 and A12345678901B") == "UPN [upn] and [upn]");
  CHECK(redactedText("NHS 943 476 5919") == "NHS [nhs number]");     // valid by its check digit
  CHECK(redactedText("case 943 476 5918") == "case [long number]");  // not valid
  CHECK(redactedText("born 4/3/2014, or 04.03.14, 2014-03-04, 4th March 2014") ==
        "born [date], or [date], [date], [date]");
  CHECK(redactedText("reference 1234567") == "reference [long number]");
}

TEST_CASE("years, weeks, small numbers and year groups aren't personal data") {
  for (const auto* text : {"20 weeks became 52 in 2025", "Year 7 in September 2026", "I rang 3 times on 2 days",
                           "10/10 for the SENCo", "at 9.30 or 10.15"}) {
    CAPTURE(text);
    CHECK(findPersonalData(text).empty());
  }
}

TEST_CASE("hits lie in the text's order and don't overlap") {
  const std::string text = "Tom (tom@example.org, 07700 900123) lives at AB1 2CD";
  const auto hits = findPersonalData(text);
  REQUIRE(hits.size() == 4);
  for (std::size_t i = 1; i < hits.size(); ++i) CHECK(hits[i - 1].at + hits[i - 1].length <= hits[i].at);
  CHECK(findPersonalData("").empty());
}
