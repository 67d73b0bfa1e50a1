// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search_words.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace waymark::app {

namespace {

constexpr std::size_t kTwoEdits = 7;  // letters, from which two edits are forgiven

enum class Place { Letter, Inside, Between };  // a letter of a word; nothing, inside a word; between words

struct TextStep {
  Place place;
  std::size_t bytes;
};

/// What stands at `i` of folded text. Apostrophes and combining accents fall out of their word.
TextStep textStepAt(std::string_view text, std::size_t i) {
  const auto lead = static_cast<unsigned char>(text[i]);
  if (lead < 0x80) {
    const bool letter = (lead >= 'a' && lead <= 'z') || (lead >= '0' && lead <= '9');
    return {letter ? Place::Letter : lead == '\'' ? Place::Inside : Place::Between, 1};
  }
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  const std::size_t bytes = std::min(length, text.size() - i);
  const auto next = bytes > 1 ? static_cast<unsigned char>(text[i + 1]) : 0U;
  if (lead == 0xC2) return {Place::Between, bytes};                                   // U+0080 to 00BF: marks and signs
  if (lead == 0xCC || (lead == 0xCD && next <= 0xAF)) return {Place::Inside, bytes};  // combining accents
  if (lead == 0xE2 && (next == 0x80 || next == 0x81)) return {Place::Between, bytes};  // dashes, dots, spaces
  return {Place::Letter, bytes};
}

std::size_t codePointLength(std::string_view text, std::size_t i) {
  const auto lead = static_cast<unsigned char>(text[i]);
  const std::size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  return std::min(length, text.size() - i);
}

/// A word of a title as it is written: folded, with where each folded byte's code point ends.
struct Written {
  std::string folded;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<std::size_t> ends;
};

std::vector<Written> writtenWords(std::string_view title) {
  std::vector<Written> words;
  bool open = false;
  for (std::size_t i = 0; i < title.size();) {
    const auto length = codePointLength(title, i);
    const std::string folded = base::folded(title.substr(i, length));
    const Place place = textStepAt(folded, 0).place;
    if (place == Place::Between) open = false;
    if (place == Place::Letter) {
      if (!open) words.push_back({{}, i, i, {}});
      open = true;
      auto& word = words.back();
      word.folded += folded;
      word.end = i + length;
      word.ends.resize(word.folded.size(), word.end);
    }
    i += length;
  }
  return words;
}

}  // namespace

std::vector<std::string> wordsOf(std::string_view text) {
  const std::string folded = base::folded(text);
  std::vector<std::string> words;
  std::string word;
  for (std::size_t i = 0; i < folded.size();) {
    const TextStep step = textStepAt(folded, i);
    if (step.place == Place::Letter)
      word.append(folded, i, step.bytes);
    else if (step.place == Place::Between && !word.empty())
      words.push_back(std::exchange(word, {}));
    i += step.bytes;
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

std::uint32_t lettersOf(std::string_view word) {
  std::uint32_t letters = 0;
  for (const char c : word) letters |= std::uint32_t{1} << (static_cast<unsigned char>(c) & 31U);
  return letters;
}

int editsAllowed(std::string_view word) {
  if (word.size() < 4 || word.find_first_of("0123456789") != std::string_view::npos) return 0;
  return word.size() < kTwoEdits ? 1 : 2;
}

int editsToBegin(std::string_view typed, std::string_view word, int limit) {
  constexpr std::size_t kLongest = 32;
  if (typed.size() > kLongest) return limit + 1;
  const auto reach = typed.size() + static_cast<std::size_t>(limit);
  if (typed.size() < kTwoEdits && word.size() > reach) return limit + 1;
  word = word.substr(0, reach);
  if (word.size() + static_cast<std::size_t>(limit) < typed.size()) return limit + 1;
  // Optimal string alignment (Damerau with each letter edited once), row by row over what was typed.
  std::array<std::array<int, kLongest + 4>, 3> rows{};
  const auto columns = word.size() + 1;
  for (std::size_t j = 0; j < columns; ++j) rows[0][j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= typed.size(); ++i) {
    auto& row = rows[i % 3];
    const auto& above = rows[(i - 1) % 3];
    const auto& twoAbove = rows[(i + 1) % 3];
    row[0] = static_cast<int>(i);
    int least = row[0];
    for (std::size_t j = 1; j < columns; ++j) {
      const int other = typed[i - 1] == word[j - 1] ? 0 : 1;
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + other});
      if (i > 1 && j > 1 && typed[i - 1] == word[j - 2] && typed[i - 2] == word[j - 1])
        row[j] = std::min(row[j], twoAbove[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (least > limit) return limit + 1;
  }
  // A short word stands for a whole one: "lano" is no slip for "language". A long one for a beginning of its length.
  const auto& last = rows[typed.size() % 3];
  const auto shortest =
      static_cast<std::ptrdiff_t>(typed.size() < kTwoEdits ? word.size() : std::min(typed.size(), word.size()));
  const auto end = last.begin() + static_cast<std::ptrdiff_t>(columns);
  return std::min(*std::min_element(last.begin() + shortest, end), limit + 1);
}

std::vector<Span> marksIn(std::string_view title, const std::vector<std::string>& query) {
  std::vector<Span> marks;
  for (const auto& word : writtenWords(title)) {
    std::size_t end = word.begin;
    for (const auto& typed : query)
      if (word.folded.starts_with(typed)) end = std::max(end, word.ends[typed.size() - 1]);
    for (const auto& typed : query) {
      const int limit = editsAllowed(typed);
      if (end == word.begin && limit > 0 && editsToBegin(typed, word.folded, limit) <= limit) end = word.end;
    }
    if (end > word.begin) marks.push_back({word.begin, end});
  }
  return marks;
}

}  // namespace waymark::app
