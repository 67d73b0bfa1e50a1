// SPDX-License-Identifier: GPL-3.0-or-later
#include "judgement/assess.h"

#include <algorithm>
#include <random>

#include "judgement/evaluation.h"

namespace waymark::judgement {
namespace {

constexpr std::uint64_t kSeed = 20260101;  // any fixed number: the same bank always has the same ranges
constexpr std::size_t kGainRows = 3;

double percentile(const std::vector<double>& sorted, double share) {
  const auto at = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(at);
  const auto above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (at - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

}  // namespace

Assessment assess(const Bank& bank, const framework::Pack& pack) {
  return assessed(evaluate(bank, pack, {}), bank, pack);
}

std::vector<std::array<double, 2>> ranges(const Bank& bank, const framework::Pack& pack, int rounds) {
  const auto base = evaluate(bank, pack, {});
  if (rounds < 1 || assessed(base, bank, pack).status != Status::Provisional) return {};
  const std::size_t criteria = pack.criteria.size();
  std::vector<Item> items;
  for (const auto& item : bank.items)
    if (fits(item, criteria)) items.push_back(item);

  // std::uniform_int_distribution differs between libraries, and the ranges must not.
  std::mt19937_64 random(kSeed);
  const auto pick = [&] { return static_cast<std::size_t>((random() >> 32U) * items.size() >> 32U); };
  std::vector<std::vector<double>> chances(pack.outcomes.size());
  for (int round = 0; round < rounds; ++round) {
    Tally tally(criteria);
    for (std::size_t i = 0; i < items.size(); ++i) tally.add(items[pick()]);
    const auto drawn = base.model.probabilities(tally.balance(base.weights).score());
    for (std::size_t i = 0; i < chances.size(); ++i) chances[i].push_back(drawn[i]);
  }
  std::vector<std::array<double, 2>> out;
  for (auto& column : chances) {
    std::ranges::sort(column);
    out.push_back({percentile(column, 0.05), percentile(column, 0.95)});
  }
  return out;
}

std::vector<Gain> largestGains(const Bank& bank, const framework::Pack& pack, std::size_t count) {
  const auto now = evaluate(bank, pack, {});
  const double before = expectedGoodness(now.model.probabilities(now.balance.score()));
  const double step = now.weights.sign[1] - now.weights.sign[2];
  std::vector<Gain> gains;
  for (std::size_t place = 0; place < pack.criteria.size(); ++place) {
    Gain gain;
    gain.criterion = pack.criteria[place].id;
    auto balance = now.balance;
    for (const auto& entry : now.pullers[place].down.entries()) {
      if (gain.rows.size() == kGainRows) break;
      const auto& item = bank.items[entry.place];
      balance.turn(item, now.weights, step);
      gain.rows.push_back(item.row);
    }
    gain.gain = expectedGoodness(now.model.probabilities(balance.score())) - before;
    if (!gain.rows.empty() && gain.gain > 0) gains.push_back(std::move(gain));
  }
  std::ranges::stable_sort(gains, [](const Gain& a, const Gain& b) { return a.gain > b.gain; });
  if (gains.size() > count) gains.resize(count);
  return gains;
}

}  // namespace waymark::judgement
