// SPDX-License-Identifier: GPL-3.0-or-later
// Children by their case codes for Ctrl+K and `waymark-cli search`: nothing else of a child is known here. Kept apart
// from the words of search_index.h, because every code begins with the same letter. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/search_index.h"
#include "domain/workspace.h"

namespace waymark::app {

class CaseCodes {
 public:
  CaseCodes() = default;
  explicit CaseCodes(std::vector<std::string> codes);
  [[nodiscard]] std::size_t size() const { return m_codes.size(); }

  /// Codes that begin as the query does, or whose number does without the zeros before it: "C-004", "c421", "421". The
  /// query must have a digit: letters alone would find every child. At most `limit` hits; microseconds.
  [[nodiscard]] std::optional<SearchGroup> find(std::string_view query, std::size_t limit) const;

 private:
  struct Code {
    SearchEntry entry;   // id and title: the code
    std::string key;     // folded, without what is neither letter nor digit
    std::string number;  // the digits that it ends in, without zeros before them
    std::string before;  // what of the key comes before those digits
  };
  std::vector<Code> m_codes;             // by key
  std::vector<std::uint32_t> m_numbers;  // places, by number
};

/// The codes of a workspace's children.
std::vector<std::string> caseCodesOf(const domain::Workspace& workspace);

}  // namespace waymark::app
