// SPDX-License-Identifier: GPL-3.0-or-later
// A pack and made-up rows for the exchange tests.
#pragma once

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "exchange/findings.h"
#include "framework/pack_loader.h"

namespace waymark::exchange {

inline const framework::Pack& pack() {
  static const framework::Pack loaded = framework::Library().load("area-send-2025").value();
  return loaded;
}

inline base::ShortCode code(const std::string& text) {
  return base::ShortCode::make(text).value();
}

/// "2: finding: a value is needed" for a problem of row 2.
inline std::string said(const base::Error& error) {
  return std::string(error.value("row")) + ": " + std::string(error.value("problem"));
}

/// Rows with every field in play and texts that are hard on quoting.
inline std::vector<FindingRow> madeRows(std::uint32_t seed, std::size_t count) {
  std::mt19937 random(seed);
  const auto below = [&](std::uint32_t limit) { return static_cast<std::uint32_t>(random() % limit); };
  constexpr std::string_view kTexts[] = {"plain",
                                         "a, b; c\td",
                                         "she said \"no\"",
                                         "two\nlines",
                                         "two\r\nlines",
                                         "=1+1",
                                         "'quoted",
                                         "'=1",
                                         "-5 weeks",
                                         "@home",
                                         "café – “late” ✓ 🙂",
                                         " spaces around ",
                                         "\"",
                                         "",
                                         "\r",
                                         "back\\slash {\"json\": [1]}"};
  const auto text = [&] { return std::string(kTexts[below(std::size(kTexts))]); };
  std::vector<FindingRow> rows;
  for (std::size_t i = 0; i < count; ++i) {
    FindingRow row;
    row.inspection = below(2) == 0 ? "R01" : "Our bank, 2026";
    auto& one = row.evidence;
    if (below(4) > 0) one.reference = "F-" + std::to_string(i);
    one.summary = "s" + text();
    one.detail = text();
    one.criterion = pack().criteria[below(11)].id;
    for (auto further = below(4); further > 0; --further) {
      const auto id = pack().criteria[below(11)].id;
      if (id != one.criterion && std::ranges::find(one.also, id) == one.also.end()) one.also.push_back(id);
    }
    one.finding = static_cast<domain::Finding>(below(3));
    if (below(3) > 0) one.reach = static_cast<domain::Reach>(below(4));
    if (below(3) > 0) one.impact = static_cast<domain::Impact>(below(4));
    if (below(3) > 0) one.source = static_cast<domain::SourceKind>(below(9));
    for (auto n = below(4); n > 0; --n) one.services.insert(static_cast<domain::Service>(below(3)));
    for (auto n = below(4); n > 0; --n) one.agePhase.insert(static_cast<domain::AgePhase>(below(4)));
    for (auto n = below(4); n > 0; --n) one.groups.insert(static_cast<domain::Group>(below(10)));
    if (below(2) == 0) one.coversFrom = base::dayOf(2025, 9, 1 + below(28));
    if (below(2) == 0) one.coversTo = base::dayOf(2026, 2, 1 + below(28));
    if (below(2) == 0) one.reviewBy = base::dayOf(2026, 12, 1 + below(28));
    one.review = static_cast<domain::ReviewState>(below(4));
    rows.push_back(std::move(row));
  }
  return rows;
}

/// Line numbers are the file's, not the rows' own.
inline std::vector<FindingRow> withoutLines(std::vector<FindingRow> rows) {
  for (auto& row : rows) row.line = 0;
  return rows;
}

}  // namespace waymark::exchange
