// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"

#include <catch2/catch.hpp>

#include "base/message.h"

using namespace waymark::base;

TEST_CASE("clean text is well-formed UTF-8 without NUL") {
  CHECK(isCleanText("Plain, and café, 漢, 🙂"));
  CHECK(isCleanText(""));
  CHECK_FALSE(isCleanText(std::string_view("a\0b", 3)));
  // Eight bytes are looked at together: each place in them, and the rest after them.
  for (std::size_t at = 0; at < 19; ++at) {
    std::string text(19, '\x7F');
    CHECK(isCleanText(text));
    text[at] = '\0';
    CHECK_FALSE(isCleanText(text));
    text[at] = '\x80';
    CHECK_FALSE(isCleanText(text));
  }
  CHECK_FALSE(isCleanText("\xC0\x80"));          // overlong
  CHECK_FALSE(isCleanText("\xED\xA0\x80"));      // surrogate
  CHECK_FALSE(isCleanText("\xF4\x90\x80\x80"));  // beyond U+10FFFF
  CHECK_FALSE(isCleanText("caf\xE9"));           // Windows-1252
  CHECK_FALSE(isCleanText("\xE2\x82"));          // cut off
}

TEST_CASE("search sees neither case nor accents nor curly quotes") {
  CHECK(folded("Café ÉCOLE child’s “plan”") == "cafe ecole child's \"plan\"");
  CHECK(folded("Straße × ÷") == "strase × ÷");
  CHECK(folded("Ŵyn Łukasz Žižek Ĳ") == "wyn lukasz zizek Ĳ");
}

TEST_CASE("text is cut between characters and says so") {
  CHECK(elided("café", 4) == "café");
  CHECK(elided("cafés", 4) == "café…");
}

TEST_CASE("a slug is lower case with single dashes") {
  CHECK(slug("  Harrow & Mere: Week 1 ") == "harrow-mere-week-1");
  CHECK(slug("***").empty());
}

TEST_CASE("every error code has a sentence that says something and ends like one") {
  for (int code = 0; code <= static_cast<int>(Code::Cancelled); ++code) {
    const auto text = sentence({static_cast<Code>(code), "", {{"problem", "it broke"}}});
    CAPTURE(codeName(static_cast<Code>(code)), text);
    CHECK(text.size() > 8);
    CHECK((text.ends_with('.') || text.ends_with(").")));
    CHECK(text.find('{') == std::string::npos);
  }
}

TEST_CASE("a template's names are filled and unknown ones vanish") {
  CHECK(filled("{a} and {b}{c}", {{"a", "one"}, {"b", "{a}"}}) == "one and {a}");
  CHECK(filled("open { brace", {}) == "open { brace");
}

TEST_CASE("a decimal is digits with at most a sign before and a point between") {
  for (const auto* text : {"0", "-3", "18.50", "100000000000000000000.1"}) CHECK(isDecimal(text));
  for (const auto* text : {"", "-", ".5", "5.", "1e3", "1,000", "+1", "1.2.3", " 1", "--1"}) CHECK_FALSE(isDecimal(text));
}
