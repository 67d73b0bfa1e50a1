// SPDX-License-Identifier: GPL-3.0-or-later
// Text at the door: UTF-8 checks, trimming, folding for search. Everything inside is valid UTF-8 without NUL.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace waymark::base {

/// True if the bytes are well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates) and hold no NUL.
bool isCleanText(std::string_view bytes);

/// The text itself, or BadText naming `where`.
Result<std::string> cleanText(std::string_view bytes, std::string_view where);

std::string_view trimmed(std::string_view text);
std::vector<std::string_view> splitOn(std::string_view text, char separator);

/// Digits, with "-" before and "." and more digits behind where there are any: "18.50". No exponent, no separators.
bool isDecimal(std::string_view text);

/// Lower case and without accents for Latin letters, typographic quotes straightened: what search compares.
/// Byte-wise for everything else, so that it is cheap on 50,000 rows.
std::string folded(std::string_view text);

/// ASCII lower case, digits kept, everything else one '-': for ids and file names.
std::string slug(std::string_view text);

/// The first `limit` code points, with "…" if something was cut.
std::string elided(std::string_view text, std::size_t limit);

}  // namespace waymark::base
