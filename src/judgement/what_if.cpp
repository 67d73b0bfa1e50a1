// SPDX-License-Identifier: GPL-3.0-or-later
#include "judgement/what_if.h"

#include <fmt/format.h>

#include <algorithm>

namespace waymark::judgement {
namespace {

class Rows {
 public:
  explicit Rows(std::vector<std::uint32_t> rows) : m_rows(std::move(rows)) { std::ranges::sort(m_rows); }
  [[nodiscard]] bool has(std::uint32_t row) const { return std::ranges::binary_search(m_rows, row); }

 private:
  std::vector<std::uint32_t> m_rows;
};

}  // namespace

Bank changed(const Bank& bank, const WhatIf& whatIf) {
  const Rows off(whatIf.off);
  const Rows toMixed(whatIf.toMixed);
  Bank out;
  out.skipped = bank.skipped;
  out.items.reserve(bank.items.size());
  for (auto item : bank.items) {
    if (off.has(item.row)) continue;
    if (toMixed.has(item.row)) item.finding = static_cast<std::int8_t>(domain::Finding::Mixed);
    out.items.push_back(item);
  }
  return out;
}

Assessment assessIf(const Bank& bank, const framework::Pack& pack, const WhatIf& whatIf) {
  const auto other = changed(bank, whatIf);
  auto out = assessed(evaluate(other, pack, whatIf.positions), other, pack);
  std::vector<Reason> set;
  for (const auto& one : whatIf.positions) {
    const int place = pack.criterionIndex(one.criterion);
    if (place < 0) continue;
    const auto& criterion = pack.criteria[static_cast<std::size_t>(place)];
    set.push_back({"position_set",
                   {{"criterion", criterion.id.text()},
                    {"title", criterion.shortTitle.empty() ? criterion.title : criterion.shortTitle},
                    {"position", fmt::format("{:+.2f}", out.criteria[static_cast<std::size_t>(place)].position)}},
                   {}});
  }
  out.reasons.insert(out.reasons.begin(), set.begin(), set.end());
  return out;
}

}  // namespace waymark::judgement
