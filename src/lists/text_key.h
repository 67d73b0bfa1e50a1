// SPDX-License-Identifier: GPL-3.0-or-later
// What headers and codes are compared by: spelling aside from case, spaces, dashes and punctuation.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace waymark::lists {

/// "Main education establishment – URN" and "main_education_establishment URN" are "maineducationestablishmenturn".
/// A text without letters and digits is its own key.
std::string textKey(std::string_view text);

/// The same without the letter that templates put in front of a code: "a) Male" is "male".
std::string codeKey(std::string_view text);

constexpr bool isDigit(char c) {
  return c >= '0' && c <= '9';
}

/// Whether one character was changed, added or left out, or two neighbours swapped. Not for equal texts.
bool oneSlipApart(std::string_view a, std::string_view b);

/// How many such changes by character lead from one to the other, at most `limit` + 1.
std::size_t changesApart(std::string_view a, std::string_view b, std::size_t limit);

}  // namespace waymark::lists
