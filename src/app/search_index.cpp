// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search_index.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "app/search_words.h"
#include "base/error.h"

namespace waymark::app {

namespace {

constexpr std::size_t kMostWords = 8;       // of a query; what follows is ignored
constexpr std::size_t kLongestQuery = 200;  // bytes
constexpr std::size_t kEnough = 3;          // hits as typed, before nearly spelt words are looked at

// What one word of the query is worth in an entry. The gaps keep the steps of rankOf apart.
constexpr int kTitleWhole = 40;
constexpr int kTitleBegins = 30;
constexpr int kNoteWhole = 20;
constexpr int kNoteBegins = 16;
constexpr std::array kTitleEdits{0, 12, 5};
constexpr std::array kNoteEdits{0, 8, 4};

constexpr Rank kStep = 10'000;  // between the steps of the ranking

std::string keyOf(SearchKind kind, std::string_view id) {
  std::string key(1, static_cast<char>('a' + static_cast<int>(kind)));
  key += id;
  return key;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) {
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text;
}

}  // namespace

Rank rankOfTitle(Found found) {
  return (found == Found::Whole ? 6 : 5) * kStep;
}

bool isAsTyped(Rank rank) {
  return rank >= 2 * kStep;
}

/// By place: what the words of the query came to.
struct SearchIndex::Matches {
  std::vector<std::uint8_t> best;  // of the word at hand

  void take(std::uint32_t posting, int inTitle, int inNote) {
    auto& points = best[posting / 2];
    points = std::max(points, static_cast<std::uint8_t>(posting % 2 == 0 ? inTitle : inNote));
  }
};

SearchIndex::SearchIndex(std::vector<SearchEntry> entries) {
  m_entries.reserve(entries.size());
  for (auto& entry : entries) add(std::move(entry));
  sortWords();
}

std::uint32_t SearchIndex::wordId(const std::string& word) {
  const auto [at, isNew] = m_wordIds.try_emplace(word, static_cast<std::uint32_t>(m_words.size()));
  if (isNew) {
    m_words.push_back(&at->first);
    m_letters.push_back(lettersOf(word));
    m_postings.emplace_back();
  }
  return at->second;
}

void SearchIndex::add(SearchEntry entry) {
  remove(entry.kind, entry.id);
  const auto place = static_cast<std::uint32_t>(m_entries.size());
  const Words title = wordsOf(entry.title);
  const auto post = [&](const Words& words, std::uint32_t posting) {
    for (const auto& word : words) {
      auto& postings = m_postings[wordId(word)];
      // The title comes first: a word that is in both stands once, as the title's.
      if (postings.empty() || postings.back() / 2 != place) postings.push_back(posting);
    }
  };
  post(title, place * 2);
  post(wordsOf(entry.note), place * 2 + 1);
  post(wordsOf(entry.extra), place * 2 + 1);
  entry.extra = {};
  m_places.emplace(keyOf(entry.kind, entry.id), place);
  m_titles.push_back(joined(title));
  m_alive.push_back(1);
  m_entries.push_back(std::move(entry));
}

void SearchIndex::sortWords() {
  const auto known = m_sorted.size();
  const auto before = [this](std::uint32_t a, std::uint32_t b) { return *m_words[a] < *m_words[b]; };
  for (auto id = static_cast<std::uint32_t>(known); id < m_words.size(); ++id) m_sorted.push_back(id);
  const auto middle = m_sorted.begin() + static_cast<std::ptrdiff_t>(known);
  std::sort(middle, m_sorted.end(), before);
  std::inplace_merge(m_sorted.begin(), middle, m_sorted.end(), before);
}

void SearchIndex::put(SearchEntry entry) {
  add(std::move(entry));
  sortWords();
}

void SearchIndex::remove(SearchKind kind, std::string_view id) {
  const auto at = m_places.find(keyOf(kind, id));
  if (at == m_places.end()) return;
  m_alive[at->second] = 0;
  m_entries[at->second] = {};
  m_titles[at->second] = {};
  m_places.erase(at);
}

void SearchIndex::match(const std::string& word, Spelling spelling, Matches& into) const {
  const auto first =
      std::lower_bound(m_sorted.begin(), m_sorted.end(), word,
                       [this](std::uint32_t id, const std::string& text) { return *m_words[id] < text; });
  for (auto at = first; at != m_sorted.end() && m_words[*at]->starts_with(word); ++at) {
    const bool whole = m_words[*at]->size() == word.size();
    for (const auto posting : m_postings[*at])
      into.take(posting, whole ? kTitleWhole : kTitleBegins, whole ? kNoteWhole : kNoteBegins);
  }
  const int limit = editsAllowed(word);
  if (spelling == Spelling::AsTyped || limit == 0) return;
  const auto letters = lettersOf(word);
  for (std::uint32_t id = 0; id < m_words.size(); ++id) {
    // A letter that the other word hasn't costs an edit at least.
    if (__builtin_popcount(letters & ~m_letters[id]) > limit) continue;
    const int edits = editsToBegin(word, *m_words[id], limit);
    if (edits == 0 || edits > limit) continue;
    const auto e = static_cast<std::size_t>(edits);
    for (const auto posting : m_postings[id]) into.take(posting, kTitleEdits[e], kNoteEdits[e]);
  }
}

Rank SearchIndex::rankOf(std::uint32_t place, int worst, int points, const std::string& query,
                         std::size_t words) const {
  int step = worst >= kTitleBegins ? 3 : worst >= kNoteBegins ? 2 : worst >= kNoteEdits[1] ? 1 : 0;
  if (step == 3) {
    const auto& title = m_titles[place];
    if (title.starts_with(query))
      step = 5;
    else if (words > 1 && title.find(' ' + query) != std::string::npos)
      step = 4;
  }
  return step * kStep + points;
}

std::vector<SearchGroup> SearchIndex::find(std::string_view query, Spelling spelling, std::size_t limit) const {
  auto words = wordsOf(query.substr(0, kLongestQuery));
  if (words.size() > kMostWords) words.resize(kMostWords);
  if (words.empty() || limit == 0) return {};
  const std::string whole = joined(words);

  const auto count = m_entries.size();
  Matches matches;
  std::vector<std::uint8_t> worst(count, 255);
  std::vector<std::uint16_t> points(count, 0);
  for (const auto& word : words) {
    matches.best.assign(count, 0);
    match(word, spelling, matches);
    for (std::size_t i = 0; i < count; ++i) {
      worst[i] = std::min(worst[i], matches.best[i]);
      points[i] = static_cast<std::uint16_t>(points[i] + matches.best[i]);
    }
  }

  struct Candidate {
    Rank rank;
    std::uint32_t place;
  };
  std::array<std::vector<Candidate>, kSearchKindCount> found;
  for (std::uint32_t i = 0; i < count; ++i)
    if (worst[i] > 0 && m_alive[i] != 0)
      found[static_cast<std::size_t>(m_entries[i].kind)].push_back(
          {rankOf(i, worst[i], points[i], whole, words.size()), i});

  std::vector<SearchGroup> groups;
  for (std::size_t kind = 0; kind < found.size(); ++kind) {
    auto& candidates = found[kind];
    if (candidates.empty()) continue;
    const auto shown = static_cast<std::ptrdiff_t>(std::min(limit, candidates.size()));
    std::partial_sort(candidates.begin(), candidates.begin() + shown, candidates.end(),
                      [this](const Candidate& a, const Candidate& b) {
                        if (a.rank != b.rank) return a.rank > b.rank;
                        const auto& one = m_entries[a.place];
                        const auto& other = m_entries[b.place];
                        if (one.day != other.day) return one.day > other.day;
                        const auto& title = m_titles[a.place];
                        const auto& otherTitle = m_titles[b.place];
                        return std::tuple(title.size(), std::string_view(title), a.place) <
                               std::tuple(otherTitle.size(), std::string_view(otherTitle), b.place);
                      });
    SearchGroup group{static_cast<SearchKind>(kind), candidates.size(), {}};
    for (auto at = candidates.begin(); at != candidates.begin() + shown; ++at)
      group.hits.push_back({&m_entries[at->place], at->rank, marksIn(m_entries[at->place].title, words)});
    groups.push_back(std::move(group));
  }
  return groups;
}

std::vector<SearchGroup> search(std::span<const SearchIndex* const> indexes, std::string_view query,
                                std::size_t limit, const std::optional<SearchGroup>& more) {
  std::vector<SearchGroup> groups;
  for (const auto spelling : {Spelling::AsTyped, Spelling::Near}) {
    groups.clear();
    std::size_t total = more ? more->total : 0;
    for (const auto* index : indexes)
      for (auto& group : index->find(query, spelling, limit)) {
        total += group.total;
        groups.push_back(std::move(group));
      }
    if (total >= kEnough) break;
  }
  if (more) groups.push_back(*more);
  std::stable_sort(groups.begin(), groups.end(), [](const SearchGroup& a, const SearchGroup& b) {
    const auto first = a.hits.front().rank;
    const auto second = b.hits.front().rank;
    return first != second ? first > second : a.kind < b.kind;
  });
  return groups;
}

}  // namespace waymark::app
