// SPDX-License-Identifier: GPL-3.0-or-later
// A workspace as large as the benches need: the demonstration with its findings repeated under new ids.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "app/demonstration.h"
#include "framework/pack_loader.h"

namespace waymark::bench {

inline domain::ChangeSet demonstrationWith(std::size_t findings, const framework::Pack& pack) {
  auto set = *app::demonstrationArea(pack);
  std::vector<domain::Evidence> first;
  for (const auto& change : set.changes)
    if (const auto* evidence = std::get_if<domain::Evidence>(&*change.after)) first.push_back(*evidence);
  std::mt19937 random(5);
  base::IdMaker ids(99);
  for (std::size_t i = first.size(); i < findings; ++i) {
    auto copy = first[i % first.size()];
    copy.id = ids.makeId<domain::EvidenceTag>(base::Stamp{copy.loggedOn});
    copy.summary += " (" + std::to_string(i) + ")";
    copy.reach = static_cast<domain::Reach>(random() % 4);
    copy.criterion = pack.criteria[random() % pack.criteria.size()].id;
    set.changes.push_back(domain::made(domain::Record{std::move(copy)}));
  }
  return set;
}

}  // namespace waymark::bench
