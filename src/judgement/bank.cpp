// SPDX-License-Identifier: GPL-3.0-or-later
#include "judgement/assess.h"

namespace waymark::judgement {
namespace {

/// Places of criteria by code: a pack has eleven, so a walk along them is quicker than a map.
class Places {
 public:
  explicit Places(const framework::Pack& pack) {
    for (const auto& criterion : pack.criteria) m_ids.push_back(criterion.id);
  }
  [[nodiscard]] int of(base::ShortCode id) const {
    for (std::size_t i = 0; i < m_ids.size(); ++i)
      if (m_ids[i] == id) return static_cast<int>(i);
    return kUnknown;
  }

 private:
  std::vector<base::ShortCode> m_ids;
};

template <class E>
std::int8_t placeOf(const std::optional<E>& code) {
  return static_cast<std::int8_t>(code ? static_cast<int>(*code) : kUnknown);
}

}  // namespace

Bank makeBank(std::span<const domain::Evidence> evidence, const framework::Pack& pack) {
  const Places places(pack);
  Bank bank;
  bank.items.reserve(evidence.size());
  for (std::size_t row = 0; row < evidence.size(); ++row) {
    const auto& one = evidence[row];
    const int criterion = places.of(one.criterion);
    if (one.review == domain::ReviewState::Rejected || criterion == kUnknown || criterion > 127) {
      ++bank.skipped;
      continue;
    }
    Item item;
    item.row = static_cast<std::uint32_t>(row);
    item.criterion = static_cast<std::int8_t>(criterion);
    item.finding = static_cast<std::int8_t>(one.finding);
    item.reach = placeOf(one.reach);
    item.impact = placeOf(one.impact);
    item.source = placeOf(one.source);
    for (const auto& further : one.also) {
      const int place = places.of(further);
      if (place != kUnknown && place != criterion && place < static_cast<int>(kMostAlso)) item.also |= 1U << place;
    }
    bank.items.push_back(item);
  }
  return bank;
}

}  // namespace waymark::judgement
