// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/case_codes.h"

#include <algorithm>

#include "app/search_words.h"

namespace waymark::app {

namespace {

constexpr std::size_t kLongestCodeQuery = 40;  // bytes

std::string keyOfCode(std::string_view text) {
  std::string key;
  for (const auto& word : wordsOf(text)) key += word;
  return key;
}

bool isDigit(char c) {
  return c >= '0' && c <= '9';
}

std::size_t digitsAtEnd(std::string_view text) {
  std::size_t count = 0;
  while (count < text.size() && isDigit(text[text.size() - count - 1])) ++count;
  return count;
}

std::string_view withoutZeros(std::string_view digits) {
  return digits.substr(std::min(digits.find_first_not_of('0'), digits.size()));
}

/// The bytes of a code in which the first letters and digits of its key stand.
std::size_t bytesOfKey(std::string_view code, std::size_t keyBytes) {
  std::size_t at = 0;
  for (; at < code.size() && keyBytes > 0; ++at)
    if (!wordsOf(code.substr(at, 1)).empty()) --keyBytes;
  return at;
}

}  // namespace

CaseCodes::CaseCodes(std::vector<std::string> codes) {
  m_codes.reserve(codes.size());
  for (auto& code : codes) {
    Code one;
    one.key = keyOfCode(code);
    const auto digits = digitsAtEnd(one.key);
    one.before = one.key.substr(0, one.key.size() - digits);
    one.number = withoutZeros(std::string_view(one.key).substr(one.key.size() - digits));
    one.entry.kind = SearchKind::Child;
    one.entry.id = code;
    one.entry.title = std::move(code);
    m_codes.push_back(std::move(one));
  }
  std::ranges::sort(m_codes, {}, &Code::key);
  for (std::uint32_t i = 0; i < m_codes.size(); ++i)
    if (!m_codes[i].number.empty()) m_numbers.push_back(i);
  std::ranges::stable_sort(m_numbers, {}, [this](std::uint32_t at) -> const std::string& { return m_codes[at].number; });
}

std::optional<SearchGroup> CaseCodes::find(std::string_view query, std::size_t limit) const {
  const std::string key = keyOfCode(query.substr(0, kLongestCodeQuery));
  if (limit == 0 || std::ranges::none_of(key, isDigit)) return std::nullopt;
  SearchGroup group{SearchKind::Child, 0, {}};
  const auto add = [&](const Code& code, bool isWhole, Span mark) {
    group.hits.push_back({&code.entry, rankOfTitle(isWhole ? Found::Whole : Found::Begins), {mark}});
  };
  const auto first = std::ranges::lower_bound(m_codes, key, {}, &Code::key);
  const auto last = std::partition_point(first, m_codes.end(), [&](const Code& code) { return code.key.starts_with(key); });
  group.total = static_cast<std::size_t>(last - first);
  for (auto at = first; at != last && group.hits.size() < limit; ++at)
    add(*at, at->key.size() == key.size(), {0, bytesOfKey(at->entry.title, key.size())});
  const auto digits = digitsAtEnd(key);
  const std::string_view before = std::string_view(key).substr(0, key.size() - digits);
  const std::string_view number = std::string_view(key).substr(key.size() - digits);
  if (!number.empty() && number.front() != '0') {
    const auto numberAt = [this](std::uint32_t at) { return std::string_view(m_codes[at].number); };
    for (auto at = std::ranges::lower_bound(m_numbers, number, {}, numberAt);
         at != m_numbers.end() && numberAt(*at).starts_with(number); ++at) {
      const auto& code = m_codes[*at];
      if (!code.before.starts_with(before) || code.key.starts_with(key)) continue;
      ++group.total;
      if (group.hits.size() >= limit) continue;
      const auto begin = code.entry.title.size() - std::min(code.entry.title.size(), code.number.size());
      add(code, code.number == number, {begin, begin + number.size()});
    }
  }
  if (group.total == 0) return std::nullopt;
  return group;
}

std::vector<std::string> caseCodesOf(const domain::Workspace& workspace) {
  std::vector<std::string> codes;
  const auto& children = workspace.all<domain::Child>();
  codes.reserve(children.size());
  for (const auto& row : children) codes.push_back(row.value.caseCode);
  return codes;
}

}  // namespace waymark::app
