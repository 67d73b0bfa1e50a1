// SPDX-License-Identifier: GPL-3.0-or-later
// Words as search compares them: folded, cut at what is neither letter nor digit, and how far apart two are.
// Used by search_index.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/search_index.h"

namespace waymark::app {

/// "Child’s EHC-plan" → childs, ehc, plan.
std::vector<std::string> wordsOf(std::string_view text);

/// One bit for each letter and digit (some share one): a quick no for editsToBegin.
std::uint32_t lettersOf(std::string_view word);

/// Edits that a word of the query may be off by: none below four letters or with a digit, one, from seven two.
int editsAllowed(std::string_view word);

/// The fewest edits (a letter more, less or other, or two neighbours swapped) that make `typed` into `word`, or from
/// seven letters into its beginning; limit + 1 where it takes more.
int editsToBegin(std::string_view typed, std::string_view word, int limit);

/// The bytes of `title` that words of a query were found in: the beginning that was typed, the whole word where it is
/// spelt nearly so.
std::vector<Span> marksIn(std::string_view title, const std::vector<std::string>& query);

}  // namespace waymark::app
