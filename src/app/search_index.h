// SPDX-License-Identifier: GPL-3.0-or-later
// Finds entries by words of their title and note, typing errors included (docs/decisions/0009-search.md). Pure.
// Used by the window's Ctrl+K and `waymark-cli search`; search_entries.h makes the entries.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/codes.h"
#include "base/date.h"

namespace waymark::app {

/// In the order in which equally good finds are listed.
enum class SearchKind {
  Page,
  Action,
  Criterion,
  Task,
  Person,
  Organisation,
  Priority,
  EarlierFinding,
  Evidence,
  Setting,
  Term,
  Pack,
  View,
  Child,
  Survey,
  Comment,
  Request,
  Concern,  // these two only for somebody who was let in
  Point,
};
constexpr std::size_t kSearchKindCount = 19;

struct SearchEntry {
  SearchKind kind = SearchKind::Page;
  std::string id;      // unique in its kind; what opens it
  std::string title;   // shown
  std::string note;    // shown beside it, and searched
  std::string extra;   // searched only; the index lets go of it
  base::Day day = {};  // newer first among equals
};

/// Bytes of a title, from `begin` to before `end`.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool operator==(const Span&) const = default;
};

/// How well something was found; larger is better. Title begins so > the words in this order at the beginning of a
/// word > all words in the title > also in the note > with one edit > with two.
using Rank = int;
/// Of what another index found in a title: it begins so, or is that and no more, which nothing else can beat.
enum class Found { Begins, Whole };
Rank rankOfTitle(Found found);
/// Found as it was typed, without an edit.
bool isAsTyped(Rank rank);

struct SearchHit {
  const SearchEntry* entry = nullptr;  // the index's, until it changes
  Rank rank = 0;
  std::vector<Span> marks;  // what of the title was found
};

/// Hits of one kind, best first.
struct SearchGroup {
  SearchKind kind = SearchKind::Page;
  std::size_t total = 0;  // found; `hits` has the best of them
  std::vector<SearchHit> hits;
};

enum class Spelling {
  AsTyped,
  Near,  // also words that differ by an edit, or two in a long word
};

class SearchIndex {
 public:
  SearchIndex() = default;
  explicit SearchIndex(std::vector<SearchEntry> entries);

  /// Adds an entry, in place of the one of its kind and id. Microseconds; for more than some hundreds make a new index.
  void put(SearchEntry entry);
  void remove(SearchKind kind, std::string_view id);
  [[nodiscard]] std::size_t size() const { return m_places.size(); }

  /// Every word of the query must be found, in any order; a word stands for those it begins. Case and accents don't
  /// matter. At most `limit` hits of a kind. Nothing for a query without letters or digits.
  [[nodiscard]] std::vector<SearchGroup> find(std::string_view query, Spelling spelling, std::size_t limit) const;

 private:
  using Words = std::vector<std::string>;
  struct Matches;
  std::uint32_t wordId(const std::string& word);
  void add(SearchEntry entry);
  void sortWords();
  void match(const std::string& word, Spelling spelling, Matches& into) const;
  [[nodiscard]] Rank rankOf(std::uint32_t place, int worst, int points, const std::string& joined,
                            std::size_t words) const;

  std::vector<SearchEntry> m_entries;  // by place; those that were removed stay as gaps
  std::vector<std::string> m_titles;   // folded, words with one space between
  std::vector<char> m_alive;
  std::unordered_map<std::string, std::uint32_t> m_places;  // kind and id → place
  std::unordered_map<std::string, std::uint32_t> m_wordIds;
  std::vector<std::uint32_t> m_sorted;                 // word ids by word
  std::vector<const std::string*> m_words;             // keys of m_wordIds, which don't move
  std::vector<std::uint32_t> m_letters;                // by word id: which letters it has, one bit each
  std::vector<std::vector<std::uint32_t>> m_postings;  // by word id: place × 2, +1 where it isn't in the title
};

/// Over several indexes that share no kind, best group first: as typed, and where that finds next to nothing with
/// words that are spelt nearly so. `more` is a group found elsewhere.
std::vector<SearchGroup> search(std::span<const SearchIndex* const> indexes, std::string_view query, std::size_t limit,
                                const std::optional<SearchGroup>& more = {});

}  // namespace waymark::app

namespace waymark::base {

template <>
struct CodeSet<app::SearchKind> {
  static constexpr std::array<std::string_view, app::kSearchKindCount> kCodes{
      "page",     "action",          "criterion", "task",    "person", "organisation",
      "priority", "earlier_finding", "evidence",  "setting", "term",   "pack",
      "view",     "child",           "survey",    "comment", "request", "concern",
      "point"};
};

}  // namespace waymark::base
