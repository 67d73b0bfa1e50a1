// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/text_key.h"

#include <algorithm>
#include <vector>

#include "base/text.h"

namespace waymark::lists {

std::string textKey(std::string_view text) {
  std::string key;
  for (const char c : base::folded(text))
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) key += c;
  return key.empty() ? std::string(base::trimmed(text)) : key;
}

std::string codeKey(std::string_view text) {
  text = base::trimmed(text);
  const auto letter = text.empty() ? '\0' : static_cast<char>(text.front() | 0x20);
  if (text.size() > 2 && letter >= 'a' && letter <= 'z' && text[1] == ')') text.remove_prefix(2);
  return textKey(text);
}

bool oneSlipApart(std::string_view a, std::string_view b) {
  if (a == b) return false;
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  const auto at = static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
  if (a.size() < b.size()) return a.substr(at) == b.substr(at + 1);
  if (a.substr(at + 1) == b.substr(at + 1)) return true;
  return at + 1 < a.size() && a[at] == b[at + 1] && a[at + 1] == b[at] && a.substr(at + 2) == b.substr(at + 2);
}

std::size_t changesApart(std::string_view a, std::string_view b, std::size_t limit) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > limit) return limit + 1;
  std::vector<std::size_t> row(a.size() + 1);
  for (std::size_t i = 0; i < row.size(); ++i) row[i] = i;
  for (std::size_t j = 1; j <= b.size(); ++j) {
    auto diagonal = row[0];
    row[0] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
      const auto changed = diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U);
      diagonal = row[i];
      row[i] = std::min({changed, row[i] + 1, row[i - 1] + 1});
    }
  }
  return std::min(row.back(), limit + 1);
}

}  // namespace waymark::lists
